// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "indexer/index/field_table.h"
#include "searchd/cli/commands.h"
#include "searchd/cli/help_formatter.h"
#include "searchd/cli/standard_output.h"

namespace telusur {

namespace {

int tell_version() {
    write_out(fmt::format("telusur\t{}\nindex_format\t{}\n", TELUSUR_VERSION, kFormatVersion));
    return 0;
}

}  // namespace

Command add_version_command(CLI::App& program, const Terminal& terminal) {
    CLI::App* line = program.add_subcommand(
        "version", Phrase{"the version of the program and of the indexes that it reads",
                          "versi program dan versi indeks yang dibacanya"}
                       .in(terminal.language));
    set_examples(*line, terminal.language, {"telusur version"});
    return {line, tell_version};
}

}  // namespace telusur
