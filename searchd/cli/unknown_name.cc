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

std::optional<Error> unknown_word_of(const CLI::App& program) {
    const auto chosen = program.get_subcommands();
    const CLI::App& line = chosen.empty() ? program : *chosen.front();
    for (const std::string& word : line.remaining()) {
        if (word.starts_with("--")) return unknown_option(word.substr(0, word.find('=')), line);
        if (!chosen.empty()) continue;
        const std::vector<std::string> known = commands_of(program);
        return unknown_name({"command", "perintah"}, word, {known.begin(), known.end()});
    }
    return std::nullopt;
}

}  // namespace telusur
