// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build/chunk_builder.h"

#include "indexer/index/file_io.h"
#include "indexer/index/token_stream.h"

namespace telusur {

namespace fs = std::filesystem;

namespace {

class WorkFileWriter {
  public:
    explicit WorkFileWriter(WorkFile& file) : file_(file), writer_(file.path) {}

    void add(std::string_view bytes) {
        file_.sizes.push_back(static_cast<std::uint32_t>(bytes.size()));
        writer_.write(bytes_of(bytes));
    }
    void close() { writer_.close(); }

  private:
    WorkFile& file_;
    FileWriter writer_;
};

}  // namespace

BuiltChunk ChunkBuilder::build(const Chunk& chunk, const ArticleDone& done) {
    // Here and not within a chunk, since the words of its streams are numbered by the analyser.
    if (analyser_.memory_bytes() > settings_.resources.remembered_bytes) analyser_.forget();

    const fs::path prefix = settings_.work_directory / std::to_string(chunk.number);
    BuiltChunk built;
    built.postings = fs::path(prefix) += ".postings";
    built.records.path = fs::path(prefix) += ".records";
    built.tokens.path = fs::path(prefix) += ".tokens";
    PostingsShard postings(built.postings, settings_.resources.postings_in_memory);
    WorkFileWriter records(built.records);
    WorkFileWriter tokens(built.tokens);
    std::string token_record;
    for (const ArticleKey key : settings_.articles.subspan(chunk.first, chunk.end - chunk.first)) {
        const auto [record, article] = reader_.read(key);
        const AnalysedDocument& document = analyser_.analyse(article);
        postings.add(document.terms);
        built.columns.add(article, document.length);
        records.add(compressor_.compress(record));
        token_record.clear();
        append_token_record(token_record, static_cast<std::uint32_t>(article.tags.size()),
                            document.symbols);
        tokens.add(token_record);
        if (!article.published) ++built.undated;
        done();
    }
    postings.finish();
    records.close();
    tokens.close();
    built.words = analyser_.take_words();
    return built;
}

}  // namespace telusur
