// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/feed_date.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "indexer/index/date_parser.h"
#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

struct Zone {
    std::string_view name;
    std::string_view offset;
};

// Those of RFC 822 that parse_date does not know, because on a printed page they are no zones.
constexpr std::array<Zone, 8> kZones = {{{"EST", "-0500"},
                                         {"EDT", "-0400"},
                                         {"CST", "-0600"},
                                         {"CDT", "-0500"},
                                         {"MST", "-0700"},
                                         {"MDT", "-0600"},
                                         {"PST", "-0800"},
                                         {"PDT", "-0700"}}};

bool is_digits(std::string_view text, std::size_t fewest, std::size_t most) {
    return text.size() >= fewest && text.size() <= most &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "14 Mar 20 ..." → "14 Mar 2020 ...", where a time follows: "14 Mar 20" alone may be cut off.
void lengthen_year(std::vector<std::string>& words) {
    for (std::size_t i = 2; i + 1 < words.size(); ++i) {
        if (!is_digits(words[i], 2, 2) || !is_digits(words[i - 2], 1, 2)) continue;
        words[i].insert(0, words[i] < "50" ? "20" : "19");
        return;
    }
}

}  // namespace

std::optional<Timestamp> parse_feed_date(std::string_view text) {
    if (const std::optional<Timestamp> moment = parse_date(text)) return moment;
    if (text.ends_with(')')) text = trimmed(text.substr(0, text.rfind('(')));
    std::vector<std::string> words;
    for (const std::string_view word : words_of(text))
        words.emplace_back(word);
    if (words.size() < 4) return std::nullopt;
    lengthen_year(words);
    for (const Zone& zone : kZones) {
        if (words.back() == zone.name) words.back() = zone.offset;
    }
    std::string rewritten;
    for (const std::string& word : words)
        rewritten += word + ' ';
    return parse_date(rewritten);
}

}  // namespace telusur
