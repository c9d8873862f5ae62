// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace telusur {

/// The archive's time zone: Western Indonesian Time (Asia/Jakarta), UTC+7 without summer time since
/// 1964. "Day" in this project always means a calendar day of this zone.
inline constexpr std::int64_t kArchiveOffsetSeconds = 7 * 3600;

/// A moment as an article states it. A day without a time of day is kept as the day's first second
/// in the archive's zone.
struct Timestamp {
    enum class Precision : std::uint8_t { Day, Second };

    std::int64_t seconds = 0;  ///< since 1970-01-01T00:00:00Z; negative before
    Precision precision = Precision::Second;

    bool operator==(const Timestamp&) const = default;
};

/// A calendar date in the proleptic Gregorian calendar.
struct Date {
    int year = 1970;
    unsigned month = 1;  ///< 1..12
    unsigned day = 1;    ///< 1..31

    bool operator==(const Date&) const = default;
};

/// True for a date that exists, with a year of 1000 to 9999.
bool is_valid(const Date& date);

/// The archive day that holds this second, and the first second of an archive day.
/// `first_second` requires is_valid(date).
Date archive_date(std::int64_t seconds);
std::int64_t first_second(const Date& date);

/// The calendar day after this one.
Date next_day(const Date& date);

/// RFC 3339 in the archive's zone, always with a time: "2021-03-14T09:12:00+07:00".
std::string to_rfc3339(std::int64_t seconds);

/// "2021-03-14".
std::string to_iso(const Date& date);

/// Reads the strict machine form: YYYY-MM-DD, or YYYY-MM-DD(T or space)HH:MM[:SS[.fraction]]
/// followed by nothing (archive zone), Z, +HH:MM or +HHMM. Nothing else is accepted; surrounding
/// blanks are not allowed. Empty result if it is not of this form or names no real moment of the
/// years 1000-9999.
std::optional<Timestamp> parse_iso_timestamp(std::string_view text);

}  // namespace telusur
