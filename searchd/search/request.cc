// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/request.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "indexer/index/error.h"
#include "indexer/index/nearest_name.h"
#include "searchd/search/named_values.h"
#include "searchd/search/parameter_checks.h"

namespace telusur {

namespace {

constexpr std::array kMatches{Named<Match>{"auto", Match::Auto}, Named<Match>{"all", Match::All},
                              Named<Match>{"most", Match::Most}, Named<Match>{"any", Match::Any}};
constexpr std::array kSorts{Named<Sort>{"relevance", Sort::Relevance},
                            Named<Sort>{"newest", Sort::Newest},
                            Named<Sort>{"oldest", Sort::Oldest}};
constexpr std::array kTagModes{Named<TagMode>{"any", TagMode::Any},
                               Named<TagMode>{"all", TagMode::All}};
constexpr std::array kSwitches{Named<Switch>{"on", Switch::On}, Named<Switch>{"off", Switch::Off}};
constexpr std::array kSyntaxModes{Named<SyntaxMode>{"forgiving", SyntaxMode::Forgiving},
                                  Named<SyntaxMode>{"strict", SyntaxMode::Strict}};
constexpr std::array kTruths{Named<Switch>{"true", Switch::On},
                             Named<Switch>{"false", Switch::Off}};
constexpr std::array kLanguages{Named<Language>{"id", Language::Indonesian},
                                Named<Language>{"en", Language::English}};
constexpr std::array kIntervals{Named<DateInterval>{"year", DateInterval::Year},
                                Named<DateInterval>{"month", DateInterval::Month},
                                Named<DateInterval>{"day", DateInterval::Day}};

// The chosen or excluded values that a parameter adds to; null if it is another parameter.
std::vector<std::string>* values_named(SearchRequest& request, std::string_view name) {
    const bool excludes = name.starts_with('-');
    const auto field = value_field_named(excludes ? name.substr(1) : name);
    if (!field) return nullptr;
    auto& values = excludes ? request.excluded : request.values;
    return &values[static_cast<std::size_t>(*field)];
}

// The first or last day of "2021", "2021-08" or "2021-08-17".
Date day_of(const std::string& parameter, const std::string& text, bool last) {
    std::string full = text;
    if (text.size() == 4) full += last ? "-12-31" : "-01-01";
    if (text.size() == 7) full += "-01";
    const auto time = parse_iso_timestamp(full);
    if (!time || full.size() != 10) {
        throw Error(
            ErrorCode::Usage,
            phrase("{} is not a date: \"{}\"", "{} bukan tanggal: \"{}\"", parameter, text),
            phrase("write 2021, 2021-08 or 2021-08-17", "tulis 2021, 2021-08, atau 2021-08-17"),
            parameter);
    }
    const Date date = archive_date(time->seconds);
    if (text.size() != 7 || !last) return date;
    Date day = date;
    for (Date next = next_day(day); next.month == date.month; next = next_day(day))
        day = next;
    return day;
}

FacetName facet_named(const std::string& name) {
    if (const auto field = value_field_named(name)) return *field;
    for (const auto& row : kIntervals) {
        if (row.name == name) return row.value;
    }
    std::vector<std::string_view> known;
    for (const ValueFieldRow& row : kValueFields)
        known.push_back(row.name);
    for (const auto& row : kIntervals)
        known.push_back(row.name);
    refuse_word("facets", name, known);
}

void read_facets(SearchRequest& request, const std::string& list) {
    for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        const std::string name = list.substr(begin, end - begin);
        begin = end + 1;
        if (name.empty()) continue;
        const FacetName facet = facet_named(name);
        auto& facets = request.facets;
        if (std::find(facets.begin(), facets.end(), facet) == facets.end()) facets.push_back(facet);
    }
}

// "-menyiapkan,-persiapan": what is left out. There is nothing else to say of forms, so the minus
// may be left out, too.
void read_forms(SearchRequest& request, const std::string& list) {
    for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        const std::size_t first = std::min(list.find_first_not_of("- ", begin), end);
        if (first < end) request.left_out_forms.push_back(list.substr(first, end - first));
        begin = end + 1;
    }
    if (request.left_out_forms.size() <= kMaximumLeftOutForms) return;
    throw Error(ErrorCode::Usage,
                phrase("more than {} forms left out", "lebih dari {} bentuk kata dikecualikan",
                       kMaximumLeftOutForms),
                {}, "forms");
}

using Setter = void (*)(SearchRequest&, const std::string& name, const std::string& value);

// Every parameter but the value fields, which come from the field table.
const std::map<std::string_view, Setter>& setters() {
    using Request = SearchRequest;
    using Text = const std::string&;
    static const std::map<std::string_view, Setter> table{
        {"q", [](Request& r, Text, Text value) { r.text = value; }},
        {"tag_mode",
         [](Request& r, Text name, Text value) { r.tag_mode = word_in(kTagModes, name, value); }},
        {"from",
         [](Request& r, Text name, Text value) {
             r.dates.from = day_of(name, value, false);
             r.from = value;
         }},
        {"to",
         [](Request& r, Text name, Text value) {
             r.dates.to = day_of(name, value, true);
             r.to = value;
         }},
        {"match",
         [](Request& r, Text name, Text value) { r.match = word_in(kMatches, name, value); }},
        {"synonyms",
         [](Request& r, Text name, Text value) { r.synonyms = word_in(kSwitches, name, value); }},
        {"stop_words",
         [](Request& r, Text name, Text value) { r.stop_words = word_in(kSwitches, name, value); }},
        {"spelling",
         [](Request& r, Text name, Text value) { r.spelling = word_in(kSwitches, name, value); }},
        {"recency",
         [](Request& r, Text name, Text value) { r.recency = word_in(kSwitches, name, value); }},
        {"explain",
         [](Request& r, Text name, Text value) { r.explain = word_in(kSwitches, name, value); }},
        {"forms", [](Request& r, Text, Text value) { read_forms(r, value); }},
        {"syntax",
         [](Request& r, Text name, Text value) { r.syntax = word_in(kSyntaxModes, name, value); }},
        {"dedupe",
         [](Request& r, Text name, Text value) { r.dedupe = word_in(kTruths, name, value); }},
        {"sort", [](Request& r, Text name, Text value) { r.sort = word_in(kSorts, name, value); }},
        {"lang",
         [](Request& r, Text name, Text value) { r.language = word_in(kLanguages, name, value); }},
        {"page", [](Request& r, Text name,
                    Text value) { r.page = whole_number(name, value, 1, kMaximumDepth); }},
        {"per_page",
         [](Request& r, Text name, Text value) {
             r.per_page = whole_number(name, value, 1, kMaximumPerPage);
         }},
        {"cursor", [](Request& r, Text, Text value) { r.cursor = value; }},
        {"facets", [](Request& r, Text, Text value) { read_facets(r, value); }},
        {"facet_limit",
         [](Request& r, Text name, Text value) {
             r.facet_limit = whole_number(name, value, 1, kMaximumFacetLimit);
         }},
        {"facet_prefix", [](Request& r, Text, Text value) { r.facet_prefix = value; }},
    };
    return table;
}

void check_chosen(const SearchRequest& request) {
    std::size_t chosen = 0;
    const auto count = [&chosen](const std::vector<std::string>& values, std::string parameter) {
        chosen += values.size();
        if (chosen <= kMaximumChosenValues) return;
        throw Error(ErrorCode::Usage,
                    phrase("more than {} values chosen", "lebih dari {} nilai dipilih",
                           kMaximumChosenValues),
                    {}, std::move(parameter));
    };
    for (const ValueFieldRow& row : kValueFields) {
        count(request.chosen(row.field), std::string(row.name));
        count(request.left_out(row.field), exclusion_of(row.field));
    }
}

// A cursor is a place in itself: with a page as well, one of them would be passed over in silence.
void check_place(const SearchRequest& request, const Parameters& parameters) {
    const bool has_page = std::any_of(parameters.begin(), parameters.end(), [](const auto& pair) {
        return pair.first == "page" && !pair.second.empty();
    });
    if (request.cursor.empty() || !has_page) return;
    throw Error(ErrorCode::Usage,
                phrase("cursor and page do not go together", "cursor dan page tidak dapat bersama"),
                phrase("leave one of them out", "hilangkan salah satunya"), "cursor");
}

void check_whole(const SearchRequest& request) {
    if (request.facet_prefix.size() > kMaximumFacetPrefixBytes) {
        throw Error(ErrorCode::Usage,
                    phrase("facet_prefix is longer than {} bytes",
                           "facet_prefix lebih panjang dari {} byte", kMaximumFacetPrefixBytes),
                    {}, "facet_prefix");
    }
    if (std::uint64_t{request.page} * request.per_page > kMaximumDepth) {
        throw Error(ErrorCode::Usage,
                    phrase("page {} of {} hits lies beyond the first {} hits",
                           "halaman {} dengan {} hasil melewati {} hasil pertama", request.page,
                           request.per_page, kMaximumDepth),
                    phrase("narrow the search by date or tag",
                           "persempit pencarian dengan tanggal atau tag"),
                    "page");
    }
    check_chosen(request);
    const auto& [from, to] = request.dates;
    if (from && to && first_second(*from) > first_second(*to)) {
        throw Error(ErrorCode::Usage,
                    phrase("from {} is after to {}", "from ({}) lebih akhir daripada to ({})",
                           request.from, request.to),
                    phrase("swap them", "tukar keduanya"), "from");
    }
}

}  // namespace

std::string_view name_of(FacetName facet) {
    if (const auto* field = std::get_if<ValueField>(&facet)) return row_of(*field).name;
    return name_in(kIntervals, std::get<DateInterval>(facet));
}

std::string_view name_of(Match match) {
    return name_in(kMatches, match);
}
std::string_view name_of(Switch value) {
    return name_in(kSwitches, value);
}
std::string_view name_of(Sort sort) {
    return name_in(kSorts, sort);
}
std::string_view name_of(TagMode mode) {
    return name_in(kTagModes, mode);
}

std::string exclusion_of(ValueField field) {
    return '-' + std::string(row_of(field).name);
}

const std::vector<std::string_view>& parameter_names() {
    static const std::vector<std::string> exclusions = [] {
        std::vector<std::string> all;
        for (const ValueFieldRow& row : kValueFields)
            all.push_back(exclusion_of(row.field));
        return all;
    }();
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all;
        for (const auto& [name, setter] : setters())
            all.push_back(name);
        for (const ValueFieldRow& row : kValueFields)
            all.push_back(row.name);
        all.insert(all.end(), exclusions.begin(), exclusions.end());
        return all;
    }();
    return names;
}

SearchRequest question_of(const SearchRequest& request) {
    const SearchRequest defaults;
    SearchRequest question = request;
    question.page = defaults.page;
    question.per_page = defaults.per_page;
    question.cursor.clear();
    question.facets.clear();
    question.facet_limit = defaults.facet_limit;
    question.facet_prefix.clear();
    question.explain = defaults.explain;
    question.language = defaults.language;
    return question;
}

std::string key_of(const Parameters& parameters) {
    std::string key;
    for (const auto& [name, value] : parameters) {
        for (const std::string& part : {name, value})
            key += fmt::format("{}:{}", part.size(), part);
    }
    return key;
}

SearchRequest parse_search_request(const Parameters& parameters) {
    SearchRequest request;
    for (const auto& [name, value] : parameters) {
        if (auto* values = values_named(request, name)) {
            if (!value.empty()) values->push_back(value);
            continue;
        }
        const auto setter = setters().find(name);
        if (setter == setters().end()) {
            throw unknown_parameter(name, phrase("did you mean {}?", "maksud Anda {}?",
                                                 nearest_name(name, parameter_names())));
        }
        // An empty value is what a form sends for a field left empty.
        if (!value.empty()) setter->second(request, name, value);
    }
    check_place(request, parameters);
    check_whole(request);
    return request;
}

Parameters parameters_of(const SearchRequest& request) {
    const SearchRequest defaults;
    Parameters parameters;
    const auto add = [&](std::string_view name, std::string_view value) {
        parameters.emplace_back(name, value);
    };
    if (!request.text.empty()) add("q", request.text);
    for (const ValueFieldRow& row : kValueFields) {
        for (const std::string& value : request.chosen(row.field))
            add(row.name, value);
        for (const std::string& value : request.left_out(row.field))
            add(exclusion_of(row.field), value);
    }
    if (request.tag_mode != defaults.tag_mode) add("tag_mode", name_of(request.tag_mode));
    if (!request.from.empty()) add("from", request.from);
    if (!request.to.empty()) add("to", request.to);
    if (request.match != defaults.match) add("match", name_of(request.match));
    if (request.synonyms != defaults.synonyms) add("synonyms", name_of(request.synonyms));
    if (request.stop_words != defaults.stop_words) {
        add("stop_words", name_of(request.stop_words));
    }
    if (request.spelling != defaults.spelling) add("spelling", name_of(request.spelling));
    if (request.recency != defaults.recency) add("recency", name_of(request.recency));
    if (request.explain != defaults.explain) add("explain", name_of(request.explain));
    std::string forms;
    for (const std::string& form : request.left_out_forms)
        forms += (forms.empty() ? "-" : ",-") + form;
    if (!forms.empty()) add("forms", forms);
    if (request.syntax != defaults.syntax) add("syntax", name_in(kSyntaxModes, request.syntax));
    if (request.dedupe != defaults.dedupe) add("dedupe", name_in(kTruths, request.dedupe));
    if (request.sort != defaults.sort) add("sort", name_of(request.sort));
    if (request.per_page != defaults.per_page) add("per_page", std::to_string(request.per_page));
    if (!request.cursor.empty()) add("cursor", request.cursor);
    std::string facets;
    for (const FacetName facet : request.facets) {
        if (!facets.empty()) facets += ',';
        facets += name_of(facet);
    }
    if (!facets.empty()) add("facets", facets);
    if (request.facet_limit != defaults.facet_limit) {
        add("facet_limit", std::to_string(request.facet_limit));
    }
    if (!request.facet_prefix.empty()) add("facet_prefix", request.facet_prefix);
    if (request.language != defaults.language) add("lang", name_in(kLanguages, request.language));
    return parameters;
}

SearchRequest without_filters(SearchRequest request) {
    const SearchRequest defaults;
    request.values = defaults.values;
    request.excluded = defaults.excluded;
    request.tag_mode = defaults.tag_mode;
    request.dates = defaults.dates;
    request.from.clear();
    request.to.clear();
    request.page = 1;
    request.cursor.clear();
    return request;
}

bool has_filters(const SearchRequest& request) {
    return key_of(parameters_of(without_filters(request))) != key_of(parameters_of(request));
}

}  // namespace telusur
