// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build/text_numbers.h"

#include <algorithm>

#include "indexer/index/file_io.h"

namespace telusur {

namespace {

constexpr std::size_t kFirstSlots = 1024;
constexpr std::size_t kBlockBytes = std::size_t{1} << 16;

}  // namespace

// Open addressing in one array, with a part of the hash in it: a look-up that finds its text reads
// one cache line of slots and the text itself, where a node-based map reads a chain of nodes.
std::uint32_t TextNumbers::number_of(std::string_view text) {
    if (3 * (texts_.size() + 1) > 2 * slots_.size()) grow();
    const auto hash = static_cast<std::uint32_t>(checksum_of(bytes_of(text)));
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
        Slot& slot = slots_[i];
        if (slot.place == 0) {
            texts_.push_back(keep(text));
            slot = {hash, size()};
            return size() - 1;
        }
        if (slot.hash == hash && texts_[slot.place - 1] == text) return slot.place - 1;
    }
}

std::size_t TextNumbers::memory_bytes() const {
    return slots_.capacity() * sizeof(Slot) + texts_.capacity() * sizeof(std::string_view) +
           block_bytes_;
}

// A block never grows past what it reserved, so that its texts stay where they are.
std::string_view TextNumbers::keep(std::string_view text) {
    if (blocks_.empty() || blocks_.back().capacity() - blocks_.back().size() < text.size()) {
        blocks_.emplace_back().reserve(std::max(kBlockBytes, text.size()));
        block_bytes_ += blocks_.back().capacity();
    }
    std::string& block = blocks_.back();
    const std::size_t begin = block.size();
    block += text;
    return std::string_view(block).substr(begin);
}

void TextNumbers::grow() {
    const std::vector<Slot> old = std::move(slots_);
    slots_.assign(std::max(kFirstSlots, 2 * old.size()), {});
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& slot : old) {
        if (slot.place == 0) continue;
        std::size_t i = slot.hash & mask;
        while (slots_[i].place != 0)
            i = (i + 1) & mask;
        slots_[i] = slot;
    }
}

}  // namespace telusur
