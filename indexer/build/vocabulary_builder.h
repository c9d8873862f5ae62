// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/build/text_numbers.h"
#include "indexer/index/vocabulary.h"

namespace telusur {

/// A surface form with how often it stands in some articles. Texts are as TextAnalysis gives them,
/// 1 to kMaximumTermBytes bytes.
struct CountedWord {
    std::string form;
    std::string root;
    std::uint64_t occurrences = 0;
    std::uint32_t documents = 0;
};

/// Gathers the vocabulary of a generation in memory (some 90 bytes a distinct form, nothing a word)
/// and writes it: add* write. The order in which words are added does not change the file, but for
/// forms with several roots. Not for several threads at once.
class VocabularyBuilder {
  public:
    /// Adds what a form counts in articles that were not counted before. Returns a number for it,
    /// from 0 in the order in which forms first come. A form that comes with several roots keeps
    /// the first.
    std::uint32_t add(const CountedWord& word);

    /// Writes and syncs the file. Returns the word number of each number that add gave. Throws
    /// Error{BadData} if there are 2³² distinct forms or 2³² of their bytes, and what FileWriter
    /// throws.
    std::vector<WordNumber> write(const std::filesystem::path& path) const;

  private:
    struct Counts {
        std::uint64_t occurrences = 0;
        std::uint32_t documents = 0;
        std::uint32_t root = 0;  // in roots_
    };

    TextNumbers forms_;
    TextNumbers roots_;
    std::vector<Counts> counts_;  // by form
};

}  // namespace telusur
