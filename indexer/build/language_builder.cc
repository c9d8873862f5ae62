// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build/language_builder.h"

#include <string>
#include <string_view>
#include <vector>

#include "indexer/archive/archive_reader.h"
#include "indexer/index/error.h"
#include "indexer/index/file_io.h"
#include "indexer/index/word_list_files.h"
#include "stemmers/language_learner.h"

namespace telusur {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kArticlesPerChunk = 500;

Exceptions read_exceptions(const fs::path& path) {
    std::error_code code;
    // What cannot even be looked at is not the same as nothing; reading it tells why.
    if (!fs::exists(path, code) && !code) return {};
    ParsedExceptions parsed = parse_exceptions(read_file(path, kMaximumWordListBytes));
    if (!parsed.bad_lines.empty()) {
        throw Error(
            ErrorCode::Configuration,
            phrase("{}, line {}: not a word, a tab and its root",
                   "{}, baris {}: bukan kata, tab, lalu akarnya", path.string(),
                   parsed.bad_lines.front()),
            phrase("write for example: pemilu<TAB>pemilu", "tulis misalnya: pemilu<TAB>pemilu"));
    }
    return std::move(parsed.exceptions);
}

}  // namespace

FoundWordSources find_word_sources(const DataDirectory& directory) {
    FoundWordSources found;
    found.sources.dictionary = installed_dictionary();
    if (found.sources.dictionary.empty()) {
        found.warning = phrase(
            "there is no dictionary at {}: roots are found by rules and by what the archive "
            "teaches; install the package hunspell-id for better ones",
            "tidak ada kamus di {}: akar kata dicari lewat aturan dan isi arsip saja; pasang paket "
            "hunspell-id untuk hasil yang lebih baik",
            kHunspellDictionaryPath);
    }
    found.sources.exceptions = read_exceptions(directory.words_path() / "exceptions.tsv");
    return found;
}

namespace {

void add_article(LanguageLearner& learner, const Article& article) {
    std::vector<std::string_view> texts{article.title};
    for (const Paragraph& paragraph : article.body)
        texts.emplace_back(paragraph.text);
    const std::string day =
        article.published ? to_iso(archive_date(article.published->seconds)) : std::string();
    learner.add(texts, day);
}

}  // namespace

LanguageModel learn_language(const ArchiveStore& archive, const WordSources& sources,
                             const BuildProgress& progress, const BuildResources& resources) {
    const std::vector<ArticleKey> keys = ArchiveReader(archive.path()).newest_first();
    ArticleWork work;
    work.articles = keys.size();
    work.articles_per_chunk = kArticlesPerChunk;
    work.jobs = job_resources(resources).jobs;
    std::vector<LanguageLearner> learners(work.jobs);
    work.work = [&](std::size_t job, const Chunk& chunk, const ArticleDone& done) {
        const ArchiveReader reader(archive.path());
        for (std::size_t i = chunk.first; i < chunk.end; ++i) {
            add_article(learners[job], reader.read(keys[i]).article);
            done();
        }
    };
    work.take = [](const Chunk&) {};
    work.progress = progress;
    do_article_work(work);
    for (std::size_t job = 1; job < learners.size(); ++job) {
        learners.front().add(learners[job]);
        learners[job] = {};
    }
    return learners.front().learn(sources);
}

}  // namespace telusur
