// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <map>
#include <string>
#include <vector>

#include "indexer/index/phrase.h"
#include "searchd/cli/answer_options.h"
#include "searchd/search/request.h"

namespace telusur {

/// The words of a question and the parameters of search_options(), as HTTP has them.
class QuestionOptions {
  public:
    /// This object must outlive the parsing.
    void describe(CLI::App& line, Language language);

    /// All that was given, in the form that the requests are parsed from.
    Parameters parameters() const;

    /// The same as a search. What people read is in their language, what programs read as the
    /// daemon gives it. Throws as parse_search_request does.
    SearchRequest request(const AnswerOptions& answer) const;

  private:
    std::vector<std::string> words_;
    std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

/// The words of a command line as one text.
std::string joined_words(const std::vector<std::string>& words);

}  // namespace telusur
