// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <istream>
#include <string>
#include <unordered_map>
#include <vector>

#include "searchd/query/date_range.h"

namespace telusur {

inline constexpr std::size_t kMostLoggedQuestions = 1'000'000;

/// A question of the query log, whatever its filters were.
struct LoggedQuestion {
    std::string text;  ///< folded: case, diacritics and blanks do not count
    std::uint64_t count = 0;
    std::uint64_t without_hits = 0;  ///< of these
    std::uint64_t last_total = 0;
    std::uint64_t clicks = 0;    ///< hits chosen
    double reciprocal_rank = 0;  ///< the sum of 1/position over these clicks
};

/// What readers asked, counted from the lines of searchd's query log (README, "Watching it").
/// Questions beyond kMostLoggedQuestions different ones are not counted.
class QuestionLog {
  public:
    /// Lines of one file. Pages after the first are not counted; a damaged line is counted as such.
    void read(std::istream& lines);

    /// Those asked most first, at most so many.
    std::vector<LoggedQuestion> top(std::size_t most) const;
    /// Those without hits most often first; none that always found something.
    std::vector<LoggedQuestion> zero(std::size_t most) const;

    std::uint64_t damaged_lines() const { return damaged_lines_; }
    /// Questions that were not counted because there were too many different ones.
    std::uint64_t left_out() const { return left_out_; }

  private:
    LoggedQuestion* entry_for(const std::string& text);

    std::unordered_map<std::string, LoggedQuestion> questions_;  // by folded text
    std::uint64_t damaged_lines_ = 0;
    std::uint64_t left_out_ = 0;
};

/// The files questions-YYYY-MM-DD.jsonl of a directory whose day is in the range, oldest first.
/// Throws Error{NoInput} if there is no such directory.
std::vector<std::filesystem::path> question_log_files(const std::filesystem::path& directory,
                                                      const DateRange& days);

}  // namespace telusur
