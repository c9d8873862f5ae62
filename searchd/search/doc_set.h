// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "indexer/index/columns.h"

namespace telusur {

/// A set of the documents of one generation: one bit a document. Documents given must be below the
/// capacity; sets that are combined must have the same.
class DocSet {
  public:
    /// Empty, for documents 0 … capacity-1.
    explicit DocSet(DocumentNumber capacity);
    /// All documents from `begin` up to `end`, end excluded.
    static DocSet range(DocumentNumber capacity, DocumentNumber begin, DocumentNumber end);

    void add(DocumentNumber document) { words_[document / 64] |= bit(document); }
    void add(std::span<const DocumentNumber> documents);
    bool contains(DocumentNumber document) const {
        return (words_[document / 64] & bit(document)) != 0;
    }
    std::uint64_t size() const;
    std::size_t memory_bytes() const { return words_.capacity() * sizeof words_.front(); }
    /// How many of the documents from `begin` up to `end`, end excluded, are in the set.
    std::uint64_t count(DocumentNumber begin, DocumentNumber end) const;
    /// The first document in the set from `begin` on.
    std::optional<DocumentNumber> first_from(DocumentNumber begin) const;

    /// All of them, ascending.
    std::vector<DocumentNumber> list() const;

    DocSet& operator&=(const DocSet& other);
    DocSet& operator|=(const DocSet& other);
    /// Removes what is in `other`.
    DocSet& operator-=(const DocSet& other);

    bool operator==(const DocSet&) const = default;

    /// Calls `visit` for each document, ascending.
    template <typename Visit>
    void for_each(Visit visit) const {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            for (std::uint64_t rest = words_[i]; rest != 0; rest &= rest - 1) {
                visit(static_cast<DocumentNumber>(i * 64) +
                      static_cast<DocumentNumber>(std::countr_zero(rest)));
            }
        }
    }

  private:
    static std::uint64_t bit(DocumentNumber document) {
        return std::uint64_t{1} << (document % 64);
    }

    std::vector<std::uint64_t> words_;
};

}  // namespace telusur
