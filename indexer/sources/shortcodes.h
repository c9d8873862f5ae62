// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace telusur {

/// A stretch of text between shortcodes.
struct TextPiece {
    std::string_view text;
    bool stands_apart = false;  ///< a shortcode before it begins or ends something of its own
};

/// Cuts WordPress shortcodes out of text (UTF-8, no tags): "[gallery ids="1,2"]", "[caption ...]",
/// "[/caption]". A bracket is one if its name is WordPress's own or has an underscore, if it holds
/// attributes, or if it closes: "[sic]" and "[1]" are text.
std::vector<TextPiece> without_shortcodes(std::string_view text);

}  // namespace telusur
