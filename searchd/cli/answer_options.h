// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "searchd/cli/index_options.h"
#include "searchd/cli/output.h"
#include "searchd/cli/terminal.h"
#include "searchd/search/engine.h"

namespace telusur {

/// Which index a command asks, and how it writes the answer.
class AnswerOptions {
  public:
    /// This object must outlive the parsing.
    void describe(CLI::App& line, const Terminal& terminal);

    /// Table on a terminal and plain otherwise, unless another one is named.
    OutputFormat format() const;
    OutputStyle style() const { return terminal_.style(); }
    Language language() const { return terminal_.language; }

    /// As IndexOptions::open; warnings go to standard error.
    std::shared_ptr<const Engine> open() const;

    /// Writes notes to standard error, but for formats that have them in the answer.
    void tell(const std::vector<Note>& notes, Language language) const;

  private:
    Terminal terminal_;
    IndexOptions index_;
    std::string format_;
};

}  // namespace telusur
