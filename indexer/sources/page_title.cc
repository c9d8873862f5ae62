// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/page_title.h"

#include <algorithm>
#include <array>
#include <optional>

#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

constexpr std::array<std::string_view, 8> kBars = {" | ", " - ", " – ",  " — ",
                                                   " » ", " « ", " :: ", " • "};
constexpr std::size_t kMostNameWords = 5;
constexpr std::size_t kLeastTitleWords = 3;

struct Cut {
    std::string_view title;
    std::string_view name;
};

std::optional<Cut> cut_at_last_bar(std::string_view title) {
    std::size_t last = 0;
    std::size_t bytes = 0;
    for (const std::string_view bar : kBars) {
        const std::size_t found = title.rfind(bar);
        if (found == std::string_view::npos || found < last || found == 0) continue;
        last = found;
        bytes = bar.size();
    }
    if (bytes == 0) return std::nullopt;
    return Cut{trimmed(title.substr(0, last)), trimmed(title.substr(last + bytes))};
}

// A short heading that the head repeats may be the site's name.
bool repeats(const std::string& told, const std::string& heading) {
    return heading.size() * 3 >= told.size() && told.find(heading) != std::string::npos;
}

}  // namespace

std::string without_site_name(std::string_view title, std::string_view site_name) {
    const std::string folded_name = fold_case(site_name);
    if (!folded_name.empty()) {
        const std::string folded = fold_case(title);
        for (const std::string_view bar : kBars) {
            const std::string end = std::string(bar) + folded_name;
            if (!folded.ends_with(end) || site_name.size() + bar.size() >= title.size()) continue;
            return std::string(
                trimmed(title.substr(0, title.size() - site_name.size() - bar.size())));
        }
    }
    const std::optional<Cut> cut = cut_at_last_bar(title);
    if (!cut || words_of(cut->name).size() > kMostNameWords ||
        words_of(cut->title).size() < kLeastTitleWords) {
        return std::string(title);
    }
    return std::string(cut->title);
}

PageTitle page_title(const PageMarks& marks, const std::vector<std::string>& told,
                     std::string_view site_name) {
    std::vector<std::string> folded_told;
    for (const std::string& title : told)
        folded_told.push_back(fold_case(title));
    const std::string site = fold_case(site_name);
    PageTitle marked;
    PageTitle heading;
    for (const PagePart part : {PagePart::Title, PagePart::Heading}) {
        PageTitle& first = part == PagePart::Title ? marked : heading;
        for (const std::uint32_t element : marks.of(part)) {
            std::string text = marks.value_of(element);
            const std::string folded = fold_case(text);
            if (text.empty() || folded == site) continue;
            const bool is_told =
                std::any_of(folded_told.begin(), folded_told.end(),
                            [&](const std::string& title) { return repeats(title, folded); });
            if (is_told) return {std::move(text), element};
            if (first.element == 0) first = {std::move(text), element};
        }
    }
    for (const std::string& title : told) {
        if (&title == &told.back() && marked.element != 0) return marked;
        std::string text = without_site_name(title, site_name);
        if (!text.empty() && fold_case(text) != site) return {std::move(text), 0};
    }
    return marked.element != 0 ? marked : heading;
}

}  // namespace telusur
