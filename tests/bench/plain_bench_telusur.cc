// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/plain_bench_telusur.h"

#include "searchd/search/facet_counter.h"
#include "searchd/search/filters.h"
#include "searchd/search/matcher.h"
#include "searchd/search/ranker.h"
#include "tests/bench/plain_bench_measure.h"

namespace telusur {

SearchRequest request_of(const Question& question) {
    Parameters parameters{{"q", question.text()},
                          {"match", question.join == Question::Join::Any ? "any" : "all"},
                          {"facets", "tag,author,month"}};
    if (!question.tag.empty()) parameters.emplace_back("tag", question.tag);
    if (question.year != 0) {
        parameters.emplace_back("from", std::to_string(question.year));
        parameters.emplace_back("to", std::to_string(question.year));
    }
    if (question.order == Question::Order::Newest) parameters.emplace_back("sort", "newest");
    return parse_search_request(parameters);
}

namespace {

// Only what is shown needs to be found.
std::optional<std::vector<DocumentNumber>> newest_of(const Generation& generation,
                                                     const Query& query,
                                                     const SearchRequest& request, Work work) {
    if (request.sort != Sort::Newest || work != Work::TopTen) return std::nullopt;
    const auto newest = match_newest(generation, query, {}, request.per_page);
    if (!newest) return std::nullopt;
    std::vector<DocumentNumber> documents;
    for (const ScoredDocument& found : newest->documents)
        documents.push_back(found.document);
    return documents;
}

void show(const Generation& generation, const std::vector<DocumentNumber>& documents,
          Answer& answer) {
    for (const DocumentNumber document : documents) {
        Article article = generation.article(document);
        const std::string date = article.published ? to_rfc3339(article.published->seconds) : "";
        answer.shown.push_back({std::move(article.title), std::move(article.url), date});
    }
}

void count(const Generation& generation, const DocSet& found, const SearchRequest& request,
           Answer& answer) {
    answer.total = found.size();
    for (std::size_t i = 0; i < request.facets.size(); ++i) {
        const Facet facet = count_facet(generation.columns(), found, request.facets[i], request);
        for (const FacetValue& value : facet.values) {
            if (value.count > 0) answer.facets[i].emplace_back(value.label, value.count);
        }
    }
}

}  // namespace

Answer ask_telusur(const Generation& generation, const SearchRequest& request, Work work) {
    Answer answer;
    const double start = thread_milliseconds();
    const Columns& columns = generation.columns();
    const Query query = parse_query(request.text, {generation.language().analysis(), nullptr,
                                                   nullptr, &generation.vocabulary()});
    const Filters filters(columns, request);
    // Counts lie within all filters, as those of match spies do; the engine's own leave out the
    // filter of the facet that is counted.
    const std::optional<DocSet> within = filters.within({});
    const auto newest = within ? std::nullopt : newest_of(generation, query, request, work);
    if (newest) {
        show(generation, *newest, answer);
    } else {
        const WordMatches matches =
            match_words(generation, query, request.match, {}, within ? &*within : nullptr);
        show(generation, page_of(matches.documents, matches.scored, request, columns), answer);
        if (work == Work::TopTenAndFacets) count(generation, matches.documents, request, answer);
    }
    answer.milliseconds = thread_milliseconds() - start;
    return answer;
}

}  // namespace telusur
