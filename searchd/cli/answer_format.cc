// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/answer_format.h"

#include <string>

#include "searchd/cli/standard_output.h"

namespace telusur {

void AnswerFormat::describe(CLI::App& line, const Terminal& terminal,
                            const OutputFormats& formats) {
    terminal_ = terminal;
    line.add_option_function<std::string>(
            "--format",
            [this, formats](const std::string& name) { format_ = format_named(name, formats); },
            phrase("{}; table on a terminal, else plain", "{}; table di terminal, selain itu plain",
                   list_of(formats))
                .in(terminal.language))
        ->type_name("FORMAT");
    line.add_flag(
        "--no-pager", no_pager_,
        Phrase{"write tables to the terminal at once", "tulis tabel langsung ke terminal"}.in(
            terminal.language));
}

OutputFormat AnswerFormat::format() const {
    return format_.value_or(terminal_.is_terminal ? OutputFormat::Table : OutputFormat::Plain);
}

void AnswerFormat::print(std::string_view answer) const {
    const bool is_read = terminal_.is_terminal && format() == OutputFormat::Table;
    if (is_read && !no_pager_) {
        page_out(answer);
    } else {
        write_out(answer);
    }
}

}  // namespace telusur
