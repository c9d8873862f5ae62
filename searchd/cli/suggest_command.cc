// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/suggest_command.h"

#include <fmt/format.h>

#include "searchd/search/suggest_json.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

std::string line_of(const Completion& completion, OutputFormat format) {
    const std::string text = with_plain_blanks(completion.text.text);
    switch (format) {
        case OutputFormat::Json:
        case OutputFormat::JsonLines:
            return to_json(completion);
        case OutputFormat::Table:
            return fmt::format("{:<8}{}", name_of(completion.kind), text);
        case OutputFormat::Plain:
            break;
    }
    const bool is_title = completion.kind == CompletionKind::Title;
    return fmt::format(
        "{}\t{}\t{}", name_of(completion.kind), text,
        is_title ? with_plain_blanks(completion.id) : std::to_string(completion.articles));
}

}  // namespace

std::string write_completions(const SuggestRequest& request,
                              const std::vector<Completion>& completions,
                              const std::string& generation, OutputFormat format) {
    if (format == OutputFormat::Json) return to_json(request, completions, generation) + '\n';
    std::string lines;
    for (const Completion& completion : completions)
        lines += line_of(completion, format) + '\n';
    return lines;
}

}  // namespace telusur
