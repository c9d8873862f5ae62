// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/timestamp.h"

#include <chrono>
#include <fmt/format.h>

namespace telusur {

namespace {

constexpr std::int64_t kSecondsPerDay = 86400;

std::chrono::year_month_day civil(const Date& date) {
    return std::chrono::year{date.year} / static_cast<int>(date.month) / static_cast<int>(date.day);
}

std::int64_t floor_days(std::int64_t seconds) {
    const std::int64_t days = seconds / kSecondsPerDay;
    return seconds % kSecondsPerDay < 0 ? days - 1 : days;
}

Date to_date(std::chrono::sys_days day) {
    const std::chrono::year_month_day ymd{day};
    return {static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
            static_cast<unsigned>(ymd.day())};
}

// Reads fixed-width numbers and literal characters off the front of a text.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    bool digits(std::size_t count, int& value) {
        if (rest_.size() < count) return false;
        value = 0;
        for (const char c : rest_.substr(0, count)) {
            if (c < '0' || c > '9') return false;
            value = value * 10 + (c - '0');
        }
        rest_.remove_prefix(count);
        return true;
    }
    bool literal(char c) {
        if (rest_.empty() || rest_.front() != c) return false;
        rest_.remove_prefix(1);
        return true;
    }
    // One digit or more.
    bool skip_digits() {
        const std::size_t before = rest_.size();
        while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') {
            rest_.remove_prefix(1);
        }
        return rest_.size() < before;
    }
    bool at_end() const { return rest_.empty(); }

  private:
    std::string_view rest_;
};

// The zone at the end of a time, as seconds east of UTC.
bool read_zone(Scanner& scanner, std::int64_t& offset) {
    offset = kArchiveOffsetSeconds;
    if (scanner.at_end()) return true;
    if (scanner.literal('Z')) {
        offset = 0;
        return scanner.at_end();
    }
    const bool west = scanner.literal('-');
    if (!west && !scanner.literal('+')) return false;
    int hours = 0;
    int minutes = 0;
    if (!scanner.digits(2, hours)) return false;
    scanner.literal(':');
    if (!scanner.digits(2, minutes) || hours > 18 || minutes > 59) return false;
    offset = (west ? -1 : 1) * (hours * 3600 + minutes * 60);
    return scanner.at_end();
}

}  // namespace

bool is_valid(const Date& date) {
    return date.year >= 1000 && date.year <= 9999 && date.month <= 12 && date.day <= 31 &&
           civil(date).ok();
}

Date archive_date(std::int64_t seconds) {
    const std::int64_t days = floor_days(seconds + kArchiveOffsetSeconds);
    return to_date(std::chrono::sys_days{std::chrono::days{days}});
}

std::int64_t first_second(const Date& date) {
    const auto days = std::chrono::sys_days{civil(date)}.time_since_epoch().count();
    return std::int64_t{days} * kSecondsPerDay - kArchiveOffsetSeconds;
}

Date next_day(const Date& date) {
    return to_date(std::chrono::sys_days{civil(date)} + std::chrono::days{1});
}

std::string to_iso(const Date& date) {
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string to_rfc3339(std::int64_t seconds) {
    const std::int64_t local = seconds + kArchiveOffsetSeconds;
    const std::int64_t of_day = local - floor_days(local) * kSecondsPerDay;
    return fmt::format("{}T{:02}:{:02}:{:02}+07:00", to_iso(archive_date(seconds)), of_day / 3600,
                       of_day / 60 % 60, of_day % 60);
}

std::optional<Timestamp> parse_iso_timestamp(std::string_view text) {
    Scanner scanner(text);
    int year = 0;
    int month = 0;
    int day = 0;
    if (!scanner.digits(4, year) || !scanner.literal('-') || !scanner.digits(2, month) ||
        !scanner.literal('-') || !scanner.digits(2, day)) {
        return std::nullopt;
    }
    const Date date{year, static_cast<unsigned>(month), static_cast<unsigned>(day)};
    if (!is_valid(date)) return std::nullopt;
    if (scanner.at_end()) return Timestamp{first_second(date), Timestamp::Precision::Day};

    int hour = 0;
    int minute = 0;
    int second = 0;
    if (!scanner.literal('T') && !scanner.literal(' ')) return std::nullopt;
    if (!scanner.digits(2, hour) || !scanner.literal(':') || !scanner.digits(2, minute)) {
        return std::nullopt;
    }
    if (scanner.literal(':')) {
        if (!scanner.digits(2, second)) return std::nullopt;
        if (scanner.literal('.') && !scanner.skip_digits()) return std::nullopt;
    }
    std::int64_t offset = 0;
    if (hour > 23 || minute > 59 || second > 60 || !read_zone(scanner, offset)) return std::nullopt;
    const std::int64_t midnight_utc = first_second(date) + kArchiveOffsetSeconds;
    const std::int64_t seconds = midnight_utc + hour * 3600 + minute * 60 + second - offset;
    // A leap second is the last of a day in UTC, and counts as the first of the next.
    if (second == 60 && seconds % kSecondsPerDay != 0) return std::nullopt;
    if (!is_valid(archive_date(seconds))) return std::nullopt;
    return Timestamp{seconds, Timestamp::Precision::Second};
}

}  // namespace telusur
