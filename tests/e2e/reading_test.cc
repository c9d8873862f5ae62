// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "tests/support/files.h"
#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

namespace fs = std::filesystem;

// How questions and words are read, asked for in a terminal.
class ReadingTest : public ::testing::Test {
  protected:
    void SetUp() override {
        const fs::path source = directory_.path() / "a.jsonl";
        write_bytes(source,
                    R"({"id":"1","title":"Panen jagung","body":"Warga memanen jagung dan padi."})"
                    "\n"
                    R"({"id":"2","title":"Jagung naik","body":"Harga panenan naik."})"
                    "\n");
        const Finished run = indexer({"run", "--data", data_, "--source", source.string()});
        ASSERT_TRUE(run.exit_code == 0 || run.exit_code == 4) << run.err;  // neither has a date
        fs::create_directories(fs::path(data_) / "words");
    }

    void put_list(const char* name, std::string_view content) const {
        write_bytes(fs::path(data_) / "words" / name, content);
    }

    // `telusur stem` with these words on standard input.
    Finished stem(const std::string& words, std::vector<std::string> arguments = {}) const {
        const std::string input = (directory_.path() / "words").string();
        write_bytes(input, words);
        std::vector<std::string> command{
            "/bin/sh",   "-c",  R"(input=$1; shift; exec "$@" <"$input")", "sh", input,
            TELUSUR_CLI, "stem"};
        command.insert(command.end(), arguments.begin(), arguments.end());
        return run(command);
    }

    TempDir directory_;
    std::string data_ = (directory_.path() / "data").string();
    std::string none_ = (directory_.path() / "none").string();
};

TEST_F(ReadingTest, StemReadsWordsWithAnIndexAndWithout) {
    const std::vector<std::vector<std::string>> ways{{}, {"--data", data_}};
    for (const auto& arguments : ways) {
        const Finished result = stem("memberitakan\r\n\nBerita\nberita-berita", arguments);
        EXPECT_EQ(result.exit_code, 0) << result.err;
        EXPECT_EQ(result.out, "memberitakan\tberita\n\t\nBerita\tBerita\nberita-berita\tberita\n");
        EXPECT_THAT(result.err, IsEmpty());
        const Finished all = stem("memberitakan\n", {"--all"});
        EXPECT_THAT(all.out, StartsWith("memberitakan\tberita\n\tberita\t"));
        EXPECT_EQ(stem("", arguments).out, "");
    }
}

TEST_F(ReadingTest, StemListsAFamily) {
    const Finished family = telusur({"stem", "--data", data_, "--family", "JAGUNG"});
    EXPECT_EQ(family.exit_code, 0) << family.err;
    EXPECT_EQ(family.out, "jagung\t3\t2\n");
    const Finished nothing = telusur({"stem", "--data", data_, "--family", "zebra"});
    EXPECT_EQ(nothing.exit_code, 1);
    EXPECT_EQ(nothing.out, "");
}

TEST_F(ReadingTest, ParseWritesEveryFormat) {
    put_list("synonyms.tsv", "jagung\t=\tbulir emas\n");
    const auto parsed = [this](const char* format) {
        return telusur(
            {"parse", "--data", data_, "--format", format, "Jagung", "di", "ladang", "-padi"});
    };
    const Finished plain = parsed("plain");
    EXPECT_EQ(plain.exit_code, 0) << plain.err;
    EXPECT_EQ(plain.out,
              "word\tjagung\tjagung\t\n"
              "synonym\tjagung\tbulir emas\tbulir emas\n"
              "word\tladang\tladang\t\n"
              "exclusion\tpadi\tpadi\t\n"
              "forms\tjagung\tjagung 3\t\n"
              "forms\tladang\t0\t\n"
              "stop_word\tdi\t\t\n");
    EXPECT_THAT(plain.err, HasSubstr("also searched for: bulir emas"));
    EXPECT_EQ(parsed("table").out,
              "word            jagung  jagung\n"
              "or, a synonym   jagung  bulir emas\n"
              "word            ladang  ladang\n"
              "without         padi    padi\n"
              "in the archive  jagung  jagung 3\n"
              "in the archive  ladang  0\n"
              "left out        di\n");
    const Finished object = parsed("json");
    EXPECT_EQ(nlohmann::json::parse(object.out)["parsed"], "(jagung | bulir emas) ladang -padi");
    EXPECT_EQ(object.out, parsed("jsonl").out);
    EXPECT_THAT(object.err, IsEmpty());
}

TEST_F(ReadingTest, ParseTakesSwitches) {
    put_list("synonyms.tsv", "jagung\t=\tbulir emas\n");
    struct Row {
        std::vector<std::string> options;
        std::string parsed;
    };
    const std::vector<Row> rows{
        {{}, "(jagung | bulir emas)"},
        {{"--synonyms", "on", "--stop_words", "on"}, "(jagung | bulir emas)"},
        {{"--synonyms", "off"}, "jagung"},
        {{"--stop_words", "off"}, "(jagung | bulir emas) yang"},
        {{"--stop-words", "off", "--synonyms", "off"}, "jagung yang"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(::testing::PrintToString(row.options));
        std::vector<std::string> command{"parse", "--data", data_, "--format", "json"};
        command.insert(command.end(), row.options.begin(), row.options.end());
        command.insert(command.end(), {"jagung", "yang"});
        const Finished result = telusur(command);
        ASSERT_EQ(result.exit_code, 0) << result.err;
        EXPECT_EQ(nlohmann::json::parse(result.out)["parsed"], row.parsed);
    }
}

TEST_F(ReadingTest, SynonymsFindArticles) {
    EXPECT_EQ(telusur({"count", "--data", data_, "bulir", "emas"}).out, "0\n");
    put_list("synonyms.tsv", "jagung\t=\tbulir emas\n");
    EXPECT_EQ(telusur({"count", "--data", data_, "bulir", "emas"}).out, "2\n");
    EXPECT_EQ(telusur({"count", "--data", data_, "--synonyms", "off", "bulir", "emas"}).out, "0\n");
}

// As scorers read it: six fields a line, best first.
TEST_F(ReadingTest, BatchRanksForEachQuestion) {
    const std::string queries = (directory_.path() / "queries.tsv").string();
    write_bytes(queries, "q 1\tharga jagung\r\n\nq2\tpadi\nq3\ttiada\n");
    const Finished result =
        telusur({"batch", "--data", data_, "--queries", queries, "--format", "trec"});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_THAT(result.out, ::testing::MatchesRegex("q_1 Q0 2 1 [0-9.]+ telusur\n"
                                                    "q_1 Q0 1 2 [0-9.]+ telusur\n"
                                                    "q2 Q0 1 1 [0-9.]+ telusur\n"));
    const Finished best = telusur({"batch", "--data", data_, "--queries", queries, "--limit", "1"});
    EXPECT_EQ(std::count(best.out.begin(), best.out.end(), '\n'), 2);
    EXPECT_EQ(telusur({"batch", "--data", data_, "--queries", none_}).exit_code, 66);
    EXPECT_EQ(telusur({"batch", "--data", data_, "--queries", queries, "--limit", "101"}).exit_code,
              2);
    write_bytes(queries, "q1\tpadi\nno tab\n");
    const Finished bad = telusur({"batch", "--data", data_, "--queries", queries});
    EXPECT_EQ(bad.exit_code, 65);
    EXPECT_THAT(bad.err, HasSubstr("line 2"));
}

struct Refusal {
    const char* name;
    std::vector<std::string> arguments;  // DATA stands for an index, NONE for none
    int exit_code;
    std::vector<std::string> told;
};

TEST_F(ReadingTest, RefusalsNameWhatIsWrong) {
    const std::vector<Refusal> rows{
        {"stem without its index",
         {"stem", "--data", "NONE"},
         66,
         {"there is no index in", "none"}},
        {"a family without its index",
         {"stem", "--data", "NONE", "--family", "padi"},
         66,
         {"there is no index in"}},
        {"a family of no index", {"stem", "--family", "padi"}, 2, {"--family", "--data"}},
        {"words for stem", {"stem", "padi"}, 2, {"padi"}},
        {"parse without its index", {"parse", "--data", "NONE", "a"}, 66, {"there is no index in"}},
        {"parse without data", {"parse", "a"}, 2, {"--data"}},
        {"parse in another format",
         {"parse", "--data", "DATA", "--format", "xml", "a"},
         2,
         {"--format", "jsonl"}},
        {"no word", {"parse", "--data", "DATA", "?!"}, 1, {"there is no word to search for"}},
        {"synonyms",
         {"search", "--data", "DATA", "--synonyms", "yes", "a"},
         2,
         {"synonyms cannot be \"yes\"", "one of: on, off"}},
        {"stop words",
         {"parse", "--data", "DATA", "--stop-words", "no", "a"},
         2,
         {"stop_words cannot be \"no\"", "one of: on, off"}},
    };
    for (const Refusal& row : rows) {
        SCOPED_TRACE(row.name);
        std::vector<std::string> arguments = row.arguments;
        for (std::string& argument : arguments) {
            if (argument == "DATA") argument = data_;
            if (argument == "NONE") argument = none_;
        }
        const Finished result = telusur(arguments);
        EXPECT_EQ(result.exit_code, row.exit_code);
        for (const std::string& told : row.told)
            EXPECT_THAT(result.err, HasSubstr(told));
        EXPECT_EQ(result.out, "");
    }
}

TEST_F(ReadingTest, ABadListIsNamedWithItsLine) {
    put_list("synonyms.tsv", "# kata\njagung = padi\n");
    const Finished result = telusur({"search", "--data", data_, "jagung"});
    EXPECT_EQ(result.exit_code, 78);
    EXPECT_THAT(result.err, HasSubstr("synonyms.tsv, line 2 cannot be read"));
    EXPECT_THAT(result.err, HasSubstr("<TAB>=<TAB>"));
}

}  // namespace
}  // namespace telusur::testing
