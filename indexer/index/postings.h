// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "indexer/index/columns.h"

namespace telusur {

/// One document that holds a term.
struct Posting {
    DocumentNumber document = 0;
    std::uint32_t weight = 0;  ///< occurrences, each times the weight of where it stands
};

/// Reads the postings of a generation, a Xapian database. For one thread; opening costs about 40
/// µs, so each request opens its own. Faults of Xapian come out as Error{BadData}, and so do
/// document numbers that there cannot be. Xapian has no checksums, though: what it reads from a
/// damaged file may be wrong (see check_files).
class Postings {
  public:
    explicit Postings(const std::filesystem::path& directory);
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
    struct Database;
    std::unique_ptr<Database> database_;
};

}  // namespace telusur
