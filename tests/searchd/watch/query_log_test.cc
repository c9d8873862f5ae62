// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/watch/query_log.h"

#include <algorithm>
#include <atomic>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <sstream>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>
#include <vector>

#include "tests/searchd/watch/observed.h"
#include "tests/support/errors.h"
#include "tests/support/files.h"
#include "tests/support/process.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using Json = nlohmann::ordered_json;

constexpr const char* kToday = "questions-2026-11-23.jsonl";

std::vector<Json> lines_in(const fs::path& file) {
    std::vector<Json> lines;
    std::istringstream text(bytes_in(file));
    for (std::string line; std::getline(text, line);)
        lines.push_back(Json::parse(line));
    return lines;
}

std::vector<std::string> names_in(const fs::path& directory) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(directory))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

/// A query log over a directory of its own, at a time that the test sets.
struct Logging {
    explicit Logging(LoggedAddress address = LoggedAddress::None, std::size_t days = 30) {
        config = {directory / "log", days, address};
    }
    void start() {
        log = std::make_unique<QueryLog>(config, [this] { return now.load(); });
    }
    /// Everything is written, and the log is gone.
    void end() { log.reset(); }
    fs::path file(const char* name = kToday) const { return config.directory / name; }

    TempDir directory;
    QueryLogConfig config;
    std::atomic<std::int64_t> now{kNoon};
    std::unique_ptr<QueryLog> log;
};

TEST(QueryLog, HasALineForEachQuestionAndClick) {
    Logging logging;
    logging.start();
    logging.log->observe(question("banjir \"kali\"", 12));
    logging.log->observe(plain_request("/v1/suggest", 200));
    logging.log->click({"banjir", "pos-1", 3, "r-9"}, client("192.0.2.77"));
    logging.end();
    const auto lines = lines_in(logging.file());
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(
        lines[0].dump(),
        R"({"time":"2026-11-23T05:00:00Z","event":"question","id":"r-1","q":"banjir \"kali\"",)"
        R"("parameters":"tag=banjir","total":12,"timed_out":false,"cached":false,"ms":1.0})");
    EXPECT_EQ(lines[1].dump(),
              R"({"time":"2026-11-23T05:00:00Z","event":"click","id":"r-9","q":"banjir",)"
              R"("article":"pos-1","position":3})");
}

TEST(QueryLog, CutsTextsAtACharacter) {
    const std::string two_bytes = "\xC3\xA9";
    std::string long_text = "x";
    for (int i = 0; i < 500; ++i)
        long_text += two_bytes;
    const std::pair<std::string, std::size_t> rows[] = {
        {std::string(256, 'a'), 256}, {std::string(257, 'a'), 256}, {long_text, 255}, {"", 0}};
    Logging logging;
    logging.start();
    for (const auto& [text, kept] : rows)
        logging.log->observe(question(text, 1));
    logging.end();
    const auto lines = lines_in(logging.file());
    ASSERT_EQ(lines.size(), std::size(rows));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto text = lines[i]["q"].get<std::string>();
        EXPECT_EQ(text.size(), rows[i].second);
        EXPECT_EQ(text, rows[i].first.substr(0, text.size()));
    }
}

TEST(QueryLog, HoldsNoControlCharacters) {
    Logging logging;
    logging.start();
    logging.log->observe(question("a\r\n\x1B[31m\x7F\xC2\x9B\xFF", 1));
    logging.end();
    for (const char c : bytes_in(logging.file()))
        EXPECT_TRUE(c == '\n' || (c >= 0x20 && c < 0x7F)) << int{c};
    EXPECT_EQ(lines_in(logging.file()).size(), 1U);
}

TEST(QueryLog, TellsOfTheClientWhatIsConfigured) {
    struct Row {
        LoggedAddress address;
        const char* client;
        const char* shown;  ///< nullptr: no field
    };
    const Row rows[] = {
        {LoggedAddress::None, "203.0.113.99", nullptr},
        {LoggedAddress::None, "2001:db8:abcd:1234:5678::9", nullptr},
        {LoggedAddress::Truncated, "203.0.113.99", "203.0.113.0"},
        {LoggedAddress::Truncated, "2001:db8:abcd:1234:5678::9", "2001:db8:abcd::"},
        {LoggedAddress::Truncated, "::", "-"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.client);
        Logging logging(row.address);
        logging.start();
        logging.log->observe(question("banjir", 1, client(row.client)));
        logging.log->click({"banjir", "pos-1", 1, ""}, client(row.client));
        logging.end();
        for (const Json& line : lines_in(logging.file())) {
            EXPECT_EQ(line.contains("client"), row.shown != nullptr);
            if (row.shown != nullptr) {
                EXPECT_EQ(line["client"], row.shown);
            }
        }
        EXPECT_THAT(bytes_in(logging.file()), Not(HasSubstr(row.client)));
        EXPECT_THAT(bytes_in(logging.file()), Not(HasSubstr("1234")));
    }
}

TEST(QueryLog, HashesClientsAnewEachDay) {
    std::vector<std::string> seen;
    for (int process = 0; process < 2; ++process) {
        Logging logging(LoggedAddress::Hashed);
        logging.start();
        for (const char* address : {"203.0.113.99", "203.0.113.98", "203.0.113.99"})
            logging.log->observe(question("banjir", 1, client(address)));
        logging.now += kDay;
        logging.log->observe(question("banjir", 1, client("203.0.113.99")));
        logging.end();
        const auto lines = lines_in(logging.file());
        ASSERT_EQ(lines.size(), 3U);
        EXPECT_EQ(lines[0]["client"], lines[2]["client"]);
        EXPECT_NE(lines[0]["client"], lines[1]["client"]);
        seen.push_back(lines[0]["client"].get<std::string>());
        seen.push_back(lines_in(logging.file("questions-2026-11-24.jsonl"))[0]["client"]);
        EXPECT_THAT(bytes_in(logging.file()), Not(HasSubstr("203.0")));
    }
    std::sort(seen.begin(), seen.end());
    EXPECT_EQ(std::unique(seen.begin(), seen.end()), seen.end());
    for (const std::string& hash : seen)
        EXPECT_THAT(hash, ::testing::MatchesRegex("[0-9a-f]{16}"));
}

TEST(QueryLog, BeginsAFileWithTheDayOfTheArchive) {
    Logging logging;
    logging.now = kNoon + 12 * kHour - 1;
    logging.start();
    logging.log->observe(question("kemarin", 1));
    ++logging.now;
    logging.log->observe(question("hari ini", 1));
    logging.end();
    EXPECT_EQ(lines_in(logging.file())[0]["q"], "kemarin");
    EXPECT_EQ(lines_in(logging.file("questions-2026-11-24.jsonl"))[0]["q"], "hari ini");
}

TEST(QueryLog, IsReadableByItsOwnerOnly) {
    Logging logging;
    fs::create_directory(logging.config.directory);
    write_bytes(logging.file(), "");
    ::chmod(logging.file().c_str(), 0644);
    const mode_t before = ::umask(0);
    logging.start();
    logging.log->observe(question("banjir", 1));
    logging.now += kDay;
    logging.log->observe(question("banjir", 1));
    logging.end();
    ::umask(before);
    for (const std::string& name : names_in(logging.config.directory)) {
        const auto mode = fs::status(logging.config.directory / name).permissions();
        EXPECT_EQ(mode, fs::perms::owner_read | fs::perms::owner_write) << name;
    }
}

TEST(QueryLog, DeletesWhatIsTooOldAndNothingElse) {
    struct Row {
        const char* name;
        bool is_kept;
    };
    // Three days: today, and the two before it.
    const Row rows[] = {
        {"questions-2026-11-23.jsonl", true},       {"questions-2026-11-21.jsonl", true},
        {"questions-2026-11-20.jsonl", false},      {"questions-2019-01-01.jsonl", false},
        {"questions-2026-12-24.jsonl", true},       {"questions-2019-02-30.jsonl", true},
        {"questions-2019-01-01.jsonl.gz", true},    {"questions-2019-1-1.jsonl", true},
        {"xquestions-2019-01-01.jsonl", true},      {"questions-.jsonl", true},
        {"questions-2019-01-01T00:00.jsonl", true}, {"catatan.txt", true},
    };
    Logging logging(LoggedAddress::None, 3);
    fs::create_directory(logging.config.directory);
    for (const Row& row : rows)
        write_bytes(logging.file(row.name), "");
    fs::create_directory(logging.file("questions-2019-01-02.jsonl"));
    logging.start();
    logging.end();
    for (const Row& row : rows)
        EXPECT_EQ(fs::exists(logging.file(row.name)), row.is_kept) << row.name;
    EXPECT_TRUE(fs::exists(logging.file("questions-2019-01-02.jsonl")));
}

TEST(QueryLog, DeletesOnANewDayThoughNobodyAsks) {
    Logging logging(LoggedAddress::None, 1);
    logging.start();
    logging.log->observe(question("banjir", 1));
    logging.now += kDay;
    logging.log->observe(plain_request("/healthz", 200));
    logging.end();
    EXPECT_THAT(names_in(logging.config.directory), IsEmpty());
}

TEST(QueryLog, LosesLinesAndNothingElseWhenItsDirectoryVanishes) {
    Logging logging;
    logging.start();
    logging.log->observe(question("ada", 1));
    ASSERT_TRUE(eventually([&] { return fs::file_size(logging.file()) > 0; }));
    fs::remove_all(logging.config.directory);
    for (int i = 0; i < 3; ++i)
        logging.log->observe(question("hilang", 1));
    EXPECT_TRUE(eventually([&] { return logging.log->lost() == 3; }));
    fs::create_directory(logging.config.directory);
    logging.log->observe(question("kembali", 1));
    EXPECT_EQ(logging.log->lost(), 3U);
    logging.end();
    const auto lines = lines_in(logging.file());
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0]["q"], "kembali");
}

/// No file may be longer, as if the disk were full.
class FileSizeLimit {
  public:
    explicit FileSizeLimit(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &before_); }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

  private:
    rlimit before_{};
};

TEST(QueryLog, LeavesNoPartOfALineOnAFullDisk) {
    Logging logging;
    logging.start();
    {
        // Two lines and a half.
        const FileSizeLimit limit(400);
        for (int i = 0; i < 5; ++i)
            logging.log->observe(question("banjir", 1));
        EXPECT_TRUE(eventually([&] { return logging.log->lost() == 3; }));
    }
    EXPECT_EQ(lines_in(logging.file()).size(), 2U);
    logging.log->observe(question("lagi", 1));
    logging.end();
    const auto lines = lines_in(logging.file());
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[2]["q"], "lagi");
}

TEST(QueryLog, GoesOnInANewFileWhenToldSo) {
    Logging logging;
    logging.start();
    logging.log->observe(question("lama", 1));
    ASSERT_TRUE(eventually([&] { return fs::file_size(logging.file()) > 0; }));
    fs::rename(logging.file(), logging.file("moved"));
    logging.log->reopen();
    logging.log->observe(question("baru", 1));
    logging.end();
    EXPECT_EQ(lines_in(logging.file("moved"))[0]["q"], "lama");
    EXPECT_EQ(lines_in(logging.file())[0]["q"], "baru");
}

TEST(QueryLog, FollowsNoLink) {
    Logging logging;
    fs::create_directory(logging.config.directory);
    write_bytes(logging.directory / "target", "");
    fs::create_symlink(logging.directory / "target", logging.file());
    EXPECT_NE(code_thrown_by([&] { logging.start(); }), "");
    EXPECT_EQ(bytes_in(logging.directory / "target"), "");
}

TEST(QueryLog, DoesNotBeginWhereItCannotWrite) {
    Logging logging;
    write_bytes(logging.config.directory, "a file");
    EXPECT_NE(code_thrown_by([&] { logging.start(); }), "");
}

TEST(QueryLog, HasWholeLinesFromManyThreads) {
    Logging logging;
    logging.start();
    std::vector<std::thread> threads;
    constexpr std::size_t kEach = 200;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&logging] {
            for (std::size_t j = 0; j < kEach; ++j)
                logging.log->observe(question("banjir", j));
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    logging.end();
    EXPECT_EQ(lines_in(logging.file()).size(), 4 * kEach);
}

}  // namespace
}  // namespace telusur::testing
