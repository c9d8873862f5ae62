// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/language_learner.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace telusur {

namespace {

// Spellings are learned of roots: what holds for Soeharto then holds for Soehartonya.
std::map<std::string, WordCounts> count_roots(const ArchiveStatistics& statistics,
                                              const Stemmer& stemmer) {
    std::map<std::string, WordCounts> roots;
    for (const auto& [word, counts] : statistics.words())
        roots[stemmer.root(word)] += counts;
    return roots;
}

// Exceptions come before spellings: a word that the user says is its own root has no other, and the
// root that he gives to a representative stands for its other spellings too.
SpellingBridge obeying(const Exceptions& exceptions, const SpellingBridge& learned,
                       const Stemmer& stemmer) {
    SpellingBridge::Pairs pairs;
    for (const auto& [variant, representative] : learned.pairs()) {
        const auto kept = std::pair(variant, variant);
        if (std::find(exceptions.begin(), exceptions.end(), kept) == exceptions.end())
            pairs.emplace_back(variant, stemmer.root(representative));
    }
    return SpellingBridge(std::move(pairs));
}

}  // namespace

void LanguageLearner::add(std::span<const std::string_view> texts, std::string_view day) {
    for (const std::string_view text : texts)
        statistics_.add(text);
    acronyms_.add(texts, day);
}

void LanguageLearner::add(const LanguageLearner& others) {
    statistics_.add(others.statistics_);
    acronyms_.add(others.acronyms_);
}

LanguageModel LanguageLearner::learn(const WordSources& sources) const {
    const IndonesianStemmer stemmer(train_model(sources, statistics_));
    const SpellingBridge spelling =
        learn_spelling(count_roots(statistics_, stemmer), stemmer.model().lexicon());
    return {stemmer.model(), obeying(sources.exceptions, spelling, stemmer), acronyms_.acronyms()};
}

}  // namespace telusur
