// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace telusur {

/// What an element is for the article around it.
enum class Furniture {
    None,
    Own,      ///< about the article, but not of its text: who shares it, its tags, its author
    Foreign,  ///< of other articles or of the site: menus, related articles, comments
};

/// What an element of this name with these classes and this id is.
Furniture furniture_of(std::string_view element, std::string_view classes, std::string_view id);

}  // namespace telusur
