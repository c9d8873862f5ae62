// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "indexer/index/phrase.h"
#include "indexer/sources/source.h"

namespace telusur {

/// How flaws are told: by the first 20 of each kind, or by one line a source.
enum class FlawDetail { Examples, Sums };

/// What people are told of bad records: enough to find the fault, and never a line a record. The
/// first 20 rejected records of a run are told in full either way.
class ProblemReport {
  public:
    using Tell = std::function<void(const std::string& line)>;

    ProblemReport(Language language, FlawDetail detail, Tell tell);

    /// `place.source` names the source. What stands before a colon in the words of a flaw is its
    /// kind.
    void add(const Provenance& place, const RecordProblem& problem);

    /// Tells the sums of what was added since the last time.
    void finish();

  private:
    struct Kind {
        std::string name;
        std::uint64_t count = 0;
    };
    using Kinds = std::vector<Kind>;  // few, in the order of their first records

    void tell_record(const Provenance& place, const RecordProblem& problem) const;
    std::string grouped(std::uint64_t number) const;
    const std::string& text(const Phrase& value) const { return value.in(language_); }

    Language language_;
    FlawDetail detail_;
    Tell tell_;
    std::uint64_t rejected_ = 0;
    std::map<std::string, Kinds> flaws_;  // by source; all under "" where examples are told
};

}  // namespace telusur
