// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "indexer/index/phrase.h"
#include "searchd/cli/answer_options.h"
#include "searchd/cli/receipt.h"
#include "searchd/search/engine.h"

namespace telusur {

/// --receipt of a command: where to write how to cite and repeat its question.
class ReceiptOptions {
  public:
    /// This object must outlive the parsing.
    void describe(CLI::App& line, Language language);

    /// Writes the receipt, if one is wanted, once all of the answer has been written: call it last.
    /// Throws as flush_out, make_receipt and replace_file do.
    void write(const Engine& engine, const SearchRequest& request) const;

  private:
    std::string file_;
};

/// Asks the question of a receipt again and says what is otherwise now: 0 if the same is found, 1
/// otherwise. Throws as read_receipt, make_receipt and AnswerOptions do.
int repeat_receipt(const AnswerOptions& answer, const std::string& file);

/// What repeat_receipt writes.
std::string write_changes(const Receipt& then, const Receipt& now, OutputFormat format,
                          const OutputStyle& style);

}  // namespace telusur
