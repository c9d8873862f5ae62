// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace telusur {

/// What an element of a theme holds.
enum class PagePart {
    Title,
    Heading,  ///< the title of many themes, and the site's name in others
    Author,
    Date,
    Byline,  ///< a line with author or date or both among other words
    Tag,
    Category,
    Body,
};

/// One mark by which a theme shows where a part is: an element with that value among those of its
/// attribute ("class", "id", "rel" or "itemprop"). Without a name any element, without an attribute
/// any element of that name.
struct ThemeMark {
    PagePart part;
    std::string_view element;
    std::string_view attribute;
    std::string_view value;
};

/// The marks of all known themes; of one part the more certain before the less certain.
std::span<const ThemeMark> theme_marks();

}  // namespace telusur
