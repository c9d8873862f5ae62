// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "searchd/http/observed_request.h"
#include "searchd/watch/client_traces.h"
#include "searchd/watch/clock.h"
#include "searchd/watch/slow_requests.h"

namespace telusur {

/// A question asked by fewer clients is shown to nobody: it may tell who asked.
inline constexpr std::size_t kFewestClients = 5;
inline constexpr std::size_t kMostCountedQuestions = 20'000;

struct CountedQuestion {
    std::string text;                ///< folded: case, diacritics and blanks do not count
    std::uint64_t count = 0;         ///< at least so often
    std::uint64_t without_hits = 0;  ///< of these
    std::uint64_t last_total = 0;
};

/// What is asked most, in memory only, since the program began: a bounded number of questions,
/// those asked least leaving room for new ones. Which other parameters a question had does not
/// count; pages after the first are not counted. A question is shown once it was asked by
/// kFewestClients within one day of the archive; clients are known by numbers that are forgotten
/// as soon as it is, and with the day. Thread-safe.
class QuestionCounts {
  public:
    explicit QuestionCounts(Clock clock = seconds_now,
                            std::size_t most_questions = kMostCountedQuestions);

    /// To be told of every request.
    void observe(const ObservedRequest& request);

    /// At most `most`, those asked most first.
    std::vector<CountedQuestion> top(std::size_t most) const;
    /// Those that had no hits at least once, most often first.
    std::vector<CountedQuestion> zero(std::size_t most) const;
    /// The slowest requests of the last day, whoever asked. See SlowRequests.
    std::vector<SlowRequest> slow(std::size_t most) const;

  private:
    struct Entry {
        std::uint64_t weight = 0;  // count and what it took over from the one whose place it has
        std::uint64_t count = 0;
        std::uint64_t without_hits = 0;
        std::uint64_t last_total = 0;
        std::int64_t day = 0;  // of the clients
        std::array<std::uint64_t, kFewestClients> clients{};
        std::size_t client_count = 0;  // kFewestClients: enough, for ever
    };
    using Entries = std::unordered_map<std::string, Entry>;
    using Weighed = std::pair<std::uint64_t, Entries::value_type*>;

    void count(const AnsweredQuestion& question, std::uint64_t client, std::int64_t now);
    Entries::value_type& entry_for(const std::string& text);
    static void add_client(Entry& entry, std::uint64_t client, std::int64_t day);
    std::vector<CountedQuestion> sorted(std::size_t most, std::uint64_t CountedQuestion::*by) const;

    Clock clock_;
    const std::size_t most_questions_;
    DailyPseudonyms pseudonyms_;
    mutable std::mutex mutex_;
    Entries entries_;              // guarded by mutex_
    std::set<Weighed> by_weight_;  // the same, lightest first
    SlowRequests slow_;            // guarded by mutex_
};

}  // namespace telusur
