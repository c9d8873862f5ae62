// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "indexer/index/error.h"

namespace telusur {

/// The whole number that is the value of a parameter. Throws Error{Usage} naming the parameter for
/// anything else, and for a number outside of the bounds.
std::uint32_t whole_number(const std::string& parameter, const std::string& text,
                           std::uint32_t minimum, std::uint32_t maximum);

/// Says that there is no parameter of that name; `hint` says which there are.
Error unknown_parameter(const std::string& name, Phrase hint);

}  // namespace telusur
