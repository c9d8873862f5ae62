// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/hunspell_dictionary.h"

#include <algorithm>
#include <map>
#include <utility>

namespace telusur {

namespace {

bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

// Entries such as `anti-` are combining forms, not words.
bool is_word(std::string_view word) {
    if (word.empty() || word.front() == '-' || word.back() == '-') return false;
    return std::all_of(word.begin(), word.end(), [](char c) { return is_lower(c) || c == '-'; });
}

std::string to_lower(std::string_view word) {
    std::string lower(word);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

}  // namespace

std::vector<DictionaryWord> parse_hunspell_dictionary(std::string_view bytes) {
    std::map<std::string, DictionaryWord> words;
    while (!bytes.empty()) {
        std::string_view line = bytes.substr(0, bytes.find('\n'));
        bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
        line = line.substr(0, line.find_first_of("\r\t "));
        const std::string_view written = line.substr(0, line.find('/'));
        std::string word = to_lower(written);
        if (!is_word(word)) continue;
        const bool proper = word != written;
        const std::string_view flags =
            written.size() < line.size() ? line.substr(written.size() + 1) : std::string_view{};
        auto [place, added] = words.try_emplace(word);
        if (added) place->second = {word, 0, proper};
        place->second.patterns |= patterns_of_flags(flags);
        place->second.proper = place->second.proper && proper;
    }
    std::vector<DictionaryWord> result;
    result.reserve(words.size());
    for (auto& [word, entry] : words)
        result.push_back(std::move(entry));
    return result;
}

}  // namespace telusur
