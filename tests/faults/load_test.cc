// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <iostream>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>
#include <utility>
#include <vector>

#include "tests/searchd/http/raw_client.h"
#include "tests/searchd/http/running_searchd.h"
#include "tests/support/files.h"
#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

using nlohmann::json;

// Together 200 questions a second at most.
constexpr int kThreads = 4;
constexpr std::chrono::milliseconds kPause{20};

// What the time of publications is compared with.
constexpr std::chrono::seconds kQuiet{3};

using Milliseconds = std::chrono::duration<double, std::milli>;

struct Figures {
    std::size_t requests = 0;
    Milliseconds median{};
    Milliseconds p99{};
    Milliseconds slowest{};
};

Figures figures_of(std::vector<Milliseconds> times) {
    if (times.empty()) return {};
    std::sort(times.begin(), times.end());
    return {times.size(), times[times.size() / 2], times[times.size() * 99 / 100], times.back()};
}

std::ostream& operator<<(std::ostream& out, const Figures& figures) {
    return out << figures.requests << " requests, median " << figures.median.count() << " ms, p99 "
               << figures.p99.count() << " ms, slowest " << figures.slowest.count() << " ms";
}

int setting(const char* name, int usual) {
    const char* value = std::getenv(name);
    return value == nullptr ? usual : std::atoi(value);
}

// Ask searchd without end and compare: a generation has one answer to a question.
class Readers {
  public:
    explicit Readers(std::uint16_t port) : port_(port) {
        for (std::thread& thread : threads_)
            thread = std::thread([this] { ask_on(); });
    }
    ~Readers() {
        is_stopped_ = true;
        for (std::thread& thread : threads_)
            thread.join();
    }
    Readers(const Readers&) = delete;
    Readers& operator=(const Readers&) = delete;

    bool has_heard_of(const std::string& generation) const {
        const std::scoped_lock lock(mutex_);
        return latest_ == generation;
    }
    int requests() const { return requests_; }
    int failed() const { return failed_; }
    int contradictions() const { return contradictions_; }
    /// Of the requests since it was called last.
    Figures take_figures() {
        const std::scoped_lock lock(mutex_);
        return figures_of(std::exchange(times_, {}));
    }

  private:
    void ask_on() {
        static const std::vector<std::string> targets{
            "/v1/search?q=pasang", "/v1/search?q=banjir&facets=tag,author&per_page=50",
            "/v1/search?sort=newest&per_page=100", "/v1/search?q=%22harga+beras%22"};
        auto due = std::chrono::steady_clock::now();
        for (std::size_t i = 0; !is_stopped_; ++i) {
            ask(targets[i % targets.size()]);
            std::this_thread::sleep_until(due += kPause);
        }
    }
    void note_time(Milliseconds took) {
        const std::scoped_lock lock(mutex_);
        times_.push_back(took);
    }
    void ask(const std::string& target) {
        ++requests_;
        RawAnswer answer;
        const auto begun = std::chrono::steady_clock::now();
        try {
            answer = get(port_, target);
        } catch (const std::exception&) {  // not even a connection: no status
        }
        note_time(std::chrono::steady_clock::now() - begun);
        json body = json::parse(answer.body, nullptr, false);
        if (answer.status != 200 || !body.is_object()) {
            ++failed_;
            return;
        }
        body.erase("took_ms");
        const std::string generation = body["index"]["generation"];
        const std::string text = body.dump();
        const std::scoped_lock lock(mutex_);
        const auto [known, is_first] = answers_.try_emplace({generation, target}, text);
        if (known->second != text) ++contradictions_;
        latest_ = generation;
    }

    std::uint16_t port_;
    std::atomic<bool> is_stopped_{false};
    std::atomic<int> requests_{0};
    std::atomic<int> failed_{0};
    std::atomic<int> contradictions_{0};
    mutable std::mutex mutex_;
    std::map<std::pair<std::string, std::string>, std::string> answers_;
    std::string latest_;
    std::vector<Milliseconds> times_;
    std::array<std::thread, kThreads> threads_;
};

class LoadTest : public ::testing::Test {
  protected:
    void publish(int version) const {
        std::ofstream(source_, std::ios::trunc)
            << R"({"id":"kabar-pasang","title":"Kabar pasang ke-)" << version
            << R"(","date":"2024-05-06","body":"Air pasang naik di Teluk Seruni."})" << '\n';
        expect_success({"run", "--data", data_, "--source", TELUSUR_CORPUS, "--source", source_,
                        "--quiet", "--jobs", "1"});
    }
    // As the unit of the indexer runs it: whoever reads goes first.
    void expect_success(std::vector<std::string> command) const {
        for (const char* part : {TELUSUR_INDEXER, "10", "-n", "/usr/bin/nice"})
            command.insert(command.begin(), part);
        const Finished finished = run(command);
        EXPECT_EQ(finished.exit_code, 0) << finished.err;
    }
    std::string live() const {
        std::string name = bytes_in(data_ + "/CURRENT");
        name.pop_back();
        return name;
    }
    TempDir directory_;
    std::string source_ = directory_ / "kabar.jsonl";
    std::string data_ = directory_ / "data";
};

TEST_F(LoadTest, NoAnswerIsLostOrMixedWhileGenerationsComeAndGo) {
    const int publishes = setting("TELUSUR_PUBLISHES", 5);
    const int rollbacks = setting("TELUSUR_ROLLBACKS", 1);
    publish(0);
    const RunningSearchd searchd(data_);
    Readers readers(searchd.port());
    std::this_thread::sleep_for(kQuiet);
    const Figures quiet = readers.take_figures();
    const auto begun = std::chrono::steady_clock::now();
    std::set<std::string> names{live()};
    for (int i = 1; i <= publishes; ++i) {
        publish(i);
        names.insert(live());
        EXPECT_TRUE(eventually([&] { return readers.has_heard_of(live()); })) << "publish " << i;
        if (i > rollbacks) continue;
        expect_success({"rollback", "--data", data_});
        EXPECT_TRUE(eventually([&] { return readers.has_heard_of(live()); })) << "rollback " << i;
    }
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begun;
    EXPECT_EQ(names.size(), static_cast<std::size_t>(publishes) + 1);
    EXPECT_EQ(readers.failed(), 0);
    EXPECT_EQ(readers.contradictions(), 0);
    EXPECT_GT(readers.requests(), publishes);
    std::cout << "quiet: " << quiet << "\nwith " << publishes << " publications and " << rollbacks
              << " rollbacks in " << elapsed.count() << " s: " << readers.take_figures() << '\n';
}

}  // namespace
}  // namespace telusur::testing
