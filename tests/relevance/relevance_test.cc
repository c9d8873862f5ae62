// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "searchd/search/engine.h"
#include "tests/relevance/judged_set.h"
#include "tests/searchd/support/sample_index.h"
#include "tests/searchd/support/shared_articles.h"
#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

namespace fs = std::filesystem;

// A collection, the sets of questions over it, and the mean below which a ranking is worse than the
// one that was accepted: a hundredth below what that had.
struct Floor {
    const char* set;
    double any;        // by any of the words, as scorers ask
    double automatic;  // as readers ask
};

struct Collection {
    const char* name;
    std::vector<Floor> floors;
};

fs::path shared_relevance() {
    return shared_articles().parent_path().parent_path() / "relevance";
}

class Relevance : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!fs::exists(shared_relevance())) {
            GTEST_SKIP() << "no shared data at " << shared_relevance();
        }
        const std::string derive =
            "python3 \"$1/derive.py\" \"$1\" \"$2\" \"$3\" && "
            "for name in facqa idk newsfull; do zstd -qdc \"$1/docs/$name.jsonl.zst\" > "
            "\"$3/$name.jsonl\"; done";
        const Finished derived = run({"/bin/sh", "-ec", derive, "sh", shared_relevance().string(),
                                      shared_articles().string(), directory_.path().string()});
        ASSERT_EQ(derived.exit_code, 0) << derived.err;
    }

    TempDir directory_;
};

// One test, because making the collections takes most of the time.
TEST_F(Relevance, IsNoWorseThanWhatWasAccepted) {
    const std::vector<Collection> collections{
        {"facqa", {{"facqa", .834, .818}}},
        {"facqa_mix", {{"facqa_mix", .798, .769}}},
        {"idk", {{"idk", .707, .662}}},
        {"newsbody",
         {{"title", .725, .713},
          {"short", .598, .560},
          {"morph_title", .752, .742},
          {"morph_short", .586, .535},
          {"typo", .592, .553},
          {"typo_ctl", .602, .562}}},
        {"newsfull", {{"event", .800, .755}, {"titlefull", .935, .935}}},
    };
    for (const Collection& collection : collections) {
        const fs::path source = directory_.path() / (std::string(collection.name) + ".jsonl");
        const SampleIndex index(std::vector<std::string>{source.string()});
        const auto engine = index.engine();
        const auto ranker = [&engine](const char* match) {
            return [&engine, match](const std::string& text) {
                std::vector<std::string> ids;
                for (const RankedId& one :
                     engine->rank(request_of({{"q", text}, {"match", match}, {"per_page", "100"}})))
                    ids.push_back(one.id);
                return ids;
            };
        };
        for (const Floor& floor : collection.floors) {
            const JudgedSet set = read_judged_set(shared_relevance() / "dev" / floor.set);
            EXPECT_GE(score(set, ranker("any")).mrr10, floor.any) << floor.set;
            EXPECT_GE(score(set, ranker("auto")).mrr10, floor.automatic) << floor.set;
        }
    }
}

}  // namespace
}  // namespace telusur::testing
