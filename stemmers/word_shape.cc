// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/word_shape.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "stemmers/ascii.h"
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

bool is_digit_or_point(char c) {
    return is_ascii_digit(c) || c == '.' || c == ',';
}

bool all_digits(std::string_view text) {
    return !text.empty() && all_ascii_digits(text);
}

bool all_small_letters(std::string_view text) {
    return !text.empty() && all_ascii_small(text);
}

void add_folded(std::vector<std::string>& pieces, std::string_view piece) {
    std::string folded = fold_word(piece);
    if (!folded.empty()) pieces.push_back(std::move(folded));
}

// The folded pieces of a text between the characters that divide it.
template <typename Divides>
std::vector<std::string> folded_pieces(std::string_view written, const Divides& divides) {
    std::vector<std::string> pieces;
    std::size_t begin = 0;
    for (std::size_t position = 0; position < written.size();) {
        const Character c = read_character(written, position);
        if (divides(c)) {
            add_folded(pieces, written.substr(begin, position - begin));
            begin = c.end;
        }
        position = c.end;
    }
    add_folded(pieces, written.substr(begin));
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
    if (parts.size() < 2) return false;
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

struct Digits {
    std::vector<std::string_view> groups;
    std::string separators;
};

Digits read_digits(std::string_view number) {
    Digits digits;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= number.size(); ++i) {
        if (i < number.size() && is_ascii_digit(number[i])) continue;
        digits.groups.push_back(number.substr(begin, i - begin));
        if (i < number.size()) digits.separators += number[i];
        begin = i + 1;
    }
    return digits;
}

// How many groups from the first on are one whole number grouped by `point`: 1.500.000 has three.
std::size_t grouped(const Digits& digits, char point) {
    const std::string_view first = digits.groups[0];
    if (first.empty() || first.size() > 3 || first.front() == '0') return 1;
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

// How many groups are one whole number. Indonesian grouping, or English where the comma cannot be a
// decimal one: there are two of them, or a point follows.
std::size_t whole_groups(const Digits& digits) {
    const std::size_t indonesian = grouped(digits, '.');
    const std::size_t english = grouped(digits, ',');
    const bool point_follows =
        digits.groups.size() == english + 1 && digits.separators.back() == '.';
    return english >= 3 || (english == 2 && point_follows) ? english : indonesian;
}

std::optional<std::string> whole_or_decimal(const Digits& digits) {
    const std::size_t all = digits.groups.size();
    const std::size_t count = whole_groups(digits);
    std::string number = joined_groups(digits, count);
    if (count == all) return number;
    const bool decimals =
        count + 1 == all && (count == 1 || digits.separators[count - 1] != digits.separators[0]);
    if (!decimals) return std::nullopt;
    const std::string_view fraction = digits.groups[count];
    const bool nothing = count > 1 && fraction.find_first_not_of('0') == std::string_view::npos;
    return nothing ? number : number + ',' + std::string(fraction);
}

// The words that capitals show within one.
std::vector<std::string> camel_parts(std::string_view written) {
    std::vector<std::string> parts;
    while (const std::size_t border = camel_border(written)) {
        add_folded(parts, written.substr(0, border));
        written.remove_prefix(border);
    }
    add_folded(parts, written);
    return parts;
}

// "covid19".
void divide_before_number(WordShape& shape, std::size_t border) {
    std::vector<std::string> parts{shape.form.substr(0, border), shape.form.substr(border)};
    if (!all_small_letters(parts[0]) || !all_digits(parts[1]) || !are_one_word_apart(parts)) return;
    shape.parts = std::move(parts);
    shape.parts_suffice = true;
}

// "70km", "1.5L": the number as it is written elsewhere.
void divide_behind_number(WordShape& shape) {
    const auto unit_begin =
        std::find_if_not(shape.form.begin(), shape.form.end(), is_digit_or_point);
    const std::string unit(unit_begin, shape.form.end());
    const std::string digits(shape.form.begin(), unit_begin);
    const auto number = whole_or_decimal(read_digits(digits));
    if (!number || !all_small_letters(unit)) return;
    shape.form = *number + unit;
    if (unit.size() < kShortestPart) return;
    shape.parts = {*number, unit};
    shape.parts_suffice = true;
}

WordShape shape_of_word(std::string_view written) {
    WordShape shape{fold_word(written), {}, {}, false};
    const auto digits = std::find_if(shape.form.begin(), shape.form.end(), is_ascii_digit);
    if (digits == shape.form.begin() && digits != shape.form.end()) {
        divide_behind_number(shape);
    } else if (digits != shape.form.end()) {
        divide_before_number(shape, static_cast<std::size_t>(digits - shape.form.begin()));
    } else if (camel_border(written) > 0) {
        shape.parts = camel_parts(written);
        if (shape.parts.size() < 2) shape.parts.clear();
        shape.parts_suffice = are_one_word_apart(shape.parts);
    }
    return shape;
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
        if (std::all_of(part.begin(), part.end(), is_digit_or_point)) {
            part = shape_of_number(part).form;
        }
    }
    shape.form = join(shape.parts, "-");
    shape.joined = fold_word(join(shape.parts, ""));  // what meets may compose
    shape.parts_suffice = are_one_word_apart(shape.parts);
    return shape;
}

WordShape shape_of_dotted(std::string_view written) {
    WordShape shape;
    const auto is_stop = [](const Character& c) { return c.code_point == '.'; };
    std::vector<std::string> pieces = folded_pieces(written, is_stop);
    shape.form = fold_word(join(pieces, ""));
    std::erase_if(pieces, [](const auto& piece) { return piece.size() < kShortestDottedPart; });
    shape.parts = std::move(pieces);
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
    {" ribu rb ", 3},
    {" juta jt ", 6},
    {" miliar milyar milyard miliard ", 9},
    {" triliun trilyun triliyun ", 12},
}};

bool names(std::string_view list, std::string_view word) {
    return !word.empty() && word.find(' ') == std::string_view::npos &&
           list.find(' ' + std::string(word) + ' ') != std::string_view::npos;
}

std::optional<unsigned> small_number(std::string_view digits) {
    digits = without_zeros(digits);
    if (!all_digits(digits) || digits.size() > 4) return std::nullopt;
    return static_cast<unsigned>(std::stoul(std::string(digits)));
}

std::string two_digits(unsigned number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

std::optional<std::string> written_date(std::string_view day, std::string_view month,
                                        std::string_view year) {
    const auto day_number = small_number(day);
    const auto month_number = small_number(month);
    const auto year_number = small_number(year);
    if (!day_number || !month_number || !year_number || year.size() != 4) return std::nullopt;
    // Calendar types hold a byte, and would wrap.
    if (*day_number > 31 || *month_number > 12) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year_number)),
                                           std::chrono::month(*month_number),
                                           std::chrono::day(*day_number)};
    if (!date.ok()) return std::nullopt;
    return std::string(year) + '-' + two_digits(*month_number) + '-' + two_digits(*day_number);
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
