// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/typed_text.h"

#include <algorithm>

#include "stemmers/ascii.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

TypedWords as_typed(std::vector<std::string> words, bool ends_in_blank) {
    TypedWords typed;
    if (words.empty() || words.size() > kMaximumTypedWords) return typed;
    if (!ends_in_blank) {
        typed.beginning = std::move(words.back());
        words.pop_back();
    }
    typed.whole = std::move(words);
    return typed;
}

bool ends_in_blank(std::string_view text) {
    return with_plain_blanks(text).ends_with(' ');
}

std::vector<std::string> split_at_blanks(std::string_view text) {
    std::vector<std::string> pieces;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (end > 0) pieces.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return pieces;
}

// Bytes beyond ASCII are letters: punctuation out there divides no word, which nobody notices.
bool is_word_byte(char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool is_free(const std::vector<KeyPlace>& taken, const KeyPlace& place) {
    return std::none_of(taken.begin(), taken.end(), [&place](const KeyPlace& other) {
        return place.begin < other.end && other.begin < place.end;
    });
}

enum class Extent { Whole, Beginning };

bool take_place(std::vector<KeyPlace>& taken, std::string_view key, std::string_view word,
                Extent extent) {
    for (std::size_t at = key.find(word); at != std::string_view::npos;
         at = key.find(word, at + 1)) {
        const KeyPlace place{at, at + word.size()};
        if (at > 0 && is_word_byte(key[at - 1])) continue;
        const bool goes_on = place.end < key.size() && is_word_byte(key[place.end]);
        if ((extent == Extent::Whole && goes_on) || !is_free(taken, place)) continue;
        taken.push_back(place);
        return true;
    }
    return false;
}

// The fewest code points of `written` that fold to so many bytes; all of them if they do not.
std::size_t code_points_that_fold_to(std::string_view written, std::size_t bytes) {
    std::size_t code_points = 0;
    std::size_t end = 0;
    while (end < written.size() && fold_label(written.substr(0, end)).size() < bytes) {
        ++end;
        while (end < written.size() && (static_cast<unsigned char>(written[end]) & 0xC0) == 0x80)
            ++end;
        ++code_points;
    }
    return code_points;
}

MarkedText with_marks_sorted(MarkedText text) {
    std::sort(text.marks.begin(), text.marks.end(),
              [](const Mark& left, const Mark& right) { return left.begin < right.begin; });
    return text;
}

Mark mark_of(std::string_view title, const Token& token, const std::string& beginning) {
    const std::string_view written = title.substr(token.begin, token.end - token.begin);
    const std::size_t begin = count_code_points(title.substr(0, token.begin));
    // Numbers, for one, are folded to what begins otherwise than they do.
    const bool folds_so = fold_label(written).starts_with(beginning);
    const std::size_t length =
        folds_so ? code_points_that_fold_to(written, beginning.size()) : count_code_points(written);
    return {begin, begin + length};
}

}  // namespace

TypedWords typed_words(std::string_view typed, const TextAnalysis& analysis) {
    if (typed.size() > kMaximumTypedBytes) return {};
    const std::string text = to_well_formed(typed);
    std::vector<std::string> words;
    for (AnalysedWord& word : analysis.analyse(text))
        words.push_back(std::move(word.form));
    return as_typed(std::move(words), ends_in_blank(text));
}

TypedWords typed_label_words(std::string_view typed) {
    if (typed.size() > kMaximumTypedBytes) return {};
    const std::string text = to_well_formed(typed);
    return as_typed(split_at_blanks(fold_label(text)), ends_in_blank(text));
}

std::optional<std::vector<KeyPlace>> places_in_key(std::string_view key, const TypedWords& typed) {
    std::vector<KeyPlace> places;
    for (const std::string& word : typed.whole) {
        if (!take_place(places, key, word, Extent::Whole)) return std::nullopt;
    }
    if (!typed.beginning.empty() && !take_place(places, key, typed.beginning, Extent::Beginning))
        return std::nullopt;
    return places;
}

// A key is its label folded blank by blank, so that each place is within one piece of the label.
MarkedText marked_label(std::string_view label, const std::vector<KeyPlace>& places) {
    MarkedText marked{std::string(label), {}};
    std::size_t key_begin = 0;
    std::size_t begin = 0;  // of the piece, in code points
    for (std::string_view rest = marked.text; !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        const std::string_view piece = rest.substr(0, end);
        const std::size_t key_end = key_begin + fold_label(piece).size();
        for (const KeyPlace& place : places) {
            if (place.begin < key_begin || place.end > key_end) continue;
            marked.marks.push_back(
                {begin + code_points_that_fold_to(piece, place.begin - key_begin),
                 begin + code_points_that_fold_to(piece, place.end - key_begin)});
        }
        if (key_end > key_begin) key_begin = key_end + 1;
        begin += count_code_points(piece) + 1;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return with_marks_sorted(std::move(marked));
}

std::optional<MarkedText> marked_title(std::string_view title, const TypedWords& typed,
                                       const TextAnalysis& analysis) {
    MarkedText marked{std::string(title), {}};
    std::vector<AnalysedWord> words = analysis.analyse(title);
    const auto mark = [&](const std::string& typed_word, const auto& is_it) {
        const auto found = std::find_if(words.begin(), words.end(), is_it);
        if (found == words.end()) return false;
        marked.marks.push_back(mark_of(title, found->token, typed_word));
        words.erase(found);
        return true;
    };
    for (const std::string& whole : typed.whole) {
        if (!mark(whole, [&](const AnalysedWord& word) { return word.form == whole; }))
            return std::nullopt;
    }
    const std::string& beginning = typed.beginning;
    const auto begins_so = [&](const AnalysedWord& word) {
        return word.form.starts_with(beginning);
    };
    if (!beginning.empty() && !mark(beginning, begins_so)) return std::nullopt;
    return with_marks_sorted(std::move(marked));
}

}  // namespace telusur
