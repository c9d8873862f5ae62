// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/error.h"

namespace telusur {

/// A word that a parameter takes, and what it stands for.
template <typename Value>
struct Named {
    std::string_view name;
    Value value;
};

/// Refuses the word of a parameter with those that it takes.
[[noreturn]] void refuse_word(const std::string& parameter, const std::string& word,
                              const std::vector<std::string_view>& known);

/// The name of a value in a table of Named rows; it must be there.
template <typename Table, typename Value>
std::string_view name_in(const Table& table, Value value) {
    return std::find_if(table.begin(), table.end(),
                        [value](const auto& row) { return row.value == value; })
        ->name;
}

/// What a word stands for. Throws Error{Usage} naming the parameter for one that is not there.
template <typename Table>
auto word_in(const Table& table, const std::string& parameter, const std::string& word) {
    std::vector<std::string_view> names;
    for (const auto& row : table) {
        if (row.name == word) return row.value;
        names.push_back(row.name);
    }
    refuse_word(parameter, word, names);
}

}  // namespace telusur
