// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/run_command.h"

#include <chrono>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <optional>
#include <unistd.h>

#include "indexer/config/config.h"
#include "indexer/index/error.h"
#include "indexer/path_pattern.h"

namespace telusur {

namespace {

constexpr int kExitSomeFailed = 4;
constexpr int kExitSignalled = 128;
constexpr std::uint32_t kMostSecondsToWait = 7 * 24 * 3600;

// Ends a run from within.
struct Stopped {};

// How fast the articles of one stage go, from the first report on: what came before it was not only
// this work.
class Pace {
  public:
    // In articles a second; 0 where it cannot be told yet.
    double rate(std::uint64_t done) {
        const auto now = std::chrono::steady_clock::now();
        if (!first_) first_ = {now, done};
        const std::chrono::duration<double> elapsed = now - first_->time;
        return elapsed.count() > 0 ? static_cast<double>(done - first_->done) / elapsed.count() : 0;
    }

  private:
    struct Report {
        std::chrono::steady_clock::time_point time;
        std::uint64_t done = 0;
    };
    std::optional<Report> first_;
};

SourceSpec source_at(const std::string& path) {
    if (is_pattern(path)) return PatternSource{path};
    return PathSource{path};
}

RunRequest request_of(const Config& config) {
    RunRequest request;
    request.data = config.data;
    for (const FilesConfig& source : config.sources) {
        for (const std::string& path : source.paths)
            request.sources.push_back(source_at(path));
    }
    request.resources = config.build;
    request.kept_generations = config.kept_generations;
    request.gate = config.gate;
    return request;
}

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

void RunCommand::describe(CLI::App& run) {
    describe_input(run);
    describe_resources(run);
    describe_conduct(run);
    describe_output(run);
}

void RunCommand::describe_input(CLI::App& run) {
    config_option_ = run.add_option("--config", config_,
                                    text({"a telusur.toml; the other options go before it",
                                          "sebuah telusur.toml; pilihan lain didahulukan"}))
                         ->type_name("FILE");
    data_option_ = run.add_option("--data", data_, text({"the data directory", "direktori data"}))
                       ->type_name("DIR");
    run.add_option(
           "--source", sources_,
           text({"a file or folder: .txt page texts, .jsonl and .jsonl.zst records; repeatable",
                 "berkas atau folder: teks halaman .txt, catatan .jsonl dan .jsonl.zst; boleh "
                 "diulang"}))
        ->type_name("PATH");
}

void RunCommand::describe_resources(CLI::App& run) {
    jobs_option_ = run.add_option("--jobs", resources_.jobs,
                                  text({"threads; as many as the machine has cores if not given",
                                        "jumlah utas; sebanyak inti mesin jika tidak diberikan"}))
                       ->check(CLI::Range(std::size_t{1}, kMostJobs))
                       ->type_name("N");
    memory_option_ =
        run.add_option("--memory", resources_.memory_mebibytes,
                       text({"MiB for what is held while articles are indexed, at least 64; the "
                             "result needs some 100 bytes an article and 200 a distinct word "
                             "besides (default 1024)",
                             "MiB untuk yang disimpan selama artikel diindeks, paling sedikit 64; "
                             "selain itu hasilnya perlu sekitar 100 byte per artikel dan 200 per "
                             "kata berbeda (baku 1024)"}))
            // Too little is refused in both languages, by the run.
            ->check(CLI::Range(std::size_t{0}, kMostMebibytes))
            ->type_name("MiB");
}

void RunCommand::describe_conduct(CLI::App& run) {
    run.add_flag("--force", force_,
                 text({"publish even what breaks a rule of [gate]",
                       "terbitkan walaupun melanggar aturan [gate]"}));
    run.add_flag("--dry-run", dry_run_,
                 text({"read the sources, tell what would change, change nothing",
                       "baca sumber, sebutkan yang akan berubah, jangan ubah apa pun"}));
    run.add_option("--wait-lock", lock_wait_,
                   text({"wait so long for another run to end (default 0)",
                         "tunggu proses lain selesai selama ini (baku 0)"}))
        ->check(CLI::Range(0U, kMostSecondsToWait))
        ->type_name("SECONDS");
    run.add_flag("--skip-if-locked", skip_if_locked_,
                 text({"do nothing, with exit code 0, while another run is at work",
                       "jangan lakukan apa-apa, dengan kode 0, selama proses lain bekerja"}));
}

void RunCommand::describe_output(CLI::App& run) {
    run.add_flag(
        "--quiet", quiet_,
        text({"print problems only, flaws as sums", "hanya cetak masalah, cacat sebagai jumlah"}));
    run.add_option("--summary", summary_,
                   text({"json: one line for machines at the end of the output",
                         "json: satu baris untuk mesin di akhir keluaran"}))
        ->check(CLI::IsMember({"json"}));
}

RunRequest RunCommand::request() const {
    RunRequest request;
    if (config_option_->count() > 0) request = request_of(read_config(config_));
    if (data_option_->count() > 0) request.data = data_;
    if (!sources_.empty()) {
        request.sources.clear();
        for (const std::string& path : sources_)
            request.sources.emplace_back(PathSource{path});
    }
    if (jobs_option_->count() > 0) request.resources.jobs = resources_.jobs;
    if (memory_option_->count() > 0)
        request.resources.memory_mebibytes = resources_.memory_mebibytes;
    request.mode = dry_run_ ? RunMode::Rehearse : RunMode::Publish;
    request.lock_wait = std::chrono::seconds(lock_wait_);
    request.when_locked = skip_if_locked_ ? WhenLocked::Skip : WhenLocked::Fail;
    request.at_gate = force_ ? AtGate::PublishAnyway : AtGate::Refuse;
    if (request.sources.empty()) {
        throw Error(ErrorCode::Usage,
                    phrase("no source is named", "tidak ada sumber yang disebutkan"),
                    phrase("name one with --source or in a --config",
                           "sebutkan dengan --source atau dalam --config"));
    }
    return request;
}

BuildProgress RunCommand::progress_line(const Phrase& stage, bool is_shown) const {
    if (!is_shown) return [](std::uint64_t, std::uint64_t) {};
    return [this, stage, pace = Pace()](std::uint64_t done, std::uint64_t total) mutable {
        const double rate = pace.rate(done);
        std::string line = fmt::format("{} {}/{}", text(stage), done, total);
        if (rate > 0) {
            const auto left = static_cast<std::uint64_t>(static_cast<double>(total - done) / rate);
            line += text(phrase(", {:.0f}/s, {}:{:02} left", ", {:.0f}/d, sisa {}:{:02}", rate,
                                left / 60, left % 60));
        }
        fmt::print(stderr, "\r{:<60}\r", line);
    };
}

RunListener RunCommand::listener(ProblemReport& problems, const StopSignals& signals) const {
    const auto checkpoint = [&signals] {
        if (signals.received() != 0) throw Stopped();
    };
    const auto watched = [checkpoint](BuildProgress progress) -> BuildProgress {
        return [checkpoint, progress](std::uint64_t done, std::uint64_t total) {
            checkpoint();
            progress(done, total);
        };
    };
    const bool show_progress = !quiet_ && ::isatty(STDERR_FILENO) == 1;
    RunListener listener;
    listener.problem = [&problems](const Provenance& where, const RecordProblem& problem) {
        problems.add(where, problem);
    };
    listener.sources_read = [&problems] { problems.finish(); };
    listener.reading = [this, show_progress](std::uint64_t seen) {
        if (!show_progress) return;
        fmt::print(stderr, "\r{} {} \r", text({"reading", "membaca"}), seen);
    };
    listener.warning = [this](const Phrase& what) {
        fmt::print(stderr, "{}: {}\n", text({"warning", "peringatan"}), text(what));
    };
    listener.learning =
        watched(progress_line({"learning words", "mempelajari kata"}, show_progress));
    listener.building = watched(progress_line({"indexing", "mengindeks"}, show_progress));
    listener.checkpoint = checkpoint;
    return listener;
}

void RunCommand::print_report(const RunReport& report) const {
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
    const auto verb = report.published
                          ? Phrase{"published", "diterbitkan"}
                          : Phrase{"nothing changed, still live:", "tidak berubah, tetap dipakai:"};
    const Phrase line = phrase("{} {}: {} articles, {:.1f} MiB, {:.1f} s, peak {} MiB\n",
                               "{} {}: {} artikel, {:.1f} MiB, {:.1f} s, puncak {} MiB\n",
                               text(verb), report.generation, report.articles,
                               static_cast<double>(report.generation_bytes) / (1 << 20),
                               report.seconds, report.peak_rss_mebibytes);
    std::fputs(text(line).c_str(), stdout);
}

int RunCommand::tell(const RunReport& report) const {
    if (report.skipped && !quiet_) {
        fmt::print("{}: {}\n", text({"skipped", "dilewati"}), text(*report.skipped));
    } else if (!quiet_) {
        print_report(report);
    }
    if (summary_ == "json") std::fputs(to_json_line(report).c_str(), stdout);
    return report.has_problems() ? kExitSomeFailed : 0;
}

int RunCommand::run() const {
    const StopSignals signals;
    ProblemReport problems(language_, quiet_ ? FlawDetail::Sums : FlawDetail::Examples,
                           [](const std::string& line) { fmt::print(stderr, "{}\n", line); });
    try {
        return tell(run_job(request(), listener(problems, signals)));
    } catch (const Stopped&) {
        problems.finish();
        const Phrase what =
            phrase("stopped by signal {}; nothing was published",
                   "dihentikan sinyal {}; tidak ada yang diterbitkan", signals.received());
        fmt::print(stderr, "telusur-indexer: {}\n", text(what));
        return kExitSignalled + signals.received();
    }
}

}  // namespace telusur
