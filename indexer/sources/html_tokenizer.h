// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace telusur {

/// A piece of HTML that says something about its text.
struct HtmlToken {
    enum class Kind { Text, Start, End };

    Kind kind = Kind::Text;
    std::string_view text;  ///< Text: as written, see decode_references; else the element's name
    std::string_view attributes = {};  ///< Start: as written, from behind the name up to the '>'
};

/// Cuts HTML into text and tags, in time linear in its size whatever stands in it. Comments,
/// declarations, and elements whose content is not for readers (scripts, styles,
/// players, forms) are left out. No structure is checked: tags come as they are written. As in a
/// browser an unfinished tag, comment or script takes the rest of the text with it. The HTML must
/// outlive the tokenizer and its tokens.
class HtmlTokenizer {
  public:
    explicit HtmlTokenizer(std::string_view html) : html_(html) {}

    /// The next token; empty at the end.
    std::optional<HtmlToken> next();

  private:
    static constexpr std::size_t kUnreadElements = 16;

    HtmlToken text_up_to(std::size_t end);
    std::optional<HtmlToken> markup();
    std::optional<HtmlToken> start_tag(std::string_view name, std::size_t end);
    bool skip_content(std::size_t element, std::size_t position);
    std::size_t end_of_tag(std::size_t position) const;
    void skip_behind(std::string_view terminator);

    std::string_view html_;
    std::size_t position_ = 0;
    std::array<bool, kUnreadElements> never_closed_{};  // no end tag from here on

    static const std::array<std::string_view, kUnreadElements> kUnread;
};

/// The text (UTF-8) with character references resolved: "&amp;", "&#8217;", "&#x2019;". What is no
/// reference stays; a number that is no character becomes U+FFFD.
std::string decode_references(std::string_view text);

}  // namespace telusur
