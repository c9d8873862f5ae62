// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/word_shape.h"

#include <algorithm>
#include <array>

#include "stemmers/characters.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

using Kind = CharacterKind;

constexpr std::size_t kShortestPart = 2;
constexpr std::size_t kShortestWordBeforeNumber = 3;  // covid19, but not g20 and u23
constexpr std::size_t kShortestDottedPart = 3;
constexpr std::size_t kShortestCamelEnd = 4;
constexpr std::size_t kShortestCamelEndAfterCapitals = 5;  // KMBPalembang, but not KPKnya

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

bool all_small_letters(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// The folded pieces of a text between the characters that divide it.
template <typename Divides>
std::vector<std::string> folded_pieces(std::string_view written, const Divides& divides) {
    std::vector<std::string> pieces;
    const auto add = [&pieces](std::string_view piece) {
        std::string folded = fold_word(piece);
        if (!folded.empty()) pieces.push_back(std::move(folded));
    };
    std::size_t begin = 0;
    for (std::size_t position = 0; position < written.size();) {
        const Character c = read_character(written, position);
        if (divides(c)) {
            add(written.substr(begin, position - begin));
            begin = c.end;
        }
        position = c.end;
    }
    add(written.substr(begin));
    return pieces;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string text;
    for (const std::string& part : parts) {
        if (!text.empty()) text += separator;
        text += part;
    }
    return text;
}

bool are_one_word_apart(const std::vector<std::string>& parts) {
    const bool has_number = std::any_of(parts.begin(), parts.end(), all_digits);
    const std::size_t shortest = has_number ? kShortestWordBeforeNumber : kShortestPart;
    const bool has_word = std::any_of(parts.begin(), parts.end(), all_small_letters);
    return has_word && std::all_of(parts.begin(), parts.end(), [shortest](const auto& part) {
               return all_digits(part) || part.size() >= shortest;
           });
}

// Where a capital begins a new word inside of one: "Prabowo|Gibran", "KMB|Palembang". 0 if nowhere.
std::size_t camel_border(std::string_view written) {
    std::size_t upper_run = 0;
    std::size_t last_upper = 0;
    bool after_lower = false;
    for (std::size_t position = 0; position < written.size();) {
        const Character c = read_character(written, position);
        if (is_upper(c.code_point)) {
            if (after_lower && position >= kShortestPart &&
                written.size() - position >= kShortestCamelEnd) {
                return position;
            }
            ++upper_run;
            last_upper = position;
            after_lower = false;
        } else if (is_lower(c.code_point)) {
            if (upper_run > kShortestPart &&
                written.size() - last_upper >= kShortestCamelEndAfterCapitals) {
                return last_upper;
            }
            upper_run = 0;
            after_lower = true;
        } else {
            upper_run = 0;
            after_lower = false;
        }
        position = c.end;
    }
    return 0;
}

WordShape shape_of_word(std::string_view written) {
    WordShape shape{fold_word(written), {}, {}, false};
    const auto digits = std::find_if(shape.form.begin(), shape.form.end(), is_digit);
    if (digits != shape.form.end()) {
        std::vector<std::string> parts{{shape.form.begin(), digits}, {digits, shape.form.end()}};
        if (all_small_letters(parts[0]) && all_digits(parts[1]) && are_one_word_apart(parts)) {
            shape.parts = std::move(parts);
            shape.parts_suffice = true;
        }
        return shape;
    }
    if (const std::size_t border = camel_border(written)) {
        shape.parts = {fold_word(written.substr(0, border)), fold_word(written.substr(border))};
        shape.parts_suffice = are_one_word_apart(shape.parts);
    }
    return shape;
}

struct Digits {
    std::vector<std::string_view> groups;
    std::string separators;
};

Digits read_digits(std::string_view number) {
    Digits digits;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= number.size(); ++i) {
        if (i < number.size() && is_digit(number[i])) continue;
        digits.groups.push_back(number.substr(begin, i - begin));
        if (i < number.size()) digits.separators += number[i];
        begin = i + 1;
    }
    return digits;
}

// How many groups from the first on are one whole number grouped by `point`: 1.500.000 has three.
std::size_t grouped(const Digits& digits, char point) {
    if (digits.groups[0].empty() || digits.groups[0].size() > 3) return 1;
    std::size_t count = 1;
    while (count < digits.groups.size() && digits.separators[count - 1] == point &&
           digits.groups[count].size() == 3) {
        ++count;
    }
    return count;
}

std::string joined_groups(const Digits& digits, std::size_t count) {
    std::string number;
    for (std::size_t i = 0; i < count; ++i)
        number += digits.groups[i];
    return number;
}

// Indonesian grouping, or English where it cannot be a decimal comma (two of them).
std::optional<std::string> whole_or_decimal(const Digits& digits) {
    const std::size_t all = digits.groups.size();
    std::size_t count = grouped(digits, '.');
    if (count == 1 && grouped(digits, ',') >= 3) count = grouped(digits, ',');
    std::string number = joined_groups(digits, count);
    if (count == all) return number;
    const bool decimals =
        count + 1 == all && (count == 1 || digits.separators[count - 1] != digits.separators[0]);
    if (!decimals) return std::nullopt;
    const std::string_view fraction = digits.groups[count];
    const bool nothing = count > 1 && fraction.find_first_not_of('0') == std::string_view::npos;
    return nothing ? number : number + ',' + std::string(fraction);
}

std::string_view without_zeros(std::string_view digits) {
    while (digits.size() > 1 && digits.front() == '0')
        digits.remove_prefix(1);
    return digits;
}

void add_groups(WordShape& shape, const Digits& digits) {
    for (const std::string_view group : digits.groups)
        shape.parts.emplace_back(without_zeros(group));
}

std::optional<std::string> date_of(const Digits& digits) {
    if (digits.groups.size() != 3) return std::nullopt;
    const auto& groups = digits.groups;
    return groups[0].size() == 4 ? written_date(groups[2], groups[1], groups[0])
                                 : written_date(groups[0], groups[1], groups[2]);
}

WordShape shape_of_number(std::string_view written) {
    WordShape shape;
    const Digits digits = read_digits(written);
    if (auto number = whole_or_decimal(digits)) {
        shape.form = std::move(*number);
        return shape;
    }
    shape.form = date_of(digits).value_or(std::string(written));
    add_groups(shape, digits);
    return shape;
}

WordShape shape_of_hyphenated(std::string_view written) {
    WordShape shape;
    shape.parts = folded_pieces(written, [](const Character& c) { return c.is(Kind::Hyphen); });
    for (std::string& part : shape.parts) {
        if (is_digit(part.front())) part = shape_of_number(part).form;
    }
    shape.form = join(shape.parts, "-");
    shape.joined = join(shape.parts, "");
    shape.parts_suffice = are_one_word_apart(shape.parts);
    return shape;
}

WordShape shape_of_dotted(std::string_view written) {
    WordShape shape;
    const auto is_stop = [](const Character& c) { return c.code_point == '.'; };
    for (std::string& piece : folded_pieces(written, is_stop)) {
        shape.form += piece;
        if (piece.size() >= kShortestDottedPart) shape.parts.push_back(std::move(piece));
    }
    return shape;
}

WordShape shape_of_figures(std::string_view written) {
    WordShape shape;
    const Digits digits = read_digits(written);
    add_groups(shape, digits);
    shape.form = date_of(digits).value_or(join(shape.parts, "/"));
    return shape;
}

WordShape shape_of_address(std::string_view written) {
    WordShape shape{fold_word(written), {}, {}, false};
    for (const std::string_view prefix : {"https://", "http://", "www."}) {
        if (shape.form.starts_with(prefix)) shape.form.erase(0, prefix.size());
    }
    while (shape.form.ends_with('/'))
        shape.form.pop_back();
    shape.parts =
        folded_pieces(shape.form, [](const Character& c) { return !c.is_letter_or_digit(); });
    return shape;
}

struct Month {
    std::string_view names;  // between blanks
    std::string_view number;
};

constexpr std::array<Month, 12> kMonths{{
    {" januari jan january ", "01"},
    {" februari feb peb pebruari february ", "02"},
    {" maret mar march ", "03"},
    {" april apr ", "04"},
    {" mei may ", "05"},
    {" juni jun june ", "06"},
    {" juli jul july ", "07"},
    {" agustus agu agt ags aug august ", "08"},
    {" september sep sept ", "09"},
    {" oktober okt oct october ", "10"},
    {" november nov nop nopember ", "11"},
    {" desember des dec december ", "12"},
}};

struct Scale {
    std::string_view names;
    std::size_t zeros;
};

constexpr std::array<Scale, 4> kScales{{
    {" ribu ", 3},
    {" juta jt ", 6},
    {" miliar milyar miliard ", 9},
    {" triliun trilyun ", 12},
}};

bool names(std::string_view list, std::string_view word) {
    return !word.empty() && list.find(' ' + std::string(word) + ' ') != std::string_view::npos;
}

// As a number of two digits, or nothing beyond `limit`.
std::optional<std::string> two_digits(std::string_view number, int limit) {
    number = without_zeros(number);
    if (!all_digits(number) || number.size() > 2) return std::nullopt;
    const int value = std::stoi(std::string(number));
    if (value < 1 || value > limit) return std::nullopt;
    return (value < 10 ? "0" : "") + std::to_string(value);
}

}  // namespace

std::optional<std::string> written_date(std::string_view day, std::string_view month,
                                        std::string_view year) {
    const auto day_digits = two_digits(day, 31);
    const auto month_digits = two_digits(month, 12);
    if (!day_digits || !month_digits || year.size() != 4 || !all_digits(year)) return std::nullopt;
    return std::string(year) + '-' + *month_digits + '-' + *day_digits;
}

std::string_view month_number(std::string_view folded) {
    const auto found = std::find_if(kMonths.begin(), kMonths.end(), [folded](const Month& month) {
        return names(month.names, folded);
    });
    return found == kMonths.end() ? std::string_view() : found->number;
}

std::optional<std::string> scaled_number(std::string_view number, std::string_view scale) {
    const auto found = std::find_if(kScales.begin(), kScales.end(), [scale](const Scale& known) {
        return names(known.names, scale);
    });
    if (found == kScales.end()) return std::nullopt;
    const std::size_t comma = number.find(',');
    const std::string_view whole = number.substr(0, comma);
    const std::string_view fraction =
        comma == std::string_view::npos ? std::string_view() : number.substr(comma + 1);
    const bool readable = all_digits(whole) && (fraction.empty() || all_digits(fraction));
    if (!readable || fraction.size() > found->zeros) return std::nullopt;
    std::string scaled(whole);
    scaled += fraction;
    scaled.append(found->zeros - fraction.size(), '0');
    return std::string(without_zeros(scaled));
}

WordShape shape_of(std::string_view written, TokenKind kind) {
    switch (kind) {
        case TokenKind::Hyphenated:
            return shape_of_hyphenated(written);
        case TokenKind::Dotted:
            return shape_of_dotted(written);
        case TokenKind::Number:
            return shape_of_number(written);
        case TokenKind::Figures:
            return shape_of_figures(written);
        case TokenKind::Address:
            return shape_of_address(written);
        case TokenKind::Symbol:
            return {fold_word(written), {}, {}, false};
        case TokenKind::Word:
            break;
    }
    return shape_of_word(written);
}

}  // namespace telusur
