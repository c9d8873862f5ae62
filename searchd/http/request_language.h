// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "indexer/index/phrase.h"
#include "searchd/search/request.h"

namespace telusur {

/// The first language of an Accept-Language header that we speak, by its order and not by its
/// weights; Indonesian if there is none.
Language accepted_language(std::string_view accept_language);

/// What the parameter "lang" asks for, if it is there and understood; else accepted_language.
Language request_language(const Parameters& parameters, std::string_view accept_language);

}  // namespace telusur
