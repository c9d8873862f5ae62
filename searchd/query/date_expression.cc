// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/query/date_expression.h"

#include <initializer_list>

#include "indexer/index/date_names.h"
#include "indexer/index/date_parser.h"
#include "indexer/index/date_tokens.h"
#include "searchd/query/day_span.h"
#include "searchd/query/relative_days.h"
#include "stemmers/ascii.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::size_t kLongestExpression = 256;
constexpr int kYearsToLeapDay = 8;  // 1896 to 1904

std::string in_capitals(std::string_view text) {
    std::string capitals(text);
    for (char& c : capitals)
        c = is_ascii_small(c) ? static_cast<char>(c - 'a' + 'A') : c;
    return capitals;
}

// What a date says by itself, without the other end of a range.
class SpanReader {
  public:
    explicit SpanReader(const Date& today) : date_(today), today_(to_days(today)) {}

    std::optional<DaySpan> read(std::string_view text) const {
        const auto tokens = date_tokens(text);
        if (!tokens || tokens->empty()) return std::nullopt;
        if (const auto span = read_relative_days(*tokens, today_)) return span;
        if (const auto span = read_part(*tokens)) return span;
        // Digits alone may be Unix seconds, which nobody means here.
        if (tokens->size() == 1 && tokens->front().text.size() != 8) return std::nullopt;
        const auto moment = read_date(in_capitals(text));  // the machine form has a T and a Z
        if (!moment) return std::nullopt;
        return span_of(CalendarUnit::Day, to_days(archive_date(moment->seconds)));
    }

  private:
    // A year, a month, or a day of a month.
    std::optional<DaySpan> read_part(const DateTokens& tokens) const {
        if (!tokens[0].separator.empty()) return std::nullopt;
        if (tokens.size() == 1) return read_year_or_month(tokens[0]);
        if (tokens.size() != 2) return std::nullopt;
        const DateToken& first = tokens[0];
        const DateToken& second = tokens[1];
        if (first.text == "tahun" && second.separator.empty()) return year_of(second);
        if (first.is_number && second.is_number) return read_numbers(first, second);
        if (second.separator.find_first_not_of(".,-/") != std::string::npos) return std::nullopt;
        const DateToken& name = first.is_number ? second : first;
        const DateToken& number = first.is_number ? first : second;
        const auto month = month_named(name.text);
        if (!month || !number.is_number) return std::nullopt;
        if (const auto year = year_of(number)) return month_of(year->first, *month);
        return latest(*month, number);
    }

    std::optional<DaySpan> read_year_or_month(const DateToken& token) const {
        if (token.is_number) return year_of(token);
        const auto month = month_named(token.text);
        if (!month) return std::nullopt;
        const int year = date_.year - (*month > date_.month ? 1 : 0);
        return span_of(CalendarUnit::Month, to_days({year, *month, 1}));
    }

    // 2021-08, 8/2021.
    static std::optional<DaySpan> read_numbers(const DateToken& first, const DateToken& second) {
        const std::string& mark = second.separator;
        if (mark != "-" && mark != "/" && mark != ".") return std::nullopt;
        const bool year_first = first.text.size() == 4;
        const auto year = year_of(year_first ? first : second);
        const auto month = small_number(year_first ? second : first);
        if (!year || !month || *month > 12) return std::nullopt;
        return month_of(year->first, *month);
    }

    // The latest such day up to today.
    std::optional<DaySpan> latest(unsigned month, const DateToken& number) const {
        const auto day = small_number(number);
        if (!day) return std::nullopt;
        for (int year = date_.year; year >= date_.year - kYearsToLeapDay; --year) {
            const Date date{year, month, *day};
            if (!is_valid(date) || to_days(date) > today_) continue;
            return span_of(CalendarUnit::Day, to_days(date));
        }
        return std::nullopt;
    }

    static std::optional<DaySpan> year_of(const DateToken& token) {
        if (!token.is_number || token.text.size() != 4) return std::nullopt;
        return span_of(CalendarUnit::Year, to_days({std::stoi(token.text), 1, 1}));
    }

    static DaySpan month_of(sys_days of_year, unsigned month) {
        return span_of(CalendarUnit::Month, to_days({to_date(of_year).year, month, 1}));
    }

    // One or two digits, not zero.
    static std::optional<unsigned> small_number(const DateToken& token) {
        if (!token.is_number || token.text.size() > 2) return std::nullopt;
        const int number = std::stoi(token.text);
        if (number == 0) return std::nullopt;
        return static_cast<unsigned>(number);
    }

    Date date_;
    sys_days today_;
};

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// Lower case, dashes as "-", one blank between words and none around.
std::string plain_text(std::string_view text) {
    std::string plain;
    for (const char c : with_plain_blanks(to_well_formed(text))) {
        if (c == ' ' && (plain.empty() || plain.back() == ' ')) continue;
        plain += to_ascii_small(c);
    }
    for (const std::string_view dash : {"–", "—", "−", "‐", "‑"}) {
        for (std::size_t at = 0; (at = plain.find(dash, at)) != std::string::npos;)
            plain.replace(at, dash.size(), "-");
    }
    return std::string(trimmed(plain));
}

struct Sides {
    std::string_view left;
    std::string_view right;
};

std::optional<Sides> split(std::string_view text, std::string_view divider) {
    const std::size_t at = text.find(divider);
    if (at == std::string_view::npos) return std::nullopt;
    return Sides{trimmed(text.substr(0, at)), trimmed(text.substr(at + divider.size()))};
}

bool take(std::string_view& text, std::initializer_list<std::string_view> beginnings) {
    for (const std::string_view beginning : beginnings) {
        if (!text.starts_with(beginning)) continue;
        text = trimmed(text.substr(beginning.size()));
        return true;
    }
    return false;
}

bool take_from(std::string_view& text) {
    return take(text, {"sejak ", "since ", "mulai ", "dari ", "from "});
}

bool is_digits(std::string_view text) {
    return !text.empty() && all_ascii_digits(text);
}

bool is_year(std::string_view text) {
    return text.size() == 4 && is_digits(text);
}

bool is_day_of_month(std::string_view text) {
    return text.size() <= 2 && is_digits(text);
}

// "2019-2021" and "17-20 agustus 2021" have no blanks around their dash.
std::optional<Sides> split_numbers(std::string_view text) {
    const auto sides = split(text, "-");
    if (!sides) return std::nullopt;
    const auto& [left, right] = *sides;
    const bool are_years = is_year(left) && is_year(right);
    const bool are_days =
        is_day_of_month(left) && is_day_of_month(right.substr(0, right.find(' ')));
    return are_years || are_days ? sides : std::nullopt;
}

std::optional<Sides> split_range(std::string_view text) {
    if (take(text, {"antara ", "between "})) {
        for (const std::string_view divider : {" dan ", " and ", " - "}) {
            if (const auto sides = split(text, divider)) return sides;
        }
        return std::nullopt;
    }
    for (const std::string_view divider : {" sampai dengan ", " sampai ", " s.d. ", " s.d ",
                                           " s/d ", " sd ", " hingga ", " to ", " until ", " - "}) {
        auto sides = split(text, divider);
        if (!sides) continue;
        take_from(sides->left);
        return sides;
    }
    return split_numbers(text);
}

// What stands once for both: "17 - 20 agustus 2021", "maret sampai mei 2020".
std::string completed(std::string_view left, std::string_view right) {
    const std::size_t blank = is_day_of_month(left) ? right.find(' ') : right.rfind(' ');
    if (blank == std::string_view::npos) return std::string(left);
    const std::string_view rest = right.substr(blank);
    const bool has_year = left.size() >= 4 && is_year(left.substr(left.size() - 4));
    const bool is_missing = is_day_of_month(left) || (is_year(rest.substr(1)) && !has_year);
    return std::string(left) + std::string(is_missing ? rest : "");
}

class ExpressionReader {
  public:
    explicit ExpressionReader(const Date& today) : spans_(today) {}

    std::optional<DateRange> read(std::string_view text) const {
        // First, because a date may have dots around it.
        if (const auto sides = split(text, "..")) return read_sides(*sides);
        if (const auto span = spans_.read(text)) return range(span->first, span->last);
        if (const auto sides = split_range(text)) return read_sides(*sides);
        return read_one_end(text);
    }

  private:
    using End = std::optional<sys_days>;

    // Nothing for days that no archive has.
    static std::optional<DateRange> range(End first, End last) {
        DateRange range;
        if (first) range.from = to_date(*first);
        if (last) range.to = to_date(*last);
        if ((range.from && !is_valid(*range.from)) || (range.to && !is_valid(*range.to)))
            return std::nullopt;
        return range;
    }

    std::optional<DateRange> read_sides(const Sides& sides) const {
        if (sides.left.empty() && sides.right.empty()) return std::nullopt;
        const auto right = spans_.read(sides.right);
        if (sides.left.empty()) return right ? range({}, right->last) : std::nullopt;
        if (sides.right.empty()) {
            const auto left = spans_.read(sides.left);
            return left ? range(left->first, {}) : std::nullopt;
        }
        auto left = spans_.read(completed(sides.left, sides.right));
        if (!left) left = spans_.read(sides.left);
        if (!left || !right) return std::nullopt;
        if (left->first > right->last) return range(right->first, left->last);
        return range(left->first, right->last);
    }

    std::optional<DateRange> read_one_end(std::string_view text) const {
        enum class Side { From, After, UpTo, Before };
        Side side = Side::Before;
        if (take(text, {">="}) || take_from(text)) {
            side = Side::From;
        } else if (take(text, {">", "setelah ", "sesudah ", "after "})) {
            side = Side::After;
        } else if (take(text, {"<=", "sampai dengan ", "sampai ", "hingga ", "s.d. ", "s/d ",
                               "until "})) {
            side = Side::UpTo;
        } else if (!take(text, {"<", "sebelum ", "before "})) {
            return std::nullopt;
        }
        const auto span = spans_.read(text);
        if (!span) return std::nullopt;
        if (side == Side::From) return range(span->first, {});
        if (side == Side::After) return range(span->last + days(1), {});
        if (side == Side::UpTo) return range({}, span->last);
        return range({}, span->first - days(1));
    }

    SpanReader spans_;
};

}  // namespace

std::optional<DateRange> read_date_expression(std::string_view text, const Date& today) {
    if (text.size() > kLongestExpression) return std::nullopt;
    return ExpressionReader(today).read(plain_text(text));
}

std::string to_iso(const DateRange& range) {
    const auto end = [](const std::optional<Date>& date) { return date ? to_iso(*date) : ""; };
    return end(range.from) + ".." + end(range.to);
}

}  // namespace telusur
