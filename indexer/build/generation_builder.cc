// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build/generation_builder.h"

#include <algorithm>
#include <chrono>
#include <future>
#include <memory>
#include <vector>

#include "indexer/build/chunk_builder.h"
#include "indexer/build/story_finder.h"
#include "indexer/build/vocabulary_builder.h"
#include "indexer/index/error.h"
#include "indexer/index/field_table.h"
#include "indexer/index/file_io.h"
#include "indexer/index/generation.h"
#include "indexer/index/token_stream.h"

namespace telusur {

namespace fs = std::filesystem;

namespace {

// A chunk is one shard of the postings: larger ones slow Xapian's trees down, smaller ones leave
// more short stretches in the compacted database. A small archive is divided, too, so that several
// threads have something to do. The number of jobs must not count here: the files would show it.
constexpr std::size_t kMostArticlesPerChunk = 25'000;
constexpr std::size_t kFewestArticlesPerChunk = 2'000;
constexpr std::size_t kFewestChunks = 8;

constexpr const char* kWorkDirectory = "work";

std::size_t articles_per_chunk(std::size_t articles) {
    return std::clamp(articles / kFewestChunks + 1, kFewestArticlesPerChunk, kMostArticlesPerChunk);
}

std::string now_rfc3339() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return to_rfc3339(std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

// Samples are spread over all of the archive, since its articles change with the years.
std::string learn_dictionary(const ArchiveReader& reader, std::span<const ArticleKey> articles) {
    constexpr std::size_t kSampledRecords = 4096;
    std::vector<std::string> samples;
    std::size_t bytes = 0;
    const std::size_t step = std::max<std::size_t>(1, articles.size() / kSampledRecords);
    for (std::size_t i = 0; i < articles.size() && bytes < kDictionarySampleBytes; i += step) {
        samples.push_back(reader.read(articles[i]).record);
        bytes += samples.back().size();
    }
    return train_dictionary(samples);
}

void check(const std::error_code& code, const Phrase& action, const fs::path& path) {
    if (code) throw system_error(code.value(), action, path.string());
}

const Phrase kCreate{"create", "membuat"};
const Phrase kRemove{"remove", "menghapus"};

// Calls `use` with the byte strings of a work file, and removes it.
template <typename Use>
void use_up(const WorkFile& work, const Use& use) {
    {
        const MappedFile file(work.path);
        std::size_t begin = 0;
        for (const std::uint32_t size : work.sizes) {
            use(file.bytes().subspan(begin, size));
            begin += size;
        }
    }
    std::error_code code;
    fs::remove(work.path, code);
    check(code, kRemove, work.path);
}

class GenerationBuilder {
  public:
    GenerationBuilder(const ArchiveStore& archive, const ArchiveLanguage& language,
                      const fs::path& directory, const JobResources& resources);

    void build(const BuildProgress& progress);
    std::uint64_t articles() const { return keys_.size(); }
    std::uint64_t undated() const { return undated_; }

  private:
    void take(std::size_t number);
    void write_words();
    void finish();

    const ArchiveLanguage& language_;
    fs::path directory_;
    std::vector<ArticleKey> keys_;
    ChunkSettings settings_;
    std::vector<std::unique_ptr<ChunkBuilder>> builders_;  // by job
    std::vector<BuiltChunk> chunks_;                       // of those that were not taken
    // Of the chunks that were taken, in their order.
    std::vector<fs::path> shards_;
    std::vector<WorkFile> tokens_;
    std::vector<std::vector<std::uint32_t>> chunk_words_;  // numbers that vocabulary_ gave
    ColumnsBuilder columns_;
    VocabularyBuilder vocabulary_;
    std::unique_ptr<RecordFileWriter> records_;
    std::uint64_t undated_ = 0;
};

GenerationBuilder::GenerationBuilder(const ArchiveStore& archive, const ArchiveLanguage& language,
                                     const fs::path& directory, const JobResources& resources)
    : language_(language), directory_(directory) {
    const ArchiveReader reader(archive.path());
    keys_ = reader.newest_first();
    settings_ = {archive.path(), keys_, learn_dictionary(reader, keys_), directory / kWorkDirectory,
                 resources};
    std::error_code code;
    fs::create_directory(settings_.work_directory, code);
    check(code, kCreate, settings_.work_directory);
    records_ = std::make_unique<RecordFileWriter>(directory / generation_layout::kArticles,
                                                  settings_.dictionary);
}

void GenerationBuilder::build(const BuildProgress& progress) {
    ArticleWork work;
    work.articles = keys_.size();
    work.articles_per_chunk = articles_per_chunk(keys_.size());
    work.jobs = settings_.resources.jobs;
    work.work = [this](std::size_t job, const Chunk& chunk, const ArticleDone& done) {
        if (builders_[job] == nullptr) {
            builders_[job] = std::make_unique<ChunkBuilder>(settings_, language_.analysis());
        }
        chunks_[chunk.number] = builders_[job]->build(chunk, done);
    };
    work.take = [this](const Chunk& chunk) { take(chunk.number); };
    work.progress = progress;
    builders_.resize(work.jobs);
    chunks_.resize(chunk_count(work));
    do_article_work(work);
    builders_.clear();
    finish();
}

void GenerationBuilder::take(std::size_t number) {
    BuiltChunk chunk = std::move(chunks_[number]);
    columns_.append(chunk.columns);
    std::vector<std::uint32_t>& words = chunk_words_.emplace_back();
    words.reserve(chunk.words.size());
    for (const CountedWord& word : chunk.words)
        words.push_back(vocabulary_.add(word));
    use_up(chunk.records, [this](std::span<const std::byte> record) {
        records_->add({reinterpret_cast<const char*>(record.data()), record.size()});
    });
    undated_ += chunk.undated;
    shards_.push_back(std::move(chunk.postings));
    tokens_.push_back(std::move(chunk.tokens));
}

// The numbers of words are known only now that all are counted.
void GenerationBuilder::write_words() {
    const auto numbers = vocabulary_.write(directory_ / generation_layout::kVocabulary);
    TokenStreamWriter tokens(directory_ / generation_layout::kTokens,
                             static_cast<WordNumber>(numbers.size()));
    StoryFinder stories(Vocabulary(directory_ / generation_layout::kVocabulary));
    std::vector<std::uint32_t> symbols;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        use_up(tokens_[i], [&](std::span<const std::byte> record) {
            const auto tags = read_token_record(record, symbols);
            if (!tags)
                throw Error(ErrorCode::Io, phrase("a work file of the build has changed",
                                                  "berkas kerja pembangunan berubah"));
            for (std::uint32_t& symbol : symbols) {
                if (symbol >= kFirstWord)
                    symbol = kFirstWord + numbers[chunk_words_[i][symbol - kFirstWord]];
            }
            tokens.add(*tags, symbols);
            stories.add(*tags, symbols);
        });
    }
    tokens.finish();
    columns_.set_stories(stories.stories());
}

void GenerationBuilder::finish() {
    if (shards_.empty()) {  // nothing cannot be compacted, an empty database can
        shards_.push_back(settings_.work_directory / "empty");
        PostingsShard(shards_.back(), 1).finish();
    }
    const auto policy = settings_.resources.jobs > 1 ? std::launch::async : std::launch::deferred;
    auto postings = std::async(
        policy, [&] { merge_postings(shards_, directory_ / generation_layout::kPostings); });
    records_->finish();
    write_words();
    columns_.write(directory_ / generation_layout::kColumns);
    postings.get();
    std::error_code code;
    fs::remove_all(settings_.work_directory, code);
    check(code, kRemove, settings_.work_directory);
}

}  // namespace

Manifest build_generation(const ArchiveStore& archive, const ArchiveLanguage& language,
                          const fs::path& directory, const std::string& name,
                          const BuildProgress& progress, const BuildResources& resources) {
    Manifest manifest;
    manifest.format = kFormatVersion;
    manifest.generation = name;
    manifest.analysis = language.analysis().fingerprint();
    manifest.archive_revision = archive.revision();

    write_language_model(language.model(), directory / generation_layout::kModel);
    GenerationBuilder builder(archive, language, directory, job_resources(resources));
    builder.build(progress);
    manifest.articles = builder.articles();
    manifest.undated = builder.undated();

    manifest.built_at = now_rfc3339();
    manifest.files = list_files(directory);
    replace_file(directory / generation_layout::kManifest, to_json(manifest));
    return manifest;
}

}  // namespace telusur
