// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>

#include "indexer/index/timestamp.h"
#include "searchd/http/file_descriptor.h"

namespace telusur {

/// Files questions-2026-11-23.jsonl in one directory, one for each day of the archive, which only
/// the owner can read. The files of the last so many days are kept, today's among them; older ones
/// are deleted when there is a new day. Other names are left alone. For one thread, but for
/// reopen().
class DailyFiles {
  public:
    /// Makes the directory if there is none. Throws a system error if it cannot be, or cannot be
    /// written to.
    DailyFiles(std::filesystem::path directory, std::size_t days, std::int64_t now);

    /// Appends the line and a line feed to the file of that second's day: all of it, or nothing and
    /// false. An empty line is not written, and only lets the day begin.
    bool write(std::string_view line, std::int64_t seconds);

    /// The next line opens its file by name. Any thread, and a handler of signals.
    void reopen() { is_to_reopen_ = true; }

  private:
    void begin_day(const Date& day);
    bool open_file();
    bool append(std::string_view bytes);

    std::filesystem::path directory_;
    std::size_t days_;
    Date day_;
    FileDescriptor file_;
    std::atomic<bool> is_to_reopen_{false};
};

}  // namespace telusur
