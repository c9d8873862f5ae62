// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string_view>

#include "indexer/index/archive_language.h"
#include "indexer/index/article.h"
#include "indexer/index/columns.h"
#include "indexer/index/data_directory.h"
#include "indexer/index/manifest.h"
#include "indexer/index/postings.h"
#include "indexer/index/record_file.h"
#include "indexer/index/token_stream.h"
#include "indexer/index/vocabulary.h"

namespace telusur {

/// Where the parts of a generation are, below its directory.
namespace generation_layout {
inline constexpr const char* kManifest = "MANIFEST.json";
inline constexpr const char* kPostings = "postings";
inline constexpr const char* kColumns = "columns";
inline constexpr const char* kArticles = "articles";
inline constexpr const char* kModel = "model";
inline constexpr const char* kVocabulary = "vocabulary";
inline constexpr const char* kTokens = "tokens";
}  // namespace generation_layout

/// One opened, immutable generation. Any number of threads may use it at once. It goes on working
/// when its directory is deleted, as long as no more postings() are in use at once than ever
/// before.
class Generation {
  public:
    /// Opens the generation in `directory`. Throws Error{BadData} if it is of another format
    /// version, was built with another text analysis than this program's with the model in it, or
    /// if a file is missing, of the wrong size or damaged as far as opening shows it. That is all
    /// of columns, vocabulary and model. Damage in an article or its tokens shows when they are
    /// read; damage in the postings may only show to check_files.
    explicit Generation(std::filesystem::path directory);

    const Manifest& manifest() const { return manifest_; }
    /// The language as the articles were read, and questions to them must be.
    const ArchiveLanguage& language() const { return *language_; }
    const Vocabulary& vocabulary() const { return vocabulary_; }
    const Columns& columns() const { return columns_; }
    /// The words of each article in their order, by their numbers in the vocabulary.
    const TokenStream& tokens() const { return tokens_; }

    /// A reader of the postings for the calling thread.
    Postings postings() const;

    /// The stored article of a document. Throws Error{BadData} if it is damaged.
    Article article(DocumentNumber document) const;

    /// The document with this id.
    std::optional<DocumentNumber> find(std::string_view id) const;

  private:
    Generation(std::filesystem::path directory, std::future<Vocabulary> vocabulary);

    std::filesystem::path directory_;
    Manifest manifest_;
    std::unique_ptr<const ArchiveLanguage> language_;
    Columns columns_;
    Vocabulary vocabulary_;
    TokenStream tokens_;
    RecordFile articles_;
    std::shared_ptr<PostingsPool> postings_;
};

/// The directory of the live generation. Throws Error{NoIndex} if there is none, with the command
/// that makes one.
std::filesystem::path live_generation(const DataDirectory& directory);

/// Compares every file of a generation with its manifest: about 0.4 s a GB that is in memory.
/// Throws Error{BadData} naming those that differ, are missing or are not listed.
void check_files(const std::filesystem::path& generation);

/// The same, with the postings first. False, and nothing is known, if `go_on`, which is asked once
/// a MiB, says no.
bool check_files(const std::filesystem::path& generation, const std::function<bool()>& go_on);

}  // namespace telusur
