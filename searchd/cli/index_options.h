// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "indexer/index/phrase.h"
#include "searchd/search/engine.h"

namespace telusur {

/// What TELUSUR_DATA in the environment names; empty if it is not set.
std::string usual_data_directory();

/// --data and --config of the commands: which index is asked, and how it ranks.
class IndexOptions {
  public:
    /// One of the two must be given, or TELUSUR_DATA set. This object must outlive the parsing.
    void describe(CLI::App& command, Language language);

    /// The data directory named by --data, else by the file. Throws as read_service_config does.
    std::string data() const;

    /// Throws as open_engine and read_service_config do.
    std::shared_ptr<const Engine> open(const Warn& warn) const;

  private:
    std::string data_;
    std::string config_;
};

}  // namespace telusur
