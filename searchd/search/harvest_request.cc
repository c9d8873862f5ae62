// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/harvest_request.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/index/nearest_name.h"
#include "searchd/search/named_values.h"
#include "searchd/search/parameter_checks.h"

namespace telusur {

namespace {

using Names = std::vector<std::string_view>;

constexpr std::array kExportFormats{Named<ExportFormat>{"jsonl", ExportFormat::JsonLines},
                                    Named<ExportFormat>{"csv", ExportFormat::Csv},
                                    Named<ExportFormat>{"ris", ExportFormat::Ris},
                                    Named<ExportFormat>{"bibtex", ExportFormat::BibTex},
                                    Named<ExportFormat>{"csl", ExportFormat::Csl}};
constexpr std::array kFeedFormats{Named<FeedFormat>{"atom", FeedFormat::Atom},
                                  Named<FeedFormat>{"rss", FeedFormat::Rss},
                                  Named<FeedFormat>{"json", FeedFormat::Json}};
constexpr std::array kIntervals{Named<DateInterval>{"year", DateInterval::Year},
                                Named<DateInterval>{"month", DateInterval::Month},
                                Named<DateInterval>{"day", DateInterval::Day}};
constexpr std::array kTruths{Named<Switch>{"true", Switch::On},
                             Named<Switch>{"false", Switch::Off}};

bool contains(const Names& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

// The names of a search but for `left_out`, and `own`.
Names names_with(const Names& own, const Names& left_out) {
    Names names = own;
    for (const std::string_view name : parameter_names()) {
        if (!contains(left_out, name)) names.push_back(name);
    }
    return names;
}

const Names kShowing{"page", "per_page", "facets", "facet_limit", "facet_prefix", "explain"};
const Names kExportOwn{"format", "limit", "body", "after"};
const Names kFeedOwn{"format", "limit"};
const Names kTermsOwn{"limit"};
const Names kTimelineOwn{"interval", "relative"};

void check_known(const Parameters& parameters, const Names& names) {
    for (const auto& [name, value] : parameters) {
        if (contains(names, name)) continue;
        if (contains(parameter_names(), name)) {
            throw Error(ErrorCode::Usage,
                        phrase("\"{}\" means nothing here", "\"{}\" tidak berarti di sini", name),
                        phrase("leave it out", "hilangkan"), name);
        }
        throw unknown_parameter(
            name, phrase("did you mean {}?", "maksud Anda {}?", nearest_name(name, names)));
    }
}

// Moves the parameters with these names out; empty values are as if left out.
Parameters take_own(Parameters& parameters, const Names& own) {
    Parameters taken;
    for (const auto& parameter : parameters) {
        if (contains(own, parameter.first) && !parameter.second.empty()) taken.push_back(parameter);
    }
    std::erase_if(parameters, [&own](const auto& pair) { return contains(own, pair.first); });
    return taken;
}

bool says(const Parameters& parameters, std::string_view wanted) {
    return std::any_of(parameters.begin(), parameters.end(), [wanted](const auto& parameter) {
        return parameter.first == wanted && !parameter.second.empty();
    });
}

// Where an export goes on must be told once, and an article tells it by date only.
void check_after(const SearchRequest& request) {
    if (request.after.empty()) return;
    if (request.sort == Sort::Relevance) {
        throw Error(ErrorCode::Usage,
                    phrase("after needs an order by date", "after memerlukan urutan tanggal"),
                    phrase("take sort=newest or sort=oldest, or a cursor",
                           "pakai sort=newest atau sort=oldest, atau cursor"),
                    "after");
    }
    if (request.cursor.empty()) return;
    throw Error(
        ErrorCode::Usage,
        phrase("after and cursor do not go together", "after dan cursor tidak dapat bersama"),
        phrase("leave one of them out", "hilangkan salah satunya"), "after");
}

// Citations have no place for the text of an article.
bool may_have_body(ExportFormat format) {
    return format == ExportFormat::JsonLines || format == ExportFormat::Csv;
}

}  // namespace

std::string_view name_of(ExportFormat format) {
    return name_in(kExportFormats, format);
}
std::string_view name_of(FeedFormat format) {
    return name_in(kFeedFormats, format);
}

const Names& export_parameter_names() {
    static const Names names = names_with(kExportOwn, kShowing);
    return names;
}

const Names& feed_parameter_names() {
    static const Names names = [] {
        Names left_out = kShowing;
        left_out.insert(left_out.end(), {"sort", "cursor"});
        return names_with(kFeedOwn, left_out);
    }();
    return names;
}

const Names& timeline_parameter_names() {
    static const Names names = [] {
        Names left_out = kShowing;
        left_out.insert(left_out.end(), {"sort", "cursor", "dedupe"});
        return names_with(kTimelineOwn, left_out);
    }();
    return names;
}

const Names& terms_parameter_names() {
    static const Names names = [] {
        Names left_out = kShowing;
        left_out.insert(left_out.end(), {"sort", "cursor", "dedupe"});
        return names_with(kTermsOwn, left_out);
    }();
    return names;
}

ExportRequest parse_export_request(const Parameters& parameters) {
    check_known(parameters, export_parameter_names());
    Parameters rest = parameters;
    const Parameters own = take_own(rest, kExportOwn);
    ExportRequest request;
    request.search = parse_search_request(rest);
    if (!says(rest, "sort")) request.search.sort = Sort::Newest;
    for (const auto& [name, value] : own) {
        if (name == "format") request.format = word_in(kExportFormats, name, value);
        if (name == "limit") request.limit = whole_number(name, value, 1, kMaximumExportLimit);
        if (name == "after") request.search.after = value;
        if (name == "body") request.body = word_in(kTruths, name, value);
    }
    check_after(request.search);
    if (!says(own, "body") && request.format != ExportFormat::JsonLines) request.body = Switch::Off;
    if (request.body == Switch::On && !may_have_body(request.format)) {
        throw Error(ErrorCode::Usage,
                    phrase("{} has no place for the text of articles",
                           "{} tidak memuat isi artikel", name_of(request.format)),
                    phrase("take format=jsonl or format=csv", "pakai format=jsonl atau format=csv"),
                    "body");
    }
    return request;
}

FeedRequest parse_feed_request(const Parameters& parameters) {
    check_known(parameters, feed_parameter_names());
    Parameters rest = parameters;
    const Parameters own = take_own(rest, kFeedOwn);
    FeedRequest request;
    request.search = parse_search_request(rest);
    request.search.sort = Sort::Newest;
    request.search.per_page = kDefaultFeedLimit;
    for (const auto& [name, value] : own) {
        if (name == "format") request.format = word_in(kFeedFormats, name, value);
        if (name == "limit")
            request.search.per_page = whole_number(name, value, 1, kMaximumFeedLimit);
    }
    return request;
}

TimelineRequest parse_timeline_request(const Parameters& parameters) {
    check_known(parameters, timeline_parameter_names());
    Parameters rest = parameters;
    const Parameters own = take_own(rest, kTimelineOwn);
    TimelineRequest request;
    request.search = parse_search_request(rest);
    for (const auto& [name, value] : own) {
        if (name == "interval") request.interval = word_in(kIntervals, name, value);
        if (name == "relative") request.relative = word_in(kTruths, name, value);
    }
    return request;
}

TermsRequest parse_terms_request(const Parameters& parameters) {
    check_known(parameters, terms_parameter_names());
    Parameters rest = parameters;
    const Parameters own = take_own(rest, kTermsOwn);
    TermsRequest request;
    request.search = parse_search_request(rest);
    for (const auto& [name, value] : own)
        request.limit = whole_number(name, value, 1, kMaximumTerms);
    return request;
}

Parameters parameters_of(const ExportRequest& request) {
    Parameters parameters = parameters_of(question_of(request.search));
    // The default of an export, and not that of a search.
    std::erase(parameters, Parameters::value_type{"sort", name_of(Sort::Newest)});
    if (request.search.sort == Sort::Relevance)
        parameters.emplace_back("sort", name_of(Sort::Relevance));
    const ExportRequest defaults;
    if (request.format != defaults.format)
        parameters.emplace_back("format", name_of(request.format));
    const Switch usual = request.format == defaults.format ? Switch::On : Switch::Off;
    if (request.body != usual) parameters.emplace_back("body", name_in(kTruths, request.body));
    if (request.limit != 0) parameters.emplace_back("limit", std::to_string(request.limit));
    return parameters;
}

Parameters parameters_of(const FeedRequest& request) {
    SearchRequest question = question_of(request.search);
    question.sort = Sort::Relevance;  // which goes without saying; a feed takes no order
    Parameters parameters = parameters_of(question);
    if (request.format != FeedFormat::Atom)
        parameters.emplace_back("format", name_of(request.format));
    if (request.search.per_page != kDefaultFeedLimit)
        parameters.emplace_back("limit", std::to_string(request.search.per_page));
    return parameters;
}

}  // namespace telusur
