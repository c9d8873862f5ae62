// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

using ::testing::HasSubstr;

namespace fs = std::filesystem;

void write(const fs::path& path, const std::string& content) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
}

std::string record(const std::string& id) {
    return R"({"id":")" + id +
           R"(","title":"Panen jagung","body":"Warga memanen jagung.","date":"2021-03-14"})"
           "\n";
}

// What is wrong in one file beside two good records, and what a person is told about it.
struct BadInput {
    const char* name;
    std::string file;
    std::string content;
    std::string told;  // on standard error
    int indexed;       // articles in the index afterwards, the two good ones among them
};

std::vector<BadInput> bad_inputs() {
    const std::string huge(20u << 20, 'a');
    return {
        {"broken_json", "bad.jsonl", "{\"id\": \"x\", \"title\": \n", "bad.jsonl:1: ", 2},
        {"not_an_object", "bad.jsonl", "\n[1, 2]\n", "bad.jsonl:2: ", 2},
        {"no_title", "bad.jsonl", R"({"id":"x","body":"Hujan turun.","date":"2021-03-14"})",
         "bad.jsonl:1: ", 3},
        {"no_date", "bad.jsonl", R"({"id":"x","title":"Hujan","body":"Hujan turun."})",
         "bad.jsonl:1: ", 3},
        {"date_nonsense", "bad.jsonl",
         R"({"id":"x","title":"Hujan","body":"Hujan.","date":"31 Februari 2021"})",
         "31 Februari 2021", 3},
        {"no_title_no_body", "bad.jsonl", R"({"id":"x","date":"2021-03-14"})", "bad.jsonl:1: ", 2},
        {"wrong_type", "bad.jsonl", R"({"id":"x","title":["Hujan"],"body":"Hujan."})", "title", 2},
        {"huge_body", "bad.jsonl", R"({"id":"x","title":"Hujan","body":")" + huge + "\"}\n",
         "bad.jsonl:1: ", 2},
        {"huge_page", "bad.txt", "Judul\n\n" + huge, "bad.txt: ", 2},
        {"invalid_utf8", "bad.jsonl",
         "{\"id\":\"x\",\"title\":\"Hujan \xff\xfe "
         "deras\",\"body\":\"Huj\xc3\",\"date\":\"2021-03-14\"}\n",
         "UTF-8", 3},
        {"nul_bytes", "bad.jsonl",
         R"({"id":"x","title":"Hujan\u0000deras","body":"Hujan.","date":"2021-03-14"})", "NUL", 3},
        {"raw_nul_bytes", "bad.txt",
         std::string("Judul\0Panjang\n\nby Ani | Mar 14, 2021\n\nHujan turun di desa itu.", 61),
         "NUL", 3},
        {"id_twice", "bad.jsonl", record("baik-9") + record("baik-9"), "bad.jsonl:2: id baik-9", 3},
        {"id_of_another", "bad.jsonl", R"({"id":"baik-1","title":"Lain","body":"x"})", "baik-1", 2},
        {"empty_page", "bad.txt", " \n\n", "bad.txt: ", 2},
        {"broken_zstd", "bad.jsonl.zst", std::string("\x28\xb5\x2f\xfd\x04\x00junkjunk", 14),
         "bad.jsonl.zst", 2},
    };
}

class BadInputTest : public ::testing::TestWithParam<BadInput> {};

TEST_P(BadInputTest, IsCountedAndNamedAndTheRestIsIndexed) {
    const BadInput& input = GetParam();
    const TempDir directory;
    const fs::path source = directory.path() / "articles";
    write(source / "a.jsonl", record("baik-1") + record("baik-2"));
    write(source / input.file, input.content);
    const std::string data = (directory.path() / "data").string();

    const Finished result =
        indexer({"run", "--data", data, "--source", source.string(), "--summary", "json"});
    EXPECT_EQ(result.exit_code, 4) << result.err;
    EXPECT_THAT(result.err, HasSubstr(input.told));
    EXPECT_THAT(result.err, HasSubstr(input.file));
    const auto summary = nlohmann::json::parse(result.out.substr(result.out.rfind('{')));
    EXPECT_EQ(summary["failed"].get<int>() + summary["flawed"].get<int>(), 1) << summary;

    EXPECT_EQ(telusur({"count", "--data", data}).out, std::to_string(input.indexed) + "\n");
    EXPECT_EQ(telusur({"count", "--data", data, "jagung"}).out,
              input.name == std::string("id_twice") ? "3\n" : "2\n");
}

INSTANTIATE_TEST_SUITE_P(Kinds, BadInputTest, ::testing::ValuesIn(bad_inputs()),
                         [](const auto& parameter) { return parameter.param.name; });

// Sources without a single article: nothing is made, and what is live stays.
struct NoInput {
    const char* name;
    std::string path;  // below the temporary directory; empty for one that does not exist
    std::string content;
};

class NoInputTest : public ::testing::TestWithParam<NoInput> {};

TEST_P(NoInputTest, EndsWith66AndLeavesTheLiveGeneration) {
    const NoInput& input = GetParam();
    const TempDir directory;
    const fs::path good = directory.path() / "good.jsonl";
    write(good, record("baik-1"));
    const std::string data = (directory.path() / "data").string();
    ASSERT_EQ(indexer({"run", "--data", data, "--source", good.string()}).exit_code, 0);
    const std::string live = indexer({"generations", "--data", data}).out;

    const fs::path source = directory.path() / "source";
    if (!input.path.empty()) write(source / input.path, input.content);
    const Finished result = indexer({"run", "--data", data, "--source", source.string()});
    EXPECT_EQ(result.exit_code, 66) << result.err;
    EXPECT_THAT(result.err, HasSubstr(source.string()));
    EXPECT_EQ(indexer({"generations", "--data", data}).out, live);
    EXPECT_EQ(telusur({"count", "--data", data}).out, "1\n");
}

INSTANTIATE_TEST_SUITE_P(Kinds, NoInputTest,
                         ::testing::Values(NoInput{"missing", "", ""},
                                           NoInput{"no_article_files", "gambar.png", "PNG"},
                                           NoInput{"only_broken_records", "a.jsonl", "{\n{\n"},
                                           NoInput{"empty_file", "a.jsonl", ""}),
                         [](const auto& parameter) { return parameter.param.name; });

TEST(UnreadableFile, IsNamedAndTheRestIsIndexed) {
    const TempDir directory;
    const fs::path source = directory.path() / "articles";
    write(source / "a.jsonl", record("baik-1"));
    // A directory that has the name of a record file: unreadable for root, too, unlike one without
    // permissions.
    fs::create_symlink("/nowhere/to/be/found.jsonl", source / "b.jsonl");
    const std::string data = (directory.path() / "data").string();
    const Finished result = indexer({"run", "--data", data, "--source", source.string()});
    EXPECT_EQ(result.exit_code, 4);
    EXPECT_THAT(result.err, HasSubstr("b.jsonl"));
    EXPECT_EQ(telusur({"count", "--data", data}).out, "1\n");
}

struct Refusal {
    const char* name;
    std::vector<std::string>
        arguments;  // DATA stands for an index with one article, NONE for no index
    int exit_code;
    std::string told;
};

class RefusalTest : public ::testing::TestWithParam<Refusal> {};

TEST_P(RefusalTest, NamesWhatIsWrong) {
    const Refusal& refusal = GetParam();
    const TempDir directory;
    const fs::path source = directory.path() / "a.jsonl";
    write(source, record("baik-1"));
    const std::string data = (directory.path() / "data").string();
    ASSERT_EQ(indexer({"run", "--data", data, "--source", source.string()}).exit_code, 0);
    std::vector<std::string> arguments = refusal.arguments;
    for (std::string& argument : arguments) {
        if (argument == "DATA") argument = data;
        if (argument == "NONE") argument = (directory.path() / "none").string();
    }
    const Finished result = telusur(arguments);
    EXPECT_EQ(result.exit_code, refusal.exit_code) << result.out << result.err;
    EXPECT_THAT(result.err, HasSubstr(refusal.told));
    EXPECT_EQ(result.out.find("{"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, RefusalTest,
    ::testing::Values(
        Refusal{"no_index", {"search", "--data", "NONE", "jagung"}, 66, "there is no index in"},
        Refusal{"nothing_found", {"search", "--data", "DATA", "zebra"}, 1, ""},
        Refusal{"no_article", {"show", "--data", "DATA", "tidak-ada"}, 66, "tidak-ada"},
        Refusal{"no_command", {}, 2, ""},
        Refusal{"unknown_option", {"search", "--data", "DATA", "--tgl", "2020", "x"}, 2, "--tgl"},
        Refusal{"bad_date", {"search", "--data", "DATA", "--from", "kemarin", "x"}, 2, "kemarin"},
        Refusal{"bad_sort", {"search", "--data", "DATA", "--sort", "terbaru", "x"}, 2, "newest"},
        Refusal{"bad_facet", {"facets", "--data", "DATA", "--facets", "tga"}, 2, "tga"},
        Refusal{"too_deep", {"search", "--data", "DATA", "--page", "9999", "x"}, 2, "10000"},
        Refusal{"long_query", {"search", "--data", "DATA", std::string(1025, 'a')}, 2, "1024"}),
    [](const auto& parameter) { return parameter.param.name; });

}  // namespace
}  // namespace telusur::testing
