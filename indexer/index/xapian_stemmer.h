// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stemmers/stemmer.h"

namespace telusur {

/// Xapian's bundled Indonesian stemmer (Snowball's, after Tala 2003) behind our interface. Known to
/// over-stem news words (berita → ita). It stands here and not in stemmers/ because that folder
/// knows nothing of Xapian.
class XapianStemmer : public Stemmer {
  public:
    std::string root(std::string_view word) const override;
    std::string fingerprint() const override;
};

}  // namespace telusur
