// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "indexer/sources/byte_stream.h"

namespace telusur {

enum class XmlKind {
    WordPressExport,
    Feed,
    Other,       ///< anything else, XML or not
    Unreadable,  ///< the file cannot be read
};

/// What a file is by its first tag, which is looked for in the first 64 KiB or so.
XmlKind xml_kind(std::unique_ptr<ByteStream> stream);

}  // namespace telusur
