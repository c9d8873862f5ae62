// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/article.h"

namespace telusur {

/// What several readers make of the parts of an article in the same way.

/// The host of an address with a scheme, in small letters, with its port; else empty.
std::string host_of(std::string_view url);

/// The texts of one line (html_line), none empty and each once, in their order.
std::vector<std::string> names_of(const std::vector<std::string>& html);

/// Takes the dateline out of the lead, if there is one there.
void set_dateline(Article& article);

/// Credits the person whose account wrote the article, but only where the text names neither writer
/// nor reporter: the account is often the desk's or the site's. Nothing for an empty name.
void add_account_credit(Article& article, const std::string& name);

/// The same for several persons, in their order.
void add_account_credits(Article& article, const std::vector<std::string>& names);

}  // namespace telusur
