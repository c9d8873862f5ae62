// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/snippets.h"

#include <algorithm>
#include <map>
#include <set>

#include "stemmers/normalizer.h"

namespace telusur {

namespace {

struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
};

constexpr std::string_view kEllipsis = "…";
constexpr std::size_t kMaximumPunctuation = 4;

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

bool ends_sentence(char c) {
    return c == '.' || c == '!' || c == '?' || c == '\n';
}

// Start of the sentence that holds `position`, looking back no further than `limit`. A plain rule:
// a full stop, question or exclamation mark and a blank, or the start of a paragraph.
std::size_t sentence_start(const std::string& text, std::size_t position, std::size_t limit) {
    for (std::size_t i = position; i > limit; --i) {
        if (text[i - 1] == '\n') return i;
        if (i >= 2 && text[i - 1] == ' ' && ends_sentence(text[i - 2])) return i;
    }
    return limit == 0 ? 0 : position;
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

void include_closing_punctuation(const std::string& text, std::size_t& end) {
    const std::size_t limit = std::min(text.size(), end + kMaximumPunctuation);
    while (end < limit && std::string_view(".,!?)\"").find(text[end]) != std::string::npos)
        ++end;
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

}  // namespace

bool Snippets::is_wanted(const AnalysedWord& word) const {
    return std::any_of(query_.words.begin(), query_.words.end(),
                       [&](const QueryWord& wanted) { return wanted.root == word.root; });
}

MarkedText Snippets::mark(const std::string& text) const {
    return mark(text, analysis_.analyse(text));
}

MarkedText Snippets::mark(const std::string& text, const std::vector<AnalysedWord>& words) const {
    std::vector<Token> wanted;
    for (const AnalysedWord& word : words) {
        if (is_wanted(word)) wanted.push_back(word.token);
    }
    return cut(text, {0, text.size()}, wanted);
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
    return excerpt(text, analysis_.analyse(text));
}

MarkedText Snippets::excerpt(const std::string& text,
                             const std::vector<AnalysedWord>& words) const {
    std::vector<const AnalysedWord*> matches;
    std::vector<Token> tokens;
    for (const AnalysedWord& word : words) {
        if (!is_wanted(word)) continue;
        matches.push_back(&word);
        tokens.push_back(word.token);
    }
    Range range = densest(text, matches);
    // What the matches leave free of the length goes to what stands before them, up to the start of
    // their sentence: bytes are at least as many as code points, so this never takes too much.
    const std::size_t used = range.end - range.begin;
    const std::size_t spare = used < kSnippetLength ? kSnippetLength - used : 0;
    const std::size_t limit = range.begin > spare ? range.begin - spare : 0;
    range.begin = sentence_start(text, range.begin, limit);
    range.end = std::max(range.end, last_end(text, range.begin, words));
    // A word that is longer than all of the snippet, or a text without words.
    range.end = std::min(range.end, after_code_points(text, range.begin, kSnippetLength));
    if (words.empty()) range.end = after_code_points(text, range.begin, kSnippetLength);
    include_closing_punctuation(text, range.end);
    return with_ellipses(cut(text, range, tokens), range.begin > 0, range.end < text.size());
}

void Snippets::describe(Hit& hit) const {
    const std::string body = body_text(hit.article);
    const std::vector<AnalysedWord> title_words = analysis_.analyse(hit.article.title);
    const std::vector<AnalysedWord> body_words = analysis_.analyse(body);
    hit.title = mark(hit.article.title, title_words);
    hit.snippet = excerpt(body, body_words);

    std::map<std::string, std::set<std::string>> forms;  // root → folded forms in the article
    const auto collect = [&](const std::vector<AnalysedWord>& words) {
        for (const AnalysedWord& word : words) {
            if (is_wanted(word)) forms[word.root].insert(word.form);
        }
    };
    collect(title_words);
    collect(body_words);
    for (const std::string& tag : hit.article.tags)
        collect(analysis_.analyse(tag));
    for (const QueryWord& word : query_.words) {
        const auto found = forms.find(word.root);
        if (found == forms.end()) continue;
        const bool exact = found->second.contains(word.form);
        hit.matched.emplace_back(word.form, exact ? WordMatch::Exact : WordMatch::Root);
    }
}

}  // namespace telusur
