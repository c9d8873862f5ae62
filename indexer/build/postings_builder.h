// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <vector>

#include "indexer/build/document_analyser.h"

namespace telusur {

/// The postings of successive documents, a part of what a generation has: add* finish. Documents
/// are numbered in the order of add, from 0. For one thread. Faults of Xapian come out as Error
/// (CannotCreate when the disk is full, else Io).
class PostingsShard {
  public:
    /// Makes a database in `directory`. Holds some 100 bytes for each of `postings_in_memory`.
    PostingsShard(std::filesystem::path directory, std::uint64_t postings_in_memory);
    ~PostingsShard();

    /// The terms of the next document, ascending by bytes, each once.
    void add(std::span<const WeightedTerm> terms);
    void finish();

  private:
    struct Database;

    std::filesystem::path directory_;
    std::uint64_t postings_in_memory_;
    std::uint64_t postings_ = 0;
    std::unique_ptr<Database> database_;
};

/// Writes the postings of a generation from its shards, at least one, in their order, and removes
/// these. Faults come out as those of PostingsShard.
void merge_postings(const std::vector<std::filesystem::path>& shards,
                    const std::filesystem::path& directory);

}  // namespace telusur
