// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace telusur {

/// Finds the root of one word. Implementations are immutable after construction and may be used by
/// any number of threads at once.
class Stemmer {
  public:
    virtual ~Stemmer() = default;

    /// The root of `word`, a folded word as `fold_word` gives it (UTF-8). Never empty for a word
    /// that is not; the word itself where nothing is known of it. The same word always has the same
    /// root.
    virtual std::string root(std::string_view word) const = 0;

    /// Names the algorithm and its data: two stemmers of one fingerprint give the same roots. It is
    /// stored in a generation, and a question is never read with another one.
    virtual std::string fingerprint() const = 0;
};

}  // namespace telusur
