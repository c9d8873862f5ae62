// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/question_options.h"

#include <algorithm>

#include "searchd/cli/marked_words.h"
#include "searchd/cli/search_options.h"

namespace telusur {

namespace {

// Both spellings of a name of two words: as over HTTP, and as in a terminal.
std::string option_names(const std::string& name) {
    std::string dashed = name;
    std::replace(dashed.begin(), dashed.end(), '_', '-');
    return dashed == name ? "--" + name : "--" + name + ",--" + dashed;
}

}  // namespace

void QuestionOptions::describe(CLI::App& line, Language language) {
    line.add_option("QUERY", words_,
                    Phrase{"words; -word leaves out articles with it",
                           "kata; -kata: tanpa artikel yang memuatnya"}
                        .in(language));
    for (const SearchOption& option : search_options()) {
        line.add_option(option_names(option.name), values_[option.name],
                        option.description.in(language))
            ->type_name(option.type)
            ->allow_extra_args(false);
    }
}

Parameters QuestionOptions::parameters() const {
    Parameters parameters{{"q", joined_words(words_)}};
    for (const auto& [name, values] : values_) {
        for (const std::string& value : values)
            parameters.emplace_back(name, value);
    }
    return parameters;
}

SearchRequest QuestionOptions::request(const AnswerOptions& answer) const {
    SearchRequest request = parse_search_request(parameters());
    const OutputFormat format = answer.format();
    const bool for_people = format == OutputFormat::Table || format == OutputFormat::Plain;
    if (for_people && values_.at("lang").empty()) request.language = answer.language();
    return request;
}

std::string joined_words(const std::vector<std::string>& words) {
    std::string joined;
    for (const std::string& word : words) {
        if (!joined.empty()) joined += ' ';
        joined += without_mark(word);
    }
    return joined;
}

}  // namespace telusur
