// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace telusur {

/// The words of one document: root → sum of the weights of its occurrences.
using TermWeights = std::map<std::string, std::uint32_t>;

/// Writes the postings of a generation: add* finish. Documents are numbered in the order of add,
/// from 0. Faults of Xapian come out as Error (CannotCreate when the disk is full, else Io).
class PostingsBuilder {
  public:
    /// `directory` will hold the compacted database; work files go beside it and are removed.
    explicit PostingsBuilder(std::filesystem::path directory);
    ~PostingsBuilder();

    void add(const TermWeights& terms);
    void finish();

  private:
    struct Shard;

    void open_shard();
    void close_shard();

    std::filesystem::path directory_;
    std::filesystem::path work_directory_;
    std::unique_ptr<Shard> shard_;
    std::uint32_t shard_count_ = 0;
    std::uint32_t documents_in_shard_ = 0;
};

}  // namespace telusur
