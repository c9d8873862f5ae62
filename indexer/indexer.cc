// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <unistd.h>

#include "indexer/build/generation_check.h"
#include "indexer/index/data_directory.h"
#include "indexer/index/error.h"
#include "indexer/index/generation.h"
#include "indexer/index/manifest.h"
#include "indexer/index/rebuild_hint.h"
#include "indexer/index/run_program.h"
#include "indexer/run_job.h"

namespace {

using telusur::Error;
using telusur::ErrorCode;
using telusur::Language;
using telusur::Phrase;
using telusur::phrase;

constexpr int kExitSomeFailed = 4;

struct Options {
    telusur::RunRequest run;
    bool quiet = false;
    std::string summary;
    std::string data;
    std::string generation;
    bool all = false;
};

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

class Program {
  public:
    explicit Program(Language language) : language_(language) {}

    int main(int argc, char** argv);

  private:
    void describe(CLI::App& app);
    void describe_check(CLI::App& app);
    CLI::App* command(CLI::App& app, const char* name, const Phrase& description);
    int run();
    telusur::BuildProgress progress_line(const Phrase& stage, bool is_shown) const;
    int generations();
    int rollback();
    int check();
    std::vector<std::string> generations_to_check(const telusur::DataDirectory& directory) const;
    bool is_whole(const telusur::DataDirectory& directory, const std::string& name) const;
    void print_report(const telusur::RunReport& report) const;
    const std::string& text(const Phrase& value) const { return value.in(language_); }

    Language language_;
    Options options_;
};

CLI::App* Program::command(CLI::App& app, const char* name, const Phrase& description) {
    CLI::App* added = app.add_subcommand(name, text(description));
    added->add_option("--data", options_.data, text({"the data directory", "direktori data"}))
        ->required()
        ->type_name("DIR");
    return added;
}

void Program::describe(CLI::App& app) {
    app.description(
        text({"Reads articles into the archive and publishes a new generation of the index.",
              "Membaca artikel ke dalam arsip dan menerbitkan generasi indeks yang baru."}));
    app.footer(text({"Example:\n  telusur-indexer run --data /var/lib/telusur --source articles/",
                     "Contoh:\n  telusur-indexer run --data /var/lib/telusur --source artikel/"}));
    app.set_version_flag("--version", std::string("telusur-indexer ") + TELUSUR_VERSION);
    app.require_subcommand(1);

    CLI::App* run = command(app, "run",
                            {"read sources, then build, check and publish a generation",
                             "baca sumber, lalu bangun, periksa, dan terbitkan satu generasi"});
    run->add_option(
           "--source", options_.run.sources,
           text({"a file or folder: .txt page texts, .jsonl and .jsonl.zst records; repeatable",
                 "berkas atau folder: teks halaman .txt, catatan .jsonl dan .jsonl.zst; boleh "
                 "diulang"}))
        ->required()
        ->type_name("PATH");
    run->add_option("--jobs", options_.run.resources.jobs,
                    text({"threads; as many as the machine has cores if not given",
                          "jumlah utas; sebanyak inti mesin jika tidak diberikan"}))
        ->check(CLI::Range(std::size_t{1}, telusur::kMostJobs))
        ->type_name("N");
    run->add_option(
           "--memory", options_.run.resources.memory_mebibytes,
           text({"MiB for what is held while articles are indexed, at least 64; the result needs "
                 "some 100 bytes an article and 200 a distinct word besides (default 1024)",
                 "MiB untuk yang disimpan selama artikel diindeks, paling sedikit 64; selain itu "
                 "hasilnya perlu sekitar 100 byte per artikel dan 200 per kata berbeda (baku "
                 "1024)"}))
        // Too little is refused in both languages, by the run.
        ->check(CLI::Range(std::size_t{0}, telusur::kMostMebibytes))
        ->type_name("MiB");
    run->add_flag("--quiet", options_.quiet, text({"print problems only", "hanya cetak masalah"}));
    run->add_option("--summary", options_.summary,
                    text({"json: one line for machines at the end of the output",
                          "json: satu baris untuk mesin di akhir keluaran"}))
        ->check(CLI::IsMember({"json"}));

    command(
        app, "generations",
        {"list the generations; * marks the live one", "daftar generasi; * menandai yang dipakai"});
    CLI::App* rollback = command(app, "rollback",
                                 {"make the generation before the live one live again",
                                  "pakai lagi generasi sebelum yang sekarang"});
    rollback
        ->add_option("--to", options_.generation,
                     text({"the generation to go to", "generasi yang dituju"}))
        ->type_name("NAME");
    describe_check(app);
}

void Program::describe_check(CLI::App& app) {
    CLI::App* check = command(
        app, "check",
        {"read the live generation through and tell whether it is whole; 65 if it is damaged",
         "baca seluruh generasi yang dipakai dan laporkan apakah utuh; 65 jika rusak"});
    CLI::Option* one = check->add_option("--generation", options_.generation,
                                         text({"another generation", "generasi yang lain"}));
    one->type_name("NAME");
    check->add_flag("--all", options_.all, text({"all generations", "semua generasi"}))
        ->excludes(one);
}

void Program::print_report(const telusur::RunReport& report) const {
    const auto verb = report.published
                          ? Phrase{"published", "diterbitkan"}
                          : Phrase{"nothing changed, still live:", "tidak berubah, tetap dipakai:"};
    const Phrase line = phrase(
        "{0} seen: {1} added, {2} updated, {3} unchanged, {4} deleted, {5} failed, {6} flawed\n"
        "{7} {8}: {9} articles, {10:.1f} MiB, {11:.1f} s, peak {12} MiB\n",
        "{0} terbaca: {1} baru, {2} berubah, {3} tetap, {4} dihapus, {5} gagal, {6} cacat\n"
        "{7} {8}: {9} artikel, {10:.1f} MiB, {11:.1f} s, puncak {12} MiB\n",
        report.seen, report.added, report.updated, report.unchanged, report.deleted, report.failed,
        report.flawed, text(verb), report.generation, report.articles,
        static_cast<double>(report.generation_bytes) / (1 << 20), report.seconds,
        report.peak_rss_mebibytes);
    std::fputs(text(line).c_str(), stdout);
}

std::string to_json_line(const telusur::RunReport& report) {
    const nlohmann::ordered_json summary{
        {"seen", report.seen},       {"added", report.added},
        {"updated", report.updated}, {"unchanged", report.unchanged},
        {"deleted", report.deleted}, {"failed", report.failed},
        {"flawed", report.flawed},   {"generation", report.generation},
        {"seconds", report.seconds}, {"peak_rss_mb", report.peak_rss_mebibytes}};
    return summary.dump() + "\n";
}

telusur::BuildProgress Program::progress_line(const Phrase& stage, bool is_shown) const {
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

int Program::run() {
    const bool show_progress = !options_.quiet && ::isatty(STDERR_FILENO) == 1;
    telusur::RunListener listener;
    listener.problem = [this](const telusur::Provenance& where,
                              const telusur::RecordProblem& problem) {
        fmt::print(stderr, "{}: {}\n", where.where(), text(problem.what));
    };
    listener.reading = [this, show_progress](std::uint64_t seen) {
        if (!show_progress) return;
        fmt::print(stderr, "\r{} {} \r", text({"reading", "membaca"}), seen);
    };
    listener.warning = [this](const Phrase& what) {
        fmt::print(stderr, "{}: {}\n", text({"warning", "peringatan"}), text(what));
    };
    listener.learning = progress_line({"learning words", "mempelajari kata"}, show_progress);
    listener.building = progress_line({"indexing", "mengindeks"}, show_progress);
    options_.run.data = options_.data;
    const telusur::RunReport report = telusur::run_job(options_.run, listener);
    if (!options_.quiet) print_report(report);
    if (options_.summary == "json") std::fputs(to_json_line(report).c_str(), stdout);
    return report.has_problems() ? kExitSomeFailed : 0;
}

int Program::generations() {
    const telusur::DataDirectory directory(options_.data);
    if (!std::filesystem::is_directory(directory.path())) {
        throw Error(ErrorCode::NoInput,
                    phrase("there is no directory {}", "tidak ada direktori {}", options_.data));
    }
    const auto live = directory.current_if_readable();
    for (const std::string& name : directory.generations()) {
        std::string description;
        try {
            const telusur::Manifest manifest =
                telusur::read_manifest(directory.generation_path(name));
            description = fmt::format("{}\t{}", manifest.articles, manifest.built_at);
        } catch (const Error&) {
            description = text({"damaged", "rusak"});
        }
        fmt::print("{} {}\t{}\n", name == live ? '*' : ' ', name, description);
    }
    return 0;
}

// The newest generation older than the live one.
std::string generation_before(const std::vector<std::string>& names,
                              const std::optional<std::string>& live) {
    const auto found = live ? std::lower_bound(names.begin(), names.end(), *live) : names.begin();
    return found == names.begin() ? std::string() : *std::prev(found);
}

Phrase list_hint(const std::string& data) {
    return phrase("list them: telusur-indexer generations --data {}",
                  "lihat daftarnya: telusur-indexer generations --data {}", data);
}

void expect_among(const std::vector<std::string>& names, const std::string& name,
                  const std::string& data) {
    if (std::find(names.begin(), names.end(), name) != names.end()) return;
    throw Error(ErrorCode::NoInput,
                phrase("{} has no generation {}", "{} tidak punya generasi {}", data, name),
                list_hint(data));
}

int Program::rollback() {
    const telusur::DataDirectory directory(options_.data);
    const auto live = directory.current_if_readable();
    const std::vector<std::string> names = directory.generations();
    const std::string target =
        options_.generation.empty() ? generation_before(names, live) : options_.generation;
    if (target.empty()) {
        throw Error(ErrorCode::NoInput,
                    phrase("{} has no generation to go back to",
                           "{} tidak punya generasi sebelumnya", options_.data),
                    list_hint(options_.data));
    }
    expect_among(names, target, options_.data);
    const telusur::WriterLock lock(directory);
    telusur::check_files(directory.generation_path(target));
    // Nobody is served by going back to what this program cannot read.
    const telusur::Generation readable(directory.generation_path(target));
    directory.make_live(target);
    fmt::print("{}\n", text(phrase("live: {}", "dipakai: {}", target)));
    return 0;
}

std::vector<std::string> Program::generations_to_check(
    const telusur::DataDirectory& directory) const {
    std::vector<std::string> names = directory.generations();
    if (!options_.generation.empty()) {
        expect_among(names, options_.generation, options_.data);
        return {options_.generation};
    }
    const std::string live = telusur::live_generation(directory).filename().string();
    if (!options_.all) return {live};
    // One that CURRENT names and that is not there is damage, too.
    if (std::find(names.begin(), names.end(), live) == names.end()) names.push_back(live);
    return names;
}

bool Program::is_whole(const telusur::DataDirectory& directory, const std::string& name) const {
    try {
        const std::uint64_t articles =
            telusur::verify_generation(directory.generation_path(name), telusur::CheckDepth::All);
        fmt::print("{}  {}\n", name,
                   text(phrase("whole, {} articles", "utuh, {} artikel", articles)));
        return true;
    } catch (const Error& error) {
        if (error.code() != ErrorCode::BadData) throw;
        fmt::print("{}  {}: {}\n", name, text({"damaged", "rusak"}), text(error.message()));
        return false;
    }
}

// Takes no lock: a generation never changes, and a check must not keep a run waiting.
int Program::check() {
    const telusur::DataDirectory directory(options_.data);
    std::size_t damaged = 0;
    for (const std::string& name : generations_to_check(directory)) {
        if (!is_whole(directory, name)) ++damaged;
    }
    if (damaged == 0) return 0;
    fmt::print(stderr, "{}\n", text(telusur::rebuild_hint()));
    return telusur::exit_code(ErrorCode::BadData);
}

int Program::main(int argc, char** argv) {
    CLI::App app;
    describe(app);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        return app.exit(problem) == 0 ? 0 : telusur::exit_code(telusur::ErrorCode::Usage);
    }
    if (app.got_subcommand("run")) return run();
    if (app.got_subcommand("generations")) return generations();
    if (app.got_subcommand("check")) return check();
    return rollback();
}

}  // namespace

int main(int argc, char** argv) {
    return telusur::run_program("telusur-indexer", [argc, argv](Language language) {
        return Program(language).main(argc, argv);
    });
}
