// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "indexer/index/phrase.h"
#include "indexer/problem_report.h"
#include "indexer/run_job.h"
#include "indexer/stop_signals.h"

namespace telusur {

/// `indexer run`: options, one job, what it tells, exit code.
class RunCommand {
  public:
    explicit RunCommand(Language language) : language_(language) {}

    /// Adds the options to the subcommand; this object must outlive the parsing.
    void describe(CLI::App& run);

    /// Runs the job and gives the exit code: 128 and the signal where SIGTERM or SIGINT ended it,
    /// before anything was published. Throws Error.
    int run() const;

  private:
    void describe_input(CLI::App& run);
    void describe_resources(CLI::App& run);
    void describe_conduct(CLI::App& run);
    void describe_output(CLI::App& run);
    RunRequest request() const;
    RunListener listener(ProblemReport& problems, const StopSignals& signals) const;
    int tell(const RunReport& report) const;
    BuildProgress progress_line(const Phrase& stage, bool is_shown) const;
    void print_report(const RunReport& report) const;
    const std::string& text(const Phrase& value) const { return value.in(language_); }

    Language language_;
    std::string config_;
    std::string data_;
    std::vector<std::string> sources_;
    BuildResources resources_;
    bool force_ = false;
    bool dry_run_ = false;
    std::uint32_t lock_wait_ = 0;
    bool skip_if_locked_ = false;
    bool quiet_ = false;
    std::string summary_;
    // Whether they were given: an empty value is not the same as none.
    const CLI::Option* config_option_ = nullptr;
    const CLI::Option* data_option_ = nullptr;
    const CLI::Option* jobs_option_ = nullptr;
    const CLI::Option* memory_option_ = nullptr;
};

}  // namespace telusur
