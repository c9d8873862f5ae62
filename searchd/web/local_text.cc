// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/web/local_text.h"

#include <array>
#include <fmt/format.h>

namespace telusur {

namespace {

using Names = std::array<const char*, 12>;

constexpr Names kIndonesianMonths{"Januari",   "Februari", "Maret",    "April",
                                  "Mei",       "Juni",     "Juli",     "Agustus",
                                  "September", "Oktober",  "November", "Desember"};
constexpr Names kEnglishMonths{"January",   "February", "March",    "April",
                               "May",       "June",     "July",     "August",
                               "September", "October",  "November", "December"};

const char* month_name(unsigned month, Language language) {
    return (language == Language::English ? kEnglishMonths : kIndonesianMonths).at(month - 1);
}

std::string ago(std::uint64_t count, const char* one, const char* many, const char* indonesian,
                Language language) {
    if (language == Language::Indonesian) return fmt::format("{} {} lalu", count, indonesian);
    return fmt::format("{} {} ago", count, count == 1 ? one : many);
}

int months_between(const Date& first, const Date& last) {
    const int months = (last.year - first.year) * 12 + static_cast<int>(last.month) -
                       static_cast<int>(first.month);
    return last.day < first.day ? months - 1 : months;
}

}  // namespace

std::string number_text(std::uint64_t number, Language language) {
    std::string text = std::to_string(number);
    for (std::size_t place = text.size(); place > 3;) {
        place -= 3;
        text.insert(place, 1, language == Language::English ? ',' : '.');
    }
    return text;
}

std::string date_text(const Date& date, Language language) {
    return fmt::format("{} {} {}", date.day, month_name(date.month, language), date.year);
}

std::string moment_text(const Timestamp& moment, Language language) {
    const std::string day = date_text(archive_date(moment.seconds), language);
    if (moment.precision == Timestamp::Precision::Day) return day;
    const std::string iso = to_rfc3339(moment.seconds);  // 2021-03-14T09:12:00+07:00
    const char between = language == Language::English ? ':' : '.';
    return fmt::format("{}, {}{}{} WIB", day, iso.substr(11, 2), between, iso.substr(14, 2));
}

std::string age_text(const Date& date, const Date& today, Language language) {
    constexpr std::int64_t kDay = 86400;
    const std::int64_t days = (first_second(today) - first_second(date)) / kDay;
    const bool english = language == Language::English;
    if (days < 0) return {};
    if (days == 0) return english ? "today" : "hari ini";
    if (days == 1) return english ? "yesterday" : "kemarin";
    const int months = months_between(date, today);
    if (months < 1) return ago(static_cast<std::uint64_t>(days), "day", "days", "hari", language);
    if (months < 12)
        return ago(static_cast<std::uint64_t>(months), "month", "months", "bulan", language);
    return ago(static_cast<std::uint64_t>(months / 12), "year", "years", "tahun", language);
}

int years_between(const Date& first, const Date& last) {
    return std::max(0, months_between(first, last) / 12);
}

std::string interval_text(const std::string& value, Language language) {
    constexpr std::size_t kMonth = 7;  // 2021-03
    if (value.size() == kMonth) {
        const auto month = parse_iso_timestamp(value + "-01");
        if (!month) return value;
        return fmt::format("{} {}", month_name(archive_date(month->seconds).month, language),
                           value.substr(0, 4));
    }
    const auto day = parse_iso_timestamp(value);
    return day ? date_text(archive_date(day->seconds), language) : value;
}

}  // namespace telusur
