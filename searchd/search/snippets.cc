// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/snippets.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

#include "stemmers/characters.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
};

constexpr std::string_view kEllipsis = "…";
constexpr std::size_t kMaximumPunctuation = 4;

std::vector<QueryWord> wanted_words(const Query& query) {
    std::vector<QueryWord> words = query.words;
    words.insert(words.end(), query.evidence.begin(), query.evidence.end());
    return words;
}

// The bytes of `text` from `begin` up to `end`, with the words among `words` marked.
MarkedText cut(const std::string& text, Range range, const std::vector<Token>& words) {
    MarkedText result;
    const std::string_view whole = text;
    std::size_t code_points = 0;
    std::size_t position = range.begin;
    for (const Token& word : words) {
        if (word.begin < range.begin || word.end > range.end) continue;
        code_points += count_code_points(whole.substr(position, word.begin - position));
        const std::size_t length = count_code_points(word.of(whole));
        result.marks.push_back({code_points, code_points + length});
        code_points += length;
        position = word.end;
    }
    result.text = text.substr(range.begin, range.end - range.begin);
    // Paragraphs become one running text; a line feed and a blank have the same length.
    std::replace(result.text.begin(), result.text.end(), '\n', ' ');
    return result;
}

bool is_opening(char32_t c) {
    return c == '"' || c == '(' || c == '[' || c == 0x2018 || c == 0x201C || c == 0xAB;
}

// Where a sentence begins whose first word does, its opening quotes and brackets included.
std::size_t with_opening(const std::string& text, std::size_t begin) {
    while (begin > 0) {
        std::size_t before = begin - 1;
        while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80)
            --before;
        if (!is_opening(read_character(text, before).code_point)) break;
        begin = before;
    }
    return begin;
}

// Start of the sentence of the word at `position`, or `position` if that is before `limit`.
std::size_t sentence_start(const std::string& text, const std::vector<AnalysedWord>& words,
                           std::size_t position, std::size_t limit) {
    auto first = std::lower_bound(
        words.begin(), words.end(), position,
        [](const AnalysedWord& word, std::size_t place) { return word.token.begin < place; });
    if (first == words.end()) return position;
    const std::uint32_t sentence = first->token.sentence;
    while (first != words.begin() && std::prev(first)->token.sentence == sentence)
        --first;
    const std::size_t begin = first == words.begin() ? 0 : with_opening(text, first->token.begin);
    return begin >= limit ? begin : position;
}

// The end of the last word that keeps the stretch from `begin` on within the snippet's length, with
// the punctuation that follows it.
std::size_t last_end(const std::string& text, std::size_t begin,
                     const std::vector<AnalysedWord>& words) {
    std::size_t end = begin;
    std::size_t length = 0;
    for (const AnalysedWord& word : words) {
        if (word.token.begin < begin) continue;
        length += count_code_points(std::string_view(text).substr(end, word.token.end - end));
        if (length > kSnippetLength) return end;
        end = word.token.end;
    }
    const std::size_t rest = count_code_points(std::string_view(text).substr(end));
    return length + rest <= kSnippetLength ? text.size() : end;
}

bool is_closing(char32_t c) {
    switch (c) {
        case '.':
        case ',':
        case '!':
        case '?':
        case ')':
        case '"':
        case 0x00BB:
        case 0x2019:
        case 0x201D:
        case 0x2026:
            return true;
        default:
            return false;
    }
}

void include_closing_punctuation(const std::string& text, std::size_t& end) {
    for (std::size_t count = 0; count < kMaximumPunctuation && end < text.size(); ++count) {
        const Character c = read_character(text, end);
        if (!is_closing(c.code_point)) break;
        end = c.end;
    }
}

// Where the text is `count` code points after `begin`, or its end.
std::size_t after_code_points(const std::string& text, std::size_t begin, std::size_t count) {
    std::size_t end = begin;
    while (end < text.size()) {
        const bool starts = (static_cast<unsigned char>(text[end]) & 0xC0) != 0x80;
        if (starts && count-- == 0) break;
        ++end;
    }
    return end;
}

MarkedText with_ellipses(MarkedText excerpt, bool before, bool after) {
    if (before) {
        excerpt.text.insert(0, std::string(kEllipsis) + " ");
        for (Mark& mark : excerpt.marks) {
            mark.begin += 2;
            mark.end += 2;
        }
    }
    if (after) excerpt.text += " " + std::string(kEllipsis);
    return excerpt;
}

bool holds_all(const std::set<std::string_view>& present, const std::vector<std::string>& terms) {
    return std::all_of(terms.begin(), terms.end(),
                       [&present](const std::string& term) { return present.contains(term); });
}

// Prefixes stand for terms of forms, too.
template <typename Use>
void for_each_asked_term(const AnalysedWord& word, const Use& use) {
    for_each_term(word, use);
    const std::string form = form_term(word.form, word.root);
    if (!form.empty()) use(form);
}

bool is_among(const AnalysedWord& word, const std::set<std::string_view>& wanted) {
    bool among = false;
    for_each_asked_term(word,
                        [&](const std::string& term) { among = among || wanted.contains(term); });
    return among;
}

}  // namespace

Snippets::Snippets(const Query& query, const TextAnalysis& analysis)
    : words_(wanted_words(query)), analysis_(analysis) {
    for (const QueryWord& word : words_) {
        asked_.insert(word.root);
        asked_.insert(word.beginning.begin(), word.beginning.end());
        for (const Expansion& expansion : word.expansions)
            asked_.insert(expansion.terms.begin(), expansion.terms.end());
    }
}

Snippets::Terms Snippets::asked_in(const std::vector<AnalysedWord>& words) const {
    Terms present;
    for (const AnalysedWord& word : words) {
        for_each_asked_term(word, [&](const std::string& term) {
            const auto found = asked_.find(term);
            if (found != asked_.end()) present.insert(*found);
        });
    }
    return present;
}

// The roots asked for, and what stands for them where all of it is there.
Snippets::Terms Snippets::wanted_among(const Terms& present) const {
    Terms wanted;
    for (const QueryWord& word : words_) {
        wanted.insert(word.root);
        wanted.insert(word.beginning.begin(), word.beginning.end());
        for (const Expansion& expansion : word.expansions) {
            if (!holds_all(present, expansion.terms)) continue;
            wanted.insert(expansion.terms.begin(), expansion.terms.end());
        }
    }
    return wanted;
}

MarkedText Snippets::mark(const std::string& text) const {
    const std::vector<AnalysedWord> words = analysis_.analyse(text);
    return mark(text, words, wanted_among(asked_in(words)));
}

MarkedText Snippets::mark(const std::string& text, const std::vector<AnalysedWord>& words,
                          const Terms& wanted) const {
    std::vector<Token> tokens;
    for (const AnalysedWord& word : words) {
        if (is_among(word, wanted)) tokens.push_back(word.token);
    }
    return cut(text, {0, text.size()}, tokens);
}

namespace {

// Where the densest window of matches begins and ends, in bytes: most different roots, then most
// matches, then the first.
Range densest(const std::string& text, const std::vector<const AnalysedWord*>& matches) {
    Range best;
    std::pair<std::size_t, std::size_t> best_worth{0, 0};
    std::map<std::string_view, std::size_t> inside;
    std::size_t length = 0;
    std::size_t first = 0;
    for (std::size_t last = 0; last < matches.size(); ++last) {
        const Token& token = matches[last]->token;
        const std::size_t previous = last == 0 ? token.begin : matches[last - 1]->token.end;
        length += count_code_points(std::string_view(text).substr(previous, token.end - previous));
        ++inside[matches[last]->root];
        while (length > kSnippetLength && first < last) {
            const std::size_t from = matches[first]->token.begin;
            const std::size_t to = matches[first + 1]->token.begin;
            length -= count_code_points(std::string_view(text).substr(from, to - from));
            if (--inside[matches[first]->root] == 0) inside.erase(matches[first]->root);
            ++first;
        }
        const std::pair worth{inside.size(), last - first + 1};
        if (worth > best_worth) {
            best_worth = worth;
            best = {matches[first]->token.begin, token.end};
        }
    }
    return best;
}

}  // namespace

MarkedText Snippets::excerpt(const std::string& text) const {
    const std::vector<AnalysedWord> words = analysis_.analyse(text);
    return excerpt(text, words, wanted_among(asked_in(words)));
}

MarkedText Snippets::excerpt(const std::string& text, const std::vector<AnalysedWord>& words,
                             const Terms& wanted) const {
    std::vector<const AnalysedWord*> matches;
    std::vector<Token> tokens;
    for (const AnalysedWord& word : words) {
        if (!is_among(word, wanted)) continue;
        matches.push_back(&word);
        tokens.push_back(word.token);
    }
    Range range = densest(text, matches);
    // What the matches leave free of the length goes to what stands before them, up to the start of
    // their sentence: bytes are at least as many as code points, so this never takes too much.
    const std::size_t used = range.end - range.begin;
    const std::size_t spare = used < kSnippetLength ? kSnippetLength - used : 0;
    const std::size_t limit = range.begin > spare ? range.begin - spare : 0;
    range.begin = sentence_start(text, words, range.begin, limit);
    range.end = std::max(range.end, last_end(text, range.begin, words));
    // A word that is longer than all of the snippet, or a text without words.
    range.end = std::min(range.end, after_code_points(text, range.begin, kSnippetLength));
    if (words.empty()) range.end = after_code_points(text, range.begin, kSnippetLength);
    include_closing_punctuation(text, range.end);
    return with_ellipses(cut(text, range, tokens), range.begin > 0, range.end < text.size());
}

namespace {

// What of the question is in an article: terms within words and over several words, too.
struct Present {
    std::set<std::string_view> terms;
    std::set<std::string_view> roots;
    std::set<std::string_view> forms;
};

// How the word asked for stands in an article; nothing if it does not.
std::optional<WordMatch> match_of(const QueryWord& wanted, const Present& present) {
    if (present.roots.contains(wanted.root)) {
        return present.forms.contains(wanted.form) ? WordMatch::Exact : WordMatch::Root;
    }
    if (present.terms.contains(wanted.root)) return WordMatch::Parts;
    const auto is_present = [&](const std::string& term) { return present.terms.contains(term); };
    if (std::any_of(wanted.beginning.begin(), wanted.beginning.end(), is_present)) {
        return WordMatch::Prefix;
    }
    for (const Expansion& expansion : wanted.expansions) {
        if (!holds_all(present.terms, expansion.terms)) continue;
        const bool same_word =
            expansion.kind == ExpansionKind::Parts || expansion.kind == ExpansionKind::Whole;
        return same_word ? WordMatch::Parts : WordMatch::Synonym;
    }
    return std::nullopt;
}

}  // namespace

void Snippets::describe(Hit& hit) const {
    const std::string body = body_text(hit.article);
    const std::vector<AnalysedWord> title_words = analysis_.analyse(hit.article.title);
    const std::vector<AnalysedWord> body_words = analysis_.analyse(body);
    std::vector<AnalysedWord> tag_words;
    for (const std::string& tag : hit.article.tags) {
        for (AnalysedWord& word : analysis_.analyse(tag))
            tag_words.push_back(std::move(word));
    }
    Present present;
    const auto collect = [&](const std::vector<AnalysedWord>& words) {
        present.terms.merge(asked_in(words));
        for (const AnalysedWord& word : words) {
            if (!asked_.contains(word.root)) continue;
            present.roots.insert(word.root);
            present.forms.insert(word.form);
        }
    };
    collect(title_words);
    collect(body_words);
    collect(tag_words);
    const Terms wanted = wanted_among(present.terms);
    hit.title = mark(hit.article.title, title_words, wanted);
    hit.snippet = excerpt(body, body_words, wanted);
    for (const QueryWord& word : words_) {
        if (const auto match = match_of(word, present)) {
            hit.matched.emplace_back(word.form, *match);
        }
    }
}

}  // namespace telusur
