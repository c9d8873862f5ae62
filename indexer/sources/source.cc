// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/source.h"

namespace telusur {

std::string Provenance::where() const {
    return line == 0 ? file : file + ":" + std::to_string(line);
}

}  // namespace telusur
