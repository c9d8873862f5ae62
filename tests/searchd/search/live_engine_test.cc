// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/live_engine.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>

#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

namespace fs = std::filesystem;

Article article(const std::string& id) {
    Article made;
    made.id = id;
    made.title = "Judul " + id;
    return made;
}

class LiveEngineTest : public ::testing::Test {
  protected:
    LiveEngine make() {
        return {index.directory(),
                [this](const Error& error) { warnings.push_back(error.what()); }};
    }
    std::uint64_t found_by(const std::shared_ptr<const Engine>& engine) const {
        return engine->search(request_of({{"q", "judul"}})).total;
    }
    void write(const fs::path& path, const std::string& content) const {
        std::ofstream(path) << content;
    }

    SampleIndex index{std::vector<Article>{article("1")}};
    std::vector<std::string> warnings;
};

TEST_F(LiveEngineTest, KeepsTheEngineWhileNothingIsPublished) {
    LiveEngine live = make();
    EXPECT_EQ(live.get(), live.get());
    EXPECT_EQ(live.get()->generation(), index.directory().current());
    EXPECT_TRUE(warnings.empty());
}

TEST_F(LiveEngineTest, PicksUpANewGenerationAtOnce) {
    LiveEngine live = make();
    const auto before = live.get();
    index.publish({article("2")});
    EXPECT_EQ(found_by(live.get()), 2u);
    EXPECT_EQ(live.get()->generation(), index.directory().current());
    EXPECT_EQ(found_by(before), 1u);  // who still holds the old one goes on
    EXPECT_TRUE(warnings.empty());
}

TEST_F(LiveEngineTest, FollowsCurrentBack) {
    LiveEngine live = make();
    const std::string first = live.get()->generation();
    index.publish({article("2")});
    ASSERT_EQ(found_by(live.get()), 2u);
    index.directory().make_live(first);
    EXPECT_EQ(found_by(live.get()), 1u);
    EXPECT_TRUE(warnings.empty());
}

// What may be wrong with a new generation, and each is told once however often it is asked.
TEST_F(LiveEngineTest, GoesOnWithTheOldOneAndWarnsOnceOfADamagedOne) {
    const std::vector<std::pair<const char*, std::function<void(const fs::path&)>>> damages{
        {"cut columns", [](const fs::path& live) { fs::resize_file(live / "columns", 40); }},
        {"flipped columns",
         [](const fs::path& live) {
             std::fstream file(live / "columns", std::ios::in | std::ios::out | std::ios::binary);
             file.seekp(100);
             file.put('\x5A');
         }},
        {"no manifest", [](const fs::path& live) { fs::remove(live / "MANIFEST.json"); }},
        {"junk manifest", [this](const fs::path& live) { write(live / "MANIFEST.json", "{]"); }},
        {"no postings", [](const fs::path& live) { fs::remove_all(live / "postings"); }},
        {"no articles", [](const fs::path& live) { fs::remove(live / "articles"); }},
        {"nothing in it",
         [](const fs::path& live) {
             fs::remove_all(live);
             fs::create_directory(live);
         }},
    };
    LiveEngine live = make();
    int number = 2;
    for (const auto& [name, damage] : damages) {
        const auto before = live.get();
        const std::uint64_t found = found_by(before);
        index.publish({article(std::to_string(number++))});
        damage(index.live_path());
        warnings.clear();
        for (int i = 0; i < 5; ++i) {
            EXPECT_EQ(live.get(), before) << name;
            EXPECT_EQ(found_by(live.get()), found) << name;
        }
        EXPECT_EQ(warnings.size(), 1u) << name;
        index.publish({article(std::to_string(number++))});
        EXPECT_EQ(found_by(live.get()), static_cast<std::uint64_t>(number - 1)) << name;
        EXPECT_EQ(warnings.size(), 1u) << name;
    }
}

TEST_F(LiveEngineTest, GoesOnWithoutAReadableCurrent) {
    LiveEngine live = make();
    const auto before = live.get();
    const fs::path current = index.directory().path() / "CURRENT";
    fs::remove(current);
    EXPECT_EQ(live.get(), before);
    EXPECT_TRUE(warnings.empty());
    write(current, "../../etc\n");
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(live.get(), before);
    // A daemon asks thousands of times a second: a warning each would fill the disk.
    EXPECT_EQ(warnings.size(), 1u);
    index.publish({article("2")});
    EXPECT_EQ(found_by(live.get()), 2u);
}

// A generation that could not be opened because of something that passes (too many open files, a
// volume not yet mounted) must be taken when it can be.
TEST_F(LiveEngineTest, TakesAGenerationThatHasBecomeReadable) {
    LiveEngine live = make();
    const auto before = live.get();
    index.publish({article("2")});
    const fs::path path = index.live_path();
    fs::rename(path, path.string() + "-away");
    EXPECT_EQ(live.get(), before);
    EXPECT_EQ(warnings.size(), 1u);
    fs::rename(path.string() + "-away", path);
    index.directory().make_live(path.filename().string());  // as `rollback` or an operator does
    EXPECT_EQ(found_by(live.get()), 2u);
}

TEST_F(LiveEngineTest, NeedsAnIndexToBeginWith) {
    const TempDir empty;
    try {
        LiveEngine(DataDirectory(empty.path()), [](const Error&) {});
        ADD_FAILURE() << "opened";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::NoIndex);
    }
}

TEST_F(LiveEngineTest, ServesThreadsWhileGenerationsChange) {
    LiveEngine live = make();
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 3; ++thread) {
        threads.emplace_back([&] {
            std::uint64_t last = 0;
            while (last < 6) {
                const std::uint64_t found = found_by(live.get());
                ASSERT_GE(found, last);
                last = found;
            }
        });
    }
    for (int number = 2; number <= 6; ++number)
        index.publish({article(std::to_string(number))});
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_TRUE(warnings.empty());
}

}  // namespace
}  // namespace telusur::testing
