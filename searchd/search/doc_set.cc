// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/doc_set.h"

namespace telusur {

namespace {

// Bits counted side by side (Warren, Hacker's Delight, 5-1): without an instruction for it, which
// not every processor we run on has, std::popcount is a call and takes five times as long.
std::uint64_t ones_in(std::uint64_t word) {
    word -= word >> 1 & 0x5555555555555555;
    word = (word & 0x3333333333333333) + (word >> 2 & 0x3333333333333333);
    word = (word + (word >> 4)) & 0x0F0F0F0F0F0F0F0F;
    return word * 0x0101010101010101 >> 56;
}

}  // namespace

DocSet::DocSet(DocumentNumber capacity) : words_((std::size_t{capacity} + 63) / 64) {}

DocSet DocSet::range(DocumentNumber capacity, DocumentNumber begin, DocumentNumber end) {
    DocSet set(capacity);
    for (DocumentNumber document = begin; document < end;) {
        if (document % 64 == 0 && end - document >= 64) {
            set.words_[document / 64] = ~std::uint64_t{0};
            document += 64;
        } else {
            set.add(document++);
        }
    }
    return set;
}

void DocSet::add(std::span<const DocumentNumber> documents) {
    for (const DocumentNumber document : documents)
        add(document);
}

std::uint64_t DocSet::size() const {
    std::uint64_t count = 0;
    for (const std::uint64_t word : words_)
        count += ones_in(word);
    return count;
}

std::uint64_t DocSet::count(DocumentNumber begin, DocumentNumber end) const {
    if (begin >= end) return 0;
    const std::uint64_t from_begin = ~std::uint64_t{0} << (begin % 64);
    const std::uint64_t to_end = ~std::uint64_t{0} >> (63 - (end - 1) % 64);
    const std::size_t first = begin / 64;
    const std::size_t last = (end - 1) / 64;
    if (first == last) return ones_in(words_[first] & from_begin & to_end);
    std::uint64_t count = ones_in(words_[first] & from_begin) + ones_in(words_[last] & to_end);
    for (std::size_t i = first + 1; i < last; ++i)
        count += ones_in(words_[i]);
    return count;
}

std::optional<DocumentNumber> DocSet::first_from(DocumentNumber begin) const {
    for (std::size_t i = begin / 64; i < words_.size(); ++i) {
        std::uint64_t word = words_[i];
        if (i == begin / 64) word &= ~std::uint64_t{0} << (begin % 64);
        if (word == 0) continue;
        return static_cast<DocumentNumber>(i * 64) +
               static_cast<DocumentNumber>(std::countr_zero(word));
    }
    return std::nullopt;
}

std::vector<DocumentNumber> DocSet::list() const {
    std::vector<DocumentNumber> documents;
    documents.reserve(size());
    for_each([&documents](DocumentNumber document) { documents.push_back(document); });
    return documents;
}

DocSet& DocSet::operator&=(const DocSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i)
        words_[i] &= other.words_[i];
    return *this;
}

DocSet& DocSet::operator|=(const DocSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i)
        words_[i] |= other.words_[i];
    return *this;
}

DocSet& DocSet::operator-=(const DocSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i)
        words_[i] &= ~other.words_[i];
    return *this;
}

}  // namespace telusur
