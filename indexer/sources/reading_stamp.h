// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace telusur {

/// What tells that a file has not been touched since it was read by readers like these; empty if
/// that cannot be told: for one that is not there, or was touched within the last two seconds, when
/// its next change might bear the same time.
std::string reading_stamp(const std::string& path);

}  // namespace telusur
