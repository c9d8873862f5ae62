// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "indexer/index/phrase.h"
#include "indexer/job_listener.h"
#include "indexer/job_request.h"
#include "indexer/run_job.h"

namespace telusur {

/// What the commands that work on the archive and its generations do.
enum class JobKind {
    Run,     ///< sources → archive → generation → live
    Sync,    ///< sources → archive
    Build,   ///< archive → generation
    Add,     ///< files named by hand, as Run
    Remove,  ///< articles removed by hand, as Run
};

/// `indexer run`, `sync`, `build`, `add` and `remove`: options, one job, what it tells, exit code.
class JobCommand {
  public:
    JobCommand(JobKind kind, Language language) : kind_(kind), language_(language) {}

    /// Adds the options to the subcommand; this object must outlive the parsing.
    void describe(CLI::App& command);

    /// Runs the job and gives the exit code: 128 and the signal where SIGTERM or SIGINT ended it,
    /// before anything was published. Throws Error.
    int run() const;

  private:
    void describe_input(CLI::App& command);
    void describe_resources(CLI::App& command);
    void describe_conduct(CLI::App& command);
    void describe_output(CLI::App& command);
    RunRequest request() const;
    void add_input(RunRequest& request) const;
    int tell(const RunReport& report) const;
    void print_report(const RunReport& report) const;
    void print_summary(const RunReport& report) const;
    const std::string& text(const Phrase& value) const { return value.in(language_); }

    JobKind kind_;
    Language language_;
    JobPlace place_;
    std::vector<std::string> sources_;
    std::vector<std::string> named_;  // files to add or ids to remove
    BuildResources resources_;
    bool undo_ = false;
    bool no_publish_ = false;
    bool force_ = false;
    bool dry_run_ = false;
    std::uint32_t lock_wait_ = 0;
    bool skip_if_locked_ = false;
    bool quiet_ = false;
    std::string summary_;
    // Whether they were given: an empty value is not the same as none.
    const CLI::Option* jobs_option_ = nullptr;
    const CLI::Option* memory_option_ = nullptr;
};

}  // namespace telusur
