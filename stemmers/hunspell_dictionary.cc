// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/hunspell_dictionary.h"

#include <algorithm>
#include <map>
#include <utility>

#include "stemmers/ascii.h"

namespace telusur {

namespace {

// Entries such as `anti-` are combining forms, not words.
bool is_word(std::string_view word) {
    if (word.empty() || word.front() == '-' || word.back() == '-') return false;
    return std::all_of(word.begin(), word.end(),
                       [](char c) { return is_ascii_small(c) || c == '-'; });
}

bool takes_menge(std::string_view flags) {
    constexpr std::string_view kFlags[] = {"MG", "Mg", "Mh", "PN", "Po"};
    for (std::size_t i = 0; i + 1 < flags.size(); i += 2) {
        const auto* known = std::find(std::begin(kFlags), std::end(kFlags), flags.substr(i, 2));
        if (known != std::end(kFlags)) return true;
    }
    return false;
}

// Fixed phrases such as `getahnya` are listed with their clitic.
bool has_clitic(const std::string& word, const std::map<std::string, DictionaryWord>& words) {
    constexpr std::string_view kClitic = "nya";
    constexpr std::size_t kShortestHost = 3;
    return word.size() >= kClitic.size() + kShortestHost && word.ends_with(kClitic) &&
           words.contains(word.substr(0, word.size() - kClitic.size()));
}

}  // namespace

std::vector<DictionaryWord> parse_hunspell_dictionary(std::string_view bytes) {
    std::map<std::string, DictionaryWord> words;
    while (!bytes.empty()) {
        std::string_view line = bytes.substr(0, bytes.find('\n'));
        bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
        line = line.substr(0, line.find_first_of("\r\t "));
        const std::string_view written = line.substr(0, line.find('/'));
        std::string word = to_ascii_small(written);
        if (!is_word(word)) continue;
        const bool proper = word != written;
        const std::string_view flags =
            written.size() < line.size() ? line.substr(written.size() + 1) : std::string_view{};
        auto [place, added] = words.try_emplace(word);
        if (added) {
            place->second.word = word;
            place->second.proper = proper;
        }
        place->second.patterns |= patterns_of_flags(flags);
        place->second.monosyllable |= takes_menge(flags) && count_vowels(word) == 1;
        place->second.proper = place->second.proper && proper;
    }
    std::vector<DictionaryWord> result;
    result.reserve(words.size());
    for (const auto& [word, entry] : words) {
        if (!has_clitic(word, words)) result.push_back(entry);
    }
    return result;
}

}  // namespace telusur
