// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/engine_follower.h"

#include <atomic>
#include <gtest/gtest.h>
#include <stdexcept>

#include "tests/searchd/support/sample_index.h"
#include "tests/support/process.h"

namespace telusur::testing {
namespace {

Article article(const std::string& id) {
    Article made;
    made.id = id;
    made.title = "Judul " + id;
    return made;
}

class EngineFollowerTest : public ::testing::Test {
  protected:
    SampleIndex index{std::vector<Article>{article("1")}};
    LiveEngine live{index.directory(), [](const Error&) {}};
};

TEST_F(EngineFollowerTest, HasAnEngineFromTheBeginning) {
    const EngineFollower follower(live);
    EXPECT_EQ(follower.get()->generation(), index.directory().current());
}

TEST_F(EngineFollowerTest, PreparesAnEngineBeforeItTakesOverAndTellsWhenTheOldOneHasGone) {
    EngineFollower follower(live);
    std::string answered_while_preparing;
    std::string prepared;
    std::atomic<int> retired = 0;
    follower.start(
        [&](const std::shared_ptr<const Engine>& next) {
            prepared = next->generation();
            answered_while_preparing = follower.get()->generation();
        },
        [&] { ++retired; });
    auto before = follower.get();
    const std::string old_name = before->generation();
    index.publish({article("2")});
    ASSERT_TRUE(eventually([&] { return follower.get()->generation() != old_name; }));
    EXPECT_EQ(follower.get()->generation(), index.directory().current());
    EXPECT_EQ(prepared, index.directory().current());
    EXPECT_EQ(answered_while_preparing, old_name);
    EXPECT_EQ(retired, 0);
    const std::weak_ptr<const Engine> old = before;
    before.reset();
    EXPECT_TRUE(eventually([&] { return retired == 1; }));
    EXPECT_TRUE(old.expired());
}

TEST_F(EngineFollowerTest, TakesAnEngineThatCannotBePrepared) {
    EngineFollower follower(live);
    follower.start(
        [](const std::shared_ptr<const Engine>&) { throw std::runtime_error("no memory"); }, {});
    const std::string old_name = follower.get()->generation();
    index.publish({article("2")});
    EXPECT_TRUE(eventually([&] {
        follower.look();
        return follower.get()->generation() != old_name;
    }));
}

}  // namespace
}  // namespace telusur::testing
