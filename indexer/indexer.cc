// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>

#include "indexer/build/generation_check.h"
#include "indexer/config/config.h"
#include "indexer/index/data_directory.h"
#include "indexer/index/error.h"
#include "indexer/index/generation.h"
#include "indexer/index/manifest.h"
#include "indexer/index/rebuild_hint.h"
#include "indexer/index/run_program.h"
#include "indexer/run_command.h"

namespace {

using telusur::Error;
using telusur::ErrorCode;
using telusur::Language;
using telusur::Phrase;
using telusur::phrase;

struct Options {
    std::string config;
    std::string data;
    std::string generation;
    bool all = false;
};

class Program {
  public:
    explicit Program(Language language) : language_(language), run_(language) {}

    int main(int argc, char** argv);

  private:
    void describe(CLI::App& app);
    void describe_check(CLI::App& app);
    void describe_config(CLI::App& app);
    CLI::App* command(CLI::App& app, const char* name, const Phrase& description);
    int generations();
    int rollback();
    int check();
    int config(const CLI::App& command) const;
    std::vector<std::string> generations_to_check(const telusur::DataDirectory& directory) const;
    bool is_whole(const telusur::DataDirectory& directory, const std::string& name) const;
    const std::string& text(const Phrase& value) const { return value.in(language_); }

    Language language_;
    Options options_;
    telusur::RunCommand run_;
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

    run_.describe(*app.add_subcommand(
        "run", text({"read sources, then build, check and publish a generation",
                     "baca sumber, lalu bangun, periksa, dan terbitkan satu generasi"})));
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
    describe_config(app);
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

void Program::describe_config(CLI::App& app) {
    CLI::App* config = app.add_subcommand("config", text({"telusur.toml", "telusur.toml"}));
    config->require_subcommand(1);
    const auto add = [&](const char* name, const Phrase& description) {
        config->add_subcommand(name, text(description))
            ->add_option("--config", options_.config, text({"the file", "berkasnya"}))
            ->required()
            ->type_name("FILE");
    };
    add("check", {"tell all that is wrong in it; 78 if anything is",
                  "sebutkan semua yang salah di dalamnya; 78 jika ada"});
    add("show",
        {"print it with all that it leaves to defaults", "cetak beserta semua nilai bakunya"});
}

int Program::config(const CLI::App& command) const {
    const telusur::Config config = telusur::read_config(options_.config);
    if (command.got_subcommand("check")) {
        fmt::print("ok\n");
    } else {
        fmt::print("{}", telusur::to_toml(config));
    }
    return 0;
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
    if (app.got_subcommand("run")) return run_.run();
    if (app.got_subcommand("config")) return config(*app.get_subcommand("config"));
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
