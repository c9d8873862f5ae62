// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/date_parser.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "indexer/index/date_names.h"
#include "indexer/index/date_tokens.h"

namespace telusur {

namespace {

constexpr std::size_t kLongestDate = 100;

using NamedNumber = std::pair<std::string_view, int>;

constexpr std::array<std::string_view, 4> kTimeWords = {"pukul", "pkl", "jam", "at"};

// Hours east of Greenwich.
constexpr std::array<NamedNumber, 7> kZones = {
    {{"wib", 7}, {"wita", 8}, {"wit", 9}, {"gmt", 0}, {"utc", 0}, {"ut", 0}, {"z", 0}}};

template <std::size_t size>
std::optional<int> lookup(const std::array<NamedNumber, size>& table, std::string_view name) {
    const auto has_name = [name](const NamedNumber& entry) { return entry.first == name; };
    const auto found = std::find_if(table.begin(), table.end(), has_name);
    if (found == table.end()) return std::nullopt;
    return found->second;
}

template <std::size_t size>
bool contains(const std::array<std::string_view, size>& table, std::string_view name) {
    return std::find(table.begin(), table.end(), name) != table.end();
}

// Reads the tokens of one text from front to back. A reading that fails may leave the position
// anywhere, because the whole text has failed with it.
class DateReader {
  public:
    explicit DateReader(const DateTokens& tokens) : tokens_(tokens) {}

    std::optional<Timestamp> read() {
        if (!only("([,|;:.")) return std::nullopt;
        if (is_word() && weekday_named(text())) {
            ++position_;
            if (!only("([)],|;:.-")) return std::nullopt;
        }
        const std::optional<Date> date = read_date();
        if (!date || !is_valid(*date)) return std::nullopt;
        if (at_end()) return Timestamp{first_second(*date), Timestamp::Precision::Day};
        return read_time(*date);
    }

  private:
    bool at_end() const { return position_ == tokens_.size(); }
    bool is_word() const { return !at_end() && !tokens_[position_].is_number; }
    bool is_number(std::size_t fewest, std::size_t most) const {
        return !at_end() && tokens_[position_].is_number && text().size() >= fewest &&
               text().size() <= most;
    }
    std::string_view text() const { return tokens_[position_].text; }
    std::string_view separator() const { return tokens_[position_].separator; }
    // True if nothing but these characters stands before the current token.
    bool only(std::string_view allowed) const {
        return !at_end() && separator().find_first_not_of(allowed) == std::string_view::npos;
    }
    // Takes the current token, a number of at most nine digits.
    int take_number() {
        int value = 0;
        for (const char c : tokens_[position_++].text)
            value = value * 10 + (c - '0');
        return value;
    }

    std::optional<Date> read_date() {
        if (is_word()) return read_month_first();
        if (is_number(4, 4)) return read_year_first();
        if (!is_number(1, 2)) return std::nullopt;
        const int day = take_number();
        if (is_word()) {
            const std::optional<unsigned> month = month_named(text());
            if (!month || !only("-/.,")) return std::nullopt;
            ++position_;
            if (!is_number(4, 4) || !only("-/.,")) return std::nullopt;
            return make_date(take_number(), *month, day);
        }
        const std::optional<unsigned> month = read_month_number();
        if (!month || !is_number(4, 4)) return std::nullopt;
        return make_date(take_number(), *month, day);
    }

    std::optional<Date> read_month_first() {
        const std::optional<unsigned> month = month_named(text());
        ++position_;
        if (!month || !is_number(1, 2) || !only("-/.,")) return std::nullopt;
        const int day = take_number();
        if (!is_number(4, 4) || !only("-/.,")) return std::nullopt;
        return make_date(take_number(), *month, day);
    }

    std::optional<Date> read_year_first() {
        const int year = take_number();
        const std::optional<unsigned> month = read_month_number();
        if (!month || !is_number(1, 2)) return std::nullopt;
        return make_date(year, *month, take_number());
    }

    // The middle of three numbers; both its neighbours must be divided from it by the same mark.
    std::optional<unsigned> read_month_number() {
        if (!is_number(1, 2)) return std::nullopt;
        const std::string_view mark = separator();
        if (mark != "/" && mark != "-" && mark != ".") return std::nullopt;
        const auto month = static_cast<unsigned>(take_number());
        if (at_end() || separator() != mark) return std::nullopt;
        return month;
    }

    static Date make_date(int year, unsigned month, int day) {
        return {year, month, static_cast<unsigned>(day)};
    }

    std::optional<Timestamp> read_time(const Date& date) {
        if (!only("([)],|;:.-")) return std::nullopt;
        if (is_word()) {
            if (!contains(kTimeWords, text())) return std::nullopt;
            ++position_;
            if (!only(".:")) return std::nullopt;
        }
        const std::optional<int> of_day = read_second_of_day();
        const std::optional<int> offset = of_day ? read_zone() : std::nullopt;
        if (!offset || !at_end()) return std::nullopt;
        const std::int64_t midnight_utc = first_second(date) + kArchiveOffsetSeconds;
        return Timestamp{midnight_utc + *of_day - *offset, Timestamp::Precision::Second};
    }

    std::optional<int> read_second_of_day() {
        if (!is_number(1, 2)) return std::nullopt;
        int hour = take_number();
        if (!is_number(2, 2) || (separator() != ":" && separator() != ".")) return std::nullopt;
        const std::string_view mark = separator();
        const int minute = take_number();
        int second = 0;
        if (is_number(2, 2) && separator() == mark) {
            second = take_number();
            if (is_number(1, 9) && mark == ":" && separator() == ".") ++position_;  // a fraction
        }
        if (is_word() && (text() == "am" || text() == "pm")) {
            if (hour < 1 || hour > 12) return std::nullopt;
            hour = hour % 12 + (text() == "pm" ? 12 : 0);
            ++position_;
        }
        if (hour > 23 || minute > 59 || second > 60) return std::nullopt;
        return hour * 3600 + minute * 60 + second;
    }

    // Seconds east of Greenwich; the archive's zone if none is named.
    std::optional<int> read_zone() {
        if (at_end()) return static_cast<int>(kArchiveOffsetSeconds);
        if (!is_word()) return read_offset();
        const std::optional<int> hours = lookup(kZones, text());
        if (!hours || !only("([|,.")) return std::nullopt;
        ++position_;
        if (at_end() || *hours != 0) return *hours * 3600;
        return read_offset();
    }

    // +0700, +07:00, +07, and behind a word also GMT+7.
    std::optional<int> read_offset() {
        const std::string_view mark = separator();
        if ((mark != "+" && mark != "-") || !is_number(1, 4)) return std::nullopt;
        const int sign = mark == "-" ? -1 : 1;
        const std::size_t digits = text().size();
        int hours = take_number();
        int minutes = 0;
        if (digits == 3) return std::nullopt;
        if (digits == 4) {
            minutes = hours % 100;
            hours /= 100;
        } else if (is_number(2, 2) && separator() == ":") {
            minutes = take_number();
        }
        if (hours > 18 || minutes > 59) return std::nullopt;
        return sign * (hours * 3600 + minutes * 60);
    }

    const DateTokens& tokens_;
    std::size_t position_ = 0;
};

bool is_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// One run of digits: YYYYMMDD or Unix seconds.
std::optional<Timestamp> read_digits(std::string_view digits) {
    if (digits.size() == 8) {
        const std::string iso = std::string(digits.substr(0, 4)) + '-' +
                                std::string(digits.substr(4, 2)) + '-' +
                                std::string(digits.substr(6));
        return parse_iso_timestamp(iso);
    }
    if (digits.size() < 9 || digits.size() > 10) return std::nullopt;
    std::int64_t seconds = 0;
    for (const char c : digits)
        seconds = seconds * 10 + (c - '0');
    return Timestamp{seconds, Timestamp::Precision::Second};
}

std::optional<Timestamp> read_any(std::string_view text) {
    if (is_digits(text)) return read_digits(text);
    if (const std::optional<Timestamp> iso = parse_iso_timestamp(text)) return iso;
    const std::optional<DateTokens> tokens = date_tokens(text);
    return tokens ? DateReader(*tokens).read() : std::nullopt;
}

}  // namespace

std::optional<Timestamp> read_date(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return std::nullopt;
    text = text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
    if (text.size() > kLongestDate) return std::nullopt;
    const std::optional<Timestamp> moment = read_any(text);
    // A zone may carry a valid day's hours over the last year.
    return moment && is_valid(archive_date(moment->seconds)) ? moment : std::nullopt;
}

std::optional<Timestamp> parse_date(std::string_view text) {
    const std::optional<Timestamp> moment = read_date(text);
    if (!moment) return std::nullopt;
    const int year = archive_date(moment->seconds).year;
    return year >= 1900 && year <= 2100 ? moment : std::nullopt;
}

}  // namespace telusur
