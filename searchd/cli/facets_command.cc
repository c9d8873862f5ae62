// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include "searchd/cli/commands.h"
#include "searchd/cli/help_formatter.h"
#include "searchd/cli/question_options.h"

namespace telusur {

namespace {

struct FacetsCommand {
    AnswerOptions answer;
    QuestionOptions question;
};

int count_facets(const FacetsCommand& command) {
    const AnswerOptions& answer = command.answer;
    SearchRequest request = command.question.request(answer);
    if (request.facets.empty()) {
        request.facets = {ValueField::Tag, ValueField::Author, ValueField::Category,
                          DateInterval::Year};
    }
    const SearchResult result = answer.open()->search(request);
    answer.tell(result.notes, request.language);
    answer.print(write_facets(request, result, answer.format(), answer.style()));
    return result.total == 0 ? kExitNoMatches : 0;
}

}  // namespace

Command add_facets_command(CLI::App& program, const Terminal& terminal) {
    CLI::App* line = program.add_subcommand(
        "facets", Phrase{"counts by tag, author, year …", "hitungan per tag, penulis, tahun …"}.in(
                      terminal.language));
    const auto command = std::make_shared<FacetsCommand>();
    command->answer.describe(*line, terminal);
    command->question.describe(*line, terminal.language);
    set_examples(*line, terminal.language,
                 {"telusur facets --data DIR --facets author --tag Banjir",
                  "telusur facets --data DIR --facets year,month pemilu --format plain"});
    return {line, [command] { return count_facets(*command); }};
}

}  // namespace telusur
