// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/answer_options.h"

#include <cstdio>
#include <fmt/format.h>

namespace telusur {

void AnswerOptions::describe(CLI::App& line, const Terminal& terminal, const OutputFormats& formats,
                             IndexScope scope) {
    index_.describe(line, terminal.language, scope);
    AnswerFormat::describe(line, terminal, formats);
}

std::shared_ptr<const Engine> AnswerOptions::open() const {
    return index_.open(warn());
}

std::shared_ptr<const Engine> AnswerOptions::open_generation(const std::string& name) const {
    return index_.open(warn(), name);
}

Warn AnswerOptions::warn() const {
    return [language = language()](const Error& error) {
        fmt::print(stderr, "telusur: {}\n", error.message().in(language));
    };
}

void AnswerOptions::tell(const std::vector<Note>& notes, Language language) const {
    if (format() == OutputFormat::Json) return;
    for (const Note& note : notes)
        fmt::print(stderr, "{}\n", note.message.in(language));
}

}  // namespace telusur
