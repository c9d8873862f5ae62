// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "indexer/index/columns.h"

namespace telusur {

/// One document that holds a term.
struct Posting {
    DocumentNumber document = 0;
    std::uint32_t weight = 0;  ///< occurrences, each times the weight of where it stands
};

class PostingsPool;

/// Reads the postings of a generation, a Xapian database. For one thread at a time. Faults of
/// Xapian come out as Error{BadData}.
class Postings {
  public:
    explicit Postings(const std::filesystem::path& directory);
    Postings(Postings&&) noexcept;
    ~Postings();

    DocumentNumber document_count() const;

    /// How many documents hold the term.
    std::uint64_t frequency(const std::string& term) const;

    /// All documents that hold the term, ascending, or only the first `most` of them. Empty for an
    /// unknown term.
    std::vector<Posting> read(const std::string& term, std::size_t most = SIZE_MAX) const;

    /// Those of `documents` (ascending) that hold the term. Skips over what lies between where that
    /// is cheaper than reading the whole list.
    std::vector<Posting> read_among(const std::string& term,
                                    std::span<const DocumentNumber> documents) const;

    /// True if the document holds the term; cheaper than reading the whole list.
    bool contains(const std::string& term, DocumentNumber document) const;

  private:
    friend class PostingsPool;

    struct Database;
    explicit Postings(std::unique_ptr<Database> database);

    std::unique_ptr<Database> database_;
    std::shared_ptr<PostingsPool> pool_;  // where the database goes back to
};

/// Readers of one generation's postings: as many as requests ever were at work at once, because
/// opening one costs 40 µs and nothing of Xapian may be shared. Thread-safe.
class PostingsPool : public std::enable_shared_from_this<PostingsPool> {
  public:
    explicit PostingsPool(std::filesystem::path directory);
    ~PostingsPool();

    /// A reader for the caller, which goes back into the pool when it goes out of use. Throws as
    /// opening one does.
    Postings take();

  private:
    friend class Postings;

    const std::filesystem::path directory_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Postings::Database>> idle_;
};

}  // namespace telusur
