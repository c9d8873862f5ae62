// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/embedded_engine.h"

#include <algorithm>
#include <chrono>

#include "indexer/index/error.h"
#include "indexer/index/generation.h"
#include "searchd/query/spelling.h"
#include "searchd/search/answer_notes.h"
#include "searchd/search/document_scan.h"
#include "searchd/search/explainer.h"
#include "searchd/search/facet_counter.h"
#include "searchd/search/filters.h"
#include "searchd/search/match_cache.h"
#include "searchd/search/matcher.h"
#include "searchd/search/query_word_lists.h"
#include "searchd/search/ranker.h"
#include "searchd/search/similar_articles.h"
#include "searchd/search/snippets.h"
#include "searchd/search/stories.h"
#include "searchd/search/suggester.h"
#include "searchd/search/today.h"
#include "searchd/search/walk.h"
#include "searchd/search/word_families.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

// A million articles take 16 MB where a question finds all of them.
constexpr std::size_t kMatchCacheBytes = std::size_t{64} << 20;

// What of a question's time may be spent when its steps end: what is found late is better than what
// is shown late, and the hits come before the facets.
constexpr double kFinding = .6;
constexpr double kShowing = .8;

// What decides about how hits are shown.
struct Asked {
    const Query& query;
    const Recency* recency = nullptr;
    bool explain = false;
};

// Answers from one generation in this process. Nothing in it changes after construction; each
// search opens its own reader of the postings, because nothing of Xapian may be shared between
// threads.
class EmbeddedEngine : public Engine, public std::enable_shared_from_this<EmbeddedEngine> {
  public:
    EmbeddedEngine(Generation generation, const WordListFiles& files, const Ranking& ranking)
        : generation_(std::move(generation)),
          ranking_(ranking),
          recency_(generation_.columns(), ranking),
          words_(files, generation_.language()),
          state_(generation_.manifest().generation + ' ' + words_.digest()) {}

    SearchResult search(const SearchRequest& request) const override;
    std::vector<RankedId> rank(const SearchRequest& request) const override;
    Query parse(const SearchRequest& request) const override;
    std::vector<WordFamily> families(const Query& query) const override {
        return families_of(query, generation_.vocabulary());
    }
    std::unique_ptr<ArticleScan> scan(const SearchRequest& request) const override;
    Timeline timeline(const TimelineRequest& request) const override;
    DistinctiveWords distinctive_words(const TermsRequest& request) const override;
    std::optional<Article> article(std::string_view id) const override;
    std::optional<MarkedArticle> article(std::string_view id,
                                         const SearchRequest& request) const override;
    std::vector<Completion> suggest(std::string_view typed, std::size_t limit) const override {
        return Suggester(generation_, words_.stop_words()).suggest(typed, limit);
    }
    std::optional<std::vector<Hit>> similar(std::string_view id, std::size_t limit) const override;

    const std::string& generation() const override { return generation_.manifest().generation; }
    const std::string& state() const override { return state_; }
    std::uint64_t article_count() const override { return generation_.manifest().articles; }
    const std::string& analysis() const override { return generation_.manifest().analysis; }
    const std::string& updated_at() const override { return generation_.manifest().built_at; }

  private:
    Query read(const std::string& text, const SearchRequest& request, Switch spelling) const;
    std::optional<Suggestion> suggestion_for(const SearchRequest& request, const Query& query,
                                             const Filters& filters, std::uint64_t total,
                                             TimeBudget& budget) const;
    std::shared_ptr<const WordMatches> matches_of(const Query& query, const Filters& filters,
                                                  const SearchRequest& request,
                                                  TimeBudget& budget) const;
    void count_facets(SearchResult& result, const WordMatches& matches, const Filters& filters,
                      const DocSet& found, const SearchRequest& request, TimeBudget& budget) const;
    const Recency* recency_for(const Query& query, const SearchRequest& request) const;
    bool find_newest(SearchResult& result, const Query& query, const SearchRequest& request,
                     TimeBudget& budget) const;
    DocSet find_all(SearchResult& result, Query& query, const SearchRequest& request,
                    TimeBudget& budget) const;
    void find(SearchResult& result, Query& query, const Filters& filters,
              const SearchRequest& request, TimeBudget& budget) const;
    void describe(SearchResult& result, Query& query) const;
    void show(SearchResult& result, const std::vector<DocumentNumber>& documents,
              const WordMatches& matches, const Asked& asked, TimeBudget& budget) const;
    void tell_copies(SearchResult& result, const std::vector<DocumentNumber>& documents,
                     const DocSet& found) const;

    Generation generation_;
    const Ranking ranking_;
    const Recency recency_;
    QueryWordLists words_;
    std::string state_;
    mutable MatchCache cache_{kMatchCacheBytes};
    const Spelling spelling_{generation_.vocabulary()};
};

// What decides about the matches: all of the question, and of the filters those that bound them.
std::string cache_key(const SearchRequest& request, bool is_bounded) {
    SearchRequest decisive;
    decisive.text = request.text;
    decisive.match = request.match;
    decisive.synonyms = request.synonyms;
    decisive.stop_words = request.stop_words;
    decisive.spelling = request.spelling;
    decisive.left_out_forms = request.left_out_forms;
    if (is_bounded) {
        decisive.values = request.values;
        decisive.excluded = request.excluded;
        decisive.tag_mode = request.tag_mode;
        decisive.from = request.from;
        decisive.to = request.to;
        decisive.facets = request.facets;
    }
    return key_of(parameters_of(decisive));
}

std::shared_ptr<const WordMatches> EmbeddedEngine::matches_of(const Query& query,
                                                              const Filters& filters,
                                                              const SearchRequest& request,
                                                              TimeBudget& budget) const {
    const std::optional<DocSet> within = filters.within(request.facets);
    const std::string key = cache_key(request, within.has_value()) + query.printed();
    if (auto known = cache_.find(key)) return known;
    auto matches = std::make_shared<WordMatches>(match_words(
        generation_, query, request.match, ranking_, within ? &*within : nullptr, &budget));
    matches->timed_out = budget.was_spent();
    if (!matches->timed_out) cache_.keep(key, matches);
    return matches;
}

void EmbeddedEngine::count_facets(SearchResult& result, const WordMatches& matches,
                                  const Filters& filters, const DocSet& found,
                                  const SearchRequest& request, TimeBudget& budget) const {
    const Columns& columns = generation_.columns();
    for (const FacetName name : request.facets) {
        result.facets_left_out = budget.look();
        if (result.facets_left_out) return;
        result.facets.push_back(
            filters.filters_by(name)
                ? count_facet(columns, filters.apply(matches.documents, name), name, request)
                : count_facet(columns, found, name, request));
    }
}

void EmbeddedEngine::show(SearchResult& result, const std::vector<DocumentNumber>& documents,
                          const WordMatches& matches, const Asked& asked,
                          TimeBudget& budget) const {
    budget.allow(kShowing);
    const Snippets snippets(asked.query, generation_.language().analysis());
    std::optional<Explainer> explainer;
    if (asked.explain) explainer.emplace(generation_, asked.query, ranking_, asked.recency, budget);
    // Dozens of prefixes in a hundred long articles take longer than finding them.
    for (const DocumentNumber document : documents) {
        Hit hit;
        hit.article = generation_.article(document);
        hit.score = matches.score_of(document);
        if (asked.recency != nullptr) hit.score *= asked.recency->factor(document);
        if (budget.look()) {
            hit.title.text = hit.article.title;
        } else {
            snippets.describe(hit);
            if (explainer) hit.explanation = explainer->explain(document, hit.article);
        }
        result.hits.push_back(std::move(hit));
    }
    result.plainly_shown = budget.was_spent();
}

void EmbeddedEngine::tell_copies(SearchResult& result, const std::vector<DocumentNumber>& documents,
                                 const DocSet& found) const {
    for (std::size_t i = 0; i < documents.size(); ++i)
        result.hits[i].copies = count_copies(generation_.columns(), found, documents[i]);
}

Query EmbeddedEngine::parse(const SearchRequest& request) const {
    return read(request.text, request, request.spelling);
}

Query EmbeddedEngine::read(const std::string& text, const SearchRequest& request,
                           Switch use_spelling) const {
    QueryReading reading{generation_.language().analysis()};
    if (request.stop_words == Switch::On) reading.stop_words = &words_.stop_words();
    if (request.synonyms == Switch::On) reading.synonyms = &words_.synonyms();
    if (use_spelling == Switch::On) reading.spelling = [this] { return &spelling_; };
    reading.vocabulary = &generation_.vocabulary();
    for (const std::string& form : request.left_out_forms)
        reading.left_out_forms.push_back(fold_word(form));
    reading.today = today();
    reading.mode = request.syntax;
    reading.limits = ranking_.limits;
    return parse_query(text, reading);
}

std::optional<Suggestion> EmbeddedEngine::suggestion_for(const SearchRequest& request,
                                                         const Query& query, const Filters& filters,
                                                         std::uint64_t total,
                                                         TimeBudget& budget) const {
    constexpr std::uint64_t kManyMore = 5;
    if (request.spelling == Switch::Off || query.offers.empty()) return std::nullopt;
    Suggestion suggestion{query.with_offers(request.text, generation_.language().analysis())};
    const Query better = read(suggestion.text, request, Switch::Off);
    SearchRequest asked = request;
    asked.text = suggestion.text;
    // What is found by relaxing is no reason to ask otherwise.
    const bool found_all = total > 0 && query.words.size() <= kMaximumAllWords;
    if (found_all && asked.match == Match::Auto) asked.match = Match::All;
    const auto matches = matches_of(better, filters, asked, budget);
    if (matches->timed_out) return std::nullopt;
    suggestion.total = filters.apply(matches->documents).size();
    const bool is_better =
        suggestion.total > 0 && (query.is_corrected() || suggestion.total >= kManyMore * total);
    return is_better ? std::optional(suggestion) : std::nullopt;
}

// Who asks for dates, exact forms or fields knows what is looked for, however old it is.
const Recency* EmbeddedEngine::recency_for(const Query& query, const SearchRequest& request) const {
    const bool counts = request.recency == Switch::On && request.sort == Sort::Relevance &&
                        request.dates.is_open() && !query.is_exact();
    return counts ? &recency_ : nullptr;
}

// False if the question is not one of those that can be answered so.
bool EmbeddedEngine::find_newest(SearchResult& result, const Query& query,
                                 const SearchRequest& request, TimeBudget& budget) const {
    if (!request.cursor.empty()) return false;
    const std::size_t skipped = std::size_t{request.page - 1} * request.per_page;
    auto newest = match_newest(generation_, query, ranking_, skipped + request.per_page);
    if (!newest) return false;
    result.total = newest->total;
    std::vector<DocumentNumber> page;
    for (std::size_t i = skipped; i < newest->documents.size(); ++i)
        page.push_back(newest->documents[i].document);
    if (!page.empty() && skipped + page.size() < newest->total)
        result.next_cursor =
            Walk(generation_, state_, request).cursor_behind(page.back(), page.size());
    show(result, page, {DocSet(0), std::move(newest->documents), Match::All},
         {query, nullptr, request.explain == Switch::On}, budget);
    // Which of their copies are found, too, was not read: it lies anywhere in the list.
    if (have_copies(generation_.columns(), page)) {
        const DocSet mates = story_mates(generation_.columns(), page);
        tell_copies(result, page,
                    match_words(generation_, query, request.match, ranking_, &mates).documents);
    }
    return true;
}

void EmbeddedEngine::find(SearchResult& result, Query& query, const Filters& filters,
                          const SearchRequest& request, TimeBudget& budget) const {
    const Walk walk(generation_, state_, request);
    const std::shared_ptr<const WordMatches> matches = matches_of(query, filters, request, budget);
    const DocSet found = filters.apply(matches->documents);
    result.total = found.size();
    result.timed_out = matches->timed_out;
    if (result.timed_out) query.notes.push_back(timed_out_note());
    const Recency* recency = recency_for(query, request);
    const Columns& columns = generation_.columns();
    if (request.dedupe == Switch::On) result.stories = count_stories(columns, found);
    const auto [page, next_cursor] = walk.page({found, matches->scored, recency});
    // Where not all was found, going on would pass over what comes before.
    if (!result.timed_out) result.next_cursor = next_cursor;
    show(result, page, *matches, {query, recency, request.explain == Switch::On}, budget);
    tell_copies(result, page, found);
    budget.allow(1);
    count_facets(result, *matches, filters, found, request, budget);
    const bool is_ranked = request.sort == Sort::Relevance && !matches->scored.empty();
    if (is_ranked && recency == nullptr && request.recency == Switch::On) {
        query.notes.push_back(recency_off_note());
    }
    if (request.match == Match::Auto && matches->match != Match::All && result.total > 0) {
        query.notes.push_back(relaxed_note(query.words.size(), matches->match));
    }
}

void EmbeddedEngine::describe(SearchResult& result, Query& query) const {
    result.parsed = query.printed();
    result.notes = std::move(query.notes);
    result.generation = generation();
    result.updated_at = updated_at();
}

SearchResult EmbeddedEngine::search(const SearchRequest& request) const {
    const auto started = std::chrono::steady_clock::now();
    TimeBudget budget(request.time_budget);
    budget.allow(kFinding);
    Query query = parse(request);
    const Filters filters(generation_.columns(), request);
    const bool only_newest = request.sort == Sort::Newest && request.facets.empty() &&
                             request.dedupe == Switch::Off && !filters.within({});
    SearchResult result;
    if (!only_newest || !find_newest(result, query, request, budget))
        find(result, query, filters, request, budget);
    if (request.page == 1 && request.cursor.empty() && !result.is_part())
        result.suggestion = suggestion_for(request, query, filters, result.total, budget);
    if (result.plainly_shown) query.notes.push_back(plainly_shown_note());
    if (result.facets_left_out) query.notes.push_back(facets_left_out_note());
    describe(result, query);
    const std::chrono::duration<double, std::milli> took =
        std::chrono::steady_clock::now() - started;
    result.took_milliseconds = took.count();
    return result;
}

std::unique_ptr<ArticleScan> EmbeddedEngine::scan(const SearchRequest& request) const {
    const Query query = parse(request);
    const Filters filters(generation_.columns(), request);
    Walk walk(generation_, state_, request);
    TimeBudget budget(request.time_budget);
    const auto matches = matches_of(query, filters, request, budget);
    if (matches->timed_out) {
        throw Error(ErrorCode::Unavailable, timed_out_note().message,
                    phrase("narrow the search", "persempit pencarian"));
    }
    const DocSet found = filters.apply(matches->documents);
    auto documents = walk.rest({found, matches->scored, recency_for(query, request)});
    const std::uint64_t total =
        request.dedupe == Switch::On ? count_stories(generation_.columns(), found) : found.size();
    return make_document_scan(
        {shared_from_this(), generation_, std::move(walk), std::move(documents), total});
}

// Says in `result` all but which articles they are.
DocSet EmbeddedEngine::find_all(SearchResult& result, Query& query, const SearchRequest& request,
                                TimeBudget& budget) const {
    query = parse(request);
    const Filters filters(generation_.columns(), request);
    const auto matches = matches_of(query, filters, request, budget);
    DocSet found = filters.apply(matches->documents);
    result.total = found.size();
    result.timed_out = matches->timed_out;
    if (result.timed_out) query.notes.push_back(timed_out_note());
    if (request.match == Match::Auto && matches->match != Match::All && result.total > 0)
        query.notes.push_back(relaxed_note(query.words.size(), matches->match));
    describe(result, query);
    return found;
}

Timeline EmbeddedEngine::timeline(const TimelineRequest& request) const {
    TimeBudget budget(request.search.time_budget);
    Query query;
    SearchResult result;
    const DocSet found = find_all(result, query, request.search, budget);
    Timeline timeline = count_timeline(generation_.columns(), found, request);
    timeline.found = std::move(result);
    return timeline;
}

DistinctiveWords EmbeddedEngine::distinctive_words(const TermsRequest& request) const {
    TimeBudget budget(request.search.time_budget);
    budget.allow(kFinding);
    Query query;
    SearchResult result;
    const DocSet found = find_all(result, query, request.search, budget);
    budget.allow(1);
    std::vector<std::string> asked;
    for (const QueryWord* word : query.wanted_words())
        asked.push_back(word->root);
    DistinctiveWords words =
        telusur::distinctive_words(generation_, found, request, words_.stop_words(), asked, budget);
    result.timed_out = result.timed_out || budget.was_spent();
    words.found = std::move(result);
    return words;
}

std::vector<RankedId> EmbeddedEngine::rank(const SearchRequest& request) const {
    const Query query = parse(request);
    const Filters filters(generation_.columns(), request);
    TimeBudget budget(request.time_budget);
    const auto matches = matches_of(query, filters, request, budget);
    const Recency* recency = recency_for(query, request);
    std::vector<RankedId> ranked;
    for (const DocumentNumber document : page_of(filters.apply(matches->documents), matches->scored,
                                                 request, generation_.columns(), recency)) {
        const double age = recency == nullptr ? 1 : recency->factor(document);
        ranked.push_back({generation_.article(document).id, matches->score_of(document) * age});
    }
    return ranked;
}

std::optional<Article> EmbeddedEngine::article(std::string_view id) const {
    const auto document = generation_.find(id);
    if (!document) return std::nullopt;
    return generation_.article(*document);
}

std::optional<MarkedArticle> EmbeddedEngine::article(std::string_view id,
                                                     const SearchRequest& request) const {
    auto found = article(id);
    if (!found) return std::nullopt;
    const Query query = parse(request);
    const Snippets snippets(query, generation_.language().analysis());
    MarkedArticle marked{std::move(*found), {}, {}};
    marked.title = snippets.mark(marked.article.title);
    for (const Paragraph& paragraph : marked.article.body)
        marked.body.push_back(snippets.mark(paragraph.text));
    return marked;
}

std::optional<std::vector<Hit>> EmbeddedEngine::similar(std::string_view id,
                                                        std::size_t limit) const {
    const auto document = generation_.find(id);
    if (!document) return std::nullopt;
    const Query query;
    const Snippets snippets(query, generation_.language().analysis());
    std::vector<Hit> hits;
    for (const auto& [other, score] : similar_articles(generation_, *document, limit)) {
        Hit hit;
        hit.article = generation_.article(other);
        hit.score = score;
        const Columns& columns = generation_.columns();
        hit.copies = columns.copies(columns.story(other)).size();
        snippets.describe(hit);
        hits.push_back(std::move(hit));
    }
    return hits;
}

}  // namespace

std::shared_ptr<const Engine> make_embedded_engine(Generation generation,
                                                   const WordListFiles& files,
                                                   const Ranking& ranking) {
    return std::make_shared<EmbeddedEngine>(std::move(generation), files, ranking);
}

}  // namespace telusur
