// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "stemmers/archive_statistics.h"
#include "stemmers/lexicon.h"

namespace telusur {

/// Which roots are spellings of one word: Soeharto and Suharto, propinsi and provinsi. Documents
/// and questions alike put the representative in the place of a root. Immutable; any number of
/// threads.
class SpellingBridge {
  public:
    using Pairs = std::vector<std::pair<std::string, std::string>>;

    /// Every word is its own representative.
    SpellingBridge() = default;
    /// Variant and representative, in any order. Chains are followed, so that
    /// representative(representative(x)) = representative(x). Of several representatives of one
    /// variant the first by bytes counts; of a circle its first word by bytes represents all.
    explicit SpellingBridge(Pairs pairs);

    /// The word itself where it has no other spelling. Valid as long as `root` and this object.
    std::string_view representative(std::string_view root) const;

    /// Sorted by variant; no representative is a variant.
    const Pairs& pairs() const { return pairs_; }

  private:
    Pairs pairs_;
};

/// The bridge of one archive: our own list (`spelling_pairs`), and what the spelling rules connect
/// among the roots that the archive has. `roots` are folded. Never brings two words of the
/// dictionary together, not by way of others either, unless the own list does; nor names and common
/// words. The modern spelling of the own list represents its words, otherwise the most frequent
/// one. The same counts and lexicon give the same bridge.
SpellingBridge learn_spelling(const std::map<std::string, WordCounts>& roots,
                              const Lexicon& lexicon);

}  // namespace telusur
