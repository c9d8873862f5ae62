// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/archive/archive_store.h"
#include "indexer/archive/source_reading.h"
#include "indexer/index/phrase.h"
#include "indexer/run_job.h"
#include "indexer/source_spec.h"
#include "indexer/sources/file_list.h"
#include "indexer/sources/source.h"

namespace telusur {

/// Reads sources into the archive, one after the other, and counts what became of their records.
/// What was read whole at the last time and has not been touched since is not read again, unless
/// the request says so. Not thread-safe.
class SourceIntake {
  public:
    SourceIntake(ArchiveStore& archive, const RunRequest& request, const RunListener& listener,
                 RunReport& report);

    void read(const SourceSpec& source);

    /// Takes from the archive what only this source had.
    void forget(const std::string& name);

    /// A line for each source so far that lacks more of its articles than the gate allows; nothing
    /// was removed for those.
    const std::vector<Phrase>& shrunken() const { return shrunken_; }

  private:
    void read_spec(const PathSource& source, const std::string& name);
    void read_spec(const PatternSource& source, const std::string& name);
    void read_spec(const AddedFiles& source, const std::string& name);
    void read_spec(const WordPressSiteSource& source, const std::string& name);
    void read_spec(const FeedAddress& source, const std::string& name);
    void read_files(SourceReading& reading, const std::string& name,
                    const std::vector<std::string>& paths);
    HttpOptions http_options(const Login& login) const;
    void read_file(SourceReading& reading, const std::string& name, const ListedFile& file);
    void read_records(SourceReading& reading, Source& source, const std::string& name);
    void finish(SourceReading& reading, const std::string& name);
    void take(SourceReading& reading, const SourceRecord& record);
    void store(SourceReading& reading, const SourceRecord& record);
    void count_unchanged(std::uint64_t articles);
    void fail(const SourceRecord& record);
    void report_failure(const SourceRecord& record);
    void tell_progress();

    ArchiveStore& archive_;
    const RunRequest& request_;
    const RunListener& listener_;
    RunReport& report_;
    std::uint64_t articles_ = 0;  // of the source being read
    std::uint64_t failed_ = 0;    // likewise, where the reading is not whole for that
    std::uint64_t told_ = 0;
    std::vector<Phrase> shrunken_;
};

}  // namespace telusur
