// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace telusur {

/// A page for man(1): `frame` (roff) with its lines "@COMMANDS@" and "@OPTIONS@" replaced by what
/// the program and its commands say of themselves. An option that several commands explain alike
/// stands there once; where few commands have it, or explain it otherwise, they are named in
/// brackets. Hidden commands and options are not told. Throws Error{BadData} if a line is not
/// there exactly once.
std::string manual_page(const CLI::App& program, const std::string& frame);

}  // namespace telusur
