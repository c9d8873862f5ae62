// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/answer_options.h"

#include <cstdio>
#include <fmt/format.h>
#include <map>

namespace telusur {

namespace {

const std::map<std::string, OutputFormat> kFormats{{"table", OutputFormat::Table},
                                                   {"plain", OutputFormat::Plain},
                                                   {"json", OutputFormat::Json},
                                                   {"jsonl", OutputFormat::JsonLines}};

}  // namespace

void AnswerOptions::describe(CLI::App& line, const Terminal& terminal) {
    terminal_ = terminal;
    index_.describe(line, terminal.language);
    std::vector<std::string> formats;
    for (const auto& [name, format] : kFormats)
        formats.push_back(name);
    line.add_option("--format", format_,
                    Phrase{"table, plain, json or jsonl; table on a terminal, else plain",
                           "table, plain, json, atau jsonl; table di terminal, selain itu plain"}
                        .in(terminal.language))
        ->check(CLI::IsMember(formats))
        ->type_name("FORMAT");
}

OutputFormat AnswerOptions::format() const {
    if (!format_.empty()) return kFormats.at(format_);
    return terminal_.is_terminal ? OutputFormat::Table : OutputFormat::Plain;
}

std::shared_ptr<const Engine> AnswerOptions::open() const {
    return index_.open([this](const Error& error) {
        fmt::print(stderr, "telusur: {}\n", error.message().in(terminal_.language));
    });
}

void AnswerOptions::tell(const std::vector<Note>& notes, Language language) const {
    if (format() == OutputFormat::Json) return;
    for (const Note& note : notes)
        fmt::print(stderr, "{}\n", note.message.in(language));
}

}  // namespace telusur
