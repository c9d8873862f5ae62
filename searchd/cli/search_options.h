// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "indexer/index/phrase.h"

namespace telusur {

/// A parameter of searches as an option of the terminal.
struct SearchOption {
    std::string name;  ///< of the parameter
    std::string type;  ///< what stands for its value in the help
    Phrase description;
};

/// All parameters but the question itself.
std::vector<SearchOption> search_options();

}  // namespace telusur
