// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/vocabulary.h"
#include "searchd/query/edit_table.h"

namespace telusur {

/// What somebody may have meant by a word.
struct SpellingCandidate {
    std::vector<std::string> forms;  ///< folded, of the archive; two where a blank was left out
    std::uint32_t documents = 0;     ///< that hold it; two words: that would by chance
    double cost = 0;                 ///< of the errors: about one each
    double score = 0;                ///< ln(documents + 1) − 2·cost + its weight
};

/// How well a candidate goes with the rest of a question: added to its score. To be proportionate,
/// the logarithm of a ratio.
using SpellingWeight = std::function<double(const SpellingCandidate&)>;

/// Limits of what is looked for. Shorter words are as near to each other as errors are.
inline constexpr std::size_t kMinimumLetters = 4;
inline constexpr std::size_t kMinimumLettersOfTwoErrors = 8;
inline constexpr std::size_t kMaximumCandidates = 3;
/// The best without their weights are weighed; no others.
inline constexpr std::size_t kWeighedCandidates = 16;
/// A word of more documents is taken as meant, and for one of less a candidate must have so many
/// times as many; for an absent one, kMinimumDocuments.
inline constexpr std::uint32_t kRareDocuments = 2;
inline constexpr std::uint32_t kTimesAsMany = 30;
inline constexpr std::uint32_t kMinimumDocuments = 2;

/// Finds words of an archive that are written almost as what was typed. Borrows the vocabulary and
/// does not change; any number of threads. The first word for which candidates are wanted takes
/// some 10 ms a hundred thousand words of the archive, and from then on some 30 bytes a word that
/// is in two documents or more are held. Another takes about 1 ms over
/// half a million words, and at most 10 ms.
///
/// Texts are folded forms as TextAnalysis gives them. It knows letters only: whether a word is a
/// name, an acronym or quoted is for the caller to know.
class Spelling {
  public:
    explicit Spelling(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

    /// What may be meant by a rare or absent word of kMinimumLetters to kMaximumLetters letters and
    /// nothing else: the words at one error (or two that sound alike), if there are none those at
    /// two from a long word, and two words for one. Best first, then in the order of their bytes;
    /// none for any other word, and never the word itself.
    std::vector<SpellingCandidate> candidates(std::string_view word,
                                              const SpellingWeight& weight = nullptr) const;

    /// The one word that two neighbours may be meant as: the archive has it, and clearly less of
    /// one of the two. Letters only, kMinimumLetters or more together.
    std::optional<SpellingCandidate> joined(std::string_view left, std::string_view right) const;

  private:
    // A word of letters only: the first `shared` are those of the word before it.
    struct Entry {
        WordNumber word = 0;
        std::uint8_t shared = 0;
        std::uint8_t added = 0;
    };

    void read_words() const;
    std::uint32_t documents_of(std::string_view form) const;
    void add_similar(const std::u32string& typed, int limit, std::uint32_t least_documents,
                     std::vector<SpellingCandidate>& candidates) const;
    void add_splits(std::string_view word, std::uint32_t least_documents,
                    std::vector<SpellingCandidate>& candidates) const;

    const Vocabulary& vocabulary_;
    // Made by read_words, when candidates are first wanted: most questions need none.
    mutable std::once_flag are_read_;
    mutable std::vector<Entry> entries_;    // in the order of their forms
    mutable std::u32string added_letters_;  // of all entries
};

}  // namespace telusur
