// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/problem_report.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace telusur {

namespace {

constexpr std::uint64_t kMostLines = 20;
// Readers have some ten kinds. Beyond this all is one, so that neither memory nor output can grow
// with what records hold.
constexpr std::size_t kMostKinds = 30;

}  // namespace

ProblemReport::ProblemReport(Language language, FlawDetail detail, Tell tell)
    : language_(language), detail_(detail), tell_(std::move(tell)) {}

void ProblemReport::add(const Provenance& place, const RecordProblem& problem) {
    if (problem.severity == RecordProblem::Severity::Rejected) {
        if (++rejected_ <= kMostLines) tell_record(place, problem);
        return;
    }
    Kinds& kinds = flaws_[detail_ == FlawDetail::Sums ? place.source : ""];
    const std::string& words = text(problem.what);
    const std::string name = words.substr(0, words.find(':'));
    auto kind = std::find_if(kinds.begin(), kinds.end(),
                             [&name](const Kind& known) { return known.name == name; });
    if (kind == kinds.end()) {
        if (kinds.size() < kMostKinds) {
            kinds.push_back({name});
        } else {
            kinds.back().name = text({"other flaws", "cacat lain"});
        }
        kind = std::prev(kinds.end());
    }
    if (++kind->count <= kMostLines && detail_ == FlawDetail::Examples) tell_record(place, problem);
}

void ProblemReport::finish() {
    if (rejected_ > kMostLines) {
        const std::string more = grouped(rejected_ - kMostLines);
        tell_(text(phrase("… and {} more rejected", "… dan {} lagi ditolak", more)));
    }
    for (const auto& [source, kinds] : flaws_) {
        std::string sums;
        for (const Kind& kind : kinds) {
            if (detail_ == FlawDetail::Sums) {
                sums += fmt::format("{}{} × {}", sums.empty() ? "" : ", ", grouped(kind.count),
                                    kind.name);
            } else if (kind.count > kMostLines) {
                const std::string more = grouped(kind.count - kMostLines);
                tell_(text(phrase("… and {} more: {}", "… dan {} lagi: {}", more, kind.name)));
            }
        }
        if (!sums.empty()) tell_(fmt::format("{}: {}", source, sums));
    }
    rejected_ = 0;
    flaws_.clear();
}

void ProblemReport::tell_record(const Provenance& place, const RecordProblem& problem) const {
    tell_(fmt::format("{}: {}", place.where(), text(problem.what)));
}

std::string ProblemReport::grouped(std::uint64_t number) const {
    std::string digits = std::to_string(number);
    for (std::size_t end = digits.size(); end > 3; end -= 3)
        digits.insert(end - 3, language_ == Language::English ? "," : ".");
    return digits;
}

}  // namespace telusur
