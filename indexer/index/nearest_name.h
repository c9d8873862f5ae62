// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace telusur {

/// The first known name that begins with `name`, if that has four bytes or more; else that which is
/// fewest insertions, deletions, substitutions and swaps of neighbours away
/// from `name`, in bytes; the first of several. `known` must not be empty. Of a long `name` only
/// the first 64 bytes count.
std::string_view nearest_name(std::string_view name, const std::vector<std::string_view>& known);

}  // namespace telusur
