// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include "indexer/index/file_io.h"
#include "searchd/cli/commands.h"
#include "searchd/cli/manual_page.h"
#include "searchd/cli/standard_output.h"

namespace telusur {

namespace {

constexpr std::size_t kMaximumFrameBytes = std::size_t{1} << 20;

}  // namespace

// For the build: packaging/CMakeLists.txt makes the pages by it.
Command add_man_command(CLI::App& program, const Terminal& terminal) {
    CLI::App* line = program.add_subcommand(
        "man", Phrase{"the manual page, around this frame", "halaman manual, dalam bingkai ini"}.in(
                   terminal.language));
    line->group("");
    const auto frame = std::make_shared<std::string>();
    line->add_option("FILE", *frame)->required();
    return {line, [&program, frame] {
                write_out(manual_page(program, read_file(*frame, kMaximumFrameBytes)));
                return 0;
            }};
}

}  // namespace telusur
