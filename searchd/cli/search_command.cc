// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <fmt/format.h>
#include <memory>

#include "searchd/cli/commands.h"
#include "searchd/cli/question_options.h"

namespace telusur {

namespace {

struct SearchCommand {
    AnswerOptions answer;
    QuestionOptions question;
};

void tell_suggestion(const Suggestion& suggestion, Language language) {
    fmt::print(stderr, "{}\n",
               phrase("did you mean: {} ({} articles)", "mungkin maksud Anda: {} ({} artikel)",
                      suggestion.text, suggestion.total)
                   .in(language));
}

int search(const SearchCommand& command) {
    const AnswerOptions& answer = command.answer;
    const SearchRequest request = command.question.request(answer);
    const SearchResult result = answer.open()->search(request);
    answer.tell(result.notes, request.language);
    if (result.suggestion && answer.format() != OutputFormat::Json)
        tell_suggestion(*result.suggestion, request.language);
    std::fputs(write_search(request, result, answer.format(), answer.style()).c_str(), stdout);
    return result.total == 0 ? kExitNoMatches : 0;
}

}  // namespace

Command add_search_command(CLI::App& program, const Terminal& terminal) {
    CLI::App* line = program.add_subcommand(
        "search", Phrase{"articles for a question", "cari artikel"}.in(terminal.language));
    const auto command = std::make_shared<SearchCommand>();
    command->answer.describe(*line, terminal);
    command->question.describe(*line, terminal.language);
    return {line, [command] { return search(*command); }};
}

}  // namespace telusur
