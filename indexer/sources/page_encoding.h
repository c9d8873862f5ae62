// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "indexer/sources/text_decoding.h"

namespace telusur {

/// Reads the bytes of a saved HTML page as text. A byte order mark decides; then what the page says
/// of itself in its first 4,096 bytes (<meta charset>, http-equiv, an XML declaration), unless it
/// is well-formed UTF-8 all the same; then as decode_text. Every input gives a text.
DecodedText decode_page(std::string_view bytes);

}  // namespace telusur
