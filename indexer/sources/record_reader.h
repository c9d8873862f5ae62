// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "indexer/sources/source.h"

namespace telusur {

/// Reads the records of one file. Not thread-safe.
class RecordReader {
  public:
    virtual ~RecordReader() = default;

    /// The next record; empty at the end. A bad record is a value; nothing is thrown for it.
    virtual std::optional<SourceRecord> next() = 0;
};

}  // namespace telusur
