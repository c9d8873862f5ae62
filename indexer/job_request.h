// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "indexer/config/config.h"
#include "indexer/index/phrase.h"
#include "indexer/run_job.h"

namespace telusur {

/// The job that a configuration describes. Reads the passwords; throws Error{Configuration} naming
/// the file that cannot be read.
RunRequest request_of(const Config& config);

/// --config and --data: where a command works.
class JobPlace {
  public:
    /// This object must outlive the parsing.
    void describe(CLI::App& command, Language language);

    bool has_config() const { return option_count(config_option_) > 0; }
    const std::string& config() const { return config_; }

    /// What the configuration says, or an empty request, with the data directory of --data if
    /// given. Throws Error{Usage} if there is neither.
    RunRequest request() const;

  private:
    static std::size_t option_count(const CLI::Option* option) {
        return option == nullptr ? 0 : option->count();
    }

    std::string config_;
    std::string data_;
    const CLI::Option* config_option_ = nullptr;
    const CLI::Option* data_option_ = nullptr;
};

}  // namespace telusur
