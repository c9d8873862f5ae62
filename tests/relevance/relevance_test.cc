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
    double mrr10;
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
        {"facqa", {{"facqa", .834}}},
        {"facqa_mix", {{"facqa_mix", .798}}},
        {"idk", {{"idk", .707}}},
        {"newsbody",
         {{"title", .725},
          {"short", .598},
          {"morph_title", .752},
          {"morph_short", .586},
          {"typo", .592},
          {"typo_ctl", .602}}},
        {"newsfull", {{"event", .800}, {"titlefull", .935}}},
    };
    for (const Collection& collection : collections) {
        const fs::path source = directory_.path() / (std::string(collection.name) + ".jsonl");
        const SampleIndex index(std::vector<std::string>{source.string()});
        const auto engine = index.engine();
        const auto rank = [&](const std::string& text) {
            std::vector<std::string> ids;
            for (const RankedId& one :
                 engine->rank(request_of({{"q", text}, {"match", "any"}, {"per_page", "100"}})))
                ids.push_back(one.id);
            return ids;
        };
        for (const Floor& floor : collection.floors) {
            const Scores scores =
                score(read_judged_set(shared_relevance() / "dev" / floor.set), rank);
            EXPECT_GE(scores.mrr10, floor.mrr10) << floor.set;
            RecordProperty(floor.set, std::to_string(scores.mrr10));
        }
    }
}

}  // namespace
}  // namespace telusur::testing
