// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "stemmers/stemmer.h"

namespace telusur {

/// Remembers the roots that another stemmer gave: an archive repeats its words. Each thread
/// remembers for itself, some 20 MB at most, and only for the object it asked last. Borrows the
/// stemmer.
class CachingStemmer : public Stemmer {
  public:
    explicit CachingStemmer(const Stemmer& stemmer);

    std::string root(std::string_view word) const override;
    std::string fingerprint() const override { return stemmer_.fingerprint(); }

  private:
    const Stemmer& stemmer_;
    std::uint64_t identity_;
};

}  // namespace telusur
