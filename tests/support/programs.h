// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "tests/support/process.h"

namespace telusur::testing {

/// The programs as built, called as a user calls them.

inline Finished indexer(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), TELUSUR_INDEXER);
    return run(arguments);
}

inline Finished telusur(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), TELUSUR_CLI);
    return run(arguments);
}

}  // namespace telusur::testing
