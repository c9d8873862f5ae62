// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/manifest.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <limits>
#include <string>
#include <vector>

#include "indexer/index/field_table.h"
#include "tests/support/errors.h"
#include "tests/support/files.h"
#include "tests/support/temp_dir.h"

namespace telusur {
namespace {

namespace fs = std::filesystem;
using testing::TempDir;

Manifest example() {
    Manifest manifest;
    manifest.format = 1;
    manifest.generation = "20261122T190000Z";
    manifest.built_at = "2026-11-23T02:00:01+07:00";
    manifest.analysis = "analysis-1/xapian";
    manifest.archive_revision = 7;
    manifest.articles = 2;
    manifest.undated = 1;
    manifest.files = {
        {"columns", 1640, "99aa06d3014798d86001c324468d497f", "6001c324468d497f99aa06d3014798d8"},
        {"postings/iamglass", 0, "00000000000000000000000000000000", ""}};
    return manifest;
}

TEST(Manifest, GivesThisText) {
    EXPECT_EQ(to_json(example()), R"({
  "format": 1,
  "generation": "20261122T190000Z",
  "built_at": "2026-11-23T02:00:01+07:00",
  "analysis": "analysis-1/xapian",
  "archive_revision": 7,
  "articles": 2,
  "undated": 1,
  "files": [
    {
      "name": "columns",
      "bytes": 1640,
      "xxh3": "99aa06d3014798d86001c324468d497f",
      "head": "6001c324468d497f99aa06d3014798d8"
    },
    {
      "name": "postings/iamglass",
      "bytes": 0,
      "xxh3": "00000000000000000000000000000000",
      "head": ""
    }
  ],
  "xxh3": "cecdafd08f980ed721bf7c20ad0a6fdc"
}
)");
}

TEST(Manifest, RoundTrip) {
    Manifest large = example();
    large.archive_revision = std::numeric_limits<std::uint64_t>::max();
    large.articles = std::numeric_limits<std::uint64_t>::max();
    large.format = 9;
    large.files[0].name = "nama \"aneh\"/é";
    for (const Manifest& manifest : {example(), large, Manifest{}}) {
        EXPECT_EQ(parse_manifest(to_json(manifest), "m"), manifest) << to_json(manifest);
    }
}

std::string with_file_named(const std::string& name) {
    Manifest manifest = example();
    manifest.files[1].name = name;
    return to_json(manifest);
}

TEST(ParseManifest, RefusesNamesThatLeaveTheDirectory) {
    for (const char* name : {"", "/", "/etc/passwd", "..", "../x", "../../x", "a/..", "a/../../b",
                             "a/b/../../../c", "./..", "./../x", "//x", "a/.."}) {
        const auto thrown =
            testing::thrown_by([&] { parse_manifest(with_file_named(name), "/g/M.json"); });
        EXPECT_EQ(thrown.code, "BadData") << name;
        EXPECT_TRUE(thrown.message.starts_with("/g/M.json ")) << thrown.message;
    }
}

TEST(ParseManifest, TakesNamesThatStayInside) {
    for (const char* name : {"a", "a/b", "a/b/c", "..a", "a..", "...", "a/..b/c", "-", "a b"}) {
        EXPECT_EQ(testing::code_thrown_by([&] { parse_manifest(with_file_named(name), "m"); }), "")
            << name;
    }
}

std::string replaced(const std::string& part, const std::string& replacement) {
    std::string text = to_json(example());
    const auto begin = text.find(part);
    EXPECT_NE(begin, std::string::npos) << part;
    return text.replace(begin, part.size(), replacement);
}

void expect_refused(const std::vector<std::string>& texts) {
    for (const std::string& text : texts) {
        EXPECT_EQ(testing::code_thrown_by([&] { parse_manifest(text, "m"); }), "BadData") << text;
    }
}

TEST(ParseManifest, RefusesJunk) {
    expect_refused({
        "",
        "{}",
        "[]",
        "null",
        "5",
        "x",
        "\xFF",
        std::string(1000, '['),
        to_json(example()) + "x",
        replaced("\"format\": 1", "\"format\": \"1\""),
        replaced("\"format\": 1", "\"format\": null"),
        replaced("\"format\": 1,", ""),
        replaced("\"generation\": \"20261122T190000Z\"", "\"generation\": 5"),
        replaced("\"articles\": 2", "\"articles\": \"2\""),
        replaced("\"articles\": 2", "\"article\": 2"),
        replaced("\"bytes\": 1640", "\"bytes\": \"1640\""),
        replaced("\"name\": \"columns\"", "\"name\": null"),
        replaced("\"xxh3\": \"99aa06d3014798d86001c324468d497f\"", "\"xxh3\": 5"),
        replaced("\"files\": [", "\"files\": [5, "),
        replaced("\"files\": [", "\"file\": ["),
    });
    const std::string whole = to_json(example());
    for (std::size_t size = 0; size + 1 < whole.size(); ++size)
        expect_refused({whole.substr(0, size)});
}

// nlohmann::json turns these into numbers and lists without a word.
TEST(ParseManifest, RefusesValuesOfAnotherType) {
    std::string no_list = to_json(Manifest{});
    const auto list = no_list.find("[]");
    ASSERT_NE(list, std::string::npos);
    expect_refused({
        replaced("\"articles\": 2", "\"articles\": -2"),
        replaced("\"articles\": 2", "\"articles\": 2.5"),
        replaced("\"articles\": 2", "\"articles\": true"),
        replaced("\"format\": 1", "\"format\": 1.9"),
        replaced("\"format\": 1", "\"format\": 4294967297"),
        replaced("\"bytes\": 1640", "\"bytes\": -1"),
        std::string(no_list).replace(list, 2, "null"),
        std::string(no_list).replace(list, 2, "{}"),
    });
}

TEST(ParseManifest, RefusesAnyOtherByteOfThisFormat) {
    Manifest manifest = example();
    manifest.format = kFormatVersion;
    const std::string whole = to_json(manifest);
    ASSERT_EQ(parse_manifest(whole, "m"), manifest);
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            std::string damaged = whole;
            damaged[at] = testing::flipped(damaged[at], 1u << bit);
            // A flip in the format is another format, which whoever opens it refuses.
            const auto read = [&] { return parse_manifest(damaged, "m").format; };
            int format = kFormatVersion;
            const std::string code = testing::code_thrown_by([&] { format = read(); });
            EXPECT_TRUE(code == "BadData" || (code.empty() && format != kFormatVersion)) << damaged;
        }
    }
    expect_refused({whole + "\n", whole.substr(0, whole.size() - 1), " " + whole});
}

TEST(ReadManifest, ReadsTheFileOfThatName) {
    const TempDir directory;
    EXPECT_EQ(testing::code_thrown_by([&] { read_manifest(directory.path()); }), "Io");
    testing::write_bytes(directory / "MANIFEST.json", to_json(example()));
    EXPECT_EQ(read_manifest(directory.path()), example());
    testing::write_bytes(directory / "MANIFEST.json",
                         to_json(example()) + std::string(1u << 20, ' '));
    EXPECT_EQ(testing::code_thrown_by([&] { read_manifest(directory.path()); }), "BadData");
}

TEST(ListFiles, NamesAllFilesBelowInOrderButTheManifest) {
    const TempDir directory;
    fs::create_directories(directory / "postings" / "sub");
    fs::create_directories(directory / "empty");
    testing::write_bytes(directory / "MANIFEST.json", "{}");
    testing::write_bytes(directory / "columns", "");
    testing::write_bytes(directory / "articles", "abc");
    testing::write_bytes(directory / "postings" / "b", "12");
    testing::write_bytes(directory / "postings" / "sub" / "MANIFEST.json", "x");
    std::vector<std::string> described;
    for (const Manifest::File& file : list_files(directory.path())) {
        described.push_back(file.name + " " + std::to_string(file.bytes));
        EXPECT_EQ(file.checksum.size(), 32u) << file.name;
    }
    EXPECT_EQ(described, (std::vector<std::string>{"articles 3", "columns 0", "postings/b 2",
                                                   "postings/sub/MANIFEST.json 1"}));
}

}  // namespace
}  // namespace telusur
