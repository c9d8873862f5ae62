// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include "searchd/cli/commands.h"
#include "searchd/cli/help_formatter.h"
#include "searchd/cli/question_options.h"
#include "searchd/cli/timeline_output.h"
#include "searchd/search/harvest_request.h"

namespace telusur {

namespace {

struct TimelineCommand {
    AnswerOptions answer;
    QuestionOptions question;
};

int count_by_date(const TimelineCommand& command) {
    const AnswerOptions& answer = command.answer;
    TimelineRequest request = parse_timeline_request(command.question.parameters());
    request.search.language = command.question.language(answer, request.search.language);
    const Timeline timeline = answer.open()->timeline(request);
    answer.tell(timeline.found.notes, request.search.language);
    answer.print(write_timeline(request, timeline, answer.format(), answer.style()));
    return timeline.found.total == 0 ? kExitNoMatches : 0;
}

}  // namespace

Command add_timeline_command(CLI::App& program, const Terminal& terminal) {
    CLI::App* line = program.add_subcommand(
        "timeline",
        Phrase{"articles by year, month or day", "artikel per tahun, bulan, atau hari"}.in(
            terminal.language));
    const auto command = std::make_shared<TimelineCommand>();
    command->answer.describe(
        *line, terminal,
        {OutputFormat::Table, OutputFormat::Plain, OutputFormat::Json, OutputFormat::Csv});
    command->question.describe(*line, terminal.language, timeline_parameter_names());
    set_examples(*line, terminal.language,
                 {"telusur timeline --data DIR --interval year banjir",
                  "telusur timeline --data DIR --relative true --from 2019 pemilu --format csv"});
    return {line, [command] { return count_by_date(*command); }};
}

}  // namespace telusur
