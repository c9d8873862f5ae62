// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/suggest_command.h"

#include <fmt/format.h>
#include <memory>

#include "searchd/cli/answer_options.h"
#include "searchd/cli/commands.h"
#include "searchd/cli/help_formatter.h"
#include "searchd/cli/question_options.h"
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
        default:
            break;
    }
    const bool is_title = completion.kind == CompletionKind::Title;
    return fmt::format(
        "{}\t{}\t{}", name_of(completion.kind), text,
        is_title ? with_plain_blanks(completion.id) : std::to_string(completion.articles));
}

struct SuggestCommand {
    AnswerOptions answer;
    std::vector<std::string> words;
    std::string limit;
};

int suggest(const SuggestCommand& command) {
    const SuggestRequest request =
        parse_suggest_request({{"q", joined_words(command.words)}, {"limit", command.limit}});
    const auto engine = command.answer.open();
    const auto completions = engine->suggest(request.typed, request.limit);
    const std::string written =
        write_completions(request, completions, engine->generation(), command.answer.format());
    command.answer.print(written);
    return completions.empty() ? kExitNoMatches : 0;
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

Command add_suggest_command(CLI::App& program, const Terminal& terminal) {
    const Language language = terminal.language;
    CLI::App* line = program.add_subcommand(
        "suggest",
        Phrase{"completions of what was typed", "pelengkapan dari yang diketik"}.in(language));
    const auto command = std::make_shared<SuggestCommand>();
    command->answer.describe(*line, terminal);
    line->add_option("TEXT", command->words,
                     Phrase{"what was typed; the last word is a beginning",
                            "yang diketik; kata terakhir adalah awalan"}
                         .in(language));
    line->add_option(
            "--limit", command->limit,
            Phrase{"the most completions, 1 to 20", "paling banyak pelengkapan, 1 s.d. 20"}.in(
                language))
        ->type_name("N");
    set_examples(*line, language, {"telusur suggest --data DIR harga be"});
    return {line, [command] { return suggest(*command); }};
}

}  // namespace telusur
