// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/byline.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "indexer/index/date_parser.h"
#include "indexer/sources/credits.h"
#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

constexpr std::size_t kLongestByline = 250;
constexpr std::size_t kMostNameWords = 8;

using Pieces = std::vector<std::string_view>;

// Takes "by" or "oleh", also with a colon, off the front.
bool take_by(std::string_view& line) {
    constexpr std::array<std::string_view, 2> kBy = {"by", "oleh"};
    const std::string lower = ascii_lower(line.substr(0, 5));
    for (const std::string_view word : kBy) {
        if (!lower.starts_with(word)) continue;
        std::string_view rest = line.substr(word.size());
        if (!rest.empty() && rest.front() != ' ' && rest.front() != ':' && rest.front() != '|') {
            continue;
        }
        rest = trimmed(rest);
        if (rest.starts_with(':')) rest = trimmed(rest.substr(1));
        line = rest;
        return true;
    }
    return false;
}

struct DateAt {
    std::size_t first = 0;
    std::size_t count = 0;
    Timestamp moment;
};

// The first piece that is a date, together with the next one if that is its time of day.
std::optional<DateAt> find_date(const Pieces& pieces) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const std::optional<Timestamp> day = parse_date(pieces[i]);
        if (!day) continue;
        if (i + 1 < pieces.size()) {
            const std::string longer = std::string(pieces[i]) + " | " + std::string(pieces[i + 1]);
            if (const std::optional<Timestamp> moment = parse_date(longer)) {
                return DateAt{i, pieces[i + 1].empty() ? 1u : 2u, *moment};
            }
        }
        return DateAt{i, 1, *day};
    }
    return std::nullopt;
}

// "0 Comments", "12 komentar": themes print it behind the section.
bool is_comment_count(std::string_view piece) {
    const std::vector<std::string_view> words = words_of(piece);
    if (words.size() != 2) return false;
    const std::string what = ascii_lower(words[1]);
    return words[0].find_first_not_of("0123456789") == std::string_view::npos &&
           (what == "comments" || what == "comment" || what == "komentar");
}

// The sections named from this piece on, several in a piece divided by commas.
std::vector<std::string> categories_from(const Pieces& pieces, std::size_t first) {
    UniqueNames categories;
    for (std::size_t i = first; i < pieces.size(); ++i) {
        if (is_comment_count(pieces[i])) continue;
        for (const std::string_view category : split(pieces[i], ','))
            categories.add(category);
    }
    return categories.take();
}

bool looks_like_name(std::string_view text) {
    const std::vector<std::string_view> words = words_of(text);
    const auto is_capitalised = [](std::string_view word) {
        return !(word.front() >= 'a' && word.front() <= 'z') || word == "dan" || word == "and";
    };
    return !words.empty() && words.size() <= kMostNameWords && !text.ends_with('.') &&
           std::all_of(words.begin(), words.end(), is_capitalised);
}

Byline dated_byline(Pieces pieces, const DateAt& date) {
    Byline byline;
    byline.published = date.moment;
    if (date.first > 0) byline.names = split_names(pieces[0]);
    const auto first = pieces.begin() + static_cast<std::ptrdiff_t>(date.first);
    pieces.erase(first, first + static_cast<std::ptrdiff_t>(date.count));
    byline.categories = categories_from(pieces, date.first > 0 ? 1 : 0);
    return byline;
}

}  // namespace

std::optional<Byline> parse_byline(std::string_view line) {
    line = trimmed(line);
    if (line.empty() || line.size() > kLongestByline) return std::nullopt;
    const bool by = take_by(line);
    const Pieces pieces = split(line, '|');
    if (const std::optional<DateAt> date = find_date(pieces)) {
        if (date->first > 0 && words_of(pieces[0]).size() > kMostNameWords) return std::nullopt;
        return dated_byline(pieces, *date);
    }
    if (!by || (pieces.size() == 1 && !looks_like_name(line))) return std::nullopt;
    Byline byline;
    byline.names = split_names(pieces[0]);
    if (pieces.size() > 1) byline.unreadable_date = pieces[1];
    byline.categories = categories_from(pieces, 2);
    return byline;
}

}  // namespace telusur
