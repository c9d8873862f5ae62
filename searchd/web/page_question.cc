// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/web/page_question.h"

#include <algorithm>

#include "searchd/search/result_json.h"

namespace telusur {

namespace {

constexpr std::size_t kLongestQuestion = 200;  // in the address of an article: marks are no must

bool is_known(const std::string& name) {
    const auto& names = parameter_names();
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

DateInterval shown_interval(const DateRange& dates) {
    if (!dates.from || !dates.to) return DateInterval::Year;
    const auto months = [](const Date& date) {
        return date.year * 12 + static_cast<int>(date.month);
    };
    constexpr int kMostYearsByMonth = 3;
    const int span = months(*dates.to) - months(*dates.from) + 1;
    if (span <= 2) return DateInterval::Day;
    return span <= 12 * kMostYearsByMonth ? DateInterval::Month : DateInterval::Year;
}

PageQuestion parse_page_question(const Parameters& parameters, Language language) {
    Parameters known;
    PageQuestion question;
    bool has_sort = false;
    bool has_dedupe = false;
    for (const auto& [name, value] : parameters) {
        if (value.empty() || !is_known(name)) continue;
        if (name == "facets" || name == "explain") continue;
        has_sort = has_sort || name == "sort";
        has_dedupe = has_dedupe || name == "dedupe";
        question.has_language = question.has_language || name == "lang";
        known.emplace_back(name, value);
    }
    SearchRequest& request = question.request;
    request = parse_search_request(known);
    request.language = language;
    if (!has_dedupe) request.dedupe = Switch::On;
    if (!has_sort && request.text.empty()) request.sort = Sort::Newest;
    for (const ValueFieldRow& row : kValueFields)
        request.facets.emplace_back(row.field);
    request.facets.emplace_back(shown_interval(request.dates));
    return question;
}

PageQuestion empty_question(const PageQuestion& question) {
    PageQuestion empty;
    empty.has_language = question.has_language;
    empty.request.language = question.request.language;
    empty.request.dedupe = Switch::On;
    empty.request.sort = Sort::Newest;
    return empty;
}

PageQuestion in_other_language(PageQuestion question) {
    question.has_language = true;
    Language& language = question.request.language;
    language = language == Language::English ? Language::Indonesian : Language::English;
    return question;
}

// What the page does anyway is not among them.
Parameters address_parameters(const PageQuestion& question) {
    SearchRequest request = question.request;
    const SearchRequest defaults;
    const bool is_folded = request.dedupe == Switch::On;
    request.facets.clear();
    request.language = defaults.language;
    request.dedupe = Switch::Off;
    if (request.text.empty() && request.sort == Sort::Newest) request.sort = defaults.sort;
    Parameters parameters = parameters_of(request);
    if (!is_folded) parameters.emplace_back("dedupe", "false");
    if (question.has_language) {
        const bool english = question.request.language == Language::English;
        parameters.emplace_back("lang", english ? "en" : "id");
    }
    return parameters;
}

std::string link_to_page(const PageQuestion& question, std::uint32_t page) {
    Parameters parameters = address_parameters(question);
    if (page > 1) parameters.emplace_back("page", std::to_string(page));
    return link_to("/", parameters);
}

std::string link_to_article(const PageQuestion& question, const std::string& id) {
    PageQuestion carried = question;
    if (question.request.text.size() > kLongestQuestion) carried.request.text.clear();
    Parameters parameters = address_parameters(carried);
    if (question.request.page > 1)
        parameters.emplace_back("page", std::to_string(question.request.page));
    return link_to(article_page_path(id), parameters);
}

}  // namespace telusur
