// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <cstdio>
#include <utility>
#include <vector>

#include "indexer/config/config.h"
#include "indexer/doctor_command.h"
#include "indexer/generation_commands.h"
#include "indexer/index/error.h"
#include "indexer/index/run_program.h"
#include "indexer/job_command.h"

namespace {

using telusur::JobCommand;
using telusur::JobKind;
using telusur::Language;
using telusur::Phrase;

struct Job {
    const char* name;
    Phrase description;
    JobCommand command;
};

class Program {
  public:
    explicit Program(Language language)
        : language_(language), generations_(language), doctor_(language) {
        const auto add = [&](const char* name, JobKind kind, Phrase description) {
            jobs_.push_back({name, std::move(description), JobCommand(kind, language)});
        };
        add("run", JobKind::Run,
            {"read sources, then build, check and publish a generation",
             "baca sumber, lalu bangun, periksa, dan terbitkan satu generasi"});
        add("sync", JobKind::Sync,
            {"read sources into the archive, and no more", "baca sumber ke dalam arsip saja"});
        add("build", JobKind::Build,
            {"build and check a generation of the archive, without publishing it",
             "bangun dan periksa satu generasi dari arsip, tanpa menerbitkannya"});
        add("add", JobKind::Add,
            {"add articles by hand, and publish", "tambah artikel sendiri, lalu terbitkan"});
        add("remove", JobKind::Remove,
            {"remove articles for good, whatever the sources say, and publish",
             "hapus artikel untuk seterusnya, apa pun isi sumbernya, lalu terbitkan"});
    }

    int main(int argc, char** argv);

  private:
    void describe(CLI::App& app);
    void describe_config(CLI::App& app);
    int config(const CLI::App& command) const;
    const std::string& text(const Phrase& value) const { return value.in(language_); }

    Language language_;
    std::vector<Job> jobs_;
    telusur::GenerationCommands generations_;
    telusur::DoctorCommand doctor_;
    std::string config_;
};

void Program::describe(CLI::App& app) {
    app.description(
        text({"Reads articles into the archive and publishes a new generation of the index.",
              "Membaca artikel ke dalam arsip dan menerbitkan generasi indeks yang baru."}));
    app.footer(
        text({"Examples:\n  telusur-indexer run --data /var/lib/telusur --source articles/\n"
              "  telusur-indexer run --config /etc/telusur/telusur.toml --quiet\n"
              "  telusur-indexer doctor --config /etc/telusur/telusur.toml",
              "Contoh:\n  telusur-indexer run --data /var/lib/telusur --source artikel/\n"
              "  telusur-indexer run --config /etc/telusur/telusur.toml --quiet\n"
              "  telusur-indexer doctor --config /etc/telusur/telusur.toml"}));
    app.set_version_flag("--version", std::string("telusur-indexer ") + TELUSUR_VERSION);
    app.require_subcommand(1);
    for (Job& job : jobs_)
        job.command.describe(*app.add_subcommand(job.name, text(job.description)));
    generations_.describe(app);
    doctor_.describe(app);
    describe_config(app);
}

void Program::describe_config(CLI::App& app) {
    CLI::App* config = app.add_subcommand(
        "config", text({"check or print a telusur.toml", "periksa atau cetak telusur.toml"}));
    config->require_subcommand(1);
    const auto add = [&](const char* name, const Phrase& description) {
        config->add_subcommand(name, text(description))
            ->add_option("--config", config_, text({"the file", "berkasnya"}))
            ->required()
            ->type_name("FILE");
    };
    add("check", {"tell all that is wrong in it; 78 if anything is",
                  "sebutkan semua yang salah di dalamnya; 78 jika ada"});
    add("show",
        {"print it with all that it leaves to defaults", "cetak beserta semua nilai bakunya"});
}

int Program::config(const CLI::App& command) const {
    const telusur::Config config = telusur::read_config(config_);
    if (command.got_subcommand("check")) {
        fmt::print("ok\n");
    } else {
        fmt::print("{}", telusur::to_toml(config));
    }
    return 0;
}

int Program::main(int argc, char** argv) {
    CLI::App app;
    describe(app);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        return app.exit(problem) == 0 ? 0 : telusur::exit_code(telusur::ErrorCode::Usage);
    }
    for (const Job& job : jobs_) {
        if (app.got_subcommand(job.name)) return job.command.run();
    }
    if (app.got_subcommand("config")) return config(*app.get_subcommand("config"));
    if (app.got_subcommand("doctor")) return doctor_.run();
    return generations_.run(app).value();
}

}  // namespace

int main(int argc, char** argv) {
    return telusur::run_program("telusur-indexer", [argc, argv](Language language) {
        return Program(language).main(argc, argv);
    });
}
