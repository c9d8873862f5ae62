// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <iostream>
#include <nlohmann/json.hpp>

#include "tests/faults/mixed_load.h"
#include "tests/searchd/http/running_searchd.h"
#include "tests/support/files.h"
#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

// A long day of searchd in a short time. TELUSUR_SOAK_SECONDS says how short, and SEARCHD names
// another build of it: that of a sanitizer, whose reports are then failures.
namespace telusur::testing {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr double kMebibyte = 1 << 20;
constexpr std::size_t kArticles = 1000;
constexpr auto kBetweenPublications = 3s;
// From here on, memory that grows is no warming up any more.
constexpr auto kLong = 300s;

std::chrono::seconds soak_time() {
    const char* value = std::getenv("TELUSUR_SOAK_SECONDS");
    return std::chrono::seconds(value == nullptr ? 6 : std::atoi(value));
}

class SoakTest : public ::testing::Test {
  protected:
    SoakTest() {
        std::ofstream file(news_);
        for (std::size_t i = 0; i < kArticles; ++i) {
            file << R"({"id":"kabar-)" << i << R"(","title":"Kabar banjir )" << i
                 << R"(","date":"2024-05-06","tags":["tag )" << i % 30 << R"("],"body":")";
            for (std::size_t word = 0; word < 200; ++word)
                file << "kata" << (i * 7 + word * 13) % 997 << ' ';
            file << "\"}\n";
        }
        file.close();
        publish();
    }
    void publish() {
        std::ofstream(latest_, std::ios::trunc)
            << R"({"id":"terbaru","title":"Kabar ke-)" << ++version_
            << R"(","date":"2024-05-07","body":"Air surut."})" << '\n';
        const Finished finished =
            indexer({"run", "--data", data_, "--source", TELUSUR_CORPUS, "--source", news_,
                     "--source", latest_, "--quiet", "--jobs", "1"});
        EXPECT_EQ(finished.exit_code, 0) << finished.err;
    }
    std::string live() const {
        std::string name = bytes_in(data_ + "/CURRENT");
        name.pop_back();
        return name;
    }
    /// Small caches: they are full soon, and memory stays as it is.
    std::vector<std::string> options() const {
        write_bytes(directory_ / "telusur.toml",
                    "data = \"" + data_ +
                        "\"\n[server]\ncache_mib = 4\nurl = \"https://a.example\"\n" +
                        "[query_log]\ndirectory = \"" + (directory_ / "questions").string() +
                        "\"\naddress = \"hashed\"\n");
        return {"--config", directory_ / "telusur.toml", "--access-log"};
    }

    TempDir directory_;
    std::string data_ = directory_ / "data";
    std::string news_ = directory_ / "news.jsonl";
    std::string latest_ = directory_ / "latest.jsonl";
    int version_ = 0;
};

double median_of(std::vector<double> values) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// What a process takes of memory, looked at now and then.
class MemoryCurve {
  public:
    void look(const RunningSearchd& searchd) {
        mebibytes_.push_back(static_cast<double>(searchd.resident_bytes()) / kMebibyte);
    }
    /// In mebibytes: the median of one third of the time.
    double third(std::size_t number) const {
        const auto size = static_cast<std::ptrdiff_t>(mebibytes_.size());
        const auto part = static_cast<std::ptrdiff_t>(number);
        return median_of(
            {mebibytes_.begin() + size * part / 3, mebibytes_.begin() + size * (part + 1) / 3});
    }
    double growth() const { return third(2) - third(1); }

  private:
    std::vector<double> mebibytes_;
};

void print(const MixedLoad& load, const MemoryCurve& memory, std::chrono::seconds length) {
    std::size_t all = 0;
    for (const auto& [status, count] : load.statuses()) {
        std::cout << status << ": " << count << "  ";
        all += count;
    }
    const double minutes = static_cast<double>(length.count()) / 60 / 3;
    std::cout << "\n"
              << all << " requests in " << length.count() << " s, " << load.refused()
              << " more that are none, " << load.given_up() << " given up, "
              << load.slow_came_again() << " slow ones sent away, slowest "
              << load.slowest().count() << " ms\nresident memory by thirds " << memory.third(0)
              << ", " << memory.third(1) << ", " << memory.third(2)
              << " MiB: " << memory.growth() / minutes
              << " MiB a minute from the second to the last\n";
}

bool is_sanitized(pid_t id) {
    const std::string maps = bytes_in("/proc/" + std::to_string(id) + "/maps");
    return maps.find("libasan") != std::string::npos || maps.find("libtsan") != std::string::npos;
}

void expect_no_report(const std::string& said) {
    for (const char* report : {"ERROR: AddressSanitizer", "ERROR: LeakSanitizer",
                               "WARNING: ThreadSanitizer", "runtime error:", "\"fault\":"}) {
        const std::size_t at = said.find(report);
        EXPECT_EQ(at, std::string::npos) << said.substr(at, 8000);
    }
}

void expect_answers(const MixedLoad& load) {
    const auto statuses = load.statuses();
    for (const auto& [status, count] : statuses) {
        EXPECT_TRUE((status >= 200 && status < 500) || status == 503)
            << status << " " << count << " times, first " << load.first_with(status);
    }
    for (const int status : {200, 204, 304, 400, 404, 405})
        EXPECT_TRUE(statuses.contains(status)) << "nothing was answered " << status;
    EXPECT_GT(load.given_up(), 0U);
    EXPECT_GT(load.refused(), 0U);
}

TEST_F(SoakTest, NothingWearsOut) {
    const std::chrono::seconds length = soak_time();
    RunningSearchd searchd(data_, options());
    const bool is_plain = !is_sanitized(searchd.process().id());
    ASSERT_TRUE(searchd.is_serving());
    const std::size_t files = searchd.open_files();
    MemoryCurve memory;
    MixedLoad load(searchd.port());
    const auto begun = Clock::now();
    for (auto due = begun + kBetweenPublications; Clock::now() < begun + length;) {
        memory.look(searchd);
        std::this_thread::sleep_for(200ms);
        if (Clock::now() < due) continue;
        publish();
        searchd.process().signal(SIGHUP);
        due = Clock::now() + kBetweenPublications;
        ASSERT_TRUE(searchd.process().is_running()) << searchd.process().err();
    }
    load.stop();
    print(load, memory, length);
    expect_answers(load);
    EXPECT_TRUE(eventually([&] {
        const auto now = static_cast<std::ptrdiff_t>(searchd.open_files());
        return std::abs(now - static_cast<std::ptrdiff_t>(files)) <= 4;
    })) << searchd.open_files()
        << " files are open, and were " << files;
    EXPECT_TRUE(
        eventually([&] { return searchd.ask("/readyz").body.find(live()) != std::string::npos; }));
    if (is_plain && length >= kLong) {
        EXPECT_LT(memory.growth(), 1.0);
    }
    const auto told = Clock::now();
    searchd.process().signal(SIGTERM);
    const Finished finished = searchd.process().wait();
    EXPECT_EQ(finished.exit_code, 0) << finished.err.substr(finished.err.size() / 2);
    EXPECT_LT(Clock::now() - told, 10s);
    expect_no_report(finished.err);
}

}  // namespace
}  // namespace telusur::testing
