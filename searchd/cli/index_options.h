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

/// What a command asks of a data directory.
enum class IndexScope {
    OneGeneration,   ///< one index in it, which --generation can name
    WholeDirectory,  ///< has no --generation from here
};

/// --data, --generation and --config of the commands: which index is asked, and how it ranks.
class IndexOptions {
  public:
    /// --data or --config must be given, or TELUSUR_DATA set. This object must outlive the parsing.
    void describe(CLI::App& command, Language language,
                  IndexScope scope = IndexScope::OneGeneration);

    /// The data directory named by --data, else by the file. Throws as read_service_config does.
    std::string data() const;

    /// The live generation, or that of --generation and no other in its place. Throws as
    /// open_engine and read_service_config do; Error{NoIndex} with the nearest name for one that is
    /// not there.
    std::shared_ptr<const Engine> open(const Warn& warn) const;

    /// The same for the generation of that name.
    std::shared_ptr<const Engine> open(const Warn& warn, const std::string& generation) const;

  private:
    std::string data_;
    std::string config_;
    std::string generation_;
};

}  // namespace telusur
