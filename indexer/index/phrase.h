// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fmt/core.h>
#include <string>

namespace telusur {

/// The languages that people who use the programs can choose.
enum class Language { English, Indonesian };

/// One piece of text for people, in both languages (UTF-8). Short, lower-case start, no full stop,
/// and it names the thing it speaks of.
struct Phrase {
    std::string english;
    std::string indonesian;

    const std::string& in(Language language) const {
        return language == Language::English ? english : indonesian;
    }
    bool empty() const { return english.empty(); }
};

/// Formats the same arguments into both languages. Formats are checked at compile time.
template <typename... Arguments>
Phrase phrase(fmt::format_string<const Arguments&...> english,
              fmt::format_string<const Arguments&...> indonesian, const Arguments&... arguments) {
    return {fmt::format(english, arguments...), fmt::format(indonesian, arguments...)};
}

/// Indonesian if the environment's LC_ALL, LC_MESSAGES or LANG (the first that is set) starts with
/// "id", English otherwise.
Language language_of_environment();

}  // namespace telusur
