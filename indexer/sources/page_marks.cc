// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/page_marks.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "indexer/index/date_parser.h"
#include "indexer/sources/html_text.h"
#include "indexer/sources/page_byline.h"
#include "indexer/sources/text_decoding.h"
#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

constexpr std::size_t kMostOfAMark = 64;
constexpr std::size_t kMostClasses = 40;
constexpr std::size_t kLongestValue = 2000;
constexpr std::size_t kLongestLine = 300;
constexpr std::size_t kLongestMarkup = 20'000;
constexpr std::size_t kMostPostNumbers = 100;

bool is_mark_attribute(std::string_view name) {
    return name == "class" || name == "id" || name == "rel" || name == "itemprop";
}

std::string key_of(std::string_view attribute, std::string_view value) {
    return std::string(attribute) + '=' + std::string(value);
}

using MarkNumbers = std::unordered_map<std::string, std::vector<std::size_t>>;

const MarkNumbers& numbers_by_key() {
    static const MarkNumbers kNumbers = [] {
        MarkNumbers numbers;
        std::size_t number = 0;
        for (const ThemeMark& mark : theme_marks()) {
            const bool is_name = mark.attribute.empty();
            numbers[is_name ? key_of("", mark.element) : key_of(mark.attribute, mark.value)]
                .push_back(number++);
        }
        return numbers;
    }();
    return kNumbers;
}

// The number in "post-12".
std::string_view post_number(std::string_view value) {
    constexpr std::string_view kFront = "post-";
    if (!value.starts_with(kFront)) return {};
    value.remove_prefix(kFront.size());
    const bool is_number = value.find_first_not_of("0123456789") == std::string_view::npos;
    return is_number && value.size() <= 12 ? value : std::string_view{};
}

// Behind words that only say that a name follows, "by X", "Oleh: X", and before a desk's: "X -
// Kota".
std::string name_in(const std::string& line) {
    PrintedByline byline = read_printed_byline(line);
    return byline.author.empty() ? line.substr(0, line.find(" - ")) : std::move(byline.author);
}

}  // namespace

PageMarks::PageMarks(const HtmlTree& tree)
    : tree_(tree),
      found_(theme_marks().size()),
      furniture_(tree.elements().size()),
      begins_(tree.elements().size()),
      is_post_(tree.elements().size()),
      is_section_(tree.elements().size()) {
    for (std::uint32_t number = 1; number < tree.elements().size(); ++number)
        add_element(number);
}

void PageMarks::add_element(std::uint32_t number) {
    const HtmlElement& element = tree_.elements()[number];
    std::string_view classes;
    std::string_view id;
    for (const HtmlAttribute& attribute : html_attributes(element.tag)) {
        const std::string name = ascii_lower(attribute.name);
        if (!is_mark_attribute(name)) continue;
        if (name == "class") classes = attribute.value;
        if (name == "id") id = attribute.value;
        std::vector<std::string_view> values = words_of(attribute.value.substr(0, kLongestValue));
        values.resize(std::min(values.size(), kMostClasses));
        for (const std::string_view value : values)
            add_mark(name, value, number);
    }
    add_mark("", element.name, number);
    is_post_[number] = is_post_[number] || element.name == "article";
    const Furniture own =
        furniture_of(element.name, classes.substr(0, kLongestValue), id.substr(0, kLongestValue));
    // What holds most of the page is no furniture, whatever it is called.
    begins_[number] =
        own != Furniture::None && element.text_bytes * 2 <= tree_.elements()[0].text_bytes;
    const Furniture around = furniture_[element.parent];
    furniture_[number] = begins_[number] ? std::max(own, around) : around;
}

void PageMarks::add_mark(std::string_view attribute, std::string_view value, std::uint32_t number) {
    if (attribute == "rel" && value == "category") is_section_[number] = true;
    if (attribute == "class" && value == "hentry") is_post_[number] = true;
    const std::string_view post = attribute == "id" ? post_number(value) : std::string_view{};
    if (!post.empty()) {
        is_post_[number] = true;
        const bool is_known =
            std::find(post_numbers_.begin(), post_numbers_.end(), post) != post_numbers_.end();
        if (!is_known && post_numbers_.size() < kMostPostNumbers) post_numbers_.emplace_back(post);
    }
    const auto marks = numbers_by_key().find(key_of(attribute, value));
    if (marks == numbers_by_key().end()) return;
    for (const std::size_t mark : marks->second) {
        const std::string_view element = theme_marks()[mark].element;
        const bool is_it = element.empty() || element == tree_.elements()[number].name;
        if (is_it && found_[mark].size() < kMostOfAMark) found_[mark].push_back(number);
    }
}

std::vector<std::uint32_t> PageMarks::of(PagePart part) const {
    std::vector<std::uint32_t> elements;
    for (std::size_t mark = 0; mark < found_.size(); ++mark) {
        if (theme_marks()[mark].part != part) continue;
        for (const std::uint32_t element : found_[mark]) {
            if (furniture_[element] != Furniture::Foreign) elements.push_back(element);
        }
    }
    return elements;
}

std::uint32_t PageMarks::post_around(std::uint32_t element) const {
    while (element != 0 && !is_post_[element])
        element = tree_.elements()[element].parent;
    return element;
}

std::string PageMarks::value_of(std::uint32_t number) const {
    const HtmlElement& element = tree_.elements()[number];
    for (const std::string_view name : {"content", "datetime"}) {
        const std::string value = HtmlTree::attribute(element, name);
        if (!value.empty()) return clean_text(value, Layout::OneLine).text;
    }
    const std::string_view content = tree_.content(element);
    if (element.text_bytes > kLongestValue || content.size() > kLongestMarkup) return {};
    return html_line(content);
}

// Old themes have the date at the front of the element that holds the whole article.
std::string PageMarks::date_before_text(std::uint32_t number) const {
    const HtmlElement& element = tree_.elements()[number];
    if (element.text_bytes <= kLongestLine) return {};
    const std::string_view content = tree_.content(element);
    return html_line(content.substr(0, content.find('<')).substr(0, kLongestLine));
}

std::vector<std::string> PageMarks::values(PagePart part, std::uint32_t post) const {
    std::vector<std::string> inside;
    std::vector<std::string> outside;
    for (const std::uint32_t element : of(part)) {
        std::string value = value_of(element);
        if (value.empty()) continue;
        const bool is_inside = element >= post && element < tree_.elements()[post].next;
        (is_inside ? inside : outside).push_back(std::move(value));
    }
    return inside.empty() ? outside : inside;
}

PageFacts PageMarks::facts(std::uint32_t post) const {
    PageFacts facts;
    for (const std::string& date : values(PagePart::Date, post)) {
        if (!facts.published.empty() || !find_printed_date(date)) continue;
        facts.published = date;
    }
    const std::vector<std::string> authors = values(PagePart::Author, post);
    if (!authors.empty()) facts.authors.push_back(name_in(authors.front()));
    for (const std::string& line : values(PagePart::Byline, post)) {
        if (line.size() > kLongestLine) continue;
        const PrintedByline byline = read_printed_byline(line);
        if (facts.published.empty() && byline.published) facts.published = line;
        if (facts.authors.empty() && !byline.author.empty()) facts.authors = {byline.author};
    }
    for (const std::uint32_t element : of(PagePart::Byline)) {
        if (facts.published.empty()) facts.published = date_before_text(element);
    }
    facts.categories = values(PagePart::Category, post);
    for (const std::uint32_t element : of(PagePart::Tag)) {
        const bool is_inside = element >= post && element < tree_.elements()[post].next;
        if (is_inside && !is_section_[element]) facts.tags.push_back(value_of(element));
    }
    return facts;
}

}  // namespace telusur
