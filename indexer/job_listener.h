// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "indexer/index/phrase.h"
#include "indexer/problem_report.h"
#include "indexer/run_job.h"
#include "indexer/run_signals.h"

namespace telusur {

/// Ends a job from within; whoever catches it asks RunSignals which signal it was.
struct Stopped {};

/// Tells people what a job does, on standard error: problems, warnings, how far it is (on a
/// terminal all the time, else when SIGUSR1 asks for it). One job, one thread.
class JobListener {
  public:
    enum class Progress { Shown, OnRequest };

    JobListener(Language language, FlawDetail detail, Progress progress, const RunSignals& signals);

    /// For run_job; this object must outlive it. The calls throw Stopped once a signal to stop
    /// came.
    RunListener calls();

    /// Tells the sums of the problems so far.
    void finish() { problems_.finish(); }

  private:
    BuildProgress stage(const Phrase& name);
    void show(const std::string& line);
    void checkpoint();
    const std::string& text(const Phrase& value) const { return value.in(language_); }

    Language language_;
    Progress progress_;
    const RunSignals& signals_;
    ProblemReport problems_;
    std::string line_;  // how far the work is
};

}  // namespace telusur
