// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "searchd/cli/answer_format.h"
#include "searchd/cli/index_options.h"
#include "searchd/search/engine.h"

namespace telusur {

/// Which index a command asks, and how it writes the answer.
class AnswerOptions : public AnswerFormat {
  public:
    /// As AnswerFormat::describe and IndexOptions::describe.
    void describe(CLI::App& line, const Terminal& terminal,
                  const OutputFormats& formats = {OutputFormat::Table, OutputFormat::Plain,
                                                  OutputFormat::Json, OutputFormat::JsonLines},
                  IndexScope scope = IndexScope::OneGeneration);

    /// As IndexOptions::data.
    std::string data() const { return index_.data(); }

    /// As IndexOptions::open; warnings go to standard error.
    std::shared_ptr<const Engine> open() const;
    std::shared_ptr<const Engine> open_generation(const std::string& name) const;

    /// Writes notes to standard error, but for a format that has them in the answer.
    void tell(const std::vector<Note>& notes, Language language) const;

  private:
    Warn warn() const;

    IndexOptions index_;
};

}  // namespace telusur
