// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/searchd/support/plain_synonyms.h"

#include <algorithm>

#include "stemmers/stop_words.h"

namespace telusur::testing {

PlainSynonyms::PlainSynonyms(const std::vector<SynonymLine>& lines, const TextAnalysis& analysis)
    : analysis_(analysis) {
    for (const SynonymLine& line : lines) {
        for (const std::string& right : line.right) {
            add(line.left, right);
            if (line.two_way) add(right, line.left);
        }
    }
}

PlainSynonyms::Terms PlainSynonyms::terms_of(const std::string& phrase) const {
    Terms terms;
    for (const AnalysedWord& word : analysis_.analyse(phrase)) {
        if (!is_stop_word(word.form)) terms.push_back(word.root);
    }
    return terms;
}

void PlainSynonyms::add(const std::string& from, const std::string& to) {
    rules_.push_back({terms_of(from), terms_of(to)});
    const Rule& rule = rules_.back();
    if (rule.from.empty() || rule.to.empty() || rule.from == rule.to) rules_.pop_back();
}

std::vector<std::vector<PlainSynonyms::Terms>> PlainSynonyms::of(
    const std::vector<AnalysedWord>& words) const {
    std::vector<std::vector<Terms>> others(words.size());
    std::vector<std::size_t> telling;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!is_stop_word(words[i].form)) telling.push_back(i);
    }
    const auto stands_at = [&](const Rule& rule, std::size_t place) {
        if (place + rule.from.size() > telling.size()) return false;
        for (std::size_t i = 0; i < rule.from.size(); ++i) {
            const AnalysedWord& word = words[telling[place + i]];
            const bool same_sentence = word.token.sentence == words[telling[place]].token.sentence;
            if (word.root != rule.from[i] || !same_sentence) return false;
        }
        return true;
    };
    for (std::size_t place = 0; place < telling.size();) {
        std::size_t longest = 0;
        for (const Rule& rule : rules_) {
            if (stands_at(rule, place)) longest = std::max(longest, rule.from.size());
        }
        for (const Rule& rule : rules_) {
            if (rule.from.size() != longest || !stands_at(rule, place)) continue;
            for (std::size_t i = telling[place]; i <= telling[place + longest - 1]; ++i)
                others[i].push_back(rule.to);
        }
        place += std::max<std::size_t>(1, longest);
    }
    return others;
}

}  // namespace telusur::testing
