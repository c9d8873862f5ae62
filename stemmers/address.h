// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace telusur {

/// The end of the web address (with http://, https:// or www., or a bare host under a well-known
/// top-level domain) or e-mail address that begins at byte `begin` of `text`, without the
/// punctuation of the sentence behind it; `begin` if none does. Looks no further than the address.
std::size_t address_end(std::string_view text, std::size_t begin);

}  // namespace telusur
