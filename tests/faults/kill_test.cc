// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <csignal>
#include <fstream>
#include <gmock/gmock.h>
#include <random>
#include <thread>

#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

namespace fs = std::filesystem;

constexpr int kArticles = 1500;
constexpr int kKills = 50;

// All articles of one version hold one word that no other version has, so that a count of that word
// tells whether an index is whole: all of it or nothing.
std::string version_word(int version) {
    std::string word = "versi";
    for (const char digit : std::to_string(version))
        word += static_cast<char>('a' + (digit - '0'));
    return word + "x";
}

void write_version(const fs::path& path, int version) {
    std::ofstream file(path, std::ios::trunc);
    for (int i = 0; i < kArticles; ++i) {
        file << R"({"id":"artikel-)" << i << R"(","title":"Kabar )" << i
             << R"(","date":"2021-03-14","body":")";
        for (int word = 0; word < 60; ++word)
            file << "kata" << (i * 7 + word * 13) % 997 << ' ';
        file << version_word(version) << "\"}\n";
    }
}

class KillTest : public ::testing::Test {
  protected:
    std::vector<std::string> run_command() const {
        return {TELUSUR_INDEXER, "run", "--data", data_, "--source", source_.string(), "--quiet"};
    }
    // Number of articles that hold the version's word; the program must find the index in order.
    int count(int version) const {
        const Finished result = telusur({"count", "--data", data_, version_word(version)});
        EXPECT_TRUE(result.exit_code == 0 || result.exit_code == 1) << result.err;
        return result.out.empty() ? -1 : std::stoi(result.out);
    }

    TempDir directory_;
    fs::path source_ = directory_.path() / "articles.jsonl";
    std::string data_ = (directory_.path() / "data").string();
};

TEST_F(KillTest, TheLiveGenerationAnswersAfterEveryKillAndTheNextRunIsRight) {
    write_version(source_, 0);
    const auto started = std::chrono::steady_clock::now();
    ASSERT_EQ(run(run_command()).exit_code, 0);
    const auto whole_run = std::chrono::steady_clock::now() - started;

    std::mt19937 random(20261122);
    int live = 0;
    int killed = 0;
    for (int version = 1; killed < kKills && version < 4 * kKills; ++version) {
        write_version(source_, version);
        Process process(run_command());
        // The moment of the kill is what is being varied, not waited for: any value is right.
        const auto share = std::uniform_int_distribution<int>(1, 1000)(random);
        std::this_thread::sleep_for(whole_run * share / 1000);
        process.signal(SIGKILL);
        if (process.wait().exit_code == 128 + SIGKILL) ++killed;

        const int fresh = count(version);
        ASSERT_TRUE(fresh == 0 || fresh == kArticles) << "version " << version;
        if (fresh == kArticles) live = version;
        ASSERT_EQ(count(live), kArticles) << "version " << version;
        ASSERT_EQ(telusur({"count", "--data", data_}).out, std::to_string(kArticles) + "\n");

        // Every tenth time the next run follows at once and has to put everything right by itself.
        if (version % 10 != 0) continue;
        const Finished next = run(run_command());
        ASSERT_EQ(next.exit_code, 0) << next.err;
        ASSERT_EQ(count(version), kArticles);
        live = version;
        for (const auto& entry : fs::directory_iterator(fs::path(data_) / "generations")) {
            EXPECT_NE(entry.path().filename().string().front(), '.') << entry.path();
        }
    }
    EXPECT_EQ(killed, kKills);
}

}  // namespace
}  // namespace telusur::testing
