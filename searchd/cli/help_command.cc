// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include "searchd/cli/commands.h"
#include "searchd/cli/help_formatter.h"
#include "searchd/cli/standard_output.h"
#include "searchd/cli/unknown_name.h"

namespace telusur {

namespace {

// "telusur help queries top" is "telusur queries top --help".
int help(const CLI::App& program, const std::vector<std::string>& names) {
    const CLI::App* app = &program;
    std::string words = program.get_name();
    for (const std::string& name : names) {
        const auto named = app->get_subcommands(
            [&name](const CLI::App* command) { return command->get_name() == name; });
        if (named.empty()) throw unknown_command(*app, name);
        app = named.front();
        words += ' ' + name;
    }
    // App::help would tell of the command that was called, which is this one.
    write_out(app->get_formatter()->make_help(app, words, CLI::AppFormatMode::Normal));
    return 0;
}

}  // namespace

Command add_help_command(CLI::App& program, const Terminal& terminal) {
    const auto text = [&terminal](const Phrase& value) { return value.in(terminal.language); };
    CLI::App* line = program.add_subcommand(
        "help",
        text({"what a command does, with examples", "kegunaan sebuah perintah, dengan contoh"}));
    const auto names = std::make_shared<std::vector<std::string>>();
    line->add_option("COMMAND", *names, text({"its name", "namanya"}));
    set_examples(*line, terminal.language, {"telusur help search", "telusur help queries top"});
    return {line, [&program, names] { return help(program, *names); }};
}

}  // namespace telusur
