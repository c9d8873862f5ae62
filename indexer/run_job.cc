// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/run_job.h"

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <memory>
#include <set>
#include <sys/resource.h>
#include <thread>

#include "indexer/archive/archive_store.h"
#include "indexer/generation_making.h"
#include "indexer/index/data_directory.h"
#include "indexer/index/error.h"
#include "indexer/index/field_table.h"
#include "indexer/scratch_directory.h"
#include "indexer/source_intake.h"

namespace telusur {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::milliseconds kLockPause{100};

Error no_article(const RunRequest& request) {
    std::vector<std::string> sources;
    for (const SourceSpec& source : request.sources)
        sources.push_back(name_of(source));
    return Error(
        ErrorCode::NoInput,
        phrase("no article that can be indexed in {}",
               "tidak ada artikel yang dapat diindeks di {}",
               fmt::format("{}", fmt::join(sources, ", "))),
        phrase("what is above says why; files that are read: .txt, .jsonl, .csv, .xml, .html",
               "sebabnya ada di atas; berkas yang dibaca: .txt, .jsonl, .csv, .xml, .html"));
}

std::uint64_t peak_rss_mebibytes() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::uint64_t>(usage.ru_maxrss) / 1024;
}

// Whatever ends the work, the report says what it took.
class StopWatch {
  public:
    explicit StopWatch(RunReport& report) : report_(report) {}
    ~StopWatch() {
        const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - started_;
        report_.seconds = elapsed.count();
        report_.peak_rss_mebibytes = peak_rss_mebibytes();
    }
    StopWatch(const StopWatch&) = delete;
    StopWatch& operator=(const StopWatch&) = delete;

  private:
    RunReport& report_;
    std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

void describe_live_generation(const DataDirectory& directory, RunReport& report) {
    const auto current = directory.current_if_readable();
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
    if (request.thoroughness == Thoroughness::Everything) archive.distrust_damaged();
    SourceIntake intake(archive, request, listener, report);
    std::set<std::string> names;
    for (const SourceSpec& source : request.sources) {
        if (names.insert(name_of(source)).second) intake.read(source);
    }
    for (const std::string& name : request.forgotten_sources)
        intake.forget(name);
    archive.commit();
    listener.sources_read();
    if (report.added + report.updated + report.unchanged == 0) throw no_article(request);
    if (!intake.shrunken().empty()) {
        throw refusal(
            intake.shrunken(),
            {"none was removed; if they are to go, run with --force",
             "tidak ada yang dihapus; jika memang harus hilang, jalankan dengan --force"});
    }
    listener.checkpoint();
}

void change_by_hand(ArchiveStore& archive, const RunRequest& request, RunReport& report) {
    std::vector<std::string> unknown = archive.withdraw(request.withdrawn);
    report.deleted += request.withdrawn.size() - unknown.size();
    report.unknown_ids = archive.readmit(request.readmitted);
    report.unknown_ids.insert(report.unknown_ids.end(), unknown.begin(), unknown.end());
    const std::size_t named = request.withdrawn.size() + request.readmitted.size();
    if (named > 0 && report.unknown_ids.size() == named) {
        throw Error(ErrorCode::NoInput,
                    phrase("there is no such article: {}", "tidak ada artikel seperti itu: {}",
                           fmt::format("{}", fmt::join(report.unknown_ids, ", "))));
    }
}

Error empty_archive(const DataDirectory& directory) {
    return Error(ErrorCode::NoInput,
                 phrase("the archive in {} holds no article", "arsip di {} tidak berisi artikel",
                        directory.path().string()));
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

    report.generation = directory.current_if_readable().value_or("");
    ArchiveStore archive(directory.archive_path());
    change_by_hand(archive, request, report);
    const bool is_by_hand = !request.withdrawn.empty() || !request.readmitted.empty();
    if (request.mode != RunMode::Build && !is_by_hand)
        read_into(archive, request, listener, report);
    if (archive.size() == 0) throw empty_archive(directory);
    const bool is_due =
        request.mode == RunMode::Build ||
        (request.mode == RunMode::Publish && !is_up_to_date(directory, archive, words.sources));
    if (is_due) make_generation({directory, archive, words.sources, request, listener}, report);
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

void run_job(const RunRequest& request, const RunListener& listener, RunReport& report) {
    const StopWatch watch(report);
    job_resources(request.resources);  // refuses those that are too few
    const auto work = request.mode == RunMode::Rehearse ? rehearse : publish_news;
    work(request, listener, report);
}

RunReport run_job(const RunRequest& request, const RunListener& listener) {
    RunReport report;
    run_job(request, listener, report);
    return report;
}

}  // namespace telusur
