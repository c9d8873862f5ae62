// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/plain_bench_telusur.h"

#include "searchd/search/facet_counter.h"
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

Answer ask_telusur(const Generation& generation, const SearchRequest& request, Work work) {
    Answer answer;
    const double start = thread_milliseconds();
    const Columns& columns = generation.columns();
    const Query query = parse_query(request.text, {generation.language().analysis()});
    const Filters filters(columns, request);
    // Counts lie within all filters, as those of match spies do; the engine's own leave out the
    // filter of the facet that is counted.
    const std::optional<DocSet> within = filters.within({});
    const WordMatches matches =
        match_words(generation, query, request.match, within ? &*within : nullptr);
    const DocSet& found = matches.documents;
    for (const DocumentNumber document : page_of(found, matches.scored, request, columns)) {
        Article article = generation.article(document);
        const std::string date = article.published ? to_rfc3339(article.published->seconds) : "";
        answer.shown.push_back({std::move(article.title), std::move(article.url), date});
    }
    if (work == Work::TopTenAndFacets) {
        answer.total = found.size();
        for (std::size_t i = 0; i < request.facets.size(); ++i) {
            for (FacetValue& value :
                 count_facet(columns, found, request.facets[i], request).values) {
                if (value.count == 0) continue;
                answer.facets[i].emplace_back(std::move(value.label), value.count);
            }
        }
    }
    answer.milliseconds = thread_milliseconds() - start;
    return answer;
}

}  // namespace telusur
