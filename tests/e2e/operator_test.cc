// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>
#include <functional>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "indexer/index/data_directory.h"
#include "indexer/index/manifest.h"
#include "tests/support/files.h"
#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::HasSubstr;

namespace fs = std::filesystem;

// One operator's work, night after night, on real files and the real programs.
class OperatorTest : public ::testing::Test {
  protected:
    void SetUp() override { fs::copy(TELUSUR_CORPUS, corpus_, fs::copy_options::recursive); }
    json run() {
        const Finished result = indexer(
            {"run", "--data", data_, "--source", corpus_.string(), "--quiet", "--summary", "json"});
        EXPECT_EQ(result.exit_code, 0) << result.err;
        EXPECT_EQ(result.err, "");
        return json::parse(result.out);
    }
    std::string count(std::vector<std::string> arguments = {}) const {
        arguments.insert(arguments.begin(), {"count", "--data", data_});
        return telusur(arguments).out;
    }

    TempDir directory_;
    fs::path corpus_ = directory_.path() / "corpus";
    std::string data_ = (directory_.path() / "data").string();
};

TEST_F(OperatorTest, TheSampleCorpusIsIndexedWholeAndWithoutComplaint) {
    const json summary = run();
    EXPECT_GE(summary["seen"].get<int>(), 80);
    EXPECT_EQ(summary["added"], summary["seen"]);
    EXPECT_EQ(summary["failed"], 0);
    EXPECT_EQ(count(), std::to_string(summary["seen"].get<int>()) + "\n");
    for (const char* key :
         {"updated", "unchanged", "deleted", "generation", "seconds", "peak_rss_mb"}) {
        EXPECT_TRUE(summary.contains(key)) << key;
    }
}

TEST_F(OperatorTest, JobsAndMemoryAreChecked) {
    struct Row {
        std::vector<std::string> options;
        int exit_code;
        std::string complaint;
    };
    const std::vector<Row> rows = {
        {{"--jobs", "2", "--memory", "64"}, 0, ""},
        {{"--jobs", "1"}, 0, ""},
        {{"--memory", "63"}, 2, "at least"},
        {{"--memory", "-1"}, 2, "--memory"},
        {{"--jobs", "0"}, 2, "--jobs"},
        {{"--jobs", "1025"}, 2, "--jobs"},
        {{"--jobs", "many"}, 2, "--jobs"},
    };
    for (const Row& row : rows) {
        std::vector<std::string> arguments = {"run",      "--data",         data_,
                                              "--source", corpus_.string(), "--quiet"};
        arguments.insert(arguments.end(), row.options.begin(), row.options.end());
        const Finished result = indexer(arguments);
        EXPECT_EQ(result.exit_code, row.exit_code) << ::testing::PrintToString(row.options);
        EXPECT_THAT(result.err, HasSubstr(row.complaint));
    }
}

TEST_F(OperatorTest, ANightWithoutNewsPublishesNothing) {
    const json first = run();
    const json second = run();
    EXPECT_EQ(second["unchanged"], first["added"]);
    EXPECT_EQ(second["added"], 0);
    EXPECT_EQ(second["generation"], first["generation"]);
}

TEST_F(OperatorTest, AnEditAndADeletionAreFoundTheNextNight) {
    const json first = run();
    const fs::path page = corpus_ / "pages" / "motif-awan-berarak-didaftarkan.txt";
    ASSERT_TRUE(fs::exists(page));
    std::ifstream in(page);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    std::ofstream(page) << "Zamrud: " << text;
    fs::remove(corpus_ / "pages" / "burung-migran-rawa-bening.txt");
    const json second = run();
    EXPECT_EQ(second["updated"], 1);
    EXPECT_EQ(second["deleted"], 1);
    EXPECT_EQ(count({"zamrud"}), "1\n");
    EXPECT_NE(second["generation"], first["generation"]);
    EXPECT_EQ(telusur({"show", "--data", data_, "pages/burung-migran-rawa-bening"}).exit_code, 66);
}

TEST_F(OperatorTest, RollbackGoesBackOneGenerationAndTheNextRunGoesOn) {
    const json first = run();
    std::ofstream(corpus_ / "articles" / "tambahan.jsonl")
        << R"({"id":"baru","title":"Zamrud ditemukan","body":"Zamrud ditemukan warga.","date":"2026-10-10"})";
    const json second = run();
    EXPECT_EQ(count({"zamrud"}), "1\n");

    const Finished back = indexer({"rollback", "--data", data_});
    EXPECT_EQ(back.exit_code, 0) << back.err;
    EXPECT_EQ(count({"zamrud"}), "0\n");
    const std::string listed = indexer({"generations", "--data", data_}).out;
    EXPECT_THAT(listed, HasSubstr("* " + first["generation"].get<std::string>()));
    EXPECT_THAT(listed, HasSubstr("  " + second["generation"].get<std::string>()));

    EXPECT_EQ(indexer({"rollback", "--data", data_}).exit_code, 66);
    EXPECT_EQ(indexer({"rollback", "--data", data_, "--to", "20200101T000000Z"}).exit_code, 66);
    const json third = run();
    EXPECT_GT(third["generation"].get<std::string>(), second["generation"].get<std::string>());
    EXPECT_EQ(count({"zamrud"}), "1\n");
}

TEST_F(OperatorTest, ASecondRunAtTheSameTimeIsTurnedAway) {
    run();
    // A holder of the lock that stays as long as the test wants: flock(1) on the same file.
    Process holder({"/usr/bin/flock", "--no-fork", data_ + "/indexer.lock", "/bin/sleep", "600"});
    ASSERT_TRUE(eventually([&] {
        return testing::run({"/usr/bin/flock", "-n", data_ + "/indexer.lock", "/bin/true"})
                   .exit_code == 1;
    }));
    const Finished turned_away = indexer({"run", "--data", data_, "--source", corpus_.string()});
    EXPECT_EQ(turned_away.exit_code, 75);
    EXPECT_THAT(turned_away.err, HasSubstr("another run is at work"));
}

TEST_F(OperatorTest, AGenerationOfAnotherFormatIsRefusedThenRebuilt) {
    const json first = run();
    const fs::path manifest =
        fs::path(data_) / "generations" / first["generation"].get<std::string>() / "MANIFEST.json";
    std::ifstream in(manifest);
    json content = json::parse(in);
    content["format"] = 999;
    std::ofstream(manifest) << content.dump();
    const Finished refused = telusur({"count", "--data", data_});
    EXPECT_EQ(refused.exit_code, 65);
    EXPECT_THAT(refused.err, HasSubstr("999"));
    EXPECT_NE(run()["generation"], first["generation"]);
    EXPECT_EQ(telusur({"count", "--data", data_}).exit_code, 0);
}

// Whatever a rollback cannot serve, it leaves live what is live and says what can be done.
TEST_F(OperatorTest, RollbackToAGenerationThatCannotBeReadIsRefused) {
    const std::string old = run()["generation"];
    std::ofstream(corpus_ / "articles" / "tambahan.jsonl")
        << R"({"id":"baru","title":"Zamrud ditemukan","body":"Kabar.","date":"2026-10-10"})";
    const std::string live = run()["generation"];
    const fs::path generation = fs::path(data_) / "generations" / old;
    struct Row {
        std::string file;
        std::function<void(std::string&)> damage;
        std::string message;
    };
    const Row rows[] = {
        {"MANIFEST.json",
         [](std::string& bytes) {
             json manifest = json::parse(bytes);
             manifest["format"] = 999;
             bytes = manifest.dump();
         },
         "999"},
        {"MANIFEST.json",
         [](std::string& bytes) {
             Manifest manifest = parse_manifest(bytes, "MANIFEST.json");
             manifest.analysis = "analysis-of-old";
             bytes = to_json(manifest);
         },
         "analysis-of-old"},
        {"model", [](std::string& bytes) { bytes[bytes.size() / 2] ^= 1; }, "model"},
        {"model", [](std::string& bytes) { bytes.pop_back(); }, "model"},
        {"vocabulary", [](std::string& bytes) { bytes[bytes.size() / 2] ^= 1; }, "vocabulary"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.file + ", " + row.message);
        const std::string whole = bytes_in(generation / row.file);
        std::string damaged = whole;
        row.damage(damaged);
        write_bytes(generation / row.file, damaged);
        for (const std::vector<std::string>& to :
             {std::vector<std::string>{}, std::vector<std::string>{"--to", old}}) {
            std::vector<std::string> arguments{"rollback", "--data", data_};
            arguments.insert(arguments.end(), to.begin(), to.end());
            const Finished refused = indexer(arguments);
            EXPECT_EQ(refused.exit_code, 65);
            EXPECT_EQ(refused.out, "");
            EXPECT_THAT(refused.err, HasSubstr(row.message));
            EXPECT_THAT(refused.err, HasSubstr("telusur-indexer run"));
            EXPECT_EQ(bytes_in(fs::path(data_) / "CURRENT"), live + "\n");
        }
        write_bytes(generation / row.file, whole);
    }
    EXPECT_EQ(count({"zamrud"}), "1\n");
    EXPECT_EQ(indexer({"rollback", "--data", data_}).exit_code, 0);
    EXPECT_EQ(count({"zamrud"}), "0\n");
}

TEST_F(OperatorTest, ADamagedGenerationIsFoundAndTheOneBeforeAnswers) {
    const json first = run();
    const std::string old = first["generation"];
    std::ofstream(corpus_ / "articles" / "tambahan.jsonl")
        << R"({"id":"baru","title":"Zamrud ditemukan","body":"Kabar.","date":"2026-10-10"})";
    const std::string live = run()["generation"];
    const auto check = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {"check", "--data", data_});
        return indexer(arguments);
    };
    const std::string whole =
        old + "  whole, " + std::to_string(first["added"].get<int>()) + " articles\n";
    // Somebody else at work is no hindrance.
    const WriterLock lock{DataDirectory(data_)};
    EXPECT_EQ(check({"--generation", old}).out, whole);
    EXPECT_EQ(check({"--all"}).exit_code, 0);
    EXPECT_EQ(check({}).err, "");

    const fs::path columns = fs::path(data_) / "generations" / live / "columns";
    std::string bytes = bytes_in(columns);
    bytes[bytes.size() / 2] ^= 1;
    write_bytes(columns, bytes);
    struct Row {
        std::vector<std::string> arguments;
        int exit_code;
        std::string out;
        std::string err;
    };
    const Row rows[] = {
        {{}, 65, live + "  damaged: ", "telusur-indexer run"},
        {{"--all"}, 65, whole + live + "  damaged: ", "telusur-indexer rollback"},
        {{"--generation", old}, 0, whole, ""},
        {{"--generation", live}, 65, "columns", ""},
        {{"--generation", "20010101T000000Z"}, 66, "", "20010101T000000Z"},
        {{"--all", "--generation", old}, 2, "", "--generation"},
    };
    for (const Row& row : rows) {
        const Finished result = check(row.arguments);
        EXPECT_EQ(result.exit_code, row.exit_code) << result.out << result.err;
        EXPECT_THAT(result.out, HasSubstr(row.out));
        EXPECT_THAT(result.err, HasSubstr(row.err));
    }
    EXPECT_EQ(indexer({"check", "--data", data_ + "-none"}).exit_code, 66);
    EXPECT_THAT(testing::run({"/usr/bin/env", "LC_ALL=id_ID.UTF-8", TELUSUR_INDEXER, "check",
                              "--data", data_, "--all"})
                    .out,
                AllOf(HasSubstr(old + "  utuh, "), HasSubstr(live + "  rusak: ")));

    const Finished counted = telusur({"count", "--data", data_, "zamrud"});
    EXPECT_EQ(counted.out, "0\n");
    EXPECT_THAT(counted.err, AllOf(HasSubstr(live), HasSubstr("columns"),
                                   HasSubstr("generation " + old + " is served instead")));
}

TEST_F(OperatorTest, ExceptionsAreObeyedAndABadOneIsNamed) {
    run();
    const std::string before = count({"nelayan"});
    ASSERT_NE(before, "0\n");
    ASSERT_EQ(count({"zamrud"}), "0\n");
    const fs::path file = fs::path(data_) / "words" / "exceptions.tsv";
    fs::create_directories(file.parent_path());
    write_bytes(file, "\xEF\xBB\xBF# kata\takar\r\nNelayan\tzamrud\r\n");
    const std::string live = run()["generation"];
    EXPECT_EQ(count({"zamrud"}), before);
    EXPECT_EQ(count({"nelayan"}), before);

    write_bytes(file, "nelayan\tzamrud\nperahu\n");
    const Finished refused = indexer({"run", "--data", data_, "--source", corpus_.string()});
    EXPECT_EQ(refused.exit_code, 78);
    EXPECT_EQ(refused.out, "");
    EXPECT_THAT(refused.err, HasSubstr(file.string() + ", line 2:"));
    EXPECT_THAT(refused.err, HasSubstr("<TAB>"));
    EXPECT_EQ(count({"zamrud"}), before);

    fs::remove(file);
    EXPECT_NE(run()["generation"], live);
    EXPECT_EQ(count({"zamrud"}), "0\n");
}

TEST_F(OperatorTest, UnwantedWordsAreWordsWhereverTheyStand) {
    run();
    const std::string with = count({"banjir"});
    const std::string without = count({"banjir", "-seruni"});
    EXPECT_NE(with, without);
    EXPECT_EQ(count({"-seruni", "banjir"}), without);
    EXPECT_EQ(count({"banjir", "--", "-seruni"}), without);
    EXPECT_EQ(count({"banjir -seruni"}), without);
    EXPECT_EQ(count({"--", "--seruni", "banjir"}), without);
}

TEST_F(OperatorTest, AGenerationGoneBackToIsNotPruned) {
    const json first = run();
    for (int night = 0; night < 2; ++night) {
        std::ofstream(corpus_ / "articles" / "tambahan.jsonl")
            << R"({"id":"baru","title":"Malam )" << night
            << R"(","body":"Kabar malam.","date":"2026-10-10"})";
        run();
    }
    const std::string name = first["generation"];
    ASSERT_EQ(indexer({"rollback", "--data", data_, "--to", name}).exit_code, 0);
    run();
    EXPECT_THAT(indexer({"generations", "--data", data_}).out, HasSubstr(name));
}

TEST_F(OperatorTest, AnUnsetDirectoryIsWrongUsage) {
    const Finished result = indexer({"run", "--data", "", "--source", corpus_.string()});
    EXPECT_EQ(result.exit_code, 2) << result.err;
    EXPECT_EQ(indexer({"generations", "--data", data_ + "-none"}).exit_code, 66);
}

TEST_F(OperatorTest, MessagesComeInTheLanguageOfTheEnvironment) {
    const Finished english = telusur({"count", "--data", "/nonexistent"});
    EXPECT_THAT(english.err, HasSubstr("there is no index"));
    const Finished indonesian = testing::run(
        {"/usr/bin/env", "LC_ALL=id_ID.UTF-8", TELUSUR_CLI, "count", "--data", "/nonexistent"});
    EXPECT_THAT(indonesian.err, HasSubstr("tidak ada indeks"));
    EXPECT_EQ(indonesian.exit_code, 66);
}

}  // namespace
}  // namespace telusur::testing
