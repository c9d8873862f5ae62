// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/language_learner.h"

#include <map>
#include <string>

namespace telusur {

namespace {

// Spellings are learned of roots: what holds for Soeharto then holds for Soehartonya.
std::map<std::string, WordCounts> count_roots(const ArchiveStatistics& statistics,
                                              const Stemmer& stemmer) {
    std::map<std::string, WordCounts> roots;
    for (const auto& [word, counts] : statistics.words()) {
        WordCounts& sum = roots[stemmer.root(word)];
        sum.total += counts.total;
        sum.inside_lower += counts.inside_lower;
        sum.inside_capital += counts.inside_capital;
    }
    return roots;
}

}  // namespace

void LanguageLearner::add(std::span<const std::string_view> texts, std::string_view day) {
    for (const std::string_view text : texts)
        statistics_.add(text);
    acronyms_.add(texts, day);
}

LanguageModel LanguageLearner::learn(const WordSources& sources) const {
    const IndonesianStemmer stemmer(train_model(sources, statistics_));
    return {stemmer.model(),
            learn_spelling(count_roots(statistics_, stemmer), stemmer.model().lexicon()),
            acronyms_.acronyms()};
}

}  // namespace telusur
