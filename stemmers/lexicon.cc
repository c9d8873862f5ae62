// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/lexicon.h"

#include <bit>
#include <utility>

#include "stemmers/digest.h"

namespace telusur {

namespace {

// A word has some hundred candidate bases and nearly all are unknown, so a miss must be cheap: open
// addressing, half empty, and 32 bits of the hash beside the index so that a miss reads no word.
constexpr std::size_t kMinimumSlots = 16;

std::uint32_t check_of(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash >> 32);
}

}  // namespace

Lexicon::Lexicon(std::vector<LexiconEntry> entries) : entries_(std::move(entries)) {
    slots_.resize(std::bit_ceil(entries_.size() * 2 + kMinimumSlots));
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const std::uint64_t hash = hash_bytes(entries_[i].word);
        std::size_t slot = hash & mask;
        while (slots_[slot].entry != 0)
            slot = (slot + 1) & mask;
        slots_[slot] = {check_of(hash), static_cast<std::uint32_t>(i + 1)};
    }
}

const LexiconEntry* Lexicon::find(std::string_view word) const {
    const std::uint64_t hash = hash_bytes(word);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t slot = hash & mask; slots_[slot].entry != 0; slot = (slot + 1) & mask) {
        if (slots_[slot].check != check_of(hash)) continue;
        const LexiconEntry& entry = entries_[slots_[slot].entry - 1];
        if (entry.word == word) return &entry;
    }
    return nullptr;
}

}  // namespace telusur
