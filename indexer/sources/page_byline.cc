// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/page_byline.h"

#include <algorithm>
#include <array>
#include <vector>

#include "indexer/index/date_parser.h"
#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

constexpr std::size_t kMostWords = 24;
constexpr std::size_t kMostDateWords = 9;
constexpr std::size_t kMostNameWords = 6;

constexpr std::array<std::string_view, 4> kBy = {"by", "oleh", "penulis", "author"};
constexpr std::array<std::string_view, 14> kNotOfNames = {
    "on",        "in",    "at",   "pada", "di", "tanggal", "posted",
    "published", "filed", "with", "-",    "|",  "/",       "•"};

using Words = std::vector<std::string_view>;

struct DateAt {
    std::size_t first = 0;
    std::size_t count = 0;
    Timestamp moment;
};

std::string_view without_marks(std::string_view word) {
    while (!word.empty() && (word.back() == ',' || word.back() == ':' || word.back() == ';'))
        word.remove_suffix(1);
    return word;
}

// "11. April 2011": the point behind the day, as German has it, came with Drupal.
std::string joined(const Words& words, std::size_t first, std::size_t count) {
    std::string text;
    for (std::size_t i = first; i < first + count; ++i) {
        std::string_view word = words[i];
        const bool is_day = word.size() >= 2 && word.size() <= 3 && word.ends_with('.') &&
                            word.find_first_not_of("0123456789") == word.size() - 1;
        if (is_day) word.remove_suffix(1);
        if (!text.empty()) text += ' ';
        text += word;
    }
    return text;
}

bool has_digit(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos;
}

// A number alone can be anything: a telephone, how many have read it.
bool can_be_date(std::string_view text) {
    return has_digit(text) && text.find_first_not_of("0123456789") != std::string_view::npos;
}

std::optional<DateAt> find_date(const Words& words) {
    for (std::size_t first = 0; first < words.size(); ++first) {
        for (std::size_t count = std::min(kMostDateWords, words.size() - first); count > 0;
             --count) {
            const std::string text = joined(words, first, count);
            if (!can_be_date(text)) continue;
            if (const auto moment = parse_date(text)) return DateAt{first, count, *moment};
        }
    }
    return std::nullopt;
}

Words front_words(std::string_view line) {
    Words words = words_of(line.substr(0, 1000));
    words.resize(std::min(words.size(), kMostWords));
    return words;
}

bool is_one_of(const auto& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

std::string author_in(const Words& words, const std::optional<DateAt>& date) {
    const auto is_by = [](std::string_view word) {
        return is_one_of(kBy, ascii_lower(without_marks(word)));
    };
    const auto by = std::find_if(words.begin(), words.end(), is_by);
    std::string name;
    std::size_t count = 0;
    for (auto word = by; word != words.end() && ++word != words.end() && count < kMostNameWords;) {
        const auto place = static_cast<std::size_t>(word - words.begin());
        if (*word == ":" || *word == ",") continue;
        if (is_one_of(kNotOfNames, ascii_lower(*word)) || (date && date->first == place)) break;
        if (count++ > 0) name += ' ';
        name += *word;
    }
    return std::string(without_marks(name));
}

}  // namespace

PrintedByline read_printed_byline(std::string_view line) {
    const Words words = front_words(line);
    PrintedByline byline;
    const std::optional<DateAt> date = find_date(words);
    if (date) byline.published = date->moment;
    byline.author = author_in(words, date);
    return byline;
}

std::optional<Timestamp> find_printed_date(std::string_view line) {
    const std::optional<DateAt> date = find_date(front_words(line));
    return date ? std::optional(date->moment) : std::nullopt;
}

}  // namespace telusur
