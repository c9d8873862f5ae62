// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/sentence_splitter.h"

#include <algorithm>
#include <array>
#include <string>

#include "stemmers/characters.h"

namespace telusur {

namespace {

// What stands before a name, a number or a place.
constexpr std::array<std::string_view, 66> kAbbreviations{
    "adm",    "alm",  "almh", "an",    "bpk",    "brigjen", "brigpol", "bripda", "bripka", "briptu",
    "cq",     "dr",   "dra",  "drg",   "drh",    "drs",     "gg",      "h",      "hj",     "hlm",
    "ipda",   "iptu", "ir",   "irjen", "jend",   "jl",      "jln",     "kab",    "kav",    "kec",
    "kel",    "kep",  "kh",   "km",    "kombes", "kompol",  "kpt",     "letjen", "letkol", "lt",
    "mayjen", "mr",   "mrs",  "ms",    "muh",    "nn",      "no",      "ny",     "pdt",    "prof",
    "prov",   "psl",  "rp",   "rt",    "rw",     "sdr",     "sdri",    "sgt",    "st",     "tgk",
    "tgl",    "tn",   "ust",  "vol",   "vs",     "yth"};

constexpr std::size_t kLongestAbbreviation = 8;

bool is_closing(char32_t c) {
    switch (c) {
        case '"':
        case '\'':
        case ')':
        case ']':
        case '.':
        case '!':
        case '?':
        case 0x2019:
        case 0x201D:
        case 0x00BB:
        case 0x2026:
            return true;
        default:
            return false;
    }
}

bool is_blank(char32_t c) {
    return c <= 0x20 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000;
}

bool is_stop(char32_t c) {
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0x061F;
}

}  // namespace

bool is_abbreviation(std::string_view word) {
    if (word.size() > kLongestAbbreviation) return false;
    if (word.find('.') != std::string_view::npos) return true;  // U.S.A, S.Sos
    const Character first = character_at(word, 0);
    if (first.end == word.size() && first.is(CharacterKind::Letter) && is_upper(first.code_point)) {
        return true;  // an initial
    }
    std::string small(word);
    std::transform(small.begin(), small.end(), small.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return std::find(kAbbreviations.begin(), kAbbreviations.end(), small) != kAbbreviations.end();
}

bool ends_sentence(std::string_view before, std::string_view gap, std::string_view after) {
    if (gap.find('\n') != std::string_view::npos) return true;
    std::size_t position = 0;
    Character c = character_at(gap, 0);
    // Closing brackets and quotes may stand on both sides of the stop.
    while (position < gap.size() && is_closing(c.code_point) && !is_stop(c.code_point)) {
        position = c.end;
        c = character_at(gap, position);
    }
    if (position >= gap.size() || !is_stop(c.code_point)) return false;
    const bool plain = position == 0 && c.code_point == '.';
    const std::size_t first_end = c.end;
    while (position < gap.size() && (is_stop(c.code_point) || is_closing(c.code_point))) {
        position = c.end;
        c = character_at(gap, position);
    }
    const bool full_stop_alone = plain && position == first_end;
    const char32_t next = character_at(after, 0).code_point;
    if (is_lower(next)) return false;
    if (full_stop_alone && is_abbreviation(before)) return false;
    // A missing blank: "kemarin.Dia". Without a capital it is a number or an address.
    if (position >= gap.size()) return is_upper(next);
    return is_blank(c.code_point);
}

}  // namespace telusur
