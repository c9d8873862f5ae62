// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <csignal>
#include <string>
#include <utility>
#include <vector>

#include "indexer/index/error.h"
#include "indexer/index/run_program.h"
#include "searchd/cli/commands.h"
#include "searchd/cli/help_formatter.h"
#include "searchd/cli/marked_words.h"
#include "searchd/cli/unknown_name.h"

namespace telusur {

namespace {

void describe(CLI::App& program, Language language) {
    const auto text = [language](const Phrase& value) { return value.in(language); };
    program.name("telusur");
    program.description(text({"Searches a Telusur index.", "Mencari di indeks Telusur."}));
    set_examples(
        program, language,
        {"telusur search --data DIR harga beras --from 2024-01-01",
         "telusur facets --data DIR --facets author --tag Banjir",
         text({"telusur COMMAND --help", "telusur PERINTAH --help"}),
         text({"Exit codes: 0 found, 1 nothing found, 2 usage, 66 no index or article.",
               "Kode keluar: 0 ada hasil, 1 tidak ada hasil, 2 salah pakai, 66 indeks atau "
               "artikel tidak ada."})});
    program.set_version_flag("--version", std::string("telusur ") + TELUSUR_VERSION,
                             text({"print the version", "cetak versinya"}));
    program.set_help_flag("-h,--help",
                          text({"print the options of a command", "cetak opsi sebuah perintah"}));
    program.require_subcommand(1);
}

std::vector<Command> add_commands(CLI::App& program, const Terminal& terminal) {
    std::vector<Command> commands;
    for (const auto add :
         {add_search_command, add_facets_command,      add_timeline_command, add_export_command,
          add_count_command,  add_parse_command,       add_stem_command,     add_batch_command,
          add_eval_command,   add_suggest_command,     add_show_command,     add_similar_command,
          add_terms_command,  add_generations_command, add_verify_command,   add_completion_command,
          add_help_command,   add_version_command,     add_complete_command, add_man_command})
        commands.push_back(add(program, terminal));
    for (Command& command : add_queries_commands(program, terminal))
        commands.push_back(std::move(command));
    return commands;
}

int run(int argc, char** argv, Language language) {
    CLI::App program;
    describe(program, language);
    const Terminal terminal = terminal_of_process(language);
    const std::vector<Command> commands = add_commands(program, terminal);
    format_help(program, language, terminal.style().width);
    try {
        program.parse(with_words_marked(argc, argv));
    } catch (const CLI::ParseError& problem) {
        // The wish for help or the version is one of these.
        if (problem.get_exit_code() == 0) return program.exit(problem);
        throw usage_error(program, problem);
    }
    for (const Command& command : commands) {
        if (command.line->parsed()) return command.run();
    }
    return exit_code(ErrorCode::Usage);  // never: one command is required
}

}  // namespace

}  // namespace telusur

// Who leaves a pipe early ends this program quietly, even where what started it ignores that.
int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_DFL);
    return telusur::run_program("telusur", [argc, argv](telusur::Language language) {
        return telusur::run(argc, argv, language);
    });
}
