// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "indexer/doctor.h"
#include "indexer/index/phrase.h"
#include "indexer/job_request.h"

namespace telusur {

/// `indexer doctor`: what sources, archive and index do not agree on, and with --fix a run that
/// reads everything anew.
class DoctorCommand {
  public:
    explicit DoctorCommand(Language language) : language_(language) {}

    /// Adds the subcommand; this object must outlive the parsing.
    void describe(CLI::App& app);

    /// 0 if all agree, 4 if not, 128 and the signal that ended it. Throws Error.
    int run() const;

  private:
    RunRequest request() const;
    int fix(RunRequest request, const Diagnosis& diagnosis, const RunListener& listener) const;
    void print(const Diagnosis& diagnosis) const;
    void print_lines(const Diagnosis& diagnosis) const;
    const std::string& text(const Phrase& value) const { return value.in(language_); }

    Language language_;
    JobPlace place_;
    std::vector<std::string> sources_;
    std::string format_ = "plain";
    bool fix_ = false;
    bool force_ = false;
};

}  // namespace telusur
