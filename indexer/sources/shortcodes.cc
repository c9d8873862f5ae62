// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/shortcodes.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace telusur {

namespace {

// What stands on a page by itself; every other shortcode is taken for a part of its sentence.
constexpr std::array<std::string_view, 8> kStandingApart = {
    "audio", "caption", "embed", "gallery", "playlist", "video", "wp_caption", "youtube"};

struct Shortcode {
    std::size_t size = 0;
    bool stands_apart = false;
};

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

// The shortcode at the front of a text that begins with a bracket.
std::optional<Shortcode> shortcode_at(std::string_view text) {
    // Attributes hold no brackets, so that a text full of them is read only once.
    const std::size_t end = text.find_first_of("[]", 1);
    if (end == std::string_view::npos || text[end] == '[') return std::nullopt;
    std::string_view inside = text.substr(1, end - 1);
    const bool closes = inside.starts_with('/');
    if (closes) inside.remove_prefix(1);
    const auto name_end = std::find_if_not(inside.begin(), inside.end(), is_name_character);
    const std::string_view name =
        inside.substr(0, static_cast<std::size_t>(name_end - inside.begin()));
    const std::string_view rest = inside.substr(name.size());
    if (name.empty() || !(name.front() >= 'a' && name.front() <= 'z')) return std::nullopt;
    if (!rest.empty() && rest.front() != ' ' && rest.front() != '\n' && rest != "/") {
        return std::nullopt;
    }
    const bool stands_apart =
        std::find(kStandingApart.begin(), kStandingApart.end(), name) != kStandingApart.end();
    if (!stands_apart && !closes && name.find('_') == std::string_view::npos &&
        rest.find('=') == std::string_view::npos) {
        return std::nullopt;
    }
    return Shortcode{end + 1, stands_apart};
}

}  // namespace

std::vector<TextPiece> without_shortcodes(std::string_view text) {
    std::vector<TextPiece> pieces(1);
    std::size_t begin = 0;
    for (std::size_t at = text.find('['); at != std::string_view::npos; at = text.find('[', at)) {
        const std::optional<Shortcode> shortcode = shortcode_at(text.substr(at));
        if (!shortcode) {
            ++at;
            continue;
        }
        pieces.back().text = text.substr(begin, at - begin);
        at += shortcode->size;
        begin = at;
        pieces.push_back({{}, shortcode->stands_apart});
    }
    pieces.back().text = text.substr(begin);
    return pieces;
}

}  // namespace telusur
