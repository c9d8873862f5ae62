// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/temp_dir.h"

namespace telusur::testing {

/// A data directory with its one source, of which all articles are rewritten from version to
/// version. Every article of a version holds a word that no other version has: the count of that
/// word tells whether an index is whole.
class NewsArchive {
  public:
    explicit NewsArchive(int articles);

    int articles() const { return articles_; }
    const std::string& data() const { return data_; }
    const std::string& source() const { return source_; }
    /// The source now holds this version.
    void write_version(int version) const;
    /// `indexer run` over the source, by one thread: the same calls from run to run.
    std::vector<std::string> run_command() const;
    void publish(int version) const;

    /// Keeps the data directory as it is now, to be laid out again by reset().
    void save() const;
    void reset() const;

    /// The version that is live. A failure if all generations are not whole, if the live one is not
    /// wholly of one of the two, or if an article in the archive is not, to the byte, as the source
    /// gave it in one of the two. Changes nothing in the data directory.
    int live_version(int before, int after) const;
    /// A run without any fault puts all in order by itself: `version`, which the source holds.
    void expect_next_run_publishes(int version) const;

  private:
    /// How many articles of the live generation are of that version.
    int count(int version) const;
    void expect_articles_of(int before, int after) const;

    int articles_;
    TempDir directory_;  // in memory if it can be
    std::string source_ = directory_ / "articles.jsonl";
    std::string data_ = directory_ / "data";
    std::string saved_ = directory_ / "saved";
};

}  // namespace telusur::testing
