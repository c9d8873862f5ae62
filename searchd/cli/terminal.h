// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/index/phrase.h"
#include "searchd/cli/output.h"

namespace telusur {

/// What is around the program: the language of its messages, and what its output goes to.
struct Terminal {
    Language language = Language::English;
    bool is_terminal = false;  ///< standard output is one

    /// How a table looks there: colours unless NO_COLOR is set or TERM says dumb, block characters
    /// where the locale has UTF-8, as wide as the terminal but not so wide that lines are hard to
    /// read.
    OutputStyle style() const;
};

/// That of this process.
Terminal terminal_of_process(Language language);

}  // namespace telusur
