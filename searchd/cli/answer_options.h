// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "searchd/cli/index_options.h"
#include "searchd/cli/output.h"
#include "searchd/cli/output_format.h"
#include "searchd/cli/terminal.h"
#include "searchd/search/engine.h"

namespace telusur {

/// Which index a command asks, and how it writes the answer.
class AnswerOptions {
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

    /// As IndexOptions::data.
    std::string data() const { return index_.data(); }

    /// As IndexOptions::open; warnings go to standard error.
    std::shared_ptr<const Engine> open() const;

    /// Writes notes to standard error, but for a format that has them in the answer.
    void tell(const std::vector<Note>& notes, Language language) const;

    /// Writes an answer to standard output, through a pager where somebody looks at a table.
    /// Throws as write_out does.
    void print(std::string_view answer) const;

  private:
    Terminal terminal_;
    IndexOptions index_;
    std::optional<OutputFormat> format_;
    bool no_pager_ = false;
};

}  // namespace telusur
