// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "indexer/index/columns.h"
#include "indexer/index/vocabulary.h"

namespace telusur {

/// Finds the articles that tell one story in nearly the same words: copies of an agency's text, new
/// editions. Two are near copies if, by estimate, at least seven tenths of the runs of four words
/// that stand in either body stand in both; near copies of near copies are one story, too. Titles
/// and tags do not count, nor do letters' case, punctuation and where paragraphs end. Articles with
/// few words in their body are near copies of none.
///
/// What is found depends on the articles alone, and is the same for the same words whatever else
/// the archive holds. Holds 60 bytes a document and 4 a word of the vocabulary. For one thread.
class StoryFinder {
  public:
    static constexpr std::size_t kFewestWords = 20;

    explicit StoryFinder(const Vocabulary& vocabulary);

    /// The next document, numbered from 0 in the order of add: what TokenStream::read gives.
    void add(std::uint32_t tags, std::span<const std::uint32_t> symbols);

    /// Of each document the first of its story, itself where it is alone.
    std::vector<DocumentNumber> stories() const;

  private:
    static constexpr std::uint64_t kPlaces = 48;
    // What is kept of a document: the share of places in which two are equal estimates the share of
    // runs that they have in common.
    using Sketch = std::array<std::uint8_t, kPlaces>;
    // Documents are compared where they agree on four places side by side: 12 chances, all of which
    // near copies miss with a probability of 4 % at a resemblance of .7 and of 0.2 % at .8.
    using Band = std::uint32_t;
    struct BandEntry {
        Band band = 0;
        DocumentNumber document = 0;

        auto operator<=>(const BandEntry&) const = default;
    };

    static Sketch sketch_of(std::span<const std::uint32_t> words);
    static bool are_near(const Sketch& left, const Sketch& right);
    void collect(std::size_t place, std::vector<BandEntry>& entries) const;

    std::vector<std::uint32_t> word_hashes_;
    std::vector<Sketch> sketches_;
    std::vector<bool> is_short_;
    std::vector<std::uint32_t> body_;  // hashes of the words of the document at hand
};

}  // namespace telusur
