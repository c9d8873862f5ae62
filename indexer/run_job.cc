// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/run_job.h"

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <memory>
#include <sys/resource.h>
#include <thread>

#include "indexer/archive/archive_store.h"
#include "indexer/build/generation_check.h"
#include "indexer/index/data_directory.h"
#include "indexer/index/error.h"
#include "indexer/index/field_table.h"
#include "indexer/index/generation.h"
#include "indexer/path_pattern.h"
#include "indexer/sources/file_source.h"

namespace telusur {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kRecordsPerProgress = 500;
constexpr std::chrono::milliseconds kLockPause{100};

// A source keeps its articles from run to run by its absolute path, so that cron and a shell in
// another directory mean the same one.
std::string stable_name(const std::string& path) {
    std::error_code code;
    const fs::path absolute = fs::weakly_canonical(path, code);
    if (code) return path;
    return (absolute.has_filename() ? absolute : absolute.parent_path()).string();
}

bool is_same_place(const Provenance& left, const Provenance& right) {
    return left.line == right.line && stable_name(left.file) == stable_name(right.file);
}

class Reading {
  public:
    Reading(ArchiveStore& archive, const RunListener& listener, RunReport& report)
        : archive_(archive), listener_(listener), report_(report) {}

    void read_path(const std::string& path) { read(stable_name(path), {path}); }

    // A pattern is one source, so that the articles of a file that has gone are missed.
    void read_pattern(const std::string& pattern) {
        const auto paths = matching_paths(pattern);
        if (paths && !paths->empty()) return read(pattern, *paths);
        const Phrase what = paths ? Phrase{"nothing has such a name", "tidak ada nama seperti itu"}
                                  : Phrase{"cannot be read", "tidak dapat dibaca"};
        ++report_.seen;
        fail({{pattern, pattern, 0}, {}, {{RecordProblem::Severity::Rejected, what}}});
    }

  private:
    void read(const std::string& name, const std::vector<std::string>& paths) {
        const std::uint64_t failed_before = report_.failed;
        std::uint64_t articles = 0;
        for (const std::string& path : paths)
            articles += read_all(name, path);
        const bool whole = report_.failed == failed_before && articles > 0;
        if (whole) report_.deleted += archive_.remove_unseen(name);
    }

    // Returns how many articles the path gave.
    std::uint64_t read_all(const std::string& name, const std::string& path) {
        const std::unique_ptr<Source> source = open_file_source(path);
        std::uint64_t articles = 0;
        while (std::optional<SourceRecord> record = source->next()) {
            record->provenance.source = name;
            ++report_.seen;
            if (record->article) {
                ++articles;
                store(*record);
            } else {
                fail(*record);
            }
            if (report_.seen % kRecordsPerProgress == 0) {
                listener_.reading(report_.seen);
                listener_.checkpoint();
            }
        }
        return articles;
    }

    void fail(const SourceRecord& record) {
        ++report_.failed;
        for (const RecordProblem& problem : record.problems) {
            listener_.problem(record.provenance, problem);
        }
    }

    void store(const SourceRecord& record) {
        switch (archive_.put(*record.article, record.provenance)) {
            case PutOutcome::Added:
                ++report_.added;
                break;
            case PutOutcome::Updated:
                ++report_.updated;
                break;
            case PutOutcome::Unchanged:
                ++report_.unchanged;
                return;
            case PutOutcome::Duplicate: {
                const Provenance known = archive_.provenance_of(record.article->id);
                if (is_same_place(known, record.provenance)) {
                    // One file that belongs to two of the sources named.
                    ++report_.unchanged;
                    return;
                }
                ++report_.failed;
                const std::string first = known.where();
                listener_.problem(record.provenance, {RecordProblem::Severity::Rejected,
                                                      phrase("id {} was read before, at {}",
                                                             "id {} sudah terbaca, di {}",
                                                             record.article->id, first)});
                return;
            }
        }
        if (!record.problems.empty()) ++report_.flawed;
        for (const RecordProblem& problem : record.problems) {
            listener_.problem(record.provenance, problem);
        }
    }

    ArchiveStore& archive_;
    const RunListener& listener_;
    RunReport& report_;
};

void read_sources(const RunRequest& request, Reading& reading) {
    for (const std::string& source : request.sources)
        reading.read_path(source);
    for (const std::string& pattern : request.patterns)
        reading.read_pattern(pattern);
}

Error no_article(const RunRequest& request) {
    std::vector<std::string> sources = request.sources;
    sources.insert(sources.end(), request.patterns.begin(), request.patterns.end());
    return Error(
        ErrorCode::NoInput,
        phrase("no article that can be indexed in {}",
               "tidak ada artikel yang dapat diindeks di {}",
               fmt::format("{}", fmt::join(sources, ", "))),
        phrase("expected: .txt page texts, .jsonl records or .xml exports of WordPress",
               "yang dikenal: teks halaman .txt, catatan .jsonl, atau ekspor WordPress .xml"));
}

// True if the live generation was built from just this archive and these word lists, and can be
// used by this program.
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

void judge(const RunRequest& request, const GateFigures& figures, const RunListener& listener) {
    const std::vector<Phrase> failed = failed_rules(request.gate, figures);
    if (failed.empty()) return;
    if (request.at_gate == AtGate::PublishAnyway) {
        for (const Phrase& rule : failed)
            listener.warning(rule);
        return;
    }
    Phrase message{"the new generation is not published:", "generasi baru tidak diterbitkan:"};
    for (const Phrase& rule : failed) {
        message.english += "\n  " + rule.english;
        message.indonesian += "\n  " + rule.indonesian;
    }
    throw Error(ErrorCode::GateRefused, message,
                phrase("the generation before stays live; --force publishes anyway",
                       "generasi sebelumnya tetap dipakai; --force tetap menerbitkan"));
}

[[noreturn]] void refuse(const Error& error, const fs::path& kept) {
    const Phrase where =
        phrase("; the refused one is kept in {}", "; yang ditolak disimpan di {}", kept.string());
    throw Error(error.code(), error.message(),
                {error.hint().english + where.english, error.hint().indonesian + where.indonesian});
}

// A directory to work in. What is left in it goes at once when the work ends; on a full disk that
// matters more than the next run's tidiness.
class ScratchDirectory {
  public:
    explicit ScratchDirectory(fs::path path) : path_(std::move(path)) {}
    ~ScratchDirectory() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    ScratchDirectory(const ScratchDirectory&) = delete;
    ScratchDirectory& operator=(const ScratchDirectory&) = delete;

    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

void build_and_publish(const DataDirectory& directory, const ArchiveStore& archive,
                       const WordSources& words, const RunRequest& request,
                       const RunListener& listener) {
    const auto live_before = directory.current_if_readable();
    const std::string name = directory.new_generation_name();
    const ScratchDirectory work(directory.new_build_directory(name));
    const ArchiveLanguage language(
        learn_language(archive, words, listener.learning, request.resources));
    const Manifest built = build_generation(archive, language, work.path(), name, listener.building,
                                            request.resources);
    listener.checkpoint();
    try {
        check_generation(work.path(), archive.size());
        GateFigures figures{built.articles, articles_of(directory, live_before), 0, built.undated};
        if (request.gate.max_empty_body_percent)
            figures.empty_bodies = archive.count_without_body();
        judge(request, figures, listener);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::GateRefused) throw;
        refuse(error, directory.set_aside(work.path(), name));
    }
    listener.checkpoint();
    directory.publish(work.path(), name);
    // What was live may be an old generation that somebody went back to, for a reason.
    directory.prune(request.kept_generations, live_before);
}

std::uint64_t peak_rss_mebibytes() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::uint64_t>(usage.ru_maxrss) / 1024;
}

void describe_live_generation(const DataDirectory& directory, RunReport& report) {
    const auto current = directory.current();
    if (!current) return;
    report.generation = *current;
    const Manifest manifest = read_manifest(directory.generation_path(*current));
    report.articles = manifest.articles;
    for (const Manifest::File& file : manifest.files)
        report.generation_bytes += file.bytes;
}

// Empty if another run is at work and this one is to be skipped then.
std::unique_ptr<WriterLock> lock_for(const RunRequest& request, const DataDirectory& directory,
                                     const RunListener& listener, RunReport& report) {
    const auto deadline = std::chrono::steady_clock::now() + request.lock_wait;
    for (;;) {
        try {
            return std::make_unique<WriterLock>(directory);
        } catch (const Error& error) {
            if (error.code() != ErrorCode::Locked) throw;
            if (std::chrono::steady_clock::now() >= deadline) {
                if (request.when_locked == WhenLocked::Fail) throw;
                report.skipped = error.message();
                return nullptr;
            }
        }
        listener.checkpoint();
        std::this_thread::sleep_for(kLockPause);
    }
}

void read_into(ArchiveStore& archive, const RunRequest& request, const RunListener& listener,
               RunReport& report) {
    Reading reading(archive, listener, report);
    read_sources(request, reading);
    archive.commit();
    listener.sources_read();
    if (report.added + report.updated + report.unchanged == 0) throw no_article(request);
    listener.checkpoint();
}

void publish_news(const RunRequest& request, const RunListener& listener, RunReport& report) {
    const DataDirectory directory(request.data);
    directory.create();
    const auto lock = lock_for(request, directory, listener, report);
    if (!lock) return;
    directory.remove_leftovers();

    // First of all: a word list that cannot be read should not cost an hour of reading articles.
    const FoundWordSources words = find_word_sources(directory);
    if (words.warning) listener.warning(*words.warning);

    ArchiveStore archive(directory.archive_path());
    read_into(archive, request, listener, report);
    if (!is_up_to_date(directory, archive, words.sources)) {
        build_and_publish(directory, archive, words.sources, request, listener);
        report.published = true;
    }
    describe_live_generation(directory, report);
}

// An archive for as long as a rehearsal takes where there is none yet.
std::string make_scratch_directory() {
    std::string name = (fs::temp_directory_path() / "telusur-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw system_error(errno, {"create", "membuat"}, name);
    return name;
}

void rehearse(const RunRequest& request, const RunListener& listener, RunReport& report) {
    const DataDirectory directory(request.data);
    if (!fs::exists(directory.archive_path())) {
        const ScratchDirectory scratch(make_scratch_directory());
        ArchiveStore archive(scratch.path() / "archive.db");
        return read_into(archive, request, listener, report);
    }
    const auto lock = lock_for(request, directory, listener, report);
    if (!lock) return;
    ArchiveStore archive(directory.archive_path(), ArchiveUse::Rehearse);
    read_into(archive, request, listener, report);
    report.generation = directory.current_if_readable().value_or("");
}

}  // namespace

RunReport run_job(const RunRequest& request, const RunListener& listener) {
    const auto started = std::chrono::steady_clock::now();
    job_resources(request.resources);  // refuses those that are too few
    RunReport report;
    const auto work = request.mode == RunMode::Rehearse ? rehearse : publish_news;
    work(request, listener, report);
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - started;
    report.seconds = elapsed.count();
    report.peak_rss_mebibytes = peak_rss_mebibytes();
    return report;
}

}  // namespace telusur
