// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "indexer/index/phrase.h"

namespace telusur {

/// A parameter of questions as an option of the terminal.
struct SearchOption {
    std::string name;  ///< of the parameter
    std::string type;  ///< what stands for its value in the help
    Phrase description;
};

/// All parameters of searches, exports and timelines but the question itself, its format and
/// exclusions.
std::vector<SearchOption> search_options();

}  // namespace telusur
