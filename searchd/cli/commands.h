// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <vector>

#include "searchd/cli/terminal.h"

namespace telusur {

/// One command of telusur: its part of the command line, and what it does once that is parsed.
struct Command {
    CLI::App* line = nullptr;
    /// Gives the exit code. Data goes to standard output, notes to standard error. Throws what the
    /// work throws; Error{Usage} for options that are wrong.
    std::function<int()> run;
};

inline constexpr int kExitNoMatches = 1;

/// Each adds one command to the program, which must outlive it.
Command add_search_command(CLI::App& program, const Terminal& terminal);
Command add_facets_command(CLI::App& program, const Terminal& terminal);
Command add_timeline_command(CLI::App& program, const Terminal& terminal);
Command add_export_command(CLI::App& program, const Terminal& terminal);
Command add_count_command(CLI::App& program, const Terminal& terminal);
Command add_parse_command(CLI::App& program, const Terminal& terminal);
Command add_stem_command(CLI::App& program, const Terminal& terminal);
Command add_batch_command(CLI::App& program, const Terminal& terminal);
Command add_eval_command(CLI::App& program, const Terminal& terminal);
Command add_suggest_command(CLI::App& program, const Terminal& terminal);
Command add_show_command(CLI::App& program, const Terminal& terminal);
Command add_similar_command(CLI::App& program, const Terminal& terminal);
Command add_terms_command(CLI::App& program, const Terminal& terminal);
Command add_generations_command(CLI::App& program, const Terminal& terminal);
Command add_verify_command(CLI::App& program, const Terminal& terminal);
Command add_help_command(CLI::App& program, const Terminal& terminal);
Command add_completion_command(CLI::App& program, const Terminal& terminal);
/// `queries top` and `queries zero`.
std::vector<Command> add_queries_commands(CLI::App& program, const Terminal& terminal);
/// Not for people: what the scripts of `completion` ask.
Command add_complete_command(CLI::App& program, const Terminal& terminal);
/// Not for people: see manual_page.h. The program's commands must all be there when it runs.
Command add_man_command(CLI::App& program, const Terminal& terminal);
Command add_version_command(CLI::App& program, const Terminal& terminal);

}  // namespace telusur
