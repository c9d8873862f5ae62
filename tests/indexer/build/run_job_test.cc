// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/run_job.h"

#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "indexer/sources/reading_stamp.h"
#include "tests/indexer/build/run_fixture.h"
#include "tests/support/files.h"
#include "tests/support/process.h"

namespace telusur {
namespace {

namespace fs = std::filesystem;
using testing::counts_of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::write_lines;
using Names = std::vector<std::string>;

class RunJob : public testing::RunFixture {};

TEST_F(RunJob, FirstRunPublishesAllArticles) {
    write_lines(sources() / "a.jsonl", {{"a1", "Banjir"}, {"a2", "Rob"}});
    write_lines(sources() / "b.jsonl", {{"b1", "Pasar", "Isi.", "2023-07-29"}});
    const RunReport report = run();
    EXPECT_EQ(counts_of(report), "3 0 0 0 0 0");
    EXPECT_TRUE(report.published);
    EXPECT_FALSE(report.has_problems());
    EXPECT_EQ(report.articles, 3u);
    EXPECT_GT(report.generation_bytes, 0u);
    EXPECT_THAT(problems_, IsEmpty());
    EXPECT_EQ(entries(), Names{report.generation});
    const Generation live = live_generation();
    EXPECT_EQ(live.find("b1"), 0u);
    EXPECT_EQ(live.find("a1"), 1u);
    EXPECT_EQ(live.find("a2"), 2u);
    EXPECT_EQ(live.manifest().generation, report.generation);
}

TEST_F(RunJob, SecondRunPublishesNothing) {
    write_lines(sources() / "a.jsonl", {{"a1", "Banjir"}, {"a2", "Rob"}});
    const RunReport first = run();
    for (const fs::path& same :
         {sources(), sources() / "", sources() / "." / "", sources() / ".." / "sources"}) {
        const RunReport again = run({same});
        EXPECT_EQ(counts_of(again), "0 0 2 0 0 0") << same;
        EXPECT_FALSE(again.published);
        EXPECT_EQ(again.generation, first.generation);
        EXPECT_EQ(again.articles, 2u);
        EXPECT_EQ(again.generation_bytes, first.generation_bytes);
    }
    EXPECT_EQ(entries(), Names{first.generation});
}

TEST_F(RunJob, AChangedArticleMakesANewGeneration) {
    write_lines(sources() / "a.jsonl", {{"a1", "Banjir"}, {"a2", "Rob"}});
    const RunReport first = run();
    write_lines(sources() / "a.jsonl", {{"a1", "Banjir Surut"}, {"a2", "Rob"}});
    const RunReport second = run();
    EXPECT_EQ(counts_of(second), "0 1 1 0 0 0");
    EXPECT_TRUE(second.published);
    EXPECT_GT(second.generation, first.generation);
    EXPECT_EQ(live_title("a1"), "Banjir Surut");
    EXPECT_EQ(entries(), (Names{first.generation, second.generation}));
    const auto found = live_generation().postings().read("surut");
    EXPECT_EQ(found.size(), 1u);
}

TEST_F(RunJob, AnArticleThatOnlyMovesPublishesNothing) {
    write_lines(sources() / "a.jsonl", {{"a1", "Banjir"}, {"a2", "Rob"}});
    const RunReport first = run();
    write_lines(sources() / "a.jsonl", {{"a2", "Rob"}});
    write_lines(sources() / "b.jsonl", {{"a1", "Banjir"}});
    const RunReport second = run();
    EXPECT_EQ(counts_of(second), "0 0 2 0 0 0");
    EXPECT_EQ(second.generation, first.generation);
}

TEST_F(RunJob, ARemovedFileIsDeletedAndComesBack) {
    write_lines(sources() / "a.jsonl", {{"a1", "Banjir"}});
    write_lines(sources() / "b.jsonl", {{"b1", "Rob"}});
    run();
    fs::rename(sources() / "b.jsonl", temporary_ / "away");
    EXPECT_EQ(counts_of(run()), "0 0 1 1 0 0");
    EXPECT_EQ(live_title("b1"), "");
    EXPECT_EQ(live_title("a1"), "Banjir");
    EXPECT_EQ(counts_of(run()), "0 0 1 0 0 0");
    fs::rename(temporary_ / "away", sources() / "b.jsonl");
    EXPECT_EQ(counts_of(run()), "1 0 1 0 0 0");
    EXPECT_EQ(live_title("b1"), "Rob");
}

TEST_F(RunJob, ASourceWithARejectedRecordDeletesNothing) {
    write_lines(sources() / "a.jsonl", {{"a1", "Banjir"}});
    write_lines(sources() / "b.jsonl", {{"b1", "Rob"}});
    run();
    fs::remove(sources() / "b.jsonl");
    testing::write_bytes(sources() / "c.jsonl", "{broken\n");
    const RunReport report = run();
    EXPECT_EQ(counts_of(report), "0 0 1 0 1 0");
    EXPECT_FALSE(report.published);
    EXPECT_TRUE(report.has_problems());
    EXPECT_THAT(problems_, ElementsAre(HasSubstr("c.jsonl:1: ")));
    EXPECT_EQ(live_title("b1"), "Rob");
    fs::remove(sources() / "c.jsonl");
    EXPECT_EQ(counts_of(run()), "0 0 1 1 0 0");
}

TEST_F(RunJob, ARejectedRecordOfOneSourceDoesNotHoldAnotherBack) {
    fs::create_directories(sources() / "x");
    fs::create_directories(sources() / "y");
    write_lines(sources() / "x" / "a.jsonl", {{"x1", "Banjir"}, {"x2", "Rob"}});
    write_lines(sources() / "y" / "a.jsonl", {{"y1", "Pasar"}, {"y2", "Ikan"}});
    run({sources() / "x", sources() / "y"});
    testing::write_bytes(sources() / "x" / "a.jsonl",
                         testing::Line{"x1", "Banjir"}.json() + "{broken\n");
    write_lines(sources() / "y" / "a.jsonl", {{"y1", "Pasar"}});
    EXPECT_EQ(counts_of(run({sources() / "x", sources() / "y"})), "0 0 2 1 1 0");
    EXPECT_EQ(live_title("x2"), "Rob");
    EXPECT_EQ(live_title("y2"), "");
}

TEST_F(RunJob, DuplicatesAreNamedWithBothPlaces) {
    const std::string a = (sources() / "a.jsonl").string();
    const std::string b = (sources() / "b.jsonl").string();
    write_lines(a, {{"a1", "Banjir"}, {"a2", "Rob"}, {"a1", "Lain"}});
    write_lines(b, {{"a2", "Pasar"}});
    const RunReport report = run();
    EXPECT_EQ(counts_of(report), "2 0 0 0 2 0");
    EXPECT_THAT(problems_, ElementsAre(a + ":3: id a1 was read before, at " + a + ":1",
                                       b + ":1: id a2 was read before, at " + a + ":2"));
    EXPECT_EQ(live_title("a1"), "Banjir");
    EXPECT_EQ(counts_of(run()), "0 0 2 0 2 0");
    EXPECT_EQ(problems_.size(), 2u);
}

TEST_F(RunJob, AnArticleMovesFromSourceToSource) {
    fs::create_directories(sources() / "old");
    fs::create_directories(sources() / "new");
    write_lines(sources() / "old" / "a.jsonl", {{"a1", "Banjir"}, {"a2", "Rob"}});
    write_lines(sources() / "new" / "a.jsonl", {{"n1", "Pasar"}});
    for (const bool old_first : {true, false}) {
        std::vector<fs::path> paths = {sources() / "old", sources() / "new"};
        if (!old_first) std::swap(paths[0], paths[1]);
        write_lines(sources() / "old" / "a.jsonl", {{"a1", "Banjir"}, {"a2", "Rob"}});
        write_lines(sources() / "new" / "a.jsonl", {{"n1", "Pasar"}});
        run(paths);
        write_lines(sources() / "old" / "a.jsonl", {{"a1", "Banjir"}});
        write_lines(sources() / "new" / "a.jsonl", {{"n1", "Pasar"}, {"a2", "Rob"}});
        const RunReport report = run(paths);
        EXPECT_EQ(report.articles, 3u) << old_first;
        EXPECT_EQ(live_title("a2"), "Rob") << old_first;
        fs::remove_all(data_path());
    }
}

TEST_F(RunJob, FlawsAreToldOnce) {
    write_lines(sources() / "a.jsonl", {{"a1", "Banjir", "Isi.", "kemarin"}, {"a2", "Rob"}});
    EXPECT_EQ(counts_of(run()), "2 0 0 0 0 1");
    EXPECT_THAT(problems_, ElementsAre(HasSubstr("kemarin")));
    const RunReport second = run();
    EXPECT_EQ(counts_of(second), "0 0 2 0 0 0");
    EXPECT_FALSE(second.has_problems());
    EXPECT_THAT(problems_, IsEmpty());
    write_lines(sources() / "a.jsonl", {{"a1", "Banjir Surut", "Isi.", "kemarin"}, {"a2", "Rob"}});
    EXPECT_EQ(counts_of(run()), "0 1 1 0 0 1");
    EXPECT_EQ(problems_.size(), 1u);
}

TEST_F(RunJob, NoInputKeepsTheLiveGeneration) {
    write_lines(sources() / "a.jsonl", {{"a1", "Banjir"}});
    const RunReport first = run();
    const fs::path elsewhere = temporary_ / "elsewhere";
    fs::create_directories(elsewhere / "empty");
    testing::write_bytes(elsewhere / "broken.jsonl", "{broken\n[]\n");
    testing::write_bytes(elsewhere / "empty.jsonl", "");
    testing::write_bytes(elsewhere / "notes.md", "x");
    struct Row {
        std::vector<fs::path> sources;
        std::size_t problems;
    };
    const std::vector<Row> rows = {
        {{elsewhere / "missing"}, 1},
        {{elsewhere / "empty"}, 1},
        {{elsewhere / "broken.jsonl"}, 2},
        {{elsewhere / "empty.jsonl"}, 0},
        {{elsewhere / "notes.md"}, 1},
        {{}, 0},
        {{elsewhere / "missing", elsewhere / "empty"}, 2},
    };
    for (const Row& row : rows) {
        const std::string name = row.sources.empty() ? "none" : row.sources[0].string();
        EXPECT_EQ(testing::code_thrown_by([&] { run(row.sources); }), "NoInput") << name;
        EXPECT_EQ(problems_.size(), row.problems) << name;
        EXPECT_EQ(data().current(), first.generation) << name;
        EXPECT_EQ(entries(), Names{first.generation}) << name;
    }
    EXPECT_EQ(live_title("a1"), "Banjir");
    EXPECT_FALSE(run().published);
}

TEST_F(RunJob, AnEmptiedSourceDeletesNothing) {
    write_lines(sources() / "a.jsonl", {{"a1", "Banjir"}});
    write_lines(temporary_ / "b.jsonl", {{"b1", "Rob"}});
    run({sources(), temporary_ / "b.jsonl"});
    testing::write_bytes(temporary_ / "b.jsonl", "");
    EXPECT_EQ(counts_of(run({sources(), temporary_ / "b.jsonl"})), "0 0 1 0 0 0");
    EXPECT_EQ(live_title("b1"), "Rob");
}

TEST_F(RunJob, KeepsTheNewestGenerations) {
    Names published;
    for (std::size_t i = 1; i <= kKeptGenerations + 3; ++i) {
        write_lines(sources() / "a.jsonl", {{"a1", "Banjir " + std::to_string(i)}});
        published.push_back(run().generation);
        const std::size_t kept = std::min(i, kKeptGenerations);
        EXPECT_EQ(entries(),
                  Names(published.end() - static_cast<std::ptrdiff_t>(kept), published.end()))
            << i;
    }
}

TEST_F(RunJob, AFileThatWasNotTouchedIsNotReadAgain) {
    std::vector<testing::Line> lines;
    for (int i = 0; i < 1200; ++i)
        lines.push_back({"n" + std::to_string(i), "Judul " + std::to_string(i)});
    const fs::path file = sources() / "a.jsonl";
    write_lines(file, lines);
    // One that was touched a moment ago may be touched again without another time.
    ASSERT_TRUE(testing::eventually([&] { return !reading_stamp(file.string()).empty(); }));
    run();
    EXPECT_EQ(progress_, (std::vector<std::uint64_t>{500, 1000}));
    for (const fs::path& path : {sources(), sources() / "..", sources() / "." / "a.jsonl"}) {
        // By another name for the source the articles are read once more, and then no more.
        run({path});
        EXPECT_EQ(counts_of(run({path})), "0 0 1200 0 0 0") << path;
        EXPECT_EQ(progress_, std::vector<std::uint64_t>{1200}) << path;
    }
    const fs::path before = fs::current_path();
    fs::current_path(sources());
    EXPECT_EQ(counts_of(run({fs::path("a.jsonl")})), "0 0 1200 0 0 0");
    fs::current_path(before);
    EXPECT_EQ(progress_, std::vector<std::uint64_t>{1200});
}

TEST_F(RunJob, TellsHowFarItIs) {
    std::vector<testing::Line> lines;
    for (int i = 0; i < 1200; ++i)
        lines.push_back({"n" + std::to_string(i), "Judul " + std::to_string(i)});
    write_lines(sources() / "a.jsonl", lines);
    std::vector<std::pair<std::uint64_t, std::uint64_t>> built;
    RunListener own = listener();
    own.building = [&](std::uint64_t done, std::uint64_t total) {
        built.emplace_back(done, total);
    };
    const RunReport report = run_job({data_path(), {PathSource{sources().string()}}}, own);
    EXPECT_EQ(report.articles, 1200u);
    EXPECT_THAT(progress_, ElementsAre(500, 1000));
    EXPECT_THAT(built,
                ElementsAre(std::pair(500, 1200), std::pair(1000, 1200), std::pair(1200, 1200)));
}

TEST_F(RunJob, ArticlesWithoutWordsDatesOrTextAreIndexed) {
    testing::write_bytes(sources() / "a.jsonl", R"({"id":"a","title":"!!!"})"
                                                "\n"
                                                R"({"id":"b","title":"…","date":"2023-01-01"})"
                                                "\n"
                                                R"({"id":"c","body":"Banjir"})"
                                                "\n");
    EXPECT_EQ(counts_of(run()), "3 0 0 0 0 3");
    const Generation live = live_generation();
    EXPECT_EQ(live.find("b"), 0u);
    EXPECT_EQ(live.find("a"), 1u);
    EXPECT_EQ(live.find("c"), 2u);
    EXPECT_EQ(live.manifest().undated, 2u);
    EXPECT_EQ(live.columns().lengths()[0], 0u);
}

TEST_F(RunJob, ADamagedLiveGenerationIsReplaced) {
    write_lines(sources() / "a.jsonl", {{"a1", "Banjir"}});
    for (const char* part : {"columns", "articles", "MANIFEST.json", "postings/iamglass"}) {
        const RunReport before = run();
        fs::remove(data().generation_path(before.generation) / part);
        const RunReport after = run();
        EXPECT_TRUE(after.published) << part;
        EXPECT_GT(after.generation, before.generation) << part;
        EXPECT_EQ(live_title("a1"), "Banjir") << part;
    }
}

}  // namespace
}  // namespace telusur
