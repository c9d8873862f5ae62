// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string_view>

#include "searchd/cli/output.h"
#include "searchd/cli/output_format.h"
#include "searchd/cli/terminal.h"

namespace telusur {

/// How a command writes its answer: --format and --no-pager.
class AnswerFormat {
  public:
    /// `formats` has Table and Plain. This object must outlive the parsing, which throws
    /// Error{Usage} for another format.
    void describe(CLI::App& line, const Terminal& terminal,
                  const OutputFormats& formats = {OutputFormat::Table, OutputFormat::Plain,
                                                  OutputFormat::Json, OutputFormat::JsonLines});

    /// Table on a terminal and plain otherwise, unless another one is named.
    OutputFormat format() const;
    bool names_format() const { return format_.has_value(); }
    OutputStyle style() const { return terminal_.style(); }
    Language language() const { return terminal_.language; }

    /// Writes an answer to standard output, through a pager where somebody looks at a table.
    /// Throws as write_out does.
    void print(std::string_view answer) const;

  private:
    Terminal terminal_;
    std::optional<OutputFormat> format_;
    bool no_pager_ = false;
};

}  // namespace telusur
