// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/sentence_splitter.h"

#include <algorithm>
#include <array>
#include <string>

#include "stemmers/ascii.h"
#include "stemmers/characters.h"

namespace telusur {

namespace {

// What stands before a name, a place or a title, all of them small.
constexpr std::array<std::string_view, 88> kAbbreviations{
    "adm",    "alm",    "almh",    "an",     "bpk",    "brigjen", "brigpol", "bripda", "bripka",
    "briptu", "capt",   "cq",      "cv",     "dept",   "dok",     "dr",      "dra",    "drg",
    "drh",    "drs",    "ds",      "dsn",    "gg",     "h",       "hj",      "inf",    "ipda",
    "iptu",   "ir",     "irjen",   "jend",   "jl",     "jln",     "kab",     "kapt",   "kec",
    "kel",    "kep",    "kh",      "kombes", "kompol", "kp",      "kpt",     "letjen", "letkol",
    "lettu",  "mayjen", "mayjend", "mgr",    "moch",   "moh",     "mohd",    "mr",     "mrs",
    "ms",     "muh",    "nn",      "ny",     "pdt",    "peltu",   "pj",      "plh",    "plt",
    "pol",    "prof",   "prov",    "pt",     "purn",   "qs",      "rm",      "rp",     "sdr",
    "sdri",   "serda",  "serka",   "sertu",  "sgt",    "sp",      "st",      "tgk",    "tgl",
    "tn",     "ud",     "ust",     "ustd",   "vit",    "vs",      "yth"};

// Before a number only: "Km. 5", but "sejauh 10 km. Polisi".
constexpr std::array<std::string_view, 14> kAbbreviationsBeforeNumbers{
    "hlm", "kav", "km", "lt", "maks", "min", "no", "psl", "rt", "rw", "telp", "thn", "tlp", "vol"};

constexpr std::size_t kLongestAbbreviation = 8;

template <typename List>
bool contains(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

// What may stand between a word and its stop, and behind the stop: brackets and quotes, the
// asterisks of marked-up text, and the sign of "13,5%.". Opening quotes too, which many write for
// closing ones.
bool is_companion(char32_t c) {
    switch (c) {
        case '"':
        case '\'':
        case '(':
        case ')':
        case '[':
        case ']':
        case '*':
        case '%':
        case 0x00AB:
        case 0x00BB:
        case 0x2018:
        case 0x2019:
        case 0x201C:
        case 0x201D:
            return true;
        default:
            return false;
    }
}

bool is_blank(char32_t c) {
    return c <= 0x20 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000;
}

constexpr char32_t kIdeographicStop = 0x3002;  // no blank follows it

bool is_stop(char32_t c) {
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == kIdeographicStop || c == 0x061F;
}

bool belongs_to_abbreviation(std::string_view word, const Character& next) {
    return is_abbreviation(word) || (next.is(CharacterKind::Digit) &&
                                     contains(kAbbreviationsBeforeNumbers, to_ascii_small(word)));
}

}  // namespace

bool is_abbreviation(std::string_view word) {
    if (word.size() > kLongestAbbreviation) return false;
    const bool has_digit = std::any_of(word.begin(), word.end(), is_ascii_digit);
    if (has_digit) return false;                                // 1.500
    if (word.find('.') != std::string_view::npos) return true;  // U.S.A, S.Sos
    const Character first = character_at(word, 0);
    const bool is_initial =
        first.end == word.size() && first.is(CharacterKind::Letter) && is_upper(first.code_point);
    return is_initial || contains(kAbbreviations, to_ascii_small(word));
}

bool ends_sentence(std::string_view before, std::string_view gap, std::string_view after) {
    if (gap.find('\n') != std::string_view::npos) return true;
    std::size_t position = 0;
    const auto skip = [gap, &position](const auto& belongs) {
        Character c = character_at(gap, position);
        for (; position < gap.size() && belongs(c.code_point); c = character_at(gap, position))
            position = c.end;
        return c.code_point;
    };
    // Some write a blank before the stop.
    const char32_t stop = skip([](char32_t c) { return is_companion(c) || is_blank(c); });
    if (position >= gap.size() || !is_stop(stop)) return false;
    skip(is_stop);
    const bool is_full_stop = stop == '.' && position == 1;
    const char32_t behind = skip([](char32_t c) { return is_companion(c) || is_stop(c); });
    const Character next = character_at(after, 0);
    if (is_lower(next.code_point)) return false;
    const bool alone = position == 1 || gap.substr(1, position - 1) == ")";  // "(Purn.) Budi"
    if (is_full_stop && alone && belongs_to_abbreviation(before, next)) return false;
    // A missing blank: "kemarin.Dia". Without a capital it is a number or an address.
    if (position >= gap.size()) return is_upper(next.code_point) || stop == kIdeographicStop;
    return is_blank(behind);
}

}  // namespace telusur
