// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "indexer/build/gate.h"
#include "indexer/build/generation_builder.h"
#include "indexer/build/language_builder.h"
#include "indexer/build/question_gate.h"
#include "indexer/index/data_directory.h"
#include "indexer/source_spec.h"
#include "indexer/sources/source.h"

namespace telusur {

/// What a run does with a generation that breaks a rule of the gate.
enum class AtGate { Refuse, PublishAnyway };

/// How far a run goes.
enum class RunMode {
    Publish,
    Sync,      ///< only reads the sources into the archive
    Build,     ///< only makes a generation of the archive, checks it, and leaves it beside the live
               ///< one
    Rehearse,  ///< reads the sources and tells what would change; changes nothing
};

enum class Thoroughness {
    WhatChanged,  ///< what was read whole and not touched since is as it was
    Everything,   ///< reads it all again, and writes anew what is damaged in the archive
};

/// What a run does when another one is at work, after it has waited.
enum class WhenLocked { Fail, Skip };

/// What `indexer run` is asked to do.
struct RunRequest {
    std::filesystem::path data;
    std::vector<SourceSpec> sources;                  ///< those named twice count once
    std::vector<std::string> other_sources = {};      ///< names of those read by other runs
    std::vector<std::string> forgotten_sources = {};  ///< by their names in the archive
    std::vector<std::string> withdrawn = {};          ///< ids of articles that are to go for good
    std::vector<std::string> readmitted = {};         ///< ids of those that may come back
    BuildResources resources = {};
    std::size_t kept_generations = kKeptGenerations;
    GateLimits gate = {};
    QuestionRules questions = {};
    std::filesystem::path config = {};  ///< whose ranking answers the questions; may be empty
    AtGate at_gate = AtGate::Refuse;
    RunMode mode = RunMode::Publish;
    Thoroughness thoroughness = Thoroughness::WhatChanged;
    std::chrono::seconds lock_wait{0};
    WhenLocked when_locked = WhenLocked::Fail;
};

/// What a run did. `seen` = added + updated + unchanged + failed.
struct RunReport {
    std::uint64_t seen = 0;
    std::uint64_t added = 0;
    std::uint64_t updated = 0;
    std::uint64_t unchanged = 0;
    std::uint64_t deleted = 0;
    std::uint64_t failed = 0;       ///< records and files of which nothing was indexed
    std::uint64_t flawed = 0;       ///< articles, new or changed in this run, indexed with a flaw
    std::string generation;         ///< the live one after the run
    std::string built;              ///< the new one, if any
    bool published = false;         ///< false where nothing had changed
    std::optional<Phrase> skipped;  ///< why nothing was done: another run is at work
    std::uint64_t requests = 0;     ///< sent to sites and feeds
    std::vector<std::string> unknown_ids;  ///< of those to be withdrawn or readmitted
    std::uint64_t articles = 0;            ///< in the live generation
    std::uint64_t generation_bytes = 0;
    double seconds = 0;
    std::uint64_t peak_rss_mebibytes = 0;

    bool has_problems() const { return failed + flawed > 0; }
};

enum class ArticleChange { Added, Updated, Deleted };

/// What a run tells while it works. All calls come from the thread that runs the job. Whatever a
/// call throws ends the run, which then publishes nothing.
struct RunListener {
    std::function<void(const Provenance&, const RecordProblem&)> problem;
    std::function<void(ArticleChange, const std::string& id, const Provenance&)> changed =
        [](ArticleChange, const std::string&, const Provenance&) {};
    std::function<void(std::uint64_t seen)> reading;
    std::function<void()> sources_read = [] {};  ///< there are no more problems
    std::function<void(const Phrase&)> warning;  ///< of something amiss that the run can do without
    BuildProgress learning;                      ///< the language of the archive
    BuildProgress building;
    /// Between steps, the last time just before publishing, and while waiting for another run.
    std::function<void()> checkpoint = [] {};
};

/// Reads the sources into the archive; builds, checks and publishes a generation unless nothing has
/// changed since the live one; prunes old generations. A flaw is told when the article is added or
/// changed, and not again while it stays as it is. Articles of a source that are no longer in it
/// are removed, but only when the source was read whole without one rejected record, and not more
/// of them than the gate allows; if it is more, nothing is built. A generation that is refused is
/// set aside (DataDirectory::set_aside). A rehearsal reports the same counts and the generation
/// that is live.
///
/// Throws Error: Usage for resources that are too few, Configuration for the operator's word lists,
/// before anything is read; NoInput if the sources hold no article at all, Locked, GateRefused,
/// CannotCreate, Io, BadData. Whatever is thrown, and wherever the process is killed, the live
/// generation stays as it was, and the next run goes on.
RunReport run_job(const RunRequest& request, const RunListener& listener);

/// The same; the report holds what was done until something was thrown.
void run_job(const RunRequest& request, const RunListener& listener, RunReport& report);

}  // namespace telusur
