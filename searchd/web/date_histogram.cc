// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/web/date_histogram.h"

#include <algorithm>
#include <fmt/format.h>

#include "searchd/search/date_buckets.h"
#include "searchd/web/local_text.h"
#include "searchd/web/page_frame.h"

namespace telusur {

namespace {

// In units of the picture, which is stretched to its place.
constexpr int kBarWidth = 10;
constexpr int kGap = 1;
constexpr int kHeight = 60;

// The last day of the year, month or day that begins with this one.
Date last_day(const Date& first, DateInterval interval) {
    constexpr std::int64_t kDay = 86400;
    return archive_date(first_second(next_interval(first, interval)) - kDay);
}

std::optional<Date> first_day_of(const std::string& value) {
    constexpr std::string_view kWhole = "0000-01-01";
    const auto day = parse_iso_timestamp(value + std::string(kWhole.substr(value.size())));
    return day ? std::optional(archive_date(day->seconds)) : std::nullopt;
}

bool is_outside(const Date& first, const Date& last, const DateRange& shown) {
    const bool before = shown.from && first_second(last) < first_second(*shown.from);
    const bool after = shown.to && first_second(first) > first_second(*shown.to);
    return before || after;
}

// Some height for any article at all: a bar that cannot be seen is none.
int height_of(std::uint64_t count, std::uint64_t most) {
    if (count == 0) return 0;
    return std::max(2, static_cast<int>(count * kHeight / most));
}

// What the bars of one picture have in common.
struct Bars {
    DateInterval interval;
    const DateRange& chosen;
    std::uint64_t most;
    Language language;
};

Html bar_of(const FacetValue& value, const Bars& bars, int place) {
    const auto& [interval, chosen, most, language] = bars;
    const Date first = *first_day_of(value.value);
    const Date last = last_day(first, interval);
    const bool is_chosen = !chosen.is_open() && !is_outside(first, last, chosen);
    const int height = height_of(value.count, most);
    const std::string title = fmt::format("{}: {}", interval_text(value.value, language),
                                          number_text(value.count, language));
    return Html::element("rect",
                         {{"x", std::to_string(place * kBarWidth)},
                          {"y", std::to_string(kHeight - height)},
                          {"width", std::to_string(kBarWidth - kGap)},
                          {"height", std::to_string(height)},
                          {"class", is_chosen ? "bar chosen" : "bar"},
                          {"data-from", to_iso(first)},
                          {"data-to", to_iso(last)},
                          {"data-text", title}},
                         Html::element("title", {}, title));
}

}  // namespace

Html date_histogram(const Facet& facet, const DateRange& chosen, Language language) {
    const auto* interval = std::get_if<DateInterval>(&facet.name);
    if (interval == nullptr) return {};
    // Years are shown whether chosen or not; of months and days those around the choice would be
    // too many.
    const DateRange shown = *interval == DateInterval::Year ? DateRange{} : chosen;
    std::vector<FacetValue> values;
    for (const FacetValue& value : facet.values) {
        const auto first = first_day_of(value.value);
        if (first && !is_outside(*first, last_day(*first, *interval), shown))
            values.push_back(value);
    }
    if (values.size() < 2) return {};
    const auto fewer = [](const FacetValue& left, const FacetValue& right) {
        return left.count < right.count;
    };
    const FacetValue& most = *std::max_element(values.begin(), values.end(), fewer);
    if (most.count == 0) return {};
    const Bars all{*interval, chosen, most.count, language};
    Html bars;
    for (std::size_t i = 0; i < values.size(); ++i)
        bars += bar_of(values[i], all, static_cast<int>(i));
    const Speech say{language};
    const std::string first = interval_text(values.front().value, language);
    const std::string last = interval_text(values.back().value, language);
    const std::string label =
        fmt::format("{} {} – {}; {} {}: {}", say("Articles by date,", "Artikel menurut tanggal,"),
                    first, last, say("most in", "terbanyak"), interval_text(most.value, language),
                    number_text(most.count, language));
    const std::string box =
        fmt::format("0 0 {} {}", static_cast<int>(values.size()) * kBarWidth - kGap, kHeight);
    return Html::element("figure", {{"id", "histogram"}, {"class", "histogram"}},
                         Html::element("svg",
                                       {{"viewBox", box},
                                        {"preserveAspectRatio", "none"},
                                        {"role", "img"},
                                        {"aria-label", label}},
                                       bars),
                         Html::element("div", {{"class", "track"}}),
                         Html::element("figcaption", {}, Html::element("span", {}, first),
                                       Html::element("output", {{"id", "span"}}, ""),
                                       Html::element("span", {}, last)));
}

}  // namespace telusur
