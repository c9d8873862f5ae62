// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/searchd/support/sample_index.h"

#include "indexer/archive/archive_store.h"
#include "indexer/build/generation_builder.h"
#include "indexer/run_job.h"
#include "tests/support/archive_filling.h"
#include "tests/support/small_language.h"

namespace telusur::testing {

const TextAnalysis& analysis() {
    return small_language().analysis();
}

SampleIndex::SampleIndex(const std::vector<std::string>& sources) : directory_(temporary_.path()) {
    RunListener listener;
    listener.problem = [](const Provenance&, const RecordProblem&) {};
    listener.reading = [](std::uint64_t) {};
    listener.warning = [](const Phrase&) {};
    listener.learning = [](std::uint64_t, std::uint64_t) {};
    listener.building = [](std::uint64_t, std::uint64_t) {};
    RunRequest request{directory_.path(), {}};
    for (const std::string& path : sources)
        request.sources.emplace_back(PathSource{path});
    run_job(request, listener);
}

SampleIndex::SampleIndex(const std::vector<Article>& articles) : directory_(temporary_.path()) {
    publish(articles);
}

void SampleIndex::publish(const std::vector<Article>& articles) {
    directory_.create();
    ArchiveStore archive(directory_.archive_path());
    testing::put_articles(archive, articles);
    const std::string name = directory_.new_generation_name();
    const auto work = directory_.new_build_directory(name);
    build_generation(archive, small_language(), work, name, [](std::uint64_t, std::uint64_t) {});
    directory_.publish(work, name);
}

std::filesystem::path SampleIndex::live_path() const {
    return directory_.generation_path(directory_.current().value());
}

std::vector<Article> SampleIndex::articles() const {
    std::vector<Article> articles;
    ArchiveStore(directory_.archive_path()).for_each_newest_first([&](const Article& article) {
        articles.push_back(article);
    });
    return articles;
}

const SampleIndex& corpus_index() {
    static const SampleIndex index(
        std::vector<std::string>{TELUSUR_CORPUS "/articles", TELUSUR_CORPUS "/pages"});
    return index;
}

SearchRequest request_of(const Parameters& parameters) {
    return parse_search_request(parameters);
}

std::vector<std::string> ids_of(const SearchResult& result) {
    std::vector<std::string> ids;
    for (const Hit& hit : result.hits)
        ids.push_back(hit.article.id);
    return ids;
}

}  // namespace telusur::testing
