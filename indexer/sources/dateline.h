// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace telusur {

/// Takes the dateline off the front of a lead (clean text): 1 to 60 bytes in capitals before a dash
/// between spaces, as in "FOMOMEDIA – ", "JAKARTA (ANTARA) - ". Behind a comma and in parentheses
/// words need only begin with a capital: "TEMPO.CO, Jakarta - ". Gives the dateline without the
/// dash and leaves the lead proper; empty, and the lead as it is, if there is none.
std::string take_dateline(std::string& lead);

}  // namespace telusur
