// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/result_json.h"

#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "indexer/index/error.h"
#include "searchd/search/answer_notes.h"
#include "searchd/search/date_buckets.h"
#include "searchd/search/explanation_json.h"
#include "searchd/search/fragments.h"

namespace telusur {

namespace {

using Json = nlohmann::ordered_json;

// Replacement and not an exception for ill-formed UTF-8: the library's default throws.
std::string dump(const Json& object) {
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json time_of(const std::optional<Timestamp>& time) {
    return time ? Json(to_rfc3339(time->seconds)) : Json(nullptr);
}

Json precision_of(const std::optional<Timestamp>& time) {
    if (!time) return nullptr;
    return time->precision == Timestamp::Precision::Day ? "day" : "second";
}

Json credits_of(const Article& article) {
    Json credits = Json::object();
    for (const Credit& credit : article.credits)
        credits[credit.role].push_back(credit.name);
    return credits;
}

Json head_of(const Article& article) {
    return {{"id", article.id},
            {"url", article.url},
            {"title", article.title},
            {"published_at", time_of(article.published)},
            {"published_precision", precision_of(article.published)},
            {"modified_at", time_of(article.modified)},
            {"credits", credits_of(article)},
            {"categories", article.categories},
            {"tags", article.tags},
            {"source", article.source}};
}

Json marks_of(const MarkedText& text) {
    Json marks = Json::array();
    for (const Mark& mark : text.marks)
        marks.push_back(Json::array({mark.begin, mark.end}));
    return marks;
}

Json fragment_of(const char* field, const MarkedText& text) {
    return {{"field", field}, {"text", text.text}, {"marks", marks_of(text)}};
}

// Four decimals: enough to tell hits apart, and the same digits wherever it is computed.
double rounded(double score) {
    return std::round(score * 1e4) / 1e4;
}

Json hit_of(const Hit& hit) {
    Json object = head_of(hit.article);
    object["title_html"] = to_html(hit.title);
    object["title_marks"] = marks_of(hit.title);
    Json fragments = Json::array();
    for (const MarkedText& fragment : hit.fragments)
        fragments.push_back(fragment_of("body", fragment));
    object["snippet"] = {{"html", to_html(joined_fragments(hit.fragments))},
                         {"fragments", fragments}};
    object["score"] = rounded(hit.score);
    object["copies"] = hit.copies;
    Json matched = Json::object();
    for (const auto& [word, how] : hit.matched) {
        matched[word] = name_of(how);
    }
    object["matched"] = matched;
    if (hit.explanation) object["explanation"] = json_of(*hit.explanation);
    return object;
}

Json facet_of(const Facet& facet) {
    Json object{{"exact", true}};
    if (std::holds_alternative<DateInterval>(facet.name)) {
        object["interval"] = name_of(facet.name);
    } else {
        object["other"] = facet.other;
    }
    object["missing"] = facet.missing;
    Json values = Json::array();
    for (const FacetValue& value : facet.values) {
        values.push_back({{"value", value.value},
                          {"label", value.label},
                          {"count", value.count},
                          {"selected", value.selected}});
    }
    object["values"] = values;
    return object;
}

Json filters_of(const SearchRequest& request) {
    Json filters = Json::object();
    for (const ValueFieldRow& row : kValueFields) {
        if (!request.chosen(row.field).empty()) filters[row.name] = request.chosen(row.field);
        const std::vector<std::string>& excluded = request.left_out(row.field);
        if (!excluded.empty()) filters[exclusion_of(row.field)] = excluded;
    }
    if (request.tag_mode == TagMode::All) filters["tag_mode"] = name_of(request.tag_mode);
    if (!request.from.empty()) filters["from"] = request.from;
    if (!request.to.empty()) filters["to"] = request.to;
    return filters;
}

Json query_of(const SearchRequest& request, const SearchResult& result) {
    Json notes = Json::array();
    for (const Note& note : result.notes) {
        notes.push_back({{"code", note.code}, {"message", note.message.in(request.language)}});
    }
    return {{"q", request.text},
            {"parsed", result.parsed},
            {"filters", filters_of(request)},
            {"match", name_of(request.match)},
            {"sort", name_of(request.sort)},
            {"notes", notes}};
}

Json total_of(const SearchResult& result) {
    return {{"value", result.total}, {"relation", result.timed_out ? "gte" : "eq"}};
}

Json index_of(const SearchResult& result) {
    return {{"generation", result.generation}, {"updated_at", result.updated_at}};
}

// Six decimals: a few articles among the most that a day has.
double share_of(const TimelineValue& value) {
    return std::round(1e6 * static_cast<double>(value.count) / static_cast<double>(value.of)) / 1e6;
}

Json suggestion_of(const SearchResult& result) {
    if (!result.suggestion) return nullptr;
    return {{"q", result.suggestion->text}, {"total", result.suggestion->total}};
}

Json page_link(const SearchRequest& request, std::uint32_t page) {
    Parameters parameters = parameters_of(request);
    if (page != 1) parameters.emplace_back("page", std::to_string(page));
    return link_to("/v1/search", parameters);
}

Json cursor_link(SearchRequest request, const std::string& cursor) {
    if (cursor.empty()) return nullptr;
    request.cursor = cursor;
    return link_to("/v1/search", parameters_of(request));
}

Json links_of(const SearchRequest& request, const SearchResult& result) {
    const bool has_next = request.page < page_count(request, result) &&
                          std::uint64_t{request.page + 1} * request.per_page <= kMaximumDepth;
    SearchRequest question = question_of(request);
    Json links{{"self", page_link(request, request.page)},
               {"next", has_next ? page_link(request, request.page + 1) : Json(nullptr)},
               {"prev", request.page > 1 ? page_link(request, request.page - 1) : Json(nullptr)}};
    // Who goes by cursors has no page to count from.
    if (!request.cursor.empty()) {
        links = {{"self", cursor_link(request, request.cursor)},
                 {"next", cursor_link(request, result.next_cursor)},
                 {"prev", nullptr}};
    }
    links["export"] = link_to("/v1/export", parameters_of(question));
    question.sort = Sort::Relevance;  // a feed has an order of its own, and takes none
    links["feed"] = link_to("/v1/feed", parameters_of(question));
    return links;
}

}  // namespace

std::uint64_t page_count(const SearchRequest& request, const SearchResult& result) {
    return (result.stories.value_or(result.total) + request.per_page - 1) / request.per_page;
}

std::string to_json(const SearchRequest& request, const SearchResult& result) {
    Json hits = Json::array();
    for (const Hit& hit : result.hits)
        hits.push_back(hit_of(hit));
    Json facets = Json::object();
    for (const Facet& facet : result.facets)
        facets[std::string(name_of(facet.name))] = facet_of(facet);
    const Json object{
        {"query", query_of(request, result)},
        {"total", total_of(result)},
        {"stories", result.stories ? Json(*result.stories) : Json(nullptr)},
        {"page", request.cursor.empty() ? Json(request.page) : Json(nullptr)},
        {"per_page", request.per_page},
        {"pages", page_count(request, result)},
        {"next_cursor", result.next_cursor.empty() ? Json(nullptr) : Json(result.next_cursor)},
        {"hits", hits},
        {"facets", facets},
        {"suggestion", suggestion_of(result)},
        {"links", links_of(request, result)},
        {"index", index_of(result)},
        {"took_ms", std::round(result.took_milliseconds * 100) / 100},
        {"timed_out", result.timed_out}};
    return dump(object);
}

std::string facet_to_json(const SearchRequest& request, const SearchResult& result) {
    if (result.facets.empty()) throw Error(ErrorCode::Unavailable, facets_left_out_note().message);
    const Facet& facet = result.facets.front();
    return dump({{"query", query_of(request, result)},
                 {"total", total_of(result)},
                 {"name", name_of(facet.name)},
                 {"facet", facet_of(facet)},
                 {"index", index_of(result)}});
}

std::string to_json(const Hit& hit) {
    return dump(hit_of(hit));
}

std::string to_json(const Article& article) {
    Json object = head_of(article);
    object["dateline"] = article.dateline;
    Json body = Json::array();
    for (const Paragraph& paragraph : article.body) {
        const bool heading = paragraph.kind == Paragraph::Kind::Heading;
        body.push_back({{"kind", heading ? "heading" : "text"}, {"text", paragraph.text}});
    }
    object["body"] = body;
    return dump(object);
}

std::string head_to_json(const Article& article) {
    return dump(head_of(article));
}

std::string to_json(const TimelineRequest& request, const Timeline& timeline) {
    Json values = Json::array();
    for (const TimelineValue& value : timeline.values) {
        Json object{{"value", name_of_interval(value.first, request.interval)},
                    {"count", value.count}};
        if (request.relative == Switch::On) {
            object["of"] = value.of;
            object["share"] = value.of == 0 ? Json(nullptr) : Json(share_of(value));
        }
        values.push_back(std::move(object));
    }
    const SearchResult& found = timeline.found;
    return dump({{"query", query_of(request.search, found)},
                 {"total", total_of(found)},
                 {"interval", name_of(FacetName{request.interval})},
                 {"missing", timeline.missing},
                 {"values", values},
                 {"index", index_of(found)},
                 {"timed_out", found.timed_out}});
}

std::string to_json(const TermsRequest& request, const DistinctiveWords& words) {
    Json terms = Json::array();
    for (const DistinctiveWord& word : words.words) {
        terms.push_back({{"root", word.root},
                         {"form", word.form},
                         {"articles", word.articles},
                         {"of", word.of},
                         {"score", rounded(word.score)}});
    }
    const SearchResult& found = words.found;
    return dump({{"query", query_of(request.search, found)},
                 {"total", total_of(found)},
                 {"read", words.read},
                 {"terms", terms},
                 {"index", index_of(found)},
                 {"timed_out", found.timed_out}});
}

std::string link_to(std::string_view path, const Parameters& parameters) {
    std::string link(path);
    char separator = '?';
    for (const auto& [name, value] : parameters) {
        link += separator + name + '=' + encode_url(value);
        separator = '&';
    }
    return link;
}

std::string article_page_path(std::string_view id) {
    return "/artikel/" + encode_url(id);
}

std::string escape_html(std::string_view text) {
    std::string html;
    html.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&':
                html += "&amp;";
                break;
            case '<':
                html += "&lt;";
                break;
            case '>':
                html += "&gt;";
                break;
            case '"':
                html += "&quot;";
                break;
            case '\'':
                html += "&#39;";
                break;
            default:
                html += c;
        }
    }
    return html;
}

std::string to_html(const MarkedText& marked) {
    std::string html;
    std::size_t code_point = 0;
    std::size_t begin = 0;
    auto mark = marked.marks.begin();
    const std::string_view text = marked.text;
    const auto flush = [&](std::size_t end, const char* tag) {
        html += escape_html(text.substr(begin, end - begin));
        html += tag;
        begin = end;
    };
    for (std::size_t i = 0; i < text.size() && mark != marked.marks.end(); ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) continue;
        if (code_point == mark->begin) flush(i, "<mark>");
        if (code_point == mark->end) {
            flush(i, "</mark>");
            if (++mark != marked.marks.end() && code_point == mark->begin) flush(i, "<mark>");
        }
        ++code_point;
    }
    const bool open_at_end = mark != marked.marks.end() && code_point == mark->end;
    flush(text.size(), open_at_end ? "</mark>" : "");
    return html;
}

std::string encode_url(std::string_view text) {
    std::string encoded;
    for (const char c : text) {
        const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
                                c == '~';
        if (unreserved) {
            encoded += c;
        } else {
            encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return encoded;
}

}  // namespace telusur
