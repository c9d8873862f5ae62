// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/unknown_name.h"

#include <fmt/format.h>

#include "indexer/index/nearest_name.h"

namespace telusur {

namespace {

std::vector<std::string> options_of(const CLI::App& line) {
    std::vector<std::string> names;
    for (const CLI::Option* option : line.get_options()) {
        for (const std::string& name : option->get_lnames())
            names.push_back("--" + name);
    }
    return names;
}

std::vector<std::string> commands_of(const CLI::App& program) {
    std::vector<std::string> names;
    for (const CLI::App* command : program.get_subcommands({})) {
        if (!command->get_group().empty()) names.push_back(command->get_name());
    }
    return names;
}

Error unknown_option(const std::string& name, const CLI::App& line) {
    const std::vector<std::string> known = options_of(line);
    return Error(
        ErrorCode::Usage, phrase("there is no option \"{}\"", "tidak ada opsi \"{}\"", name),
        phrase("did you mean {}? --help lists all", "maksud Anda {}? --help memuat semuanya",
               nearest_name(name, {known.begin(), known.end()})));
}

}  // namespace

Error unknown_name(const Phrase& kind, const std::string& name,
                   const std::vector<std::string_view>& known) {
    return Error(ErrorCode::Usage,
                 Phrase{fmt::format("there is no {} \"{}\"", kind.english, name),
                        fmt::format("tidak ada {} \"{}\"", kind.indonesian, name)},
                 phrase("did you mean {}? There are: {}", "maksud Anda {}? Yang ada: {}",
                        nearest_name(name, known), fmt::format("{}", fmt::join(known, ", "))));
}

Error unknown_command(const CLI::App& app, const std::string& name) {
    const std::vector<std::string> known = commands_of(app);
    if (known.empty()) {
        return Error(ErrorCode::Usage,
                     phrase("{} has no commands", "{} tidak punya perintah", app.get_name()));
    }
    return unknown_name({"command", "perintah"}, name, {known.begin(), known.end()});
}

Error usage_error(const CLI::App& program, const CLI::ParseError& problem) {
    const CLI::App* line = &program;
    std::string name = program.get_name();
    while (!line->get_subcommands().empty()) {
        line = line->get_subcommands().front();
        name += ' ' + line->get_name();
    }
    const std::vector<std::string> known = commands_of(*line);
    for (const std::string& word : line->remaining()) {
        if (word.starts_with("--")) return unknown_option(word.substr(0, word.find('=')), *line);
        if (known.empty()) continue;
        return unknown_command(*line, word);
    }
    const Phrase hint = phrase("{} --help tells what there is", "{} --help memuat yang ada", name);
    if (problem.get_name() == "RequiredError" && !known.empty()) {
        return Error(
            ErrorCode::Usage, {"which command?", "perintah yang mana?"},
            phrase("there are: {}", "yang ada: {}", fmt::format("{}", fmt::join(known, ", "))));
    }
    const std::string what = problem.what();
    if (problem.get_name() == "RequiredError") {
        const std::string missing = what.substr(0, what.find(' '));
        return Error(ErrorCode::Usage, phrase("{} is missing", "{} tidak ada", missing), hint);
    }
    if (problem.get_name() == "ArgumentMismatch") {
        const std::string option = what.substr(0, what.find(':'));
        return Error(ErrorCode::Usage, phrase("{} needs a value", "{} memerlukan nilai", option),
                     hint);
    }
    return Error(ErrorCode::Usage,
                 phrase("the command line cannot be read: {}",
                        "baris perintah tidak dapat dibaca: {}", what),
                 hint);
}

}  // namespace telusur
