// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/archive/archive_reader.h"
#include "indexer/build/article_work.h"
#include "indexer/build/build_resources.h"
#include "indexer/build/columns_builder.h"
#include "indexer/build/document_analyser.h"
#include "indexer/build/postings_builder.h"
#include "indexer/index/record_file.h"

namespace telusur {

/// Byte strings end to end in a work file.
struct WorkFile {
    std::filesystem::path path;
    std::vector<std::uint32_t> sizes;
};

/// What the articles of a chunk give to a generation.
struct BuiltChunk {
    ColumnsBuilder columns;
    std::vector<CountedWord> words;
    std::filesystem::path postings;
    WorkFile records;  ///< compressed
    WorkFile tokens;   ///< token records; word numbers are places in `words`
    std::uint64_t undated = 0;
};

/// What all chunks of a generation have in common. Borrowed and immutable.
struct ChunkSettings {
    std::filesystem::path archive;
    std::span<const ArticleKey> articles;  ///< of the whole archive
    std::string dictionary;                ///< of the records
    std::filesystem::path work_directory;
    JobResources resources;
};

/// Indexes chunks, one after another. For one thread. The result depends on the chunk alone.
class ChunkBuilder {
  public:
    ChunkBuilder(const ChunkSettings& settings, const TextAnalysis& analysis)
        : settings_(settings),
          reader_(settings.archive),
          analyser_(analysis),
          compressor_(settings.dictionary) {}

    BuiltChunk build(const Chunk& chunk, const ArticleDone& done);

  private:
    const ChunkSettings& settings_;
    ArchiveReader reader_;
    DocumentAnalyser analyser_;
    RecordCompressor compressor_;
};

}  // namespace telusur
