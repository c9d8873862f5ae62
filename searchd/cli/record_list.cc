// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/record_list.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "searchd/cli/display_width.h"

namespace telusur {

namespace {

using Json = nlohmann::ordered_json;

double rounded(double number) {
    return std::round(number * 1e6) / 1e6;
}

struct ToText {
    Language language;

    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(bool value) const {
        return (value ? Phrase{"yes", "ya"} : Phrase{"no", "tidak"}).in(language);
    }
    std::string operator()(std::uint64_t number) const { return std::to_string(number); }
    std::string operator()(double number) const { return fmt::format("{}", rounded(number)); }
    std::string operator()(const std::string& text) const { return printable(text); }
};

struct ToJson {
    Json operator()(std::monostate) const { return nullptr; }
    Json operator()(double number) const { return rounded(number); }
    template <typename Value>
    Json operator()(const Value& value) const {
        return value;
    }
};

bool is_number(const RecordCell& cell) {
    return std::holds_alternative<std::uint64_t>(cell) || std::holds_alternative<double>(cell);
}

Json object_of(const RecordList& list, const std::vector<RecordCell>& row) {
    Json object = Json::object();
    for (std::size_t i = 0; i < list.columns.size(); ++i)
        object[list.columns[i].name] = std::visit(ToJson{}, row[i]);
    return object;
}

std::string dump(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string json_of(const RecordList& list) {
    Json array = Json::array();
    for (const auto& row : list.rows)
        array.push_back(object_of(list, row));
    return dump(array);
}

std::string json_lines_of(const RecordList& list) {
    std::string lines;
    for (const auto& row : list.rows)
        lines += dump(object_of(list, row));
    return lines;
}

// What programs read is the same in every language.
std::string plain_of(const RecordList& list) {
    std::string lines;
    for (const auto& row : list.rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            lines += (i == 0 ? "" : "\t") + std::visit(ToText{Language::English}, row[i]);
        lines += '\n';
    }
    return lines;
}

std::string padded(const std::string& text, std::size_t width, bool to_the_right) {
    const std::string blanks(width - std::min(width, display_width(text)), ' ');
    return to_the_right ? blanks + text : text + blanks;
}

std::string table_of(const RecordList& list, const OutputStyle& style) {
    if (list.rows.empty()) return {};
    std::vector<std::vector<std::string>> lines(1);
    for (const RecordColumn& column : list.columns)
        lines[0].push_back(column.heading.in(style.language));
    for (const auto& row : list.rows) {
        lines.emplace_back();
        for (const RecordCell& cell : row)
            lines.back().push_back(std::visit(ToText{style.language}, cell));
    }
    std::string table;
    std::vector<std::size_t> widths(list.columns.size());
    for (const auto& line : lines) {
        for (std::size_t i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths[i], display_width(line[i]));
    }
    for (std::size_t n = 0; n < lines.size(); ++n) {
        std::string line;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (list.columns[i].heading.english.empty()) continue;
            const bool right = is_number(list.rows[n == 0 ? 0 : n - 1][i]);
            line += (i == 0 ? "" : "  ") + padded(lines[n][i], widths[i], right);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        table += (n == 0 && style.color ? "\x1B[2m" + line + "\x1B[0m" : line) + '\n';
    }
    return table;
}

}  // namespace

std::string write_records(const RecordList& list, OutputFormat format, const OutputStyle& style) {
    switch (format) {
        case OutputFormat::Json:
            return json_of(list);
        case OutputFormat::JsonLines:
            return json_lines_of(list);
        case OutputFormat::Table:
            return table_of(list, style);
        default:
            return plain_of(list);
    }
}

}  // namespace telusur
