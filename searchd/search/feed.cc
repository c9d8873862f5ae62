// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/feed.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "indexer/index/file_io.h"
#include "searchd/search/fragments.h"
#include "searchd/search/result_json.h"
#include "searchd/search/web_address.h"
#include "searchd/search/xml_text.h"

namespace telusur {

namespace {

// What all formats tell, in their own words.
struct Feed {
    std::string title;
    std::string self;
    std::string page;  // the same question for people
    std::int64_t updated = 0;
};

struct Entry {
    std::string id;
    bool is_address = false;  // the id, of the article itself
    std::string link;
    std::string title;
    std::string summary;
    std::int64_t published = 0;
    std::int64_t updated = 0;
    std::vector<std::string> authors;
    std::vector<std::string> subjects;
};

// A UUID of version 8 (RFC 9562): 122 bits of the id's checksum.
std::string uuid_of(const std::string& id) {
    std::string digits = checksum_of_text(id);
    digits[12] = '8';
    digits[16] = "89ab"[digits[16] % 4];
    for (const std::size_t place : {20, 16, 12, 8})
        digits.insert(place, 1, '-');
    return "urn:uuid:" + digits;
}

std::string summary_of(const Hit& hit) {
    const std::string text = joined_fragments(hit.fragments).text;
    return text.empty() ? hit.title.text : text;
}

Entry entry_of(const SiteIdentity& site, const Hit& hit) {
    const Article& article = hit.article;
    Entry entry;
    entry.is_address = is_web_address(article.url);
    entry.id = entry.is_address ? article.url : uuid_of(article.id);
    entry.link = entry.is_address ? article.url : site.url + article_page_path(article.id);
    entry.title = article.title.empty() ? article.id : article.title;
    entry.summary = summary_of(hit);
    if (article.published) entry.published = article.published->seconds;
    entry.updated = entry.published;
    if (article.modified) entry.updated = std::max(entry.published, article.modified->seconds);
    entry.authors = authors_of(article);
    entry.subjects = article.categories;
    for (const std::string& tag : article.tags) {
        const auto& all = entry.subjects;
        if (std::find(all.begin(), all.end(), tag) == all.end()) entry.subjects.push_back(tag);
    }
    return entry;
}

Feed feed_of(const SiteIdentity& site, const FeedRequest& request,
             const std::vector<Entry>& entries) {
    SearchRequest question = question_of(request.search);
    Feed feed;
    feed.title = question.text.empty() ? site.name : site.name + ": " + question.text;
    feed.self = site.url + link_to("/v1/feed", parameters_of(request));
    feed.page = site.url + link_to("/", parameters_of(question));
    for (const Entry& entry : entries)
        feed.updated = std::max(feed.updated, entry.updated);
    return feed;
}

// The date and time of RFC 822, with four digits for the year, as RSS has it. Names of days and
// months must be English whatever the locale is.
std::string rfc822(std::int64_t seconds) {
    constexpr std::array kDays{"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
    constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const Date date = archive_date(seconds);
    const std::int64_t day = (first_second(date) + kArchiveOffsetSeconds) / 86400;
    const std::string clock = to_rfc3339(seconds).substr(11, 8);
    return fmt::format("{}, {:02} {} {:04} {} +0700",
                       kDays[static_cast<std::size_t>((day % 7 + 7) % 7)], date.day,
                       kMonths[date.month - 1], date.year, clock);
}

std::string atom_link(const char* relation, const char* type, const std::string& address) {
    return fmt::format("<link rel=\"{}\" type=\"{}\" href=\"{}\"/>", relation, type,
                       escape_xml(address));
}

std::string atom_author(const std::string& name) {
    return "<author>" + xml_element("name", name) + "</author>";
}

std::string atom_entry(const Entry& entry) {
    std::string xml = "<entry>" + xml_element("id", entry.id) + xml_element("title", entry.title) +
                      atom_link("alternate", "text/html", entry.link) +
                      xml_element("published", to_rfc3339(entry.published)) +
                      xml_element("updated", to_rfc3339(entry.updated));
    for (const std::string& author : entry.authors)
        xml += atom_author(author);
    for (const std::string& subject : entry.subjects)
        xml += fmt::format("<category term=\"{}\"/>", escape_xml(subject));
    return xml + xml_element("summary", entry.summary) + "</entry>\n";
}

// The feed's own author stands for entries without one.
std::string atom_text(const SiteIdentity& site, const Feed& feed,
                      const std::vector<Entry>& entries) {
    std::string xml = R"(<?xml version="1.0" encoding="utf-8"?>)"
                      "\n"
                      R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="id">)"
                      "\n";
    xml += xml_element("id", feed.self) + xml_element("title", feed.title) +
           xml_element("updated", to_rfc3339(feed.updated)) +
           atom_link("self", "application/atom+xml", feed.self) +
           atom_link("alternate", "text/html", feed.page) + atom_author(site.name) + '\n';
    for (const Entry& entry : entries)
        xml += atom_entry(entry);
    return xml + "</feed>\n";
}

std::string rss_item(const Entry& entry) {
    std::string xml =
        "<item>" + xml_element("title", entry.title) + xml_element("link", entry.link) +
        fmt::format("<guid isPermaLink=\"{}\">{}</guid>", entry.is_address, escape_xml(entry.id)) +
        xml_element("pubDate", rfc822(entry.published)) +
        xml_element("description", escape_html(entry.summary));
    for (const std::string& author : entry.authors)
        xml += xml_element("dc:creator", author);
    for (const std::string& subject : entry.subjects)
        xml += xml_element("category", subject);
    return xml + "</item>\n";
}

std::string rss_text(const SiteIdentity& site, const Feed& feed,
                     const std::vector<Entry>& entries) {
    std::string xml = R"(<?xml version="1.0" encoding="utf-8"?>)"
                      "\n"
                      R"(<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" )"
                      R"(xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>)"
                      "\n";
    xml += xml_element("title", feed.title) + xml_element("link", feed.page) +
           xml_element("description", site.name) + xml_element("language", "id") +
           xml_element("lastBuildDate", rfc822(feed.updated)) +
           atom_link("self", "application/rss+xml", feed.self) + '\n';
    for (const Entry& entry : entries)
        xml += rss_item(entry);
    return xml + "</channel></rss>\n";
}

nlohmann::ordered_json json_item(const Entry& entry) {
    nlohmann::ordered_json item{{"id", entry.id},
                                {"url", entry.link},
                                {"title", entry.title},
                                {"summary", entry.summary},
                                {"content_text", entry.summary},
                                {"date_published", to_rfc3339(entry.published)},
                                {"date_modified", to_rfc3339(entry.updated)},
                                {"tags", entry.subjects}};
    for (const std::string& author : entry.authors)
        item["authors"].push_back({{"name", author}});
    return item;
}

std::string json_text(const SiteIdentity& site, const Feed& feed,
                      const std::vector<Entry>& entries) {
    nlohmann::ordered_json object{{"version", "https://jsonfeed.org/version/1.1"},
                                  {"title", feed.title},
                                  {"home_page_url", feed.page},
                                  {"feed_url", feed.self},
                                  {"language", "id"},
                                  {"authors", {{{"name", site.name}}}},
                                  {"items", nlohmann::ordered_json::array()}};
    for (const Entry& entry : entries)
        object["items"].push_back(json_item(entry));
    return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

// At most so many code points.
std::string shortened(const std::string& text, std::size_t most) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool begins = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
        if (begins && ++count > most) return text.substr(0, i);
    }
    return text;
}

}  // namespace

std::string feed_text(const SiteIdentity& site, const FeedRequest& request,
                      const SearchResult& result) {
    std::vector<Entry> entries;
    for (const Hit& hit : result.hits)
        entries.push_back(entry_of(site, hit));
    const Feed feed = feed_of(site, request, entries);
    switch (request.format) {
        case FeedFormat::Atom:
            return atom_text(site, feed, entries);
        case FeedFormat::Rss:
            return rss_text(site, feed, entries);
        case FeedFormat::Json:
            return json_text(site, feed, entries);
    }
    return {};
}

std::string media_type_of(FeedFormat format) {
    switch (format) {
        case FeedFormat::Atom:
            return "application/atom+xml; charset=utf-8";
        case FeedFormat::Rss:
            return "application/rss+xml; charset=utf-8";
        case FeedFormat::Json:
            return "application/feed+json; charset=utf-8";
    }
    return {};
}

// The specification allows a short name 16 characters and a long one 48.
std::string opensearch_text(const SiteIdentity& site) {
    const auto url = [&site](const char* type, const char* address) {
        return fmt::format("<Url type=\"{}\" template=\"{}{}\"/>\n", type, escape_xml(site.url),
                           address);
    };
    return R"(<?xml version="1.0" encoding="utf-8"?>)"
           "\n"
           R"(<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">)"
           "\n" +
           xml_element("ShortName", shortened(site.name, 16)) + '\n' +
           xml_element("LongName", shortened(site.name, 48)) + '\n' +
           xml_element("Description", "Cari di " + site.name) + '\n' +
           url("text/html", "/?q={searchTerms}") +
           url("application/atom+xml", "/v1/feed?q={searchTerms}") +
           fmt::format("<Image type=\"image/svg+xml\">{}/icon.svg</Image>\n",
                       escape_xml(site.url)) +
           "<Language>id</Language>\n<InputEncoding>UTF-8</InputEncoding>\n"
           "<OutputEncoding>UTF-8</OutputEncoding>\n</OpenSearchDescription>\n";
}

}  // namespace telusur
