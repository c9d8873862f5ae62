// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/index/phrase.h"

namespace telusur {

/// What to do about a generation, or a part of one, that cannot be used.
inline Phrase rebuild_hint() {
    return phrase(
        "build a new one: telusur-indexer run; or go to another: telusur-indexer rollback --to "
        "NAME",
        "bangun yang baru: telusur-indexer run; atau pindah ke yang lain: telusur-indexer rollback "
        "--to NAME");
}

}  // namespace telusur
