// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as days: a range whose ends are valid and in order, or nothing; and what is shown of
// it is read as the same range.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "searchd/query/date_expression.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr telusur::Date kToday{2026, 11, 18};
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto range = telusur::read_date_expression(text, kToday);
    if (!range) return 0;
    const auto& [from, to] = *range;
    if (range->is_open()) std::abort();
    if ((from && !telusur::is_valid(*from)) || (to && !telusur::is_valid(*to))) std::abort();
    if (from && to && telusur::first_second(*from) > telusur::first_second(*to)) std::abort();
    if (telusur::read_date_expression(telusur::to_iso(*range), kToday) != range) std::abort();
    return 0;
}
