// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/help_formatter.h"

#include <algorithm>
#include <memory>
#include <sstream>

#include "searchd/cli/display_width.h"

namespace telusur {

namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kColumn = 28;  // where descriptions begin
constexpr std::size_t kLeastText = 24;

// The words in lines, each but the first behind `indent` blanks.
std::string wrapped(const std::string& text, std::size_t indent, std::size_t width) {
    const std::size_t most = std::max(width, indent + kLeastText);
    std::istringstream words(text);
    std::string lines;
    std::size_t at = indent;
    for (std::string word; words >> word;) {
        const std::size_t length = display_width(word);
        if (at > indent && at + 1 + length > most) {
            lines += '\n' + std::string(indent, ' ');
            at = indent;
        } else if (at > indent) {
            lines += ' ';
            ++at;
        }
        lines += word;
        at += length;
    }
    return lines;
}

std::string entry(const std::string& name, const std::string& description, std::size_t width) {
    std::string text = std::string(kIndent, ' ') + name;
    const std::size_t taken = display_width(text);
    text +=
        taken + 2 > kColumn ? '\n' + std::string(kColumn, ' ') : std::string(kColumn - taken, ' ');
    return text + wrapped(description, kColumn, width) + '\n';
}

class HelpFormatter : public CLI::Formatter {
  public:
    HelpFormatter(Language language, std::size_t width) : width_(width) {
        if (language == Language::English) return;
        label("Usage", "Pemakaian");
        label("OPTIONS", "OPSI");
        label("SUBCOMMAND", "PERINTAH");
        label("SUBCOMMANDS", "PERINTAH");
        label("Positionals", "Argumen");
        label("REQUIRED", "WAJIB");
        label("Excludes", "Tidak bersama");
        label("Needs", "Perlu");
        label("TEXT", "TEKS");
    }

    std::string make_help(const CLI::App* app, std::string name,
                          CLI::AppFormatMode mode) const override {
        std::string help = wrapped(app->get_description(), 0, width_) + "\n\n";
        help += make_usage(app, name);
        const std::string footer = app->get_footer();
        if (!footer.empty()) help += '\n' + footer + '\n';
        help += make_positionals(app) + make_groups(app, mode) + make_subcommands(app, mode);
        return help;
    }

    std::string make_option(const CLI::Option* option, bool is_positional) const override {
        return entry(make_option_name(option, is_positional) + make_option_opts(option),
                     make_option_desc(option), width_);
    }

    // One spelling of a name is enough: the other has hyphens.
    std::string make_option_name(const CLI::Option* option, bool is_positional) const override {
        if (is_positional || option->get_lnames().empty()) return option->get_name(is_positional);
        const std::string name = "--" + option->get_lnames().front();
        return option->get_snames().empty() ? name
                                            : '-' + option->get_snames().front() + ',' + name;
    }

    std::string make_option_opts(const CLI::Option* option) const override {
        if (option->get_items_expected_max() == 0) return {};
        std::string text;
        if (!option->get_positional()) text += ' ' + get_label(option->get_type_name());
        if (option->get_required()) text += ' ' + get_label("REQUIRED");
        return text;
    }

    std::string make_subcommand(const CLI::App* app) const override {
        return entry(app->get_name(), app->get_description(), width_);
    }

  private:
    std::size_t width_;
};

}  // namespace

void format_help(CLI::App& program, Language language, std::size_t width) {
    program.formatter(std::make_shared<HelpFormatter>(language, width));
    const bool english = language == Language::English;
    for (CLI::Option* option : program.get_options()) {
        if (option->get_group() == "Options") option->group(english ? "Options" : "Opsi");
    }
    for (CLI::App* command : program.get_subcommands({})) {
        format_help(*command, language, width);
        if (command->get_group() == "Subcommands")
            command->group(english ? "Subcommands" : "Perintah");
    }
}

void set_examples(CLI::App& app, Language language, const std::vector<std::string>& lines) {
    std::string footer = Phrase{"Examples:", "Contoh:"}.in(language);
    for (const std::string& line : lines)
        footer += "\n  " + line;
    app.footer(footer);
}

std::vector<std::string> examples_of(const CLI::App& app) {
    std::istringstream lines(app.get_footer());
    std::vector<std::string> examples;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("  ")) examples.push_back(line.substr(line.find_first_not_of(' ')));
    }
    return examples;
}

}  // namespace telusur
