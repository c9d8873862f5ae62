// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/root_discovery.h"

#include <set>
#include <utility>

namespace telusur {

namespace {

constexpr std::size_t kShortestRoot = 4;
constexpr std::uint32_t kFewestSightings = 5;  // alone
constexpr std::size_t kFewestForms = 2;        // affixed
// As many small letters as capitals inside sentences, or more: else it may be a name.
bool is_common(const WordCounts& counts) {
    return counts.total >= kFewestSightings && counts.inside_lower > counts.inside_capital;
}

// A clitic goes on anything, and -i or -an may be chance; a prefix is telling.
bool is_telling(const Affixes& affixes) {
    return affixes.prefix_count > 0;
}

}  // namespace

std::vector<std::string> discover_roots(const std::map<std::string, WordCounts>& words,
                                        const IndonesianStemmer& stemmer) {
    std::vector<std::string> unknown;
    std::vector<LexiconEntry> candidates;
    for (const auto& [word, counts] : words) {
        if (word.size() < kShortestRoot || stemmer.root(word) != word || stemmer.knows(word)) {
            continue;
        }
        unknown.push_back(word);
        if (!is_common(counts)) continue;
        LexiconEntry entry;
        entry.word = word;
        entry.roles.root = true;
        candidates.push_back(std::move(entry));
    }
    const Lexicon lexicon(std::move(candidates));
    std::map<std::string, std::set<std::string>> forms;
    for (const std::string& word : unknown) {
        for (const Analysis& analysis : analyses_of(word, lexicon)) {
            if (is_telling(analysis.affixes)) forms[analysis.root->word].insert(word);
        }
    }
    std::vector<std::string> roots;
    for (const auto& [root, affixed] : forms) {
        if (affixed.size() >= kFewestForms) roots.push_back(root);
    }
    return roots;
}

}  // namespace telusur
