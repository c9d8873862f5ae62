// SPDX-License-Identifier: GPL-3.0-or-later
// Sets the engine beside the same work done by Xapian used plainly, in one process:
//   plain_bench build --data DIR --plain XDIR    indexes a generation's articles the plain way
//   plain_bench query --data DIR --plain XDIR    asks both sides the same questions in turns
// and measures the engine alone:
//   plain_bench open --data DIR                  opening, a first answer, and memory
//   plain_bench threads --data DIR               throughput of one thread and of two
//   plain_bench profile --data DIR --class KIND  repeats one class of questions, for a profiler
// Times are processor times of the thread unless said otherwise: other work on the machine disturbs
// them least.
#include <CLI/CLI.hpp>
#include <fmt/core.h>
#include <map>

#include "indexer/index/data_directory.h"
#include "indexer/index/error.h"
#include "indexer/index/generation.h"
#include "indexer/index/run_program.h"
#include "tests/bench/plain_bench_engine.h"
#include "tests/bench/plain_bench_measure.h"
#include "tests/bench/plain_bench_query.h"

namespace telusur {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::string data;
    PlainBuild plain;
    EngineRun engine;
    int passes = 5;
    double seconds = 10;
};

using BytesByTable = std::map<std::string, std::uint64_t>;

void print_bytes(const char* side, const BytesByTable& tables, const std::string& stored,
                 std::uint32_t articles) {
    std::uint64_t all = 0;
    fmt::print("bytes an article, {}:", side);
    for (const auto& [name, bytes] : tables) {
        fmt::print(" {} {}", name, bytes / articles);
        all += bytes;
    }
    fmt::print("; all {}, without {} {}\n", all / articles, stored,
               (all - tables.at(stored)) / articles);
}

void run_build(const Generation& generation, const PlainBuild& build) {
    const auto start = std::chrono::steady_clock::now();
    const PlainBuildCost cost = build_plain(generation, build);
    const double wall = seconds_since(start);
    const double work = cost.indexing_seconds + cost.compacting_seconds;
    fmt::print("plain Xapian {}, flushed every {} articles\n", Xapian::version_string(),
               build.flush);
    fmt::print(
        "{} articles; CPU s: indexing {:.1f}, compacting {:.1f}, and reading the articles "
        "{:.1f}, not counted; wall {:.1f} s\n",
        cost.articles, cost.indexing_seconds, cost.compacting_seconds, cost.reading_seconds, wall);
    fmt::print("{:.0f} articles per CPU s\n", cost.articles / work);
    if (cost.articles == 0) return;
    BytesByTable plain;
    for (const auto& file : fs::directory_iterator(build.directory))
        plain[file.path().stem().string()] += file.file_size();
    print_bytes("plain", plain, "docdata", cost.articles);
    BytesByTable ours;
    for (const Manifest::File& file : generation.manifest().files)
        ours[file.name.substr(0, file.name.find('/'))] += file.bytes;
    print_bytes("ours (of the whole generation)", ours, generation_layout::kArticles,
                generation.columns().document_count());
}

void add_draw(CLI::App& command, QuestionDraw& draw) {
    command.add_option("--queries", draw.count, "questions a class")->check(CLI::Range(1, 10000));
    command.add_option("--seed", draw.seed, "for other questions");
}

void add_build(CLI::App& app, Options& options) {
    CLI::App* command = app.add_subcommand("build", "index a generation with plain Xapian");
    command->add_option("--data", options.data)->required();
    command->add_option("--plain", options.plain.directory, "for the database")->required();
    command->add_option("--flush", options.plain.flush, "articles a flush")
        ->check(CLI::Range(1, 100000000));
    command->add_option("--articles", options.plain.articles, "only the newest so many")
        ->check(CLI::Range(1, 100000000));
    const std::map<std::string, StemmedBy> stemmers{{"telusur", StemmedBy::Telusur},
                                                    {"xapian", StemmedBy::Xapian}};
    command->add_option("--stem", options.plain.stemmed_by, "whose stemmer")
        ->transform(CLI::Transformer(stemmers))
        ->transform(CLI::IsMember({"telusur", "xapian"}));  // looks first
}

void add_query(CLI::App& app, Options& options) {
    CLI::App* command = app.add_subcommand("query", "compare with plain Xapian");
    command->add_option("--data", options.data)->required();
    command->add_option("--plain", options.plain.directory, "what build made")
        ->required()
        ->check(CLI::ExistingDirectory);
    command->add_option("--passes", options.passes)->check(CLI::Range(1, 1000));
    add_draw(*command, options.engine.draw);
}

void add_engine_commands(CLI::App& app, Options& options) {
    for (const auto& [name, what] : {std::pair{"open", "opening, first answer and memory"},
                                     std::pair{"threads", "throughput of one thread and of two"}}) {
        CLI::App* command = app.add_subcommand(name, what);
        command->add_option("--data", options.data)->required();
        command->add_option("--mixed", options.engine.questions, "questions asked")
            ->check(CLI::Range(1, 100000000));
        command->add_option("--rounds", options.engine.rounds)->check(CLI::Range(1, 1000));
        add_draw(*command, options.engine.draw);
    }
    CLI::App* profile = app.add_subcommand("profile", "repeat one class of questions");
    profile->add_option("--data", options.data)->required();
    profile->add_option("--class", options.engine.draw.only)
        ->required()
        ->check(CLI::IsMember(question_kinds()));
    profile->add_option("--seconds", options.seconds)->check(CLI::Range(0.1, 86400.0));
    add_draw(*profile, options.engine.draw);
}

int run(const CLI::App& app, const Options& options) {
    const fs::path directory = live_generation(DataDirectory(options.data));
    // Opens the generation itself, in other processes first.
    if (app.got_subcommand("open")) {
        measure_open(directory, options.engine);
        return 0;
    }
    const Generation generation(directory);
    if (app.got_subcommand("build")) run_build(generation, options.plain);
    if (app.got_subcommand("threads")) measure_threads(generation, options.engine);
    if (app.got_subcommand("profile"))
        repeat_questions(generation, options.engine.draw, options.seconds);
    if (app.got_subcommand("query")) {
        const PlainSearcher plain(options.plain.directory, generation);
        compare_sides(generation, plain, options.engine.draw, options.passes);
    }
    return 0;
}

// Faults of Xapian are no std::exception.
int run_translated(const CLI::App& app, const Options& options) {
    try {
        return run(app, options);
    } catch (const Xapian::Error& fault) {
        throw Error(ErrorCode::Io, phrase("{}: {}", "{}: {}", options.plain.directory.string(),
                                          fault.get_description()));
    }
}

int main_of(int argc, char** argv) {
    Options options;
    CLI::App app("Sets the engine beside the same work done by Xapian used plainly");
    app.require_subcommand(1);
    add_build(app, options);
    add_query(app, options);
    add_engine_commands(app, options);
    CLI11_PARSE(app, argc, argv);
    return run_program("plain_bench", [&](Language) { return run_translated(app, options); });
}

}  // namespace
}  // namespace telusur

int main(int argc, char** argv) {
    return telusur::main_of(argc, argv);
}
