// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/question_options.h"

#include <algorithm>

#include "searchd/cli/marked_words.h"
#include "searchd/cli/search_options.h"
#include "searchd/cli/unknown_name.h"

namespace telusur {

namespace {

// Both spellings of a name of two words: as over HTTP, and as in a terminal.
std::string option_names(const std::string& name) {
    std::string dashed = name;
    std::replace(dashed.begin(), dashed.end(), '_', '-');
    return dashed == name ? "--" + name : "--" + name + ",--" + dashed;
}

// "tag=Opini" as the parameter that HTTP has for it.
Parameters::value_type exclusion_in(const std::string& text) {
    const std::size_t at = text.find('=');
    if (at == std::string::npos || at + 1 == text.size()) {
        throw Error(
            ErrorCode::Usage,
            phrase("--exclude cannot be \"{}\"", "--exclude tidak boleh \"{}\"", text),
            {"write a field and a value: tag=Opini", "tulis bidang dan nilainya: tag=Opini"});
    }
    const std::string name = text.substr(0, at);
    if (!value_field_named(name)) {
        std::vector<std::string_view> fields;
        for (const ValueFieldRow& row : kValueFields)
            fields.push_back(row.name);
        throw unknown_name({"field", "bidang"}, name, fields);
    }
    return {'-' + name, text.substr(at + 1)};
}

}  // namespace

void QuestionOptions::describe(CLI::App& line, Language language,
                               const std::vector<std::string_view>& known) {
    line.add_option("QUERY", words_,
                    Phrase{"words; -word leaves out articles with it",
                           "kata; -kata: tanpa artikel yang memuatnya"}
                        .in(language));
    for (const SearchOption& option : search_options()) {
        if (std::find(known.begin(), known.end(), option.name) == known.end()) continue;
        line.add_option(option_names(option.name), values_[option.name],
                        option.description.in(language))
            ->type_name(option.type)
            ->allow_extra_args(false);
    }
    line.add_option("--exclude", excluded_,
                    Phrase{"no article with this value: tag=Opini; repeatable",
                           "tanpa artikel dengan nilai ini: tag=Opini; boleh diulang"}
                        .in(language))
        ->type_name("FIELD=VALUE")
        ->allow_extra_args(false);
}

Parameters QuestionOptions::parameters() const {
    Parameters parameters{{"q", joined_words(words_)}};
    for (const auto& [name, values] : values_) {
        for (const std::string& value : values)
            parameters.emplace_back(name, value);
    }
    for (const std::string& exclusion : excluded_)
        parameters.push_back(exclusion_in(exclusion));
    return parameters;
}

SearchRequest QuestionOptions::request(const AnswerOptions& answer) const {
    SearchRequest request = parse_search_request(parameters());
    request.language = language(answer, request.language);
    return request;
}

Language QuestionOptions::language(const AnswerOptions& answer, Language asked) const {
    const OutputFormat format = answer.format();
    const bool for_programs = format == OutputFormat::Json || format == OutputFormat::JsonLines;
    return for_programs || !values_.at("lang").empty() ? asked : answer.language();
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
