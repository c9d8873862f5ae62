// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/snippets.h"

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <utility>

namespace telusur {

namespace {

constexpr std::size_t kBits = 64;

// Questions have no more words than bits, but phrases come on top: the last ones share one.
std::uint64_t bit(std::size_t number) {
    return std::uint64_t{1} << std::min(number, kBits - 1);
}

// Paragraphs are texts of their own, and a phrase is within one.
bool is_another_text(std::string_view text, const Token& before, const Token& after) {
    return text.substr(before.end, after.begin - before.end).find('\n') != std::string_view::npos;
}

// The words of the phrase that begins with the word `first`; none if none does. Taking each word
// where it comes next leaves the least between.
std::vector<std::size_t> phrase_at(std::string_view text, const std::vector<AnalysedWord>& words,
                                   std::size_t first, const QueryPhrase& phrase) {
    std::vector<std::size_t> places;
    std::uint32_t others = 0;
    for (std::size_t i = first; i < words.size() && others <= phrase.slop; ++i) {
        if (i > first && is_another_text(text, words[i - 1].token, words[i].token)) break;
        if (words[i].form == phrase.forms[places.size()]) {
            places.push_back(i);
            if (places.size() == phrase.forms.size()) return places;
        } else {
            ++others;
        }
    }
    return {};
}

}  // namespace

// What of the question is in an article: terms within words and over several words, too.
struct Snippets::Present {
    std::vector<bool> terms;  // by number
    std::unordered_set<std::string_view> roots;
    std::unordered_set<std::string_view> forms;
};

Snippets::Snippets(const Query& query, const TextAnalysis& analysis)
    : query_(query), analysis_(analysis) {
    ask(query);
}

// All that is read of a question to mark its words.
void Snippets::ask(const Query& query) {
    std::size_t parts = 0;
    for (const QueryWord* word : query.wanted_words())
        add_word(*word, bit(parts++));
    // Words of phrases are told of, but not marked.
    for (const QueryWord& word : query.evidence)
        add_word(word, 0);
    for (const QueryPhrase* phrase : query.wanted_phrases())
        phrases_.push_back({phrase, bit(parts++)});
}

void Snippets::add_word(const QueryWord& word, std::uint64_t asked) {
    if (!word.root.empty()) add_way(std::span(&word.root, 1), asked);
    for (const std::string& term : word.beginning)
        add_way(std::span(&term, 1), asked);
    for (const Expansion& expansion : word.expansions)
        add_way(expansion.terms, asked);
    has_beginnings_ = has_beginnings_ || !word.beginning.empty();
}

void Snippets::add_way(std::span<const std::string> terms, std::uint64_t asked) {
    Way way{{}, asked};
    for (const std::string& term : terms)
        way.terms.push_back(number_of(term));
    ways_.push_back(std::move(way));
}

Snippets::TermNumber Snippets::number_of(std::string_view term) {
    return terms_.emplace(term, static_cast<TermNumber>(terms_.size())).first->second;
}

Snippets::Reading Snippets::read(const std::string& text) const {
    Reading reading{text, analysis_.analyse(text), {}};
    for (std::size_t i = 0; i < reading.words.size(); ++i) {
        const AnalysedWord& word = reading.words[i];
        const auto look_up = [&](const std::string& term) {
            const auto found = terms_.find(term);
            if (found != terms_.end()) reading.found.push_back({i, found->second});
        };
        for_each_term(word, look_up);
        if (has_beginnings_) look_up(form_term(word.form, word.root));
    }
    return reading;
}

void Snippets::collect(const Reading& reading, Present& present) const {
    present.terms.resize(terms_.size());
    for (const Found& found : reading.found) {
        const AnalysedWord& word = reading.words[found.word];
        present.terms[found.term] = true;
        if (!terms_.contains(word.root)) continue;
        present.roots.insert(word.root);
        present.forms.insert(word.form);
    }
}

// What each term answers: that of every way of which all terms are there.
std::vector<std::uint64_t> Snippets::asked_by_term(const Present& present) const {
    std::vector<std::uint64_t> asked(terms_.size());
    for (const Way& way : ways_) {
        const bool whole = std::all_of(way.terms.begin(), way.terms.end(),
                                       [&](TermNumber term) { return present.terms[term]; });
        if (!whole) continue;
        for (const TermNumber term : way.terms)
            asked[term] |= way.asked;
    }
    return asked;
}

std::vector<MatchedWord> Snippets::matches(const Reading& reading,
                                           const std::vector<std::uint64_t>& asked) const {
    std::vector<std::uint64_t> by_word(reading.words.size());
    for (const Found& found : reading.found)
        by_word[found.word] |= asked[found.term];
    for (const AskedPhrase& wanted : phrases_) {
        for (std::size_t i = 0; i < reading.words.size(); ++i) {
            for (const std::size_t place :
                 phrase_at(reading.text, reading.words, i, *wanted.phrase))
                by_word[place] |= wanted.asked;
        }
    }
    std::vector<MatchedWord> matches;
    for (std::size_t i = 0; i < by_word.size(); ++i) {
        if (by_word[i] != 0) matches.push_back({reading.words[i].token, by_word[i]});
    }
    return matches;
}

MarkedText Snippets::mark(const std::string& text) const {
    const Reading reading = read(text);
    Present present;
    collect(reading, present);
    return marked(text, matches(reading, asked_by_term(present)));
}

std::vector<MarkedText> Snippets::fragments(const std::string& text) const {
    const Reading reading = read(text);
    Present present;
    collect(reading, present);
    return fragments_of(text, reading.words, matches(reading, asked_by_term(present)));
}

bool Snippets::holds(const Present& present, const std::string& term) const {
    const auto found = terms_.find(term);
    return found != terms_.end() && present.terms[found->second];
}

// How the word asked for stands in an article; nothing if it does not.
std::optional<WordMatch> Snippets::match_of(const QueryWord& word, const Present& present) const {
    if (present.roots.contains(word.root)) {
        return present.forms.contains(word.form) ? WordMatch::Exact : WordMatch::Root;
    }
    if (holds(present, word.root)) return WordMatch::Parts;
    const auto is_there = [&](const std::string& term) { return holds(present, term); };
    if (std::any_of(word.beginning.begin(), word.beginning.end(), is_there)) {
        return WordMatch::Prefix;
    }
    for (const Expansion& expansion : word.expansions) {
        if (!std::all_of(expansion.terms.begin(), expansion.terms.end(), is_there)) continue;
        return telusur::match_of(expansion.kind);
    }
    return std::nullopt;
}

void Snippets::describe(Hit& hit) const {
    const std::string body_of_hit = body_text(hit.article);
    const Reading title = read(hit.article.title);
    const Reading body = read(body_of_hit);
    std::vector<Reading> tags;
    for (const std::string& tag : hit.article.tags)
        tags.push_back(read(tag));
    Present present;
    collect(title, present);
    collect(body, present);
    for (const Reading& tag : tags)
        collect(tag, present);
    const std::vector<std::uint64_t> asked = asked_by_term(present);
    hit.title = marked(title.text, matches(title, asked));
    hit.fragments = fragments_of(body.text, body.words, matches(body, asked));
    for (const std::vector<QueryWord>* words : {&query_.words, &query_.evidence}) {
        for (const QueryWord& word : *words) {
            if (const auto match = match_of(word, present))
                hit.matched.emplace_back(word.form, *match);
        }
    }
}

}  // namespace telusur
