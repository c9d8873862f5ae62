// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/data_directory.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/errors.h"
#include "tests/support/files.h"
#include "tests/support/temp_dir.h"

namespace telusur {
namespace {

namespace fs = std::filesystem;
using testing::code_thrown_by;
using testing::TempDir;
using Names = std::vector<std::string>;

class DataDirectoryTest : public ::testing::Test {
  protected:
    DataDirectoryTest() { data_.create(); }

    // A whole generation that holds one file.
    void add_generation(const std::string& name) const {
        fs::create_directories(data_.generation_path(name) / "postings");
        testing::write_bytes(data_.generation_path(name) / "postings" / "file", name);
    }
    Names all_entries() const {
        Names names;
        for (const auto& entry : fs::directory_iterator(data_.path() / "generations")) {
            names.push_back(entry.path().filename().string());
        }
        std::sort(names.begin(), names.end());
        return names;
    }
    void write_current(const std::string& content) const {
        testing::write_bytes(data_.path() / "CURRENT", content);
    }

    TempDir temporary_;
    DataDirectory data_{temporary_ / "data"};
};

struct NameRow {
    std::string text;
    bool is_name;
};

TEST(GenerationName, Form) {
    const std::vector<NameRow> rows = {
        {"20261122T190000Z", true},    {"19700101T000000Z", true},   {"", false},
        {"20261122T190000", false},    {"20261122T190000ZZ", false}, {"20261122 190000Z", false},
        {"20261122t190000z", false},   {"2026-11-22T19:00", false},  {"../261122T190000Z", false},
        {".building-202611", false},   {"20261122T19000/Z", false},  {std::string(16, '\0'), false},
        {"20261122T190000Z\n", false}, {"a0261122T190000Z", false},
    };
    for (const NameRow& row : rows)
        EXPECT_EQ(is_generation_name(row.text), row.is_name) << row.text;
}

TEST(GenerationName, OtherPlacesHoldDigitsOnly) {
    for (const char* text :
         {"TTTTTTTTTTTTTTTZ", "ZZZZZZZZTZZZZZZZ", "2026T122T190000Z", "20261122T19000ZZ"}) {
        EXPECT_FALSE(is_generation_name(text)) << text;
    }
}

TEST_F(DataDirectoryTest, NamesItsParts) {
    EXPECT_EQ(data_.archive_path(), temporary_ / "data" / "archive.db");
    EXPECT_EQ(data_.lock_path(), temporary_ / "data" / "indexer.lock");
    EXPECT_EQ(data_.generation_path("x"), temporary_ / "data" / "generations" / "x");
    data_.create();
    EXPECT_EQ(data_.current(), std::nullopt);
    EXPECT_EQ(data_.generations(), Names{});
}

TEST_F(DataDirectoryTest, CannotBeMadeBelowAFile) {
    testing::write_bytes(temporary_ / "file", "");
    EXPECT_EQ(code_thrown_by([&] { DataDirectory(temporary_ / "file").create(); }), "CannotCreate");
}

TEST_F(DataDirectoryTest, GenerationsAreListedByAge) {
    for (const char* name : {"20261122T190000Z", "20251122T190000Z", "20261122T185959Z"})
        add_generation(name);
    for (const char* other : {".building-20271122T190000Z", "lost+found", "20271122T190000", "x"}) {
        fs::create_directories(data_.path() / "generations" / other);
    }
    EXPECT_EQ(data_.generations(),
              (Names{"20251122T190000Z", "20261122T185959Z", "20261122T190000Z"}));
    EXPECT_EQ(DataDirectory(temporary_ / "missing").generations(), Names{});
}

struct FutureRow {
    std::string there;
    std::string next;
};

TEST_F(DataDirectoryTest, NewNamesAreGreaterThoughTheClockGoesBack) {
    EXPECT_TRUE(is_generation_name(data_.new_generation_name()));
    const std::vector<FutureRow> rows = {
        {"21000101T000000Z", "21000101T000001Z"}, {"21000101T000059Z", "21000101T000100Z"},
        {"21001231T235959Z", "21010101T000000Z"}, {"21040228T235959Z", "21040229T000000Z"},
        {"21050228T235959Z", "21050301T000000Z"}, {"99981231T235959Z", "99990101T000000Z"},
    };
    for (const FutureRow& row : rows) {
        add_generation(row.there);
        EXPECT_EQ(data_.new_generation_name(), row.next);
    }
}

TEST_F(DataDirectoryTest, NewNamesRiseWithinASecond) {
    std::string last;
    for (int i = 0; i < 100; ++i) {
        const std::string name = data_.new_generation_name();
        ASSERT_GT(name, last);
        add_generation(name);
        last = name;
    }
}

// The last of all names is none, because no other could come after it.
TEST_F(DataDirectoryTest, WhatIsNoTimeIsNoGeneration) {
    for (const char* there : {"21009999T000000Z", "21000101T996060Z", "99991231T235959Z"}) {
        add_generation(there);
        EXPECT_FALSE(is_generation_name(there)) << there;
        EXPECT_TRUE(is_generation_name(data_.new_generation_name())) << there;
        EXPECT_TRUE(data_.generations().empty()) << there;
        fs::remove_all(data_.generation_path(there));
    }
}

TEST_F(DataDirectoryTest, CurrentHoldsAName) {
    for (const char* content : {"20261122T190000Z", "20261122T190000Z\n", "20261122T190000Z\r\n"}) {
        write_current(content);
        EXPECT_EQ(data_.current(), "20261122T190000Z");
    }
}

TEST_F(DataDirectoryTest, CurrentWithJunkIsBadData) {
    for (const std::string& content :
         {std::string(), std::string("\n"), std::string("x"), std::string("20261122T190000Z x"),
          std::string(" 20261122T190000Z"), std::string("generations/20261122T190000Z"),
          std::string("../../../etc/pas"), std::string("20261122T190000Z\n20261122T190000Z\n"),
          std::string(16, '\0'), std::string(300, '\n'), std::string(100000, '2')}) {
        write_current(content);
        const auto thrown = testing::thrown_by([&] { data_.current(); });
        EXPECT_EQ(thrown.code, "BadData") << content;
        EXPECT_NE(thrown.message.find("CURRENT"), std::string::npos) << thrown.message;
    }
}

TEST_F(DataDirectoryTest, PublishMakesABuildLive) {
    const fs::path work = data_.new_build_directory("20261122T190000Z");
    EXPECT_TRUE(fs::is_empty(work));
    EXPECT_EQ(data_.generations(), Names{});
    fs::create_directory(work / "postings");
    testing::write_bytes(work / "postings" / "file", "x");
    data_.publish(work, "20261122T190000Z");
    EXPECT_EQ(data_.current(), "20261122T190000Z");
    EXPECT_EQ(all_entries(), Names{"20261122T190000Z"});
    EXPECT_EQ(testing::bytes_in(data_.generation_path("20261122T190000Z") / "postings" / "file"),
              "x");
    EXPECT_EQ(testing::bytes_in(data_.path() / "CURRENT"), "20261122T190000Z\n");
}

TEST_F(DataDirectoryTest, AFailedPublishLeavesTheLiveGeneration) {
    add_generation("20261122T190000Z");
    add_generation("20261123T190000Z");
    data_.make_live("20261122T190000Z");
    const auto expect_failure = [&](const fs::path& work, const std::string& name) {
        EXPECT_EQ(code_thrown_by([&] { data_.publish(work, name); }), "Io") << work;
        EXPECT_EQ(data_.current(), "20261122T190000Z");
    };
    expect_failure(data_.path() / "generations" / "missing", "20261124T190000Z");
    const fs::path taken = data_.new_build_directory("20261123T190000Z");
    testing::write_bytes(taken / "file", "x");
    expect_failure(taken, "20261123T190000Z");
    fs::create_directory(data_.path() / "CURRENT.tmp");
    expect_failure(data_.new_build_directory("20261124T190000Z"), "20261124T190000Z");
}

TEST_F(DataDirectoryTest, LeftoversAreRemoved) {
    add_generation("20261122T190000Z");
    const auto leave = [&] {
        fs::create_directories(data_.path() / "generations" / ".building-20261123T190000Z" /
                               "postings.shards");
        testing::write_bytes(
            data_.path() / "generations" / ".building-20261123T190000Z" / "columns", "x");
        testing::write_bytes(data_.path() / "generations" / ".building-x", "x");
    };
    leave();
    data_.remove_leftovers();
    EXPECT_EQ(all_entries(), Names{"20261122T190000Z"});
    leave();
    const fs::path work = data_.new_build_directory("20261123T190000Z");
    EXPECT_TRUE(fs::is_empty(work));
    EXPECT_EQ(all_entries(), (Names{work.filename().string(), "20261122T190000Z"}));
}

struct PruneRow {
    int generations;  // named 1 … n
    int live;         // 0 for none
    std::size_t keep;
    std::vector<int> left;
    int spared = 0;  // 0 for none
};

std::string numbered(int number) {
    return "2026112" + std::to_string(number) + "T190000Z";
}

TEST_F(DataDirectoryTest, PruneKeepsTheNewestAndTheLiveOne) {
    const std::vector<PruneRow> rows = {
        {0, 0, 3, {}},        {2, 2, 3, {1, 2}},    {3, 3, 3, {1, 2, 3}},    {4, 4, 3, {2, 3, 4}},
        {6, 6, 3, {4, 5, 6}}, {4, 1, 3, {1, 3, 4}}, {6, 1, 3, {1, 5, 6}},    {6, 3, 3, {3, 5, 6}},
        {5, 2, 1, {2}},       {5, 2, 0, {2}},       {4, 0, 3, {2, 3, 4}},    {3, 0, 0, {}},
        {1, 1, 0, {1}},       {5, 4, 2, {4, 5}},    {4, 4, 3, {1, 3, 4}, 1}, {4, 4, 1, {1, 4}, 1},
        {4, 2, 1, {2}, 2},
    };
    for (const PruneRow& row : rows) {
        for (int number = 1; number <= row.generations; ++number)
            add_generation(numbered(number));
        if (row.live != 0) data_.make_live(numbered(row.live));
        data_.prune(row.keep, row.spared == 0 ? std::nullopt : std::optional(numbered(row.spared)));
        Names expected;
        for (const int number : row.left)
            expected.push_back(numbered(number));
        EXPECT_EQ(all_entries(), expected)
            << row.generations << " live " << row.live << " keep " << row.keep;
        for (const std::string& name : data_.generations())
            fs::remove_all(data_.generation_path(name));
        fs::remove(data_.path() / "CURRENT");
    }
}

TEST_F(DataDirectoryTest, RollbackAndForthByMakeLive) {
    for (int number = 1; number <= 3; ++number)
        add_generation(numbered(number));
    for (const int number : {3, 2, 1, 3}) {
        data_.make_live(numbered(number));
        EXPECT_EQ(data_.current(), numbered(number));
        EXPECT_EQ(data_.generations().size(), 3u);
    }
    EXPECT_FALSE(fs::exists(data_.path() / "CURRENT.tmp"));
}

}  // namespace
}  // namespace telusur
