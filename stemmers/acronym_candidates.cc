// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/acronym_candidates.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "stemmers/recurring_names.h"

namespace telusur {

namespace {

constexpr std::size_t kLongestInside = 160;  // bytes between the parentheses
constexpr std::size_t kLongestShort = 32;    // bytes, with quotes and blanks around it
constexpr std::size_t kLongestName = 14;     // words
constexpr std::size_t kContextWords = kLongestRecurring + 1;

std::optional<AcronymCandidate> aligned(const ShortForm& short_form,
                                        std::vector<PhraseWord> words) {
    const auto alignment = align(short_form, words);
    if (!alignment) return std::nullopt;
    words.erase(words.begin(), words.begin() + std::ptrdiff_t(alignment->first_word));
    // "KPK (KPK)", and names that are only written out: "Golkar (Golkar)".
    if (words.size() == 1 && words.front().folded == short_form.letters) return std::nullopt;
    if (words.size() == 1 && short_form.kind == ShortForm::Kind::Small) return std::nullopt;
    return AcronymCandidate{short_form, std::move(words), AcronymCandidate::Kind::Aligned};
}

// Names without letters in common are never told apart from lists, hence no commas.
std::optional<AcronymCandidate> context(const ShortForm& short_form,
                                        std::vector<PhraseWord> words) {
    const auto comma = std::find_if(words.rbegin(), words.rend(), [](const PhraseWord& word) {
        return word.link == Link::Comma;
    });
    if (comma != words.rend()) words.erase(words.begin(), comma.base() - 1);
    if (words.size() > kContextWords)
        words.erase(words.begin(), words.end() - std::ptrdiff_t(kContextWords));
    if (words.size() < 2 || is_function_word(words.back().folded)) return std::nullopt;
    return AcronymCandidate{short_form, std::move(words), AcronymCandidate::Kind::Context};
}

// kecerdasan buatan (AI)
void read_short_inside(std::string_view before, const ShortForm& short_form,
                       std::vector<AcronymCandidate>& candidates) {
    auto words = words_at_end(before, kLongestName);
    auto candidate = aligned(short_form, words);
    // A small word behind others is seldom their name.
    if (!candidate && short_form.kind != ShortForm::Kind::Small) {
        candidate = context(short_form, std::move(words));
    }
    if (candidate) candidates.push_back(std::move(*candidate));
}

// The last word of a text, or the last two, if they are short.
std::string_view end_of(std::string_view text, int words) {
    if (text.size() > kLongestShort) text.remove_prefix(text.size() - kLongestShort);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    std::size_t begin = text.size();
    for (; words > 0 && begin > 0; --words) {
        const std::size_t blank = text.find_last_of(" \t\r\n(", begin - 1);
        begin = blank == std::string_view::npos ? 0 : blank;
    }
    return text.substr(begin);
}

// KPK (Komisi Pemberantasan Korupsi)
bool read_long_inside(std::string_view before, std::string_view inside,
                      std::vector<AcronymCandidate>& candidates) {
    if (inside.find(' ') == std::string_view::npos) return false;
    for (const int words : {1, 2}) {
        const auto short_form = read_short_form(end_of(before, words));
        if (!short_form || short_form->kind == ShortForm::Kind::Small) continue;
        auto name = words_at_end(inside, kLongestName);
        const auto alignment = align(*short_form, name);
        if (!alignment || alignment->first_word != 0 || name.size() < 2) continue;
        // All of it: nothing may stand before the first word.
        if (!inside.starts_with(name.front().printed)) continue;
        candidates.push_back({*short_form, std::move(name), AcronymCandidate::Kind::Aligned});
        return true;
    }
    return false;
}

// kecerdasan buatan (artificial intelligence/AI)
void read_both_inside(std::string_view before, std::string_view inside,
                      std::vector<AcronymCandidate>& candidates) {
    const std::size_t slash = inside.rfind('/');
    if (slash == std::string_view::npos) return;
    const auto short_form = read_short_form(inside.substr(slash + 1));
    if (!short_form) return;
    auto candidate = aligned(*short_form, words_at_end(inside.substr(0, slash), kLongestName));
    if (!candidate) return;
    candidates.push_back(std::move(*candidate));
    read_short_inside(before, *short_form, candidates);
}

// The long form first: "Universitas Indonesia" could be a short form of two words.
void read_parentheses(std::string_view before, std::string_view inside,
                      std::vector<AcronymCandidate>& candidates) {
    if (read_long_inside(before, inside, candidates)) return;
    if (const auto short_form = read_short_form(inside)) {
        read_short_inside(before, *short_form, candidates);
    } else {
        read_both_inside(before, inside, candidates);
    }
}

}  // namespace

void find_candidates(std::string_view text, std::size_t limit,
                     std::vector<AcronymCandidate>& candidates) {
    std::size_t open = text.find('(');
    while (open != std::string_view::npos && candidates.size() < limit) {
        const std::string_view after = text.substr(open + 1, kLongestInside + 1);
        const std::size_t next = after.find_first_of("()");
        if (next == std::string_view::npos || after[next] == '(') {
            open = text.find('(', open + 1);
            continue;
        }
        read_parentheses(text.substr(0, open), after.substr(0, next), candidates);
        open = text.find('(', open + next + 2);
    }
}

}  // namespace telusur
