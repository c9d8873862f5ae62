// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/completions.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "searchd/cli/article_field.h"

namespace telusur {

namespace {

using Words = std::vector<std::string>;

const Words kOnOff{"on", "off"};
const Words kTruths{"true", "false"};
const Words kShells{"bash", "zsh", "fish"};

// By the parameter's name. Format is the one whose values differ by command.
const std::map<std::string, Words, std::less<>>& fixed_values() {
    static const std::map<std::string, Words, std::less<>> values{
        {"match", {"auto", "all", "most", "any"}},
        {"sort", {"relevance", "newest", "oldest"}},
        {"syntax", {"forgiving", "strict"}},
        {"tag_mode", {"any", "all"}},
        {"interval", {"year", "month", "day"}},
        {"lang", {"id", "en"}},
        {"synonyms", kOnOff},
        {"stop_words", kOnOff},
        {"spelling", kOnOff},
        {"recency", kOnOff},
        {"explain", kOnOff},
        {"dedupe", kTruths},
        {"body", kTruths},
        {"relative", kTruths}};
    return values;
}

Words formats_of(const std::string& command) {
    if (command == "search") {
        return {"table", "plain", "json",   "jsonl", "ids", "urls",
                "csv",   "ris",   "bibtex", "csl",   "wiki"};
    }
    if (command == "export") return {"jsonl", "csv", "ris", "bibtex", "csl"};
    if (command == "timeline") return {"table", "plain", "json", "csv"};
    if (command == "batch") return {"trec"};
    return {"table", "plain", "json", "jsonl"};
}

Words facet_names() {
    Words names;
    for (const ValueFieldRow& row : kValueFields)
        names.emplace_back(row.name);
    for (const char* interval : {"year", "month", "day"})
        names.emplace_back(interval);
    return names;
}

Words beginning_so(const Words& words, std::string_view prefix, const std::string& before = {}) {
    Words found;
    for (const std::string& word : words) {
        if (word.starts_with(prefix)) found.push_back(before + word);
    }
    return found;
}

// "tag,au": the names behind the last comma, each with what stands before it.
Words of_list(const Words& names, const std::string& typed) {
    const std::size_t last = typed.rfind(',') + 1;
    return beginning_so(names, std::string_view(typed).substr(last), typed.substr(0, last));
}

Words names_of(const CLI::App& app) {
    Words names;
    for (const CLI::App* command : app.get_subcommands({})) {
        if (!command->get_group().empty()) names.push_back(command->get_name());
    }
    return names;
}

Words options_of(const CLI::App& app) {
    Words names;
    for (const CLI::Option* option : app.get_options()) {
        if (!option->get_lnames().empty()) names.push_back("--" + option->get_lnames().front());
    }
    return names;
}

const CLI::Option* option_named(const CLI::App& app, const std::string& word) {
    if (!word.starts_with("--")) return nullptr;
    const CLI::Option* option = app.get_option_no_throw(word);
    return option != nullptr && option->get_items_expected_max() > 0 ? option : nullptr;
}

class Completer {
  public:
    Completer(const CLI::App& app, const FindValues& values) : app_(app), values_(values) {}

    LineCompletions of_option(const CLI::Option& option, const std::string& typed) const {
        const std::string name = option.get_lnames().front();
        if (const auto field = value_field_named(name)) return {{}, values_(*field, typed)};
        if (name == "exclude") return {{}, of_exclusion(typed)};
        if (name == "format") return {{}, beginning_so(formats_of(app_.get_name()), typed)};
        if (name == "facets") return {{}, of_list(facet_names(), typed)};
        if (name == "fields") {
            const auto& names = article_field_names();
            return {{}, of_list({names.begin(), names.end()}, typed)};
        }
        const auto fixed = fixed_values().find(name);
        if (fixed != fixed_values().end()) return {{}, beginning_so(fixed->second, typed)};
        const std::string type = option.get_type_name();
        const bool is_path = type == "FILE" || type == "DIR";
        return {is_path ? LineCompletions::Kind::Files : LineCompletions::Kind::Words, {}};
    }

    // A word of a question may be a field with something behind it.
    Words of_word(const std::string& typed) const {
        if (typed.starts_with("-")) return beginning_so(options_of(app_), typed);
        if (app_.get_name() == "completion") return beginning_so(kShells, typed);
        if (typed.empty() || app_.get_option_no_throw("QUERY") == nullptr) return {};
        return beginning_so(
            {"judul:", "isi:", "tag:", "penulis:", "editor:", "kategori:", "sumber:", "tanggal:",
             "title:", "body:", "author:", "category:", "source:", "date:"},
            typed);
    }

  private:
    Words of_exclusion(const std::string& typed) const {
        const std::size_t at = typed.find('=');
        Words found;
        if (at == std::string::npos) {
            for (const ValueFieldRow& row : kValueFields)
                found.push_back(std::string(row.name) + '=');
            return beginning_so(found, typed);
        }
        const auto field = value_field_named(typed.substr(0, at));
        if (!field) return {};
        for (const std::string& value : values_(*field, typed.substr(at + 1)))
            found.push_back(typed.substr(0, at + 1) + value);
        return found;
    }

    const CLI::App& app_;
    const FindValues& values_;
};

// Some shells take "=" for a word of its own: behind an option it stands where a value begins,
// elsewhere ("tag=Opini") the word goes on behind it.
Words without_signs(const Words& words) {
    Words rest;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool is_sign = words[i] == "=" && !rest.empty();
        if (!is_sign) {
            rest.push_back(words[i]);
            continue;
        }
        const std::string value = i + 1 < words.size() ? words[++i] : std::string();
        if (rest.back().starts_with("--")) {
            rest.push_back(value);
        } else {
            rest.back() += '=' + value;
        }
    }
    return rest;
}

// What of the last word such a shell has put in before; empty for other shells.
std::string put_in_before(const Words& words) {
    const std::size_t count = words.size();
    for (const std::size_t sign : {count - 1, count - 2}) {
        if (sign < count && sign > 0 && words[sign] == "=" && !words[sign - 1].starts_with("--"))
            return words[sign - 1] + '=';
    }
    return {};
}

LineCompletions complete(const CLI::App& program, const Words& line, const FindValues& values) {
    if (line.empty()) return {};

    const CLI::App* app = &program;
    std::size_t at = 0;
    for (; at + 1 < line.size() && !app->get_subcommands({}).empty(); ++at) {
        const auto commands = app->get_subcommands([&](const CLI::App* command) {
            return command->get_name() == line[at] && !command->get_group().empty();
        });
        if (!commands.empty()) app = commands.front();
    }
    const std::string& typed = line.back();
    if (!app->get_subcommands({}).empty() && !typed.starts_with("-"))
        return {{}, beginning_so(names_of(*app), typed)};
    const Completer completer(*app, values);
    // "--tag=Ban" in one word.
    const std::size_t sign = typed.find('=');
    if (typed.starts_with("--") && sign != std::string::npos) {
        const CLI::Option* option = option_named(*app, typed.substr(0, sign));
        if (option == nullptr) return {};
        LineCompletions found = completer.of_option(*option, typed.substr(sign + 1));
        for (std::string& word : found.words)
            word.insert(0, typed.substr(0, sign + 1));
        return found;
    }
    if (line.size() > 1) {
        if (const CLI::Option* option = option_named(*app, line[line.size() - 2]))
            return completer.of_option(*option, typed);
    }
    return {{}, completer.of_word(typed)};
}

}  // namespace

LineCompletions complete_line(const CLI::App& program, const std::vector<std::string>& words,
                              const FindValues& values) {
    LineCompletions found = complete(program, without_signs(words), values);
    const std::string before = put_in_before(words);
    for (std::string& word : found.words) {
        if (!before.empty() && word.starts_with(before)) word.erase(0, before.size());
    }
    return found;
}

std::string value_on_line(const std::vector<std::string>& words, std::string_view option) {
    std::string value;
    const Words line = without_signs(words);
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        if (line[i] == option) value = line[i + 1];
        const std::string sign = std::string(option) + '=';
        if (line[i].starts_with(sign)) value = line[i].substr(sign.size());
    }
    return value;
}

std::string unquoted(std::string_view typed) {
    std::string text;
    char quotation = '\0';
    for (std::size_t i = 0; i < typed.size(); ++i) {
        const char c = typed[i];
        if (quotation == '\0' && (c == '"' || c == '\'')) {
            quotation = c;
        } else if (c == quotation && quotation != '\0') {
            quotation = '\0';
        } else if (c == '\\' && quotation != '\'' && i + 1 < typed.size()) {
            text += typed[++i];
        } else {
            text += c;
        }
    }
    return text;
}

}  // namespace telusur
