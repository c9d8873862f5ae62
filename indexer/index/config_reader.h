// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <toml++/toml.h>
#include <utility>
#include <vector>

#include "indexer/index/phrase.h"

namespace telusur {

struct ConfigProblem {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    Phrase what;
};

/// What a text must be beside not empty.
struct TextRule {
    bool (*holds)(const std::string& text);
    Phrase wanted;  ///< as it stands after "KEY must be"
};

/// Takes values out of TOML tables and collects what is wrong with them. A value that is not there
/// or not right is empty; only the latter is a problem.
class ConfigReader {
  public:
    /// Keys other than these are problems, each with the nearest of these.
    void expect_keys(const toml::table& table, const std::vector<std::string_view>& known);

    /// Neither empty nor with a NUL.
    std::optional<std::string> text(const toml::table& table, std::string_view key);
    std::optional<std::string> text(const toml::table& table, std::string_view key,
                                    const TextRule& rule);
    std::optional<std::size_t> count(const toml::table& table, std::string_view key,
                                     std::size_t least, std::size_t most);
    std::optional<double> number(const toml::table& table, std::string_view key, double least,
                                 double most);
    std::optional<bool> flag(const toml::table& table, std::string_view key);
    /// At least one text.
    std::vector<std::string> texts(const toml::table& table, std::string_view key);
    /// Texts, perhaps none, all of which the rule holds for.
    std::optional<std::vector<std::string>> list(const toml::table& table, std::string_view key,
                                                 const TextRule& rule);
    const toml::table* section(const toml::table& table, std::string_view key);
    /// [[key]]
    std::vector<const toml::table*> sections(const toml::table& table, std::string_view key);

    void report(const toml::source_region& where, Phrase what);
    /// For what should stand in the table and does not.
    void report_missing(const toml::table& table, std::string_view key);

    /// In the order of the file.
    std::vector<ConfigProblem> problems() const;

  private:
    std::optional<std::string> text_in(const toml::node& node, std::string_view key);
    std::optional<std::string> text_in(const toml::node& node, std::string_view key,
                                       const TextRule& rule);

    std::vector<ConfigProblem> problems_;
};

}  // namespace telusur
