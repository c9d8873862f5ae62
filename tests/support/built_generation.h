// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "indexer/archive/archive_store.h"
#include "indexer/build/generation_builder.h"
#include "tests/support/archive_filling.h"
#include "tests/support/small_language.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {

/// A generation made of these articles by way of an archive, in a directory of its own. Nothing is
/// published.
class BuiltGeneration {
  public:
    explicit BuiltGeneration(const std::vector<Article>& articles) {
        ArchiveStore archive(directory_ / "archive.db");
        put_articles(archive, articles);
        archive.for_each_newest_first(
            [this](const Article& article) { ordered_.push_back(article); });
        std::filesystem::create_directory(path());
        manifest_ = build_generation(archive, small_language(), path(), "20261122T190000Z",
                                     [](std::uint64_t, std::uint64_t) {});
    }

    std::filesystem::path path() const { return directory_ / "generation"; }
    const Manifest& manifest() const { return manifest_; }
    /// The articles in the order of the archive, newest first.
    const std::vector<Article>& articles() const { return ordered_; }

  private:
    TempDir directory_;
    Manifest manifest_;
    std::vector<Article> ordered_;
};

}  // namespace telusur::testing
