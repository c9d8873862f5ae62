// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <fmt/format.h>
#include <memory>

#include "searchd/cli/commands.h"
#include "searchd/cli/help_formatter.h"
#include "searchd/cli/question_options.h"

namespace telusur {

namespace {

struct CountCommand {
    AnswerOptions answer;
    QuestionOptions question;
};

int count(const CountCommand& command) {
    SearchRequest request = command.question.request(command.answer);
    // Their order is none of a number's, and there is nothing to tell about it.
    request.recency = Switch::Off;
    const SearchResult result = command.answer.open()->search(request);
    command.answer.tell(result.notes, request.language);
    fmt::print("{}\n", result.total);
    return result.total == 0 ? kExitNoMatches : 0;
}

}  // namespace

Command add_count_command(CLI::App& program, const Terminal& terminal) {
    CLI::App* line = program.add_subcommand(
        "count",
        Phrase{"the number of articles, alone", "jumlah artikel saja"}.in(terminal.language));
    const auto command = std::make_shared<CountCommand>();
    command->answer.describe(*line, terminal);
    command->question.describe(*line, terminal.language);
    set_examples(*line, terminal.language,
                 {"telusur count --data DIR banjir jakarta",
                  "telusur count --data DIR --tag Banjir --from 2020"});
    return {line, [command] { return count(*command); }};
}

}  // namespace telusur
