// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/job_command.h"

#include <chrono>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "indexer/index/error.h"
#include "indexer/run_signals.h"

namespace telusur {

namespace {

constexpr int kExitSomeFailed = 4;
constexpr int kExitSignalled = 128;
constexpr std::uint32_t kMostSecondsToWait = 7 * 24 * 3600;

std::string to_json_line(const RunReport& report) {
    const nlohmann::ordered_json summary{
        {"seen", report.seen},       {"added", report.added},
        {"updated", report.updated}, {"unchanged", report.unchanged},
        {"deleted", report.deleted}, {"failed", report.failed},
        {"flawed", report.flawed},   {"generation", report.generation},
        {"seconds", report.seconds}, {"peak_rss_mb", report.peak_rss_mebibytes}};
    return summary.dump() + "\n";
}

}  // namespace

void JobCommand::describe(CLI::App& command) {
    describe_input(command);
    if (kind_ != JobKind::Sync) describe_resources(command);
    describe_conduct(command);
    describe_output(command);
}

void JobCommand::describe_input(CLI::App& command) {
    place_.describe(command, language_);
    if (kind_ == JobKind::Run || kind_ == JobKind::Sync) {
        command
            .add_option(
                "--source", sources_,
                text({"a file or folder instead of the sources of --config; repeatable",
                      "berkas atau folder, pengganti sumber dalam --config; boleh diulang"}))
            ->type_name("PATH");
    } else if (kind_ == JobKind::Add) {
        command
            .add_option("PATH", named_,
                        text({"files and folders with articles", "berkas dan folder artikel"}))
            ->required();
    } else if (kind_ == JobKind::Remove) {
        command.add_option("ID", named_, text({"ids of articles", "id artikel"}))->required();
        command.add_flag("--undo", undo_,
                         text({"let them come back with the next run",
                               "izinkan kembali pada proses berikutnya"}));
    }
}

void JobCommand::describe_resources(CLI::App& command) {
    jobs_option_ = command
                       .add_option("--jobs", resources_.jobs,
                                   text({"threads; as many as the machine has cores if not given",
                                         "jumlah utas; sebanyak inti mesin jika tidak diberikan"}))
                       ->check(CLI::Range(std::size_t{1}, kMostJobs))
                       ->type_name("N");
    memory_option_ =
        command
            .add_option("--memory", resources_.memory_mebibytes,
                        text({"MiB for what is held while articles are indexed, at least 64; the "
                              "result needs some 160 bytes an article and 200 a distinct word "
                              "besides (default 1024)",
                              "MiB untuk yang disimpan selama artikel diindeks, paling sedikit 64; "
                              "selain itu hasilnya perlu sekitar 160 byte per artikel dan 200 per "
                              "kata berbeda (baku 1024)"}))
            // Too little is refused in both languages, by the run.
            ->check(CLI::Range(std::size_t{0}, kMostMebibytes))
            ->type_name("MiB");
}

void JobCommand::describe_conduct(CLI::App& command) {
    command.add_flag("--force", force_,
                     text({"publish even what breaks a rule of [gate]",
                           "terbitkan walaupun melanggar aturan [gate]"}));
    if (kind_ == JobKind::Run || kind_ == JobKind::Sync) {
        command.add_flag("--dry-run", dry_run_,
                         text({"read the sources, tell what would change, change nothing",
                               "baca sumber, sebutkan yang akan berubah, jangan ubah apa pun"}));
    }
    if (kind_ == JobKind::Add || kind_ == JobKind::Remove) {
        command.add_flag("--no-publish", no_publish_,
                         text({"change the archive alone; the next run publishes it",
                               "ubah arsipnya saja; proses berikutnya yang menerbitkan"}));
    }
    command
        .add_option("--wait-lock", lock_wait_,
                    text({"wait so long for another run to end (default 0)",
                          "tunggu proses lain selesai selama ini (baku 0)"}))
        ->check(CLI::Range(0U, kMostSecondsToWait))
        ->type_name("SECONDS");
    command.add_flag("--skip-if-locked", skip_if_locked_,
                     text({"do nothing, with exit code 0, while another run is at work",
                           "jangan lakukan apa-apa, dengan kode 0, selama proses lain bekerja"}));
}

void JobCommand::describe_output(CLI::App& command) {
    command.add_flag(
        "--quiet", quiet_,
        text({"print problems only, flaws as sums", "hanya cetak masalah, cacat sebagai jumlah"}));
    command
        .add_option("--summary", summary_,
                    text({"json: one line for machines at the end of the output",
                          "json: satu baris untuk mesin di akhir keluaran"}))
        ->check(CLI::IsMember({"json"}));
}

RunRequest JobCommand::request() const {
    const bool asks_sites = kind_ == JobKind::Run || kind_ == JobKind::Sync;
    RunRequest request = place_.request(asks_sites ? Sites::Asked : Sites::NotAsked);
    add_input(request);
    if (jobs_option_ != nullptr && jobs_option_->count() > 0)
        request.resources.jobs = resources_.jobs;
    if (memory_option_ != nullptr && memory_option_->count() > 0)
        request.resources.memory_mebibytes = resources_.memory_mebibytes;
    if (kind_ == JobKind::Sync || no_publish_) request.mode = RunMode::Sync;
    if (kind_ == JobKind::Build) request.mode = RunMode::Build;
    if (dry_run_) request.mode = RunMode::Rehearse;
    request.lock_wait = std::chrono::seconds(lock_wait_);
    request.when_locked = skip_if_locked_ ? WhenLocked::Skip : WhenLocked::Fail;
    request.at_gate = force_ ? AtGate::PublishAnyway : AtGate::Refuse;
    return request;
}

void JobCommand::add_input(RunRequest& request) const {
    if (kind_ == JobKind::Add) {
        for (const SourceSpec& source : request.sources)
            request.other_sources.push_back(name_of(source));
        request.sources = {AddedFiles{named_}};
    } else if (kind_ == JobKind::Remove) {
        request.sources.clear();
        (undo_ ? request.readmitted : request.withdrawn) = named_;
    } else if (kind_ == JobKind::Build) {
        request.sources.clear();
    } else {
        take_sources(request, sources_);
    }
}

void JobCommand::print_report(const RunReport& report) const {
    const Phrase counts =
        phrase("{} seen: {} added, {} updated, {} unchanged, {} deleted, {} failed, {} flawed\n",
               "{} terbaca: {} baru, {} berubah, {} tetap, {} dihapus, {} gagal, {} cacat\n",
               report.seen, report.added, report.updated, report.unchanged, report.deleted,
               report.failed, report.flawed);
    std::fputs(text(counts).c_str(), stdout);
    if (dry_run_) {
        const Phrase note{"dry run: nothing was changed\n", "percobaan: tidak ada yang diubah\n"};
        std::fputs(text(note).c_str(), stdout);
        return;
    }
    Phrase verb{"nothing changed, still live:", "tidak berubah, tetap dipakai:"};
    if (report.published) verb = {"published", "diterbitkan"};
    if (no_publish_ || kind_ == JobKind::Sync)
        verb = {"nothing published, still live:", "tidak ada yang diterbitkan, tetap dipakai:"};
    if (kind_ == JobKind::Build) {
        const Phrase built =
            phrase("built {}; telusur-indexer publish makes it live\n",
                   "{} dibangun; pakai dengan telusur-indexer publish\n", report.built);
        std::fputs(text(built).c_str(), stdout);
        verb = {"still live:", "tetap dipakai:"};
    }
    const Phrase line =
        phrase("{} {}: {} articles, {:.1f} MiB, {:.1f} s, peak {} MiB\n",
               "{} {}: {} artikel, {:.1f} MiB, {:.1f} s, puncak {} MiB\n", text(verb),
               report.generation.empty() ? "-" : report.generation, report.articles,
               static_cast<double>(report.generation_bytes) / (1 << 20), report.seconds,
               report.peak_rss_mebibytes);
    std::fputs(text(line).c_str(), stdout);
}

void JobCommand::print_summary(const RunReport& report) const {
    if (summary_ == "json") std::fputs(to_json_line(report).c_str(), stdout);
}

int JobCommand::tell(const RunReport& report) const {
    if (report.skipped && !quiet_) {
        fmt::print("{}: {}\n", text({"skipped", "dilewati"}), text(*report.skipped));
    } else if (!quiet_) {
        print_report(report);
    }
    for (const std::string& id : report.unknown_ids)
        fmt::print(stderr, "{}: {}\n", text({"no such article", "tidak ada artikel"}), id);
    print_summary(report);
    return report.has_problems() || !report.unknown_ids.empty() ? kExitSomeFailed : 0;
}

int JobCommand::run() const {
    const RunSignals signals;
    const bool shows = !quiet_ && ::isatty(STDERR_FILENO) == 1;
    JobListener listener(language_, quiet_ ? FlawDetail::Sums : FlawDetail::Examples,
                         shows ? JobListener::Progress::Shown : JobListener::Progress::OnRequest,
                         signals);
    RunReport report;
    try {
        run_job(request(), listener.calls(), report);
        return tell(report);
    } catch (const Stopped&) {
        listener.finish();
        const Phrase what =
            phrase("stopped by signal {}; nothing was published",
                   "dihentikan sinyal {}; tidak ada yang diterbitkan", signals.received());
        fmt::print(stderr, "telusur-indexer: {}\n", text(what));
        print_summary(report);
        return kExitSignalled + signals.received();
    } catch (const Error& error) {
        if (error.code() == ErrorCode::GateRefused) print_summary(report);
        throw;
    }
}

}  // namespace telusur
