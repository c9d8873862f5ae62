// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/timeline_output.h"

#include <algorithm>
#include <fmt/format.h>

#include "searchd/cli/bar.h"
#include "searchd/search/date_buckets.h"
#include "searchd/search/result_json.h"

namespace telusur {

namespace {

constexpr std::uint64_t kWhole = 1'000'000;  // a share is told in millionths

// Rounded to millionths.
std::uint64_t share_of(const TimelineValue& value) {
    return value.of == 0 ? 0 : (value.count * kWhole + value.of / 2) / value.of;
}

std::string cells_of(const TimelineRequest& request, const TimelineValue& value, char separator) {
    std::string cells = fmt::format("{}{}{}", name_of_interval(value.first, request.interval),
                                    separator, value.count);
    if (request.relative == Switch::Off) return cells;
    const std::uint64_t share = share_of(value);
    return cells +
           fmt::format("{0}{1}{0}{2}.{3:06}", separator, value.of, share / kWhole, share % kWhole);
}

std::string rows_of(const TimelineRequest& request, const Timeline& timeline, char separator,
                    const char* line_end) {
    std::string rows;
    for (const TimelineValue& value : timeline.values)
        rows += cells_of(request, value, separator) + line_end;
    return rows;
}

std::string table_of(const TimelineRequest& request, const Timeline& timeline,
                     const OutputStyle& style) {
    constexpr std::size_t kColumnsBefore = 30;
    const bool relative = request.relative == Switch::On;
    const auto shown = [relative](const TimelineValue& value) {
        return relative ? share_of(value) : value.count;
    };
    std::uint64_t most = 1;
    for (const TimelineValue& value : timeline.values)
        most = std::max(most, shown(value));
    const std::size_t before = relative ? kColumnsBefore : kColumnsBefore - 10;
    const std::size_t width = std::max<std::size_t>(style.width, before + 4) - before;
    std::string lines;
    for (const TimelineValue& value : timeline.values) {
        std::string line = fmt::format(
            "{:<10} {:>8} ", name_of_interval(value.first, request.interval), value.count);
        if (relative) line += fmt::format("{:>7.3f} % ", 1e-4 * static_cast<double>(shown(value)));
        line += bar({shown(value), most}, width, style);
        lines += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
    }
    if (timeline.missing > 0) {
        lines += fmt::format("{:<10} {:>8}\n", Phrase{"(no date)", "(tanpa)"}.in(style.language),
                             timeline.missing);
    }
    return lines;
}

}  // namespace

std::string write_timeline(const TimelineRequest& request, const Timeline& timeline,
                           OutputFormat format, const OutputStyle& style) {
    switch (format) {
        case OutputFormat::Json:
            return to_json(request, timeline) + '\n';
        case OutputFormat::Table:
            return table_of(request, timeline, style);
        case OutputFormat::Csv: {
            const char* more = request.relative == Switch::On ? ",of,share" : "";
            return fmt::format("value,count{}\r\n", more) + rows_of(request, timeline, ',', "\r\n");
        }
        default:
            return rows_of(request, timeline, '\t', "\n");
    }
}

}  // namespace telusur
