// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/lexicon_builder.h"

#include <algorithm>
#include <utility>

#include "stemmers/digest.h"
#include "stemmers/text_fields.h"
#include "stemmers/word_lists.h"

namespace telusur {

namespace {

bool is_compound(std::string_view word) {
    return word.find('-') != std::string_view::npos;
}

// `tidakadil` is listed for the sake of ketidakadilan alone, which has a rule here.
bool is_negated_stem(std::string_view word) {
    constexpr std::string_view kNot = "tidak";
    return word.size() > kNot.size() && word.starts_with(kNot) && !is_compound(word);
}

}  // namespace

LexiconEntry& LexiconBuilder::entry_of(std::string_view word) {
    const auto known = entries_.find(word);
    if (known != entries_.end()) return known->second;
    LexiconEntry& entry = entries_[std::string(word)];
    entry.word = word;
    return entry;
}

void LexiconBuilder::add_words(std::string_view words, const WordRoles& roles) {
    for (const std::string_view word : split(words, ' ')) {
        WordRoles& known = entry_of(word).roles;
        known.root = known.root || (roles.root && !is_compound(word));
        known.kept = known.kept || roles.kept;
        known.name = known.name || roles.name;
        known.monosyllable = known.monosyllable || roles.monosyllable;
    }
}

void LexiconBuilder::add_dictionary(const std::vector<DictionaryWord>& dictionary) {
    for (const DictionaryWord& word : dictionary) {
        if (word.proper || is_compound(word.word) || is_negated_stem(word.word)) continue;
        LexiconEntry& entry = entry_of(word.word);
        entry.roles.root = true;
        entry.roles.monosyllable = word.monosyllable;
        entry.patterns = word.patterns;
    }
}

void LexiconBuilder::add_own_lists() {
    for (const WordGroup& group : added_roots())
        add_words(group.words, {.root = true});
    for (const WordGroup& group : monosyllables()) {
        add_words(group.words, {.root = true, .monosyllable = true});
    }
    for (const WordGroup& group : kept_words()) {
        add_words(group.words, {.root = true, .kept = true});
    }
    for (const WordGroup& group : acronyms())
        add_words(group.words, {.kept = true});
    for (const WordGroup& group : well_known_names())
        add_words(group.words, {.name = true});
    for (const FixedRoot& fixed : fixed_roots()) {
        add_root(fixed.root);
        add_words(fixed.words, {.root = true});
        for (const std::string_view word : split(fixed.words, ' '))
            entry_of(word).fixed_root = fixed.root;
    }
}

void LexiconBuilder::add_exceptions(const Exceptions& exceptions) {
    for (const auto& [word, root] : exceptions) {
        LexiconEntry& entry = entry_of(word);
        entry.fixed_root = word == root ? "" : root;
        entry.roles.kept = word == root;
        entry.roles.name = false;
    }
}

void LexiconBuilder::add_root(std::string_view word) {
    entry_of(word).roles.root = true;
}

void LexiconBuilder::add_name(std::string_view word) {
    entry_of(word).roles.name = true;
}

void LexiconBuilder::set_productivity(const std::vector<std::uint32_t>& productivity) {
    std::size_t place = 0;
    for (auto& [word, entry] : entries_)
        entry.productivity = productivity.at(place++);
}

Lexicon LexiconBuilder::build() const {
    std::vector<LexiconEntry> entries;
    entries.reserve(entries_.size());
    for (const auto& [word, entry] : entries_)
        entries.push_back(entry);
    return Lexicon(std::move(entries));
}

std::string LexiconBuilder::digest() const {
    std::uint64_t hash = hash_bytes("");
    for (const auto& [word, entry] : entries_) {
        hash = hash_bytes(word, hash);
        hash = hash_bytes("\t", hash);
        hash = hash_bytes(entry.fixed_root, hash);
        hash = hash_bytes("\t", hash);
        for (const bool role :
             {entry.roles.root, entry.roles.kept, entry.roles.name, entry.roles.monosyllable}) {
            hash = hash_bytes(role ? "+" : "-", hash);
        }
        hash = hash_bytes(to_hex(entry.patterns), hash);
    }
    return to_hex(hash);
}

}  // namespace telusur
