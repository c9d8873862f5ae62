// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/phrase.h"
#include "searchd/cli/answer_options.h"
#include "searchd/search/request.h"

namespace telusur {

/// The words of a question and its parameters as options: those of search_options() that a request
/// knows, under the names that HTTP has.
class QuestionOptions {
  public:
    /// `known` are the names of the request's parameters. This object must outlive the parsing.
    void describe(CLI::App& line, Language language,
                  const std::vector<std::string_view>& known = parameter_names());

    /// All that was given, in the form that requests are parsed from. Throws Error{Usage} for an
    /// exclusion that is none.
    Parameters parameters() const;

    /// The same as a search. What people read is in their language, what programs read as the
    /// daemon gives it. Throws as parse_search_request does.
    SearchRequest request(const AnswerOptions& answer) const;

    /// The language of what is told about the answer to this question.
    Language language(const AnswerOptions& answer, Language asked) const;

  private:
    std::vector<std::string> words_;
    std::map<std::string, std::vector<std::string>, std::less<>> values_;
    std::vector<std::string> excluded_;
};

/// The words of a command line as one text.
std::string joined_words(const std::vector<std::string>& words);

}  // namespace telusur
