// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/name_learning.h"

#include <set>

namespace telusur {

namespace {

constexpr std::uint32_t kFewestSightings = 2;
constexpr std::uint32_t kManySightings = 10;
constexpr std::uint32_t kCapitalPercent = 90;
constexpr std::uint32_t kLivingFamily = 8;

bool is_written_as_a_name(const WordCounts& counts) {
    const std::uint64_t inside = counts.inside_lower + std::uint64_t{counts.inside_capital};
    return counts.inside_capital >= kFewestSightings &&
           counts.inside_capital * std::uint64_t{100} >= inside * kCapitalPercent;
}

// Kehakiman, Perindustrian, Himpunan: institutions are written with capitals and are words all the
// same; songs and books are called Tanah Airku.
bool is_plain_word(const Analysis& analysis, std::uint32_t sightings) {
    const Affixes& affixes = analysis.affixes;
    const auto prefixes = affixes.used_prefixes();
    if ((analysis.root->patterns & pattern_of(prefixes, affixes.suffix)) != 0) return true;
    if (!prefixes.empty() && affixes.suffix != Suffix::None) {
        return analysis.root->productivity >= kLivingFamily;
    }
    if (affixes.possessive == Possessive::Nya || affixes.particle == Particle::Present) return true;
    return affixes.possessive == Possessive::Personal && sightings < kManySightings;
}

// What the rules leave whole needs no protection.
bool needs_protection(const std::string& word, std::uint32_t sightings,
                      const IndonesianStemmer& stemmer) {
    if (stemmer.root(word) == word) return false;
    const auto analyses = stemmer.analyses(word);
    return !analyses.empty() && !is_plain_word(analyses.front().analysis, sightings);
}

}  // namespace

std::vector<std::string> learn_names(const std::map<std::string, WordCounts>& words,
                                     const std::vector<DictionaryWord>& dictionary,
                                     const IndonesianStemmer& stemmer) {
    std::set<std::string> names;
    for (const auto& [word, counts] : words) {
        if (!is_written_as_a_name(counts)) continue;
        if (needs_protection(word, counts.inside_capital, stemmer)) names.insert(word);
    }
    for (const DictionaryWord& word : dictionary) {
        if (word.proper && needs_protection(word.word, kManySightings, stemmer)) {
            names.insert(word.word);
        }
    }
    return {names.begin(), names.end()};
}

}  // namespace telusur
