// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/generation_commands.h"

#include <algorithm>
#include <cstdio>
#include <optional>

#include "indexer/build/generation_check.h"
#include "indexer/index/error.h"
#include "indexer/index/generation.h"
#include "indexer/index/manifest.h"
#include "indexer/index/rebuild_hint.h"

namespace telusur {

namespace {

// The newest generation older than the live one.
std::string generation_before(const std::vector<std::string>& names,
                              const std::optional<std::string>& live) {
    const auto found = live ? std::lower_bound(names.begin(), names.end(), *live) : names.begin();
    return found == names.begin() ? std::string() : *std::prev(found);
}

Phrase list_hint(const DataDirectory& directory) {
    return phrase("list them: telusur-indexer generations --data {}",
                  "lihat daftarnya: telusur-indexer generations --data {}",
                  directory.path().string());
}

void expect_among(const std::vector<std::string>& names, const std::string& name,
                  const DataDirectory& directory) {
    if (std::find(names.begin(), names.end(), name) != names.end()) return;
    throw Error(ErrorCode::NoInput,
                phrase("{} has no generation {}", "{} tidak punya generasi {}",
                       directory.path().string(), name),
                list_hint(directory));
}

}  // namespace

CLI::App* GenerationCommands::add(CLI::App& app, const char* name, const Phrase& description) {
    CLI::App* added = app.add_subcommand(name, text(description));
    place_.describe(*added, language_);
    return added;
}

void GenerationCommands::describe(CLI::App& app) {
    const auto add_name = [this](CLI::App* command, const char* option, const Phrase& what) {
        return command->add_option(option, generation_, text(what))->type_name("NAME");
    };
    add(app, "generations",
        {"list the generations; * marks the live one", "daftar generasi; * menandai yang dipakai"});
    CLI::App* rollback = add(app, "rollback",
                             {"make the generation before the live one live again",
                              "pakai lagi generasi sebelum yang sekarang"});
    add_name(rollback, "--to", {"the generation to go to", "generasi yang dituju"});
    CLI::App* publish =
        add(app, "publish", {"make the newest generation live", "pakai generasi yang terbaru"});
    add_name(publish, "--generation", {"another generation", "generasi yang lain"});
    CLI::App* check =
        add(app, "check",
            {"read the live generation through and tell whether it is whole; 65 if it is damaged",
             "baca seluruh generasi yang dipakai dan laporkan apakah utuh; 65 jika rusak"});
    CLI::Option* one =
        add_name(check, "--generation", {"another generation", "generasi yang lain"});
    check->add_flag("--all", all_, text({"all generations", "semua generasi"}))->excludes(one);
}

std::optional<int> GenerationCommands::run(const CLI::App& app) const {
    if (app.got_subcommand("generations")) return list();
    if (app.got_subcommand("rollback")) return rollback();
    if (app.got_subcommand("publish")) return publish();
    if (app.got_subcommand("check")) return check();
    return std::nullopt;
}

int GenerationCommands::list() const {
    const DataDirectory directory(place_.data());
    if (!std::filesystem::is_directory(directory.path())) {
        throw Error(ErrorCode::NoInput, phrase("there is no directory {}", "tidak ada direktori {}",
                                               directory.path().string()));
    }
    const auto live = directory.current_if_readable();
    for (const std::string& name : directory.generations()) {
        std::string description;
        try {
            const Manifest manifest = read_manifest(directory.generation_path(name));
            description = fmt::format("{}\t{}", manifest.articles, manifest.built_at);
        } catch (const Error&) {
            description = text({"damaged", "rusak"});
        }
        fmt::print("{} {}\t{}\n", name == live ? '*' : ' ', name, description);
    }
    return 0;
}

int GenerationCommands::rollback() const {
    const DataDirectory directory(place_.data());
    const auto live = directory.current_if_readable();
    const std::vector<std::string> names = directory.generations();
    const std::string target = generation_.empty() ? generation_before(names, live) : generation_;
    if (target.empty()) {
        throw Error(ErrorCode::NoInput,
                    phrase("{} has no generation to go back to",
                           "{} tidak punya generasi sebelumnya", directory.path().string()),
                    list_hint(directory));
    }
    expect_among(names, target, directory);
    const WriterLock lock(directory);
    make_live(directory, target);
    return 0;
}

int GenerationCommands::publish() const {
    const DataDirectory directory(place_.data());
    const std::vector<std::string> names = directory.generations();
    if (names.empty()) {
        throw Error(ErrorCode::NoInput,
                    phrase("{} has no generation to publish",
                           "{} tidak punya generasi untuk diterbitkan", directory.path().string()),
                    {"build one: telusur-indexer build", "bangun dulu: telusur-indexer build"});
    }
    const std::string target = generation_.empty() ? names.back() : generation_;
    expect_among(names, target, directory);
    const WriterLock lock(directory);
    make_live(directory, target);
    return 0;
}

void GenerationCommands::make_live(const DataDirectory& directory, const std::string& name) const {
    check_files(directory.generation_path(name));
    // Nobody is served by what this program cannot read.
    const Generation readable(directory.generation_path(name));
    directory.make_live(name);
    fmt::print("{}\n", text(phrase("live: {}", "dipakai: {}", name)));
}

std::vector<std::string> GenerationCommands::generations_to_check(
    const DataDirectory& directory) const {
    std::vector<std::string> names = directory.generations();
    if (!generation_.empty()) {
        expect_among(names, generation_, directory);
        return {generation_};
    }
    const std::string live = live_generation(directory).filename().string();
    if (!all_) return {live};
    // One that CURRENT names and that is not there is damage, too.
    if (std::find(names.begin(), names.end(), live) == names.end()) names.push_back(live);
    return names;
}

bool GenerationCommands::is_whole(const DataDirectory& directory, const std::string& name) const {
    try {
        const std::uint64_t articles =
            verify_generation(directory.generation_path(name), CheckDepth::All);
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
int GenerationCommands::check() const {
    const DataDirectory directory(place_.data());
    std::size_t damaged = 0;
    for (const std::string& name : generations_to_check(directory)) {
        if (!is_whole(directory, name)) ++damaged;
    }
    if (damaged == 0) return 0;
    fmt::print(stderr, "{}\n", text(rebuild_hint()));
    return exit_code(ErrorCode::BadData);
}

}  // namespace telusur
