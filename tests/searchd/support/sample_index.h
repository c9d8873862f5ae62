// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "indexer/index/article.h"
#include "indexer/index/data_directory.h"
#include "indexer/index/generation.h"
#include "indexer/index/text_analysis.h"
#include "searchd/search/engine.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {

/// The analysis of every SampleIndex that is made of articles.
const TextAnalysis& analysis();

/// A data directory of its own with at least one published generation.
class SampleIndex {
  public:
    /// Reads files or folders the way `indexer run` does.
    explicit SampleIndex(const std::vector<std::string>& sources);
    /// Puts the articles into the archive as they are. `publish` adds to them.
    explicit SampleIndex(const std::vector<Article>& articles);

    void publish(const std::vector<Article>& articles);

    const DataDirectory& directory() const { return directory_; }
    std::filesystem::path live_path() const;
    /// All articles of the archive, newest first.
    std::vector<Article> articles() const;
    std::shared_ptr<const Engine> engine() const { return open_engine(directory_); }
    Generation generation() const { return Generation(live_path()); }

  private:
    TempDir temporary_;
    DataDirectory directory_;
};

/// The index of the sample corpus, built once a process.
const SampleIndex& corpus_index();

/// The parameters as a request.
SearchRequest request_of(const Parameters& parameters);

/// The ids of the hits, in order.
std::vector<std::string> ids_of(const SearchResult& result);

}  // namespace telusur::testing
