// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <filesystem>
#include <functional>
#include <gtest/gtest.h>
#include <optional>
#include <string>
#include <vector>

#include "indexer/index/data_directory.h"
#include "indexer/index/generation.h"
#include "indexer/run_job.h"
#include "tests/support/built_generation.h"
#include "tests/support/errors.h"
#include "tests/support/source_files.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {

/// Runs jobs over sources that a test writes below sources(), and remembers what they told.
class RunFixture : public ::testing::Test {
  protected:
    RunFixture() { std::filesystem::create_directories(sources()); }

    std::filesystem::path sources() const { return temporary_ / "sources"; }
    std::filesystem::path data_path() const { return temporary_ / "data"; }
    DataDirectory data() const { return DataDirectory(data_path()); }

    RunListener listener() {
        problems_.clear();
        warnings_.clear();
        progress_.clear();
        RunListener listener;
        listener.problem = [this](const Provenance& place, const RecordProblem& problem) {
            problems_.push_back(place.where() + ": " + problem.what.english);
        };
        listener.reading = [this](std::uint64_t seen) { progress_.push_back(seen); };
        listener.warning = [this](const Phrase& what) { warnings_.push_back(what.english); };
        listener.learning = [](std::uint64_t, std::uint64_t) {};
        listener.building = [](std::uint64_t, std::uint64_t) {};
        return listener;
    }

    RunReport run(const std::vector<std::filesystem::path>& paths) {
        RunRequest request{data_path(), {}};
        for (const auto& path : paths)
            request.sources.emplace_back(PathSource{path.string()});
        RunReport report = run_job(request, listener());
        EXPECT_EQ(report.seen, report.added + report.updated + report.unchanged + report.failed);
        EXPECT_EQ(report.generation, data().current());
        return report;
    }
    RunReport run() { return run({sources()}); }

    /// The article's title in the live generation; empty if it is not there.
    std::string live_title(const std::string& id) const {
        const Generation live = live_generation();
        const auto document = live.find(id);
        return document ? live.article(*document).title : "";
    }
    Generation live_generation() const {
        return Generation(data().generation_path(data().current().value()));
    }
    /// All names below generations/, hidden ones too.
    std::vector<std::string> entries() const {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(data_path() / "generations")) {
            names.push_back(entry.path().filename().string());
        }
        std::sort(names.begin(), names.end());
        return names;
    }

    TempDir temporary_;
    std::vector<std::string> problems_;
    std::vector<std::string> warnings_;
    std::vector<std::uint64_t> progress_;
};

/// added, updated, unchanged, deleted, failed, flawed
inline std::string counts_of(const RunReport& report) {
    std::string text;
    for (const std::uint64_t count : {report.added, report.updated, report.unchanged,
                                      report.deleted, report.failed, report.flawed}) {
        text += (text.empty() ? "" : " ") + std::to_string(count);
    }
    return text;
}

}  // namespace telusur::testing
