// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "indexer/config/config.h"
#include "indexer/index/phrase.h"
#include "indexer/run_job.h"

namespace telusur {

/// Whether a job asks sites, which may want a password.
enum class Sites { Asked, NotAsked };

/// The job that a configuration describes, with passwords if sites are asked; throws
/// Error{Configuration} naming the file that cannot be read.
RunRequest request_of(const Config& config, Sites sites);

/// Puts files and folders, if any are named, in the place of the sources of the request. Throws
/// Error{Usage} if it has none then.
void take_sources(RunRequest& request, const std::vector<std::string>& paths);

/// --config and --data: where a command works.
class JobPlace {
  public:
    /// For any number of commands, of which one is parsed; this object must outlive that.
    void describe(CLI::App& command, Language language);

    /// The data directory alone. Throws as request() does.
    std::filesystem::path data() const;

    /// What the configuration says, or an empty request, with the data directory of --data if
    /// given. Throws Error{Usage} if there is neither.
    RunRequest request(Sites sites) const;

  private:
    std::optional<std::string> config_;
    std::optional<std::string> data_;
};

}  // namespace telusur
