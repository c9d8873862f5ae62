// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <xapian.h>

#include "indexer/index/generation.h"
#include "tests/bench/plain_bench_answer.h"
#include "tests/bench/plain_bench_questions.h"

namespace telusur {

/// Xapian as its guides show it: TermGenerator with positions, boolean terms and values,
/// QueryParser and match spies, everything stored in the one database.

enum class StemmedBy {
    Telusur,  ///< the generation's stemmer, so that both sides find the same words
    Xapian,   ///< its own Indonesian stemmer, which a plain user has
};

struct PlainBuild {
    std::filesystem::path directory;  ///< where the database is to be; must not exist
    StemmedBy stemmed_by = StemmedBy::Telusur;
    std::uint32_t flush = 10000;  ///< documents; Xapian's own default
    std::uint32_t articles = UINT32_MAX;
};

/// What it cost; processor time of the thread.
struct PlainBuildCost {
    std::uint32_t articles = 0;
    double reading_seconds = 0;  ///< the articles out of the generation: not the index's work
    double indexing_seconds = 0;
    double compacting_seconds = 0;
};

/// Indexes the articles of a generation in the order of its documents, and compacts. Throws
/// Error{Usage} if the directory exists; Xapian::Error.
PlainBuildCost build_plain(const Generation& generation, const PlainBuild& build);

/// Asks such a database. For one thread; borrows the generation.
class PlainSearcher {
  public:
    /// Throws Error{Usage} unless the database was made of all articles of this generation with its
    /// stemmer; Xapian::Error.
    PlainSearcher(const std::filesystem::path& directory, const Generation& generation);

    Answer ask(const Question& question, Work work) const;

  private:
    Xapian::Query query_of(const Question& question) const;

    Xapian::Database database_;
    Xapian::Stem stem_;
};

}  // namespace telusur
