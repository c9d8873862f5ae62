// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>
#include <set>
#include <string>
#include <vector>

#include "indexer/sources/wordpress_source.h"
#include "tests/support/wordpress_server.h"

namespace telusur::testing {

using Texts = std::vector<std::string>;

/// What an archive keeps of a source, treated as a run treats it.
class Memory : public SourceMemory {
  public:
    std::string state() const override { return state_; }
    std::uint64_t size() const override { return ids_.size(); }
    bool holds(std::string_view id) const override { return ids_.count(std::string(id)) > 0; }

    void set_state(std::string state) { state_ = std::move(state); }
    void forget(const std::string& id) { ids_.erase(id); }
    const std::set<std::string>& ids() const { return ids_; }
    void end(std::set<std::string> read, const WordPressSource& source) {
        if (source.coverage() == Coverage::Changes) read.insert(ids_.begin(), ids_.end());
        ids_ = std::move(read);
        state_ = source.state();
    }

  private:
    std::string state_;
    std::set<std::string> ids_;
};

/// What one reading gave.
struct Reading {
    Texts given;
    std::size_t unchanged = 0;
    Texts flaws;
    Texts rejected;
    Texts damaged;  ///< the ids of those rejected that have one
    Texts places;   ///< of what was rejected
    Texts gone;
    Coverage coverage = Coverage::Changes;
    std::uint64_t requests = 0;
};

inline HttpOptions quick() {
    HttpOptions options;
    options.total_time = std::chrono::seconds{20};
    options.slow_time = std::chrono::seconds{1};
    options.maximum_attempts = 2;
    options.first_wait = std::chrono::milliseconds{1};
    options.longest_wait = std::chrono::milliseconds{10};
    options.maximum_bytes = 1'000'000;
    return options;
}

inline Reading read(const std::string& url, Memory& memory, const HttpOptions& options = quick()) {
    WordPressSource source({url}, "situs", memory, options);
    Reading reading;
    std::set<std::string> ids;
    while (const std::optional<SourceRecord> record = source.next()) {
        EXPECT_EQ(record->provenance.source, "situs");
        for (const RecordProblem& problem : record->problems) {
            const bool is_flaw = problem.severity == RecordProblem::Severity::Flaw;
            (is_flaw ? reading.flaws : reading.rejected).push_back(problem.what.english);
            EXPECT_NE(problem.what.indonesian, "");
            if (!is_flaw) reading.places.push_back(record->provenance.file);
        }
        if (!record->rejected_id.empty()) {
            reading.damaged.push_back(record->rejected_id);
            if (memory.holds(record->rejected_id)) ids.insert(record->rejected_id);
        }
        const std::string id = record->article ? record->article->id : record->unchanged_id;
        if (id.empty()) continue;
        EXPECT_TRUE(ids.insert(id).second) << id << " was given twice";
        if (record->article) reading.given.push_back(id);
        reading.unchanged += record->unchanged_id.empty() ? 0 : 1;
    }
    reading.coverage = source.coverage();
    reading.requests = source.requests();
    const std::set<std::string> before = memory.ids();
    if (reading.rejected.size() == reading.damaged.size()) memory.end(ids, source);
    for (const std::string& id : before) {
        if (!memory.holds(id)) reading.gone.push_back(id);
    }
    return reading;
}

}  // namespace telusur::testing
