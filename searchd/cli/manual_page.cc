// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/manual_page.h"

#include <algorithm>
#include <fmt/format.h>

#include "indexer/index/error.h"
#include "searchd/cli/help_formatter.h"

namespace telusur {

namespace {

// So many commands that have an option alike need not be named.
constexpr std::size_t kManyCommands = 5;

// roff takes a hyphen for a dash, a backslash for its own, and a full stop in front for a macro.
std::string escaped(const std::string& text) {
    std::string roff;
    for (const char c : text) {
        if (roff.empty() && (c == '.' || c == '\'')) roff += "\\&";
        if (c == '\\') {
            roff += "\\e";
        } else if (c == '-') {
            roff += "\\-";
        } else {
            roff += c;
        }
    }
    return roff;
}

// A sentence of what begins small in lists.
std::string sentence(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return escaped(text) + (text.ends_with("…") || text.ends_with('.') ? "" : ".");
}

struct NamedCommand {
    std::string name;  // "watch add"
    const CLI::App* app = nullptr;
};

void add_commands(const CLI::App& parent, const std::string& before,
                  std::vector<NamedCommand>& commands) {
    for (const CLI::App* app : parent.get_subcommands({})) {
        if (app->get_group().empty()) continue;
        const std::string name = before + app->get_name();
        if (app->get_subcommands({}).empty()) {
            commands.push_back({name, app});
        } else {
            add_commands(*app, name + ' ', commands);
        }
    }
}

std::string command_entry(const NamedCommand& command) {
    std::string arguments;
    for (const CLI::Option* option : command.app->get_options()) {
        if (option->get_positional()) arguments += ' ' + option->get_name(true);
    }
    std::string entry = arguments.empty()
                            ? fmt::format(".TP\n.B {}\n", command.name)
                            : fmt::format(".TP\n.BI {} \"{}\"\n", command.name, escaped(arguments));
    entry += sentence(command.app->get_description()) + '\n';
    const auto examples = examples_of(*command.app);
    if (examples.empty()) return entry;
    entry += ".nf\n";
    for (const std::string& example : examples)
        entry += escaped(example) + '\n';
    return entry + ".fi\n";
}

// What is said of one option, and by which commands.
struct Explanation {
    std::string text;
    std::vector<std::string> commands;
};

struct ExplainedOption {
    std::string name;
    std::string type;
    std::vector<Explanation> explanations;
};

std::string type_of(const CLI::Option& option) {
    return option.get_items_expected_max() == 0 ? "" : option.get_type_name();
}

void add_options(const NamedCommand& command, std::vector<ExplainedOption>& options) {
    for (const CLI::Option* option : command.app->get_options()) {
        if (option->get_lnames().empty() || option->get_group().empty()) continue;
        const std::string name = option->get_lnames().front();
        auto known = std::find_if(options.begin(), options.end(),
                                  [&name](const auto& other) { return other.name == name; });
        if (known == options.end())
            known = options.insert(options.end(), {name, type_of(*option), {}});
        auto& said = known->explanations;
        const std::string text = option->get_description();
        auto same = std::find_if(said.begin(), said.end(),
                                 [&text](const auto& other) { return other.text == text; });
        if (same == said.end()) same = said.insert(said.end(), {text, {}});
        if (!command.name.empty()) same->commands.push_back(command.name);
    }
}

std::string option_entry(const ExplainedOption& option) {
    std::string text;
    for (const Explanation& explanation : option.explanations) {
        const std::size_t count = explanation.commands.size();
        const bool is_everywhere = option.explanations.size() == 1 && count >= kManyCommands;
        if (!text.empty()) text += ' ';
        if (count > 0 && !is_everywhere)
            text += escaped(fmt::format("({}) ", fmt::join(explanation.commands, ", ")));
        text += escaped(explanation.text) + '.';
    }
    const std::string head = option.type.empty()
                                 ? fmt::format(".TP\n.B \\-\\-{}\n", escaped(option.name))
                                 : fmt::format(".TP\n.BI \\-\\-{} \" {}\"\n", escaped(option.name),
                                               escaped(option.type));
    return head + text + '\n';
}

std::string replaced(std::string page, const std::string& line, const std::string& text) {
    const std::size_t at = page.find('\n' + line + '\n');
    if (at == std::string::npos || page.find('\n' + line + '\n', at + 1) != std::string::npos) {
        throw Error(ErrorCode::BadData,
                    phrase("the line {} must be there once", "baris {} harus ada sekali", line));
    }
    return page.replace(at + 1, line.size() + 1, text);
}

}  // namespace

std::string manual_page(const CLI::App& program, const std::string& frame) {
    std::vector<NamedCommand> commands;
    add_commands(program, "", commands);
    std::string entries;
    std::vector<ExplainedOption> options;
    for (const NamedCommand& command : commands) {
        entries += command_entry(command);
        add_options(command, options);
    }
    // Every command has --help; the program's own stands for all of them.
    std::erase_if(options, [](const auto& option) { return option.name == "help"; });
    add_options({"", &program}, options);
    std::string explained;
    for (const ExplainedOption& option : options)
        explained += option_entry(option);
    return replaced(replaced(frame, "@COMMANDS@", entries), "@OPTIONS@", explained);
}

}  // namespace telusur
