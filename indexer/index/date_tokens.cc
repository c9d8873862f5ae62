// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/date_tokens.h"

#include <algorithm>
#include <utility>

#include "stemmers/characters.h"

namespace telusur {

namespace {

enum class Sort { Digit, Letter, Apostrophe, Blank, Mark, Foreign };

constexpr std::u32string_view kApostrophes = U"'`’‘ʼʻ´′";
constexpr std::u32string_view kMarks = U",.;:|()[]/-+";

bool is_among(char32_t c, std::u32string_view set) {
    return set.find(c) != std::u32string_view::npos;
}

char32_t plain_form(char32_t c) {
    if (c >= 'A' && c <= 'Z') return c - 'A' + 'a';
    if (is_among(c, U"‐‑–—−")) return '-';
    if (is_among(c, U"•·")) return '|';
    return c;
}

Sort sort_of(char32_t c) {
    if (c >= '0' && c <= '9') return Sort::Digit;
    if (c >= 'a' && c <= 'z') return Sort::Letter;
    if (is_among(c, kApostrophes)) return Sort::Apostrophe;
    if (is_among(c, U" \t\u00A0\u202F\u2009")) return Sort::Blank;
    return is_among(c, kMarks) ? Sort::Mark : Sort::Foreign;
}

}  // namespace

std::optional<DateTokens> date_tokens(std::string_view text) {
    DateTokens tokens;
    std::string separator;
    Sort last = Sort::Blank;
    for (std::size_t position = 0; position < text.size();) {
        const Character character = read_character(text, position);
        position = character.end;
        const char32_t c = plain_form(character.code_point);
        const Sort sort = sort_of(c);
        switch (sort) {
            case Sort::Foreign:
                return std::nullopt;
            case Sort::Apostrophe:
                // Part of a name such as Jum'at, and of nothing else.
                if (last != Sort::Letter) return std::nullopt;
                continue;
            case Sort::Mark:
                separator += static_cast<char>(c);
                break;
            case Sort::Blank:
                break;
            case Sort::Digit:
            case Sort::Letter:
                if (sort != last) {
                    tokens.push_back({sort == Sort::Digit, {}, std::exchange(separator, {})});
                }
                tokens.back().text += static_cast<char>(c);
        }
        last = sort;
    }
    return tokens;
}

}  // namespace telusur
