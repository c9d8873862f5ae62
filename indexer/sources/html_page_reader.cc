// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/html_page_reader.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "indexer/index/date_parser.h"
#include "indexer/sources/article_parts.h"
#include "indexer/sources/credits.h"
#include "indexer/sources/html_text.h"
#include "indexer/sources/html_tree.h"
#include "indexer/sources/json_ld.h"
#include "indexer/sources/page_body.h"
#include "indexer/sources/page_byline.h"
#include "indexer/sources/page_encoding.h"
#include "indexer/sources/page_marks.h"
#include "indexer/sources/page_metadata.h"
#include "indexer/sources/page_title.h"
#include "indexer/sources/record_problems.h"
#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

// What WordPress calls pages that are not of one post.
constexpr std::array<std::string_view, 12> kListClasses = {
    "archive", "category", "tag",   "search",         "error404", "home",
    "blog",    "author",   "paged", "search-results", "tax",      "date"};

// Whole, or before what a site adds: "404 Warga Mengungsi" is an article.
constexpr std::array<std::string_view, 8> kErrorTitles = {
    "404 not found",           "404 page", "404 -", "404 |", "error 404", "page not found",
    "halaman tidak ditemukan", "not found"};

std::string line(std::string_view text) {
    return clean_text(text, Layout::OneLine).text;
}

// Everything that is known of a page before the article is made of it.
struct Page {
    explicit Page(std::string html) : tree(std::move(html)), marks(tree), head(page_head(tree)) {
        linked = json_ld_facts(tree.html());
        body = find_page_body(tree, marks);
        marked = marks.facts(marks.post_around(body.element));
        const auto is_named = [](const PageFacts* one) { return !one->site_name.empty(); };
        const std::array<const PageFacts*, 3> told = {&head.open_graph, &linked, &head.names};
        const auto named = std::find_if(told.begin(), told.end(), is_named);
        if (named != told.end()) site_name = html_line((*named)->site_name);
        std::vector<std::string> titles;
        for (const PageFacts* facts : {&linked, &head.open_graph, &head.names}) {
            std::string text = html_line(facts->title);
            if (!text.empty()) titles.push_back(std::move(text));
        }
        title = page_title(marks, titles, site_name);
    }

    // Best first.
    std::array<const PageFacts*, 4> facts() const {
        return {&linked, &head.open_graph, &marked, &head.names};
    }

    bool has_class(std::string_view name) const {
        return head.body_classes.find(' ' + std::string(name) + ' ') != std::string::npos;
    }

    HtmlTree tree;
    PageMarks marks;
    PageHead head;
    PageFacts linked;
    PageFacts marked;
    PageBody body;
    std::string site_name;
    PageTitle title;
};

// A mark of the body's class begins a word there.
std::string_view number_behind(const std::string& text, std::string_view front) {
    const std::size_t found = text.find(front);
    if (found == std::string::npos) return {};
    const std::string_view rest = std::string_view(text).substr(found + front.size());
    const std::string_view number = rest.substr(0, rest.find_first_not_of("0123456789"));
    return number.size() <= 12 ? number : std::string_view{};
}

std::string post_number(const Page& page) {
    for (const std::string_view number : {number_behind(page.head.body_classes, " postid-"),
                                          number_behind(page.head.short_link, "?p=")}) {
        if (!number.empty()) return std::string(number);
    }
    const std::vector<std::string>& numbers = page.marks.post_numbers();
    return numbers.size() == 1 ? numbers.front() : std::string();
}

std::string canonical_address(const Page& page) {
    for (const std::string* address :
         {&page.head.canonical, &page.head.open_graph.url, &page.linked.url}) {
        std::string clean = line(*address);
        if (!host_of(clean).empty() && clean.starts_with("http")) return clean;
    }
    return {};
}

// The first text that is a date; the first of all others is kept in `bad`.
std::optional<Timestamp> first_date(const Page& page, std::string PageFacts::*field,
                                    std::string& bad) {
    for (const PageFacts* facts : page.facts()) {
        const std::string text = html_line((facts->*field).substr(0, 2000));
        if (text.empty()) continue;
        if (const auto moment = parse_date(text)) return moment;
        if (const auto moment = find_printed_date(text)) return moment;
        if (bad.empty()) bad = text;
    }
    return std::nullopt;
}

// The day in an address: ".../2023/07/28/judul". For articles that tell no other.
std::optional<Timestamp> date_in_address(std::string_view url) {
    constexpr std::string_view kForm = "/0000/00/00/";
    const auto has_form = [&](std::size_t at) {
        return std::equal(
            kForm.begin(), kForm.end(), url.begin() + static_cast<std::ptrdiff_t>(at),
            [](char form, char c) { return form == '0' ? c >= '0' && c <= '9' : c == form; });
    };
    for (std::size_t at = 0; at + kForm.size() <= url.size(); ++at) {
        if (has_form(at)) return parse_date(url.substr(at + 1, kForm.size() - 2));
    }
    return std::nullopt;
}

// The first list that holds a name; the site's own is none.
std::vector<std::string> first_names(const Page& page, std::vector<std::string> PageFacts::*field) {
    for (const PageFacts* facts : page.facts()) {
        std::vector<std::string> names = names_of(facts->*field);
        std::erase_if(names, [&](const std::string& name) {
            return host_of(name) != "" || fold_case(name) == fold_case(page.site_name);
        });
        if (!names.empty()) return names;
    }
    return {};
}

bool is_error_page(const Page& page) {
    const std::string title = ascii_lower(line(page.head.names.title));
    return std::any_of(kErrorTitles.begin(), kErrorTitles.end(),
                       [&](std::string_view error) { return title.starts_with(error); });
}

bool is_list_page(const Page& page) {
    return page.head.body_classes.find(" page-id-") != std::string::npos ||
           std::any_of(kListClasses.begin(), kListClasses.end(),
                       [&](std::string_view name) { return page.has_class(name); });
}

bool is_html(const Page& page) {
    const std::size_t first = page.tree.html().find_first_not_of(" \n");
    if (page.tree.elements().size() == 1 || page.tree.html().find_first_of("{[", first) == first) {
        return false;
    }
    const std::string_view root = page.tree.elements()[1].name;
    return root != "rss" && root != "feed" && root != "rdf:rdf";
}

// What says that a page is one article, and what says that it is not, the surer before the less
// sure: SEO plugins call lists articles, but give them no date, and themes show one post among
// others.
bool is_article_page(const Page& page) {
    if (!is_html(page) || page.has_class("attachment")) return false;
    if (page.linked.is_article || page.has_class("single")) return true;
    if (is_list_page(page) || is_error_page(page)) return false;
    const PageFacts& told = page.head.open_graph;
    if (told.is_article && !told.published.empty()) return true;
    if (page.body.is_one_of_many || page.marks.post_numbers().size() > 1) return false;
    if (told.is_article) return true;
    std::string bad;
    const bool is_dated = first_date(page, &PageFacts::published, bad).has_value();
    const bool is_titled = !page.title.text.empty();
    if (page.body.is_marked) return is_titled || is_dated;
    return page.body.element != 0 && is_titled && is_dated;
}

std::vector<Paragraph> told_text(const PageFacts& linked) {
    std::string text;
    for (const char c : linked.body) {
        text += c;
        if (c == '\n') text += '\n';
    }
    return html_paragraphs(text);
}

void read_body(const Page& page, Article& article) {
    if (page.body.is_marked || page.linked.body.empty()) {
        article.body =
            page_paragraphs(page.tree, page.marks, page.body.element, page.title.element);
    }
    if (article.body.empty()) article.body = told_text(page.linked);
    // Themes print it above the text, and editors give it to the picture.
    std::erase_if(article.body, [&](const Paragraph& one) { return one.text == article.title; });
    article.credits = take_trailing_credits(article.body);
    set_dateline(article);
}

void credit_accounts(const Page& page, Article& article) {
    const std::vector<std::string> names = first_names(page, &PageFacts::authors);
    if (names.empty()) return;
    const std::size_t before = article.credits.size();
    add_account_credit(article, names.front());
    if (article.credits.size() == before) return;
    for (const std::string& name : names)
        add_credit(article.credits, role::kWriter, name);
}

std::string article_id(const Page& page, const std::string& url, const std::string& id_of_file) {
    const std::string number = post_number(page);
    if (!number.empty()) return "post-" + number;
    return !url.empty() && url.size() <= kMaximumIdBytes ? url : id_of_file;
}

}  // namespace

std::optional<SourceRecord> read_html_page(std::string_view bytes, const std::string& id_of_file,
                                           Provenance place) {
    DecodedText decoded = decode_page(bytes);
    RecordCleaner cleaner(decoded);
    const Page page(cleaner.clean(decoded.text, Layout::KeepBlanks));
    if (!is_article_page(page)) return std::nullopt;
    Article article;
    article.title = page.title.text;
    read_body(page, article);
    if (article.title.empty() && article.body.empty()) return std::nullopt;
    article.url = canonical_address(page);
    article.source = host_of(article.url.empty() ? line(page.head.site_address) : article.url);
    article.id = article_id(page, article.url, id_of_file);
    if (article.id.empty() || article.id.size() > kMaximumIdBytes) {
        return rejected_record(std::move(place), unusable_id(article.id.size()));
    }
    BadDates bad;
    article.published = first_date(page, &PageFacts::published, bad.published);
    if (!article.published) article.published = date_in_address(article.url);
    article.modified = first_date(page, &PageFacts::modified, bad.modified);
    credit_accounts(page, article);
    article.categories = first_names(page, &PageFacts::categories);
    article.tags = first_names(page, &PageFacts::tags);
    SourceRecord record{std::move(place), std::move(article), {}};
    cleaner.report(record.problems);
    report_gaps(*record.article, bad, record.problems);
    return record;
}

}  // namespace telusur
