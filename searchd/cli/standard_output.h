// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace telusur {

/// Writes to standard output, sooner or later. Throws a system error if that fails.
void write_out(std::string_view text);

/// Sends on what was written.
void flush_out();

/// Shows a text by the program that PAGER names, else by `less`, where it can be started; writes it
/// to standard output otherwise. Returns when the reader has left it.
void page_out(std::string_view text);

}  // namespace telusur
