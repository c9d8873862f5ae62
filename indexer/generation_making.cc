// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/generation_making.h"

#include <optional>
#include <string>

#include "indexer/build/gate.h"
#include "indexer/build/generation_builder.h"
#include "indexer/build/generation_check.h"
#include "indexer/index/generation.h"
#include "indexer/question_asker.h"
#include "indexer/scratch_directory.h"

namespace telusur {

namespace {

namespace fs = std::filesystem;

// The articles of the live generation, where it can be told.
std::optional<std::uint64_t> articles_of(const DataDirectory& directory,
                                         const std::optional<std::string>& generation) {
    if (!generation) return std::nullopt;
    try {
        return read_manifest(directory.generation_path(*generation)).articles;
    } catch (const Error&) {
        return std::nullopt;  // damaged or gone: nothing to compare with
    }
}

void judge(const RunRequest& request, const std::vector<Phrase>& failed,
           const RunListener& listener) {
    if (failed.empty()) return;
    if (request.at_gate == AtGate::PublishAnyway) {
        for (const Phrase& rule : failed)
            listener.warning(rule);
        return;
    }
    throw refusal(failed, {"the generation before stays live; --force publishes anyway",
                           "generasi sebelumnya tetap dipakai; --force tetap menerbitkan"});
}

std::vector<Phrase> broken_rules(const GenerationJob& job, const Manifest& built,
                                 const fs::path& candidate) {
    const RunRequest& request = job.request;
    GateFigures figures{built.articles,
                        articles_of(job.directory, job.directory.current_if_readable()), 0,
                        built.undated};
    if (request.gate.max_empty_body_percent)
        figures.empty_bodies = job.archive.count_without_body();
    std::vector<Phrase> broken = failed_rules(request.gate, figures);
    const ScratchDirectory trial(job.directory.new_trial_directory(built.generation));
    const AskQuestions ask = ask_generation(job.directory, candidate, trial.path(), request.config);
    const std::vector<Phrase> unanswered = failed_questions(request.questions, ask);
    broken.insert(broken.end(), unanswered.begin(), unanswered.end());
    return broken;
}

[[noreturn]] void refuse(const Error& error, const fs::path& kept) {
    const Phrase where =
        phrase("; the refused one is kept in {}", "; yang ditolak disimpan di {}", kept.string());
    throw Error(error.code(), error.message(),
                {error.hint().english + where.english, error.hint().indonesian + where.indonesian});
}

}  // namespace

Error refusal(const std::vector<Phrase>& broken, const Phrase& hint) {
    Phrase message{"the new generation is not published:", "generasi baru tidak diterbitkan:"};
    for (const Phrase& rule : broken) {
        message.english += "\n  " + rule.english;
        message.indonesian += "\n  " + rule.indonesian;
    }
    return Error(ErrorCode::GateRefused, message, hint);
}

bool is_up_to_date(const DataDirectory& directory, const ArchiveStore& archive,
                   const WordSources& words) {
    const auto current = directory.current_if_readable();
    if (!current) return false;
    try {
        const Generation live(directory.generation_path(*current));
        return live.manifest().archive_revision == archive.revision() &&
               live.language().model().source_digest() == word_sources_digest(words);
    } catch (const Error&) {
        return false;  // damaged, or of another version: all the more reason to build
    }
}

void make_generation(const GenerationJob& job, RunReport& report) {
    const DataDirectory& directory = job.directory;
    const auto live_before = directory.current_if_readable();
    const std::string name = directory.new_generation_name();
    const ScratchDirectory work(directory.new_build_directory(name));
    const ArchiveLanguage language(
        learn_language(job.archive, job.words, job.listener.learning, job.request.resources));
    const Manifest built = build_generation(job.archive, language, work.path(), name,
                                            job.listener.building, job.request.resources);
    job.listener.checkpoint();
    try {
        check_generation(work.path(), job.archive.size());
        judge(job.request, broken_rules(job, built, work.path()), job.listener);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::GateRefused) throw;
        refuse(error, directory.set_aside(work.path(), name));
    }
    job.listener.checkpoint();
    directory.add(work.path(), name);
    report.built = name;
    if (job.request.mode == RunMode::Build) return;
    directory.make_live(name);
    report.published = true;
    // What was live may be an old generation that somebody went back to, for a reason.
    directory.prune(job.request.kept_generations, live_before);
}

}  // namespace telusur
