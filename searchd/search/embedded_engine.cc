// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>

#include "indexer/index/error.h"
#include "indexer/index/generation.h"
#include "indexer/index/xapian_stemmer.h"
#include "searchd/search/engine.h"
#include "searchd/search/facet_counter.h"
#include "searchd/search/matcher.h"
#include "searchd/search/ranker.h"
#include "searchd/search/snippets.h"

namespace telusur {

namespace {

// Answers from one generation in this process. Nothing in it changes after construction; each
// search opens its own reader of the postings, because nothing of Xapian may be shared between
// threads.
class EmbeddedEngine : public Engine {
  public:
    explicit EmbeddedEngine(const std::filesystem::path& directory)
        : analysis_(stemmer_), generation_(directory, analysis_.fingerprint()) {}

    SearchResult search(const SearchRequest& request) const override;
    std::optional<Article> article(std::string_view id) const override;

    const std::string& generation() const override { return generation_.manifest().generation; }
    std::uint64_t article_count() const override { return generation_.manifest().articles; }
    const std::string& updated_at() const override { return generation_.manifest().built_at; }

  private:
    Facet count(const WordMatches& matches, const Filters& filters, const DocSet& found,
                FacetName name, const SearchRequest& request) const;

    XapianStemmer stemmer_;
    TextAnalysis analysis_;
    Generation generation_;
};

Note relaxed_note() {
    return {"relaxed_to_most",
            phrase("no article holds all words; these hold most of them",
                   "tidak ada artikel yang memuat semua kata; ini yang memuat sebagian besarnya")};
}

Facet EmbeddedEngine::count(const WordMatches& matches, const Filters& filters, const DocSet& found,
                            FacetName name, const SearchRequest& request) const {
    const Columns& columns = generation_.columns();
    if (!filters.filters_by(name)) return count_facet(columns, found, name, request);
    return count_facet(columns, filters.apply(matches.documents, name), name, request);
}

SearchResult EmbeddedEngine::search(const SearchRequest& request) const {
    const auto started = std::chrono::steady_clock::now();
    const Columns& columns = generation_.columns();
    Query query = parse_query(request.text, analysis_);
    const WordMatches matches = match_words(generation_, query, request.match);
    const Filters filters(columns, request);
    const DocSet found = filters.apply(matches.documents);

    SearchResult result;
    result.total = found.size();
    const Snippets snippets(query, analysis_);
    for (const DocumentNumber document : page_of(found, matches.scores, request, columns)) {
        Hit hit;
        hit.article = generation_.article(document);
        hit.score = matches.scores.empty() ? 0 : matches.scores[document];
        snippets.describe(hit);
        result.hits.push_back(std::move(hit));
    }
    for (const FacetName name : request.facets) {
        result.facets.push_back(count(matches, filters, found, name, request));
    }
    result.parsed = query.printed();
    if (request.match == Match::Auto && matches.match == Match::Most && result.total > 0) {
        query.notes.push_back(relaxed_note());
    }
    result.notes = std::move(query.notes);
    result.generation = generation();
    result.updated_at = updated_at();
    const std::chrono::duration<double, std::milli> took =
        std::chrono::steady_clock::now() - started;
    result.took_milliseconds = took.count();
    return result;
}

std::optional<Article> EmbeddedEngine::article(std::string_view id) const {
    const auto document = generation_.find(id);
    if (!document) return std::nullopt;
    return generation_.article(*document);
}

}  // namespace

std::shared_ptr<const Engine> open_engine(const DataDirectory& directory) {
    const auto current = directory.current();
    if (!current) {
        throw Error(
            ErrorCode::NoIndex,
            phrase("there is no index in {}", "tidak ada indeks di {}", directory.path().string()),
            phrase("make one: telusur-indexer run --data {} --source PATH",
                   "buat dengan: telusur-indexer run --data {} --source PATH",
                   directory.path().string()));
    }
    return std::make_shared<EmbeddedEngine>(directory.generation_path(*current));
}

}  // namespace telusur
