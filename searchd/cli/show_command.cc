// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include "searchd/cli/answer_options.h"
#include "searchd/cli/commands.h"
#include "searchd/cli/help_formatter.h"

namespace telusur {

namespace {

struct ShowCommand {
    AnswerOptions answer;
    std::string id;
};

int show(const ShowCommand& command) {
    const AnswerOptions& answer = command.answer;
    const std::optional<Article> article = answer.open()->article(command.id);
    if (!article) {
        throw Error(ErrorCode::NoArticle, phrase("there is no article with the id {}",
                                                 "tidak ada artikel dengan id {}", command.id));
    }
    answer.print(write_article(*article, answer.format(), answer.style()));
    return 0;
}

}  // namespace

Command add_show_command(CLI::App& program, const Terminal& terminal) {
    const Language language = terminal.language;
    CLI::App* line = program.add_subcommand(
        "show", Phrase{"one whole article", "satu artikel utuh"}.in(language));
    const auto command = std::make_shared<ShowCommand>();
    command->answer.describe(*line, terminal);
    line->add_option("ID", command->id, Phrase{"its id", "id-nya"}.in(language))->required();
    set_examples(*line, language,
                 {"telusur show --data DIR post-87123",
                  "telusur show --data DIR post-87123 --format json | jq -r .title"});
    return {line, [command] { return show(*command); }};
}

}  // namespace telusur
