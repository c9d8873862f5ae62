// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/config_reader.h"

#include <algorithm>
#include <tuple>

#include "indexer/index/nearest_name.h"

namespace telusur {

namespace {

Phrase must_be(std::string_view key, const Phrase& what) {
    return {fmt::format("{} must be {}", key, what.english),
            fmt::format("{} harus berupa {}", key, what.indonesian)};
}

}  // namespace

void ConfigReader::expect_keys(const toml::table& table,
                               const std::vector<std::string_view>& known) {
    for (const auto& [key, value] : table) {
        if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
        report(key.source(), phrase("unknown key \"{}\"; did you mean {}?",
                                    "kunci \"{}\" tidak dikenal; maksud Anda {}?", key.str(),
                                    nearest_name(key.str(), known)));
    }
}

std::optional<std::string> ConfigReader::text_in(const toml::node& node, std::string_view key) {
    const std::optional<std::string> text = node.value_exact<std::string>();
    if (text && !text->empty() && text->find('\0') == std::string::npos) return text;
    report(node.source(), must_be(key, {"text that is not empty", "teks yang tidak kosong"}));
    return std::nullopt;
}

std::optional<std::string> ConfigReader::text_in(const toml::node& node, std::string_view key,
                                                 const TextRule& rule) {
    std::optional<std::string> text = text_in(node, key);
    if (!text || rule.holds(*text)) return text;
    report(node.source(), must_be(key, rule.wanted));
    return std::nullopt;
}

std::optional<std::string> ConfigReader::text(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    return node == nullptr ? std::nullopt : text_in(*node, key);
}

std::optional<std::string> ConfigReader::text(const toml::table& table, std::string_view key,
                                              const TextRule& rule) {
    const toml::node* node = table.get(key);
    return node == nullptr ? std::nullopt : text_in(*node, key, rule);
}

std::optional<std::size_t> ConfigReader::count(const toml::table& table, std::string_view key,
                                               std::size_t least, std::size_t most) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return std::nullopt;
    const std::optional<std::int64_t> value = node->value_exact<std::int64_t>();
    const bool fits = value && *value >= static_cast<std::int64_t>(least) &&
                      *value <= static_cast<std::int64_t>(most);
    if (fits) return static_cast<std::size_t>(*value);
    report(node->source(), must_be(key, phrase("a whole number from {} to {}",
                                               "bilangan bulat dari {} sampai {}", least, most)));
    return std::nullopt;
}

std::optional<double> ConfigReader::number(const toml::table& table, std::string_view key,
                                           double least, double most) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return std::nullopt;
    const std::optional<double> value =
        node->is_number() ? node->value<double>() : std::optional<double>();
    if (value && *value >= least && *value <= most) return value;
    report(node->source(), must_be(key, phrase("a number from {} to {}",
                                               "bilangan dari {} sampai {}", least, most)));
    return std::nullopt;
}

std::optional<bool> ConfigReader::flag(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return std::nullopt;
    const std::optional<bool> value = node->value_exact<bool>();
    if (!value) report(node->source(), must_be(key, {"true or false", "true atau false"}));
    return value;
}

std::vector<std::string> ConfigReader::texts(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr) {
        report_missing(table, key);
        return {};
    }
    const toml::array* array = node->as_array();
    if (array == nullptr || array->empty()) {
        report(node->source(), must_be(key, {"a list of texts: [\"…\"]", "daftar teks: [\"…\"]"}));
        return {};
    }
    std::vector<std::string> texts;
    for (const toml::node& element : *array) {
        if (auto text = text_in(element, key)) texts.push_back(std::move(*text));
    }
    return texts;
}

std::optional<std::vector<std::string>> ConfigReader::list(const toml::table& table,
                                                           std::string_view key,
                                                           const TextRule& rule) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return std::nullopt;
    if (!node->is_array()) {
        report(node->source(), must_be(key, {"a list: [\"…\"]", "daftar: [\"…\"]"}));
        return std::nullopt;
    }
    std::vector<std::string> texts;
    for (const toml::node& element : *node->as_array()) {
        if (auto text = text_in(element, key, rule)) texts.push_back(std::move(*text));
    }
    return texts;
}

const toml::table* ConfigReader::section(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return nullptr;
    if (!node->is_table()) {
        report(node->source(), must_be(key, phrase("a section: [{}]", "bagian: [{}]", key)));
    }
    return node->as_table();
}

std::vector<const toml::table*> ConfigReader::sections(const toml::table& table,
                                                       std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr) {
        report_missing(table, fmt::format("[[{}]]", key));
        return {};
    }
    std::vector<const toml::table*> sections;
    if (const toml::array* array = node->as_array(); array != nullptr) {
        for (const toml::node& element : *array) {
            if (element.is_table()) sections.push_back(element.as_table());
        }
        if (!sections.empty() && sections.size() == array->size()) return sections;
    }
    report(node->source(), must_be(key, phrase("sections: [[{}]]", "bagian-bagian: [[{}]]", key)));
    return {};
}

void ConfigReader::report(const toml::source_region& where, Phrase what) {
    problems_.push_back({std::max<std::uint32_t>(1, where.begin.line),
                         std::max<std::uint32_t>(1, where.begin.column), std::move(what)});
}

void ConfigReader::report_missing(const toml::table& table, std::string_view key) {
    report(table.source(), phrase("{} is missing", "{} tidak ada", key));
}

std::vector<ConfigProblem> ConfigReader::problems() const {
    std::vector<ConfigProblem> sorted = problems_;
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& left, const auto& right) {
        return std::tie(left.line, left.column) < std::tie(right.line, right.column);
    });
    return sorted;
}

}  // namespace telusur
