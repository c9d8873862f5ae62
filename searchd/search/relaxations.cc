// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/relaxations.h"

#include "searchd/search/time_budget.h"

namespace telusur {

namespace {

// The question alone, without filters and what concerns how its answer is shown.
SearchRequest bare(const SearchRequest& request, std::string text) {
    SearchRequest question;
    question.text = std::move(text);
    question.syntax = request.syntax;
    question.dedupe = request.dedupe;
    question.language = request.language;
    question.time_budget = request.time_budget;
    return question;
}

std::uint64_t count(const Engine& engine, SearchRequest question) {
    question.per_page = 1;
    return engine.search(question).total;
}

}  // namespace

std::vector<Relaxation> relaxations(const Engine& engine, const SearchRequest& request) {
    TimeBudget budget(request.time_budget);  // each alone has one of its own
    std::vector<Relaxation> found;
    if (has_filters(request)) {
        SearchRequest question = bare(request, request.text);
        const std::uint64_t total = count(engine, question);
        found.push_back({Relaxation::Kind::WithoutFilters, std::move(question), total});
    }
    const Query query = engine.parse(request);
    const std::vector<const QueryWord*> words = query.wanted_words();
    if (words.size() < 2) return found;
    for (const QueryWord* word : words) {
        if (found.size() > kMaximumRelaxedWords || budget.look()) break;
        SearchRequest question = bare(request, word->form);
        const std::uint64_t total = count(engine, question);
        found.push_back({Relaxation::Kind::OneWord, std::move(question), total});
    }
    return found;
}

}  // namespace telusur
