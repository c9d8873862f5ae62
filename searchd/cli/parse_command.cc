// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <utility>

#include "searchd/cli/commands.h"
#include "searchd/cli/help_formatter.h"
#include "searchd/cli/query_output.h"
#include "searchd/cli/question_options.h"

namespace telusur {

namespace {

struct ParseCommand {
    AnswerOptions answer;
    QuestionOptions question;
};

int parse(const ParseCommand& command) {
    const AnswerOptions& answer = command.answer;
    const SearchRequest request = command.question.request(answer);
    const auto engine = answer.open();
    Query query = engine->parse(request);
    auto families = engine->families(query);
    const bool is_empty = query.unsearchable;
    answer.tell(query.notes, request.language);
    OutputStyle style = answer.style();
    style.language = request.language;
    const ReadQuestion question{request.text, std::move(query), std::move(families)};
    answer.print(write_query(question, answer.format(), style));
    return is_empty ? kExitNoMatches : 0;
}

}  // namespace

Command add_parse_command(CLI::App& program, const Terminal& terminal) {
    CLI::App* line = program.add_subcommand(
        "parse", Phrase{"how a question is read", "cara pertanyaan dibaca"}.in(terminal.language));
    const auto command = std::make_shared<ParseCommand>();
    command->answer.describe(*line, terminal);
    command->question.describe(*line, terminal.language);
    set_examples(*line, terminal.language,
                 {"telusur parse --data DIR pembangunan jalan tol",
                  "telusur parse --data DIR 'tag:banjir NEAR/5' --syntax strict"});
    return {line, [command] { return parse(*command); }};
}

}  // namespace telusur
