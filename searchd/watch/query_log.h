// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "indexer/index/service_config.h"
#include "searchd/http/observed_request.h"
#include "searchd/watch/async_lines.h"
#include "searchd/watch/client_traces.h"
#include "searchd/watch/clock.h"
#include "searchd/watch/daily_files.h"

namespace telusur {

/// A hit that a reader chose.
struct Click {
    std::string question;        ///< what was asked
    std::string article_id;      ///< what was chosen
    std::uint32_t position = 1;  ///< the first hit's is 1
    std::string request_id;      ///< of the answer that had it; may be empty
};

/// What is remembered of questions: a line of JSON for each, in files of a day each. Of who asked
/// it has what the configuration says and no more. Nobody waits for it: a line that the disk does
/// not take is lost and counted. Thread-safe.
class QueryLog {
  public:
    /// `config.directory` must not be empty. Throws a system error if there cannot be a file in it.
    explicit QueryLog(const QueryLogConfig& config, Clock clock = seconds_now);

    /// To be told of every request; writes of those that were questions. Old files are deleted with
    /// the first request of a day.
    void observe(const ObservedRequest& request);

    void click(const Click& click, const ClientAddress& client);

    /// The next line opens its file by name, for those who move files. Any thread, and a handler of
    /// signals.
    void reopen() { files_.reopen(); }

    std::uint64_t lost() const { return lines_.lost(); }

  private:
    void add_client(nlohmann::ordered_json& line, const ClientAddress& client, std::int64_t now);
    void begin_day(std::int64_t now);

    const LoggedAddress address_;
    Clock clock_;
    DailyPseudonyms pseudonyms_;
    std::atomic<std::int64_t> day_begin_;  // of the day that files_ knows of or will
    DailyFiles files_;
    AsyncLines lines_;  // last: its thread uses files_
};

}  // namespace telusur
