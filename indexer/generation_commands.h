// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "indexer/index/data_directory.h"
#include "indexer/index/phrase.h"
#include "indexer/job_request.h"

namespace telusur {

/// `indexer generations`, `rollback`, `publish` and `check`: what there is to serve, and what is
/// served.
class GenerationCommands {
  public:
    explicit GenerationCommands(Language language) : language_(language) {}

    /// Adds the subcommands; this object must outlive the parsing.
    void describe(CLI::App& app);

    /// The exit code of the one that was named; empty if none was. Throws Error.
    std::optional<int> run(const CLI::App& app) const;

  private:
    CLI::App* add(CLI::App& app, const char* name, const Phrase& description);
    int list() const;
    int rollback() const;
    int publish() const;
    int check() const;
    void make_live(const DataDirectory& directory, const std::string& name) const;
    std::vector<std::string> generations_to_check(const DataDirectory& directory) const;
    bool is_whole(const DataDirectory& directory, const std::string& name) const;
    const std::string& text(const Phrase& value) const { return value.in(language_); }

    Language language_;
    JobPlace place_;
    std::string generation_;
    bool all_ = false;
};

}  // namespace telusur
