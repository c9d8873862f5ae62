// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/model_trainer.h"

#include <algorithm>
#include <map>

#include "stemmers/digest.h"
#include "stemmers/indonesian_stemmer.h"
#include "stemmers/productivity.h"
#include "stemmers/root_discovery.h"
#include "stemmers/word_lists.h"

namespace telusur {

namespace {

constexpr std::uint32_t kFewestSightings = 2;
constexpr std::uint32_t kManySightings = 10;
constexpr std::uint32_t kCapitalPercent = 90;
constexpr std::uint32_t kLivingFamily = 8;

using Entries = std::map<std::string, LexiconEntry, std::less<>>;

LexiconEntry& entry_of(Entries& entries, std::string_view word) {
    const auto known = entries.find(word);
    if (known != entries.end()) return known->second;
    LexiconEntry entry;
    entry.word = word;
    return entries.emplace(std::string(word), std::move(entry)).first->second;
}

template <class Use>
void for_each_word(std::string_view words, const Use& use) {
    while (!words.empty()) {
        const std::string_view word = words.substr(0, words.find(' '));
        if (!word.empty()) use(word);
        words.remove_prefix(std::min(words.size(), word.size() + 1));
    }
}

// `tidakadil` is listed for the sake of ketidakadilan alone, which has a rule here.
bool is_a_negated_stem(std::string_view word) {
    return word.size() > 5 && word.starts_with("tidak") && word.find('-') == std::string_view::npos;
}

void add_dictionary(const std::vector<DictionaryWord>& dictionary, Entries& entries) {
    for (const DictionaryWord& word : dictionary) {
        if (is_a_negated_stem(word.word)) continue;
        LexiconEntry& entry = entry_of(entries, word.word);
        const bool compound = word.word.find('-') != std::string::npos;
        entry.roles.compound = compound;
        entry.roles.root = !compound && !word.proper;
        entry.roles.monosyllable = word.monosyllable;
        entry.patterns = word.patterns;
    }
}

void add_group(std::span<const WordGroup> groups, const WordRoles& roles, Entries& entries) {
    for (const WordGroup& group : groups) {
        for_each_word(group.words, [&](std::string_view word) {
            WordRoles& known = entry_of(entries, word).roles;
            known.root = known.root || roles.root;
            known.kept = known.kept || roles.kept;
            known.name = known.name || roles.name;
            known.monosyllable = known.monosyllable || roles.monosyllable;
        });
    }
}

void add_own_lists(Entries& entries) {
    add_group(added_roots(), {.root = true}, entries);
    add_group(monosyllables(), {.root = true, .monosyllable = true}, entries);
    add_group(kept_words(), {.root = true, .kept = true}, entries);
    add_group(acronyms(), {.kept = true}, entries);
    add_group(well_known_names(), {.name = true}, entries);
    for (const FixedRoot& fixed : fixed_roots()) {
        entry_of(entries, fixed.root).roles.root = true;
        for_each_word(fixed.words, [&](std::string_view word) {
            entry_of(entries, word).fixed_root = fixed.root;
        });
    }
}

// A user's word overrides everything that we say of it.
void add_exceptions(const Exceptions& exceptions, Entries& entries) {
    for (const auto& [word, root] : exceptions) {
        LexiconEntry& entry = entry_of(entries, word);
        entry.fixed_root = word == root ? "" : root;
        entry.roles.kept = word == root;
    }
}

std::string digest_of(const Entries& entries) {
    std::uint64_t hash = hash_bytes("");
    for (const auto& [word, entry] : entries) {
        hash = hash_bytes(word, hash);
        hash = hash_bytes(entry.fixed_root, hash);
        const bool roles[] = {entry.roles.root, entry.roles.kept, entry.roles.name,
                              entry.roles.compound, entry.roles.monosyllable};
        for (const bool role : roles)
            hash = hash_bytes(role ? "+" : "-", hash);
        hash = hash_bytes(to_hex(entry.patterns), hash);
    }
    return to_hex(hash);
}

Lexicon lexicon_of(const Entries& entries) {
    std::vector<LexiconEntry> list;
    list.reserve(entries.size());
    for (const auto& [word, entry] : entries)
        list.push_back(entry);
    return Lexicon(std::move(list));
}

void add_productivity(const std::vector<std::string>& vocabulary, Entries& entries) {
    const std::vector<std::uint32_t> learned = learn_productivity(lexicon_of(entries), vocabulary);
    std::size_t place = 0;
    for (auto& [word, entry] : entries)
        entry.productivity = learned[place++];
}

bool is_written_as_a_name(const WordCounts& counts) {
    const std::uint64_t inside = counts.inside_lower + std::uint64_t{counts.inside_capital};
    return counts.inside_capital >= kFewestSightings &&
           counts.inside_capital * std::uint64_t{100} >= inside * kCapitalPercent;
}

// Kehakiman, Perindustrian, Himpunan: institutions are written with capitals and are words all the
// same; songs and books are called Tanah Airku.
bool is_a_plain_word(const Analysis& analysis, const WordCounts& counts) {
    const Affixes& affixes = analysis.affixes;
    const auto prefixes = affixes.used_prefixes();
    const PatternSet pattern = pattern_of(prefixes, affixes.suffix);
    if ((analysis.root->patterns & pattern) != 0) return true;
    if (!prefixes.empty() && affixes.suffix != Suffix::None) {
        return analysis.root->productivity >= kLivingFamily;
    }
    if (affixes.possessive == Possessive::Nya || affixes.particle == Particle::Present) return true;
    return affixes.possessive == Possessive::Personal && counts.inside_capital < kManySightings;
}

// What the rules leave whole needs no protection.
void protect_name(const std::string& word, const WordCounts& counts,
                  const IndonesianStemmer& stemmer, Entries& entries) {
    if (stemmer.root(word) == word) return;
    const auto analyses = stemmer.analyses(word);
    if (analyses.empty() || is_a_plain_word(analyses.front().analysis, counts)) return;
    entry_of(entries, word).roles.name = true;
}

void add_names(const std::map<std::string, WordCounts>& words,
               const std::vector<DictionaryWord>& dictionary, Entries& entries) {
    const IndonesianStemmer stemmer(StemModel(lexicon_of(entries), ""));
    for (const auto& [word, counts] : words) {
        if (is_written_as_a_name(counts)) protect_name(word, counts, stemmer, entries);
    }
    for (const DictionaryWord& word : dictionary) {
        if (word.proper) protect_name(word.word, {0, 0, kManySightings}, stemmer, entries);
    }
}

}  // namespace

StemModel train_model(const WordSources& sources, const ArchiveStatistics& archive) {
    Entries entries;
    add_dictionary(sources.dictionary, entries);
    add_own_lists(entries);
    add_exceptions(sources.exceptions, entries);
    std::string digest = digest_of(entries);
    const std::map<std::string, WordCounts> words = archive.words();
    std::vector<std::string> vocabulary;
    for (const auto& [word, counts] : words)
        vocabulary.push_back(word);
    add_productivity(vocabulary, entries);
    const IndonesianStemmer first(StemModel(lexicon_of(entries), ""));
    const std::vector<std::string> discovered = discover_roots(words, first);
    for (const std::string& root : discovered)
        entry_of(entries, root).roles.root = true;
    add_productivity(vocabulary, entries);
    add_names(words, sources.dictionary, entries);
    return {lexicon_of(entries), std::move(digest)};
}

}  // namespace telusur
