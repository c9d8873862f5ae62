// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/job_listener.h"

#include <cstdio>
#include <fmt/format.h>

namespace telusur {

namespace {

// How fast the articles of one stage go, from the first report on: what came before it was not only
// this work.
class Pace {
  public:
    // In articles a second; 0 where it cannot be told yet.
    double rate(std::uint64_t done) {
        const auto now = std::chrono::steady_clock::now();
        if (!first_) first_ = {now, done};
        const std::chrono::duration<double> elapsed = now - first_->time;
        return elapsed.count() > 0 ? static_cast<double>(done - first_->done) / elapsed.count() : 0;
    }

  private:
    struct Report {
        std::chrono::steady_clock::time_point time;
        std::uint64_t done = 0;
    };
    std::optional<Report> first_;
};

}  // namespace

JobListener::JobListener(Language language, FlawDetail detail, Progress progress,
                         const RunSignals& signals)
    : language_(language),
      progress_(progress),
      signals_(signals),
      problems_(language, detail,
                [](const std::string& line) { fmt::print(stderr, "{}\n", line); }),
      line_(text({"starting", "memulai"})) {}

void JobListener::show(const std::string& line) {
    line_ = line;
    if (progress_ == Progress::Shown) fmt::print(stderr, "\r{:<60}\r", line_);
}

void JobListener::checkpoint() {
    if (signals_.take_progress_request()) fmt::print(stderr, "{}\n", line_);
    if (signals_.received() != 0) throw Stopped();
}

BuildProgress JobListener::stage(const Phrase& name) {
    return [this, name, pace = Pace()](std::uint64_t done, std::uint64_t total) mutable {
        const double rate = pace.rate(done);
        std::string line = fmt::format("{} {}/{}", text(name), done, total);
        if (rate > 0) {
            const auto left = static_cast<std::uint64_t>(static_cast<double>(total - done) / rate);
            line += text(phrase(", {:.0f}/s, {}:{:02} left", ", {:.0f}/d, sisa {}:{:02}", rate,
                                left / 60, left % 60));
        }
        show(line);
        checkpoint();
    };
}

RunListener JobListener::calls() {
    RunListener listener;
    listener.problem = [this](const Provenance& where, const RecordProblem& problem) {
        problems_.add(where, problem);
    };
    listener.sources_read = [this] { problems_.finish(); };
    listener.reading = [this](std::uint64_t seen) {
        show(fmt::format("{} {}", text({"reading", "membaca"}), seen));
    };
    listener.warning = [this](const Phrase& what) {
        fmt::print(stderr, "{}: {}\n", text({"warning", "peringatan"}), text(what));
    };
    listener.learning = stage({"learning words", "mempelajari kata"});
    listener.building = stage({"indexing", "mengindeks"});
    listener.checkpoint = [this] { checkpoint(); };
    return listener;
}

}  // namespace telusur
