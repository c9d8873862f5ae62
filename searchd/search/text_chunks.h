// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace telusur {

/// A long text made part by part, so that an answer of any length needs little memory. For one
/// thread at a time; may move between threads.
class TextChunks {
  public:
    virtual ~TextChunks() = default;

    /// The next part, UTF-8, some 16 to 64 KB; empty at the end and ever after. Throws Error when
    /// the rest cannot be had; what was given before is right.
    virtual std::string next() = 0;
};

}  // namespace telusur
