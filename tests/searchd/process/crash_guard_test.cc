// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/process/crash_guard.h"

#include <gmock/gmock.h>
#include <memory>
#include <nlohmann/json.hpp>

#include "tests/support/files.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

namespace fs = std::filesystem;

const std::optional<std::string> kNone;

// Starts of a service, one after the other, at times that the test chooses.
class CrashGuardTest : public ::testing::Test {
  protected:
    std::unique_ptr<CrashGuard> start() {
        return std::make_unique<CrashGuard>(
            state_, [this](const Error& error) { warnings_.push_back(error.what()); },
            [this] { return std::chrono::system_clock::time_point(std::chrono::seconds(now_)); });
    }
    // The process dies in that start: no destructor is run, and what it has written stays.
    std::optional<std::string> crash(const std::string& generation) {
        const std::optional<std::string> avoided = start_of(generation);
        const std::string left = fs::exists(file()) ? bytes_in(file()) : "";
        guard_.reset();
        if (!left.empty()) write_bytes(file(), left);
        return avoided;
    }
    std::optional<std::string> end_well(const std::string& generation) {
        const std::optional<std::string> avoided = start_of(generation);
        guard_.reset();
        return avoided;
    }
    fs::path file() const { return state_ / "starts.json"; }

    TempDir directory_;
    fs::path state_ = directory_ / "state";
    std::int64_t now_ = 1'800'000'000;
    std::vector<std::string> warnings_;

  private:
    std::optional<std::string> start_of(const std::string& generation) {
        guard_ = start();
        return guard_->begin(generation);
    }

    std::unique_ptr<CrashGuard> guard_;
};

TEST_F(CrashGuardTest, DecidesByTheThreeLastStarts) {
    struct Start {
        std::int64_t time;  // in seconds from the beginning
        std::string generation;
        bool ends_well = false;
    };
    struct Row {
        const char* what;
        std::vector<Start> before;
        Start last;
        bool is_avoided;
    };
    const std::vector<Row> rows = {
        {"the first start", {}, {0, "b"}, false},
        {"two crashes", {{0, "b"}, {1, "b"}}, {2, "b"}, false},
        {"three crashes", {{0, "b"}, {1, "b"}, {2, "b"}}, {3, "b"}, true},
        {"within a minute, just so", {{0, "b"}, {30, "b"}, {60, "b"}}, {61, "b"}, true},
        {"more slowly", {{0, "b"}, {30, "b"}, {61, "b"}}, {62, "b"}, false},
        {"the last three count", {{0, "b"}, {50, "b"}, {90, "b"}, {110, "b"}}, {111, "b"}, true},
        {"and then a long rest", {{0, "b"}, {1, "b"}, {2, "b"}}, {99'999, "b"}, true},
        {"a good end between", {{0, "b"}, {1, "b", true}, {2, "b"}, {3, "b"}}, {4, "b"}, false},
        {"a good end at last", {{0, "b"}, {1, "b"}, {2, "b", true}}, {3, "b"}, false},
        {"of another generation", {{0, "a"}, {1, "a"}, {2, "a"}}, {3, "b"}, false},
        {"of two generations", {{0, "a"}, {1, "b"}, {2, "b"}}, {3, "b"}, false},
        {"clock put back a day", {{0, "b"}, {10, "b"}, {-86'400, "b"}}, {-86'399, "b"}, true},
        {"clock put back after", {{0, "b"}, {10, "b"}, {20, "b"}}, {-86'400, "b"}, true},
        {"clock put forward a year",
         {{0, "b"}, {1, "b"}, {31'536'000, "b"}},
         {31'536'001, "b"},
         false},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.what);
        fs::remove_all(state_);
        const std::int64_t beginning = now_;
        for (const Start& start : row.before) {
            now_ = beginning + start.time;
            EXPECT_EQ(start.ends_well ? end_well(start.generation) : crash(start.generation),
                      kNone);
        }
        now_ = beginning + row.last.time;
        EXPECT_EQ(crash(row.last.generation), row.is_avoided ? std::optional("b") : kNone);
        now_ = beginning;
    }
    EXPECT_THAT(warnings_, IsEmpty());
}

TEST_F(CrashGuardTest, AvoidsAGenerationUntilAnotherIsLive) {
    for (int i = 0; i < 3; ++i)
        crash("b");
    EXPECT_EQ(end_well("b"), "b");
    EXPECT_EQ(crash("b"), "b");
    now_ += 100'000;
    const auto steady = start();
    EXPECT_EQ(steady->begin("b"), "b");
    steady->survived();
    EXPECT_EQ(crash("b"), "b");
    EXPECT_EQ(crash("c"), kNone);
    EXPECT_EQ(crash("b"), kNone);
}

TEST_F(CrashGuardTest, CountsAServiceThatWasAtWorkAsGood) {
    for (int i = 0; i < 5; ++i) {
        const auto guard = start();
        EXPECT_EQ(guard->begin("b"), kNone);
        guard->survived();
        guard->survived();
        const std::string left = bytes_in(file());
        EXPECT_TRUE(nlohmann::json::parse(left)["starts"].empty());
    }
}

TEST_F(CrashGuardTest, ForgetsNothingBeforeItBegan) {
    for (int i = 0; i < 2; ++i)
        crash("b");
    const std::string before = bytes_in(file());
    start()->survived();
    EXPECT_EQ(bytes_in(file()), before);
}

TEST_F(CrashGuardTest, HealsADamagedFileWithAWarning) {
    fs::create_directories(state_);
    for (const std::string content :
         {"", "{", "[]", "null", "{\"avoided\":7,\"starts\":[]}", "{\"avoided\":\"b\"}",
          "{\"avoided\":\"\",\"starts\":[{\"generation\":\"b\"}]}",
          "{\"avoided\":\"\",\"starts\":[{\"generation\":\"b\",\"time\":\"x\"}]}",
          "{\"avoided\":\"\",\"starts\":7}", "\xFF\xFE"}) {
        SCOPED_TRACE(content);
        warnings_.clear();
        write_bytes(file(), content);
        EXPECT_EQ(crash("b"), kNone);
        EXPECT_THAT(warnings_, ElementsAre(AllOf(HasSubstr("starts.json"), HasSubstr("damaged"))));
        warnings_.clear();
        EXPECT_EQ(crash("b"), kNone);
        EXPECT_THAT(warnings_, IsEmpty());
    }
}

TEST_F(CrashGuardTest, NeverKeepsTheServiceFromStarting) {
    write_bytes(state_, "no directory");
    EXPECT_EQ(crash("b"), kNone);
    EXPECT_THAT(warnings_, ::testing::Each(HasSubstr("starts are not watched")));
    EXPECT_FALSE(warnings_.empty());

    fs::remove(state_);
    fs::create_directories(file());  // a directory where the file should be
    warnings_.clear();
    EXPECT_EQ(end_well("b"), kNone);
    EXPECT_FALSE(warnings_.empty());
}

TEST_F(CrashGuardTest, RemembersNothingWithoutADirectory) {
    state_.clear();
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(end_well("b"), kNone);
    EXPECT_THAT(warnings_, IsEmpty());
}

}  // namespace
}  // namespace telusur::testing
