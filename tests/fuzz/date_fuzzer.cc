// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a date: a moment of the years 1900 to 2100, or nothing; a day begins at midnight;
// and what we print ourselves is read as the same moment.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "indexer/index/date_parser.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using telusur::Timestamp;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::optional<Timestamp> moment = telusur::parse_date(text);
    if (!moment) return 0;
    const telusur::Date date = telusur::archive_date(moment->seconds);
    const bool day = moment->precision == Timestamp::Precision::Day;
    const auto printed = day ? telusur::to_iso(date) : telusur::to_rfc3339(moment->seconds);
    if (date.year < 1900 || date.year > 2100) std::abort();
    if (day && telusur::first_second(date) != moment->seconds) std::abort();
    if (telusur::parse_date(printed) != moment) std::abort();
    return 0;
}
