// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/relevance/judged_set.h"

#include <cmath>
#include <gtest/gtest.h>

#include "tests/support/files.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

TEST(JudgedSet, IsScoredByTheFormulas) {
    const TempDir directory;
    write_bytes(directory.path() / "queries.tsv", "a\tsatu\nb\tdua\nc\ttiga\nd\ttanpa nilai\n");
    write_bytes(directory.path() / "qrels.txt",
                "a 0 x 2\na 0 y 1\na 0 self -1\nb 0 z 1\nc 0 w 1\nc 0 no 0\n");
    const JudgedSet set = read_judged_set(directory.path());
    ASSERT_EQ(set.queries.size(), 4u);
    const Scores scores = score(set, [](const std::string& text) -> std::vector<std::string> {
        if (text == "satu") return {"self", "other", "x", "y"};  // self is taken out
        if (text == "dua") return {"z"};
        std::vector<std::string> late(12, "other");
        late.push_back("w");
        return late;
    });
    EXPECT_DOUBLE_EQ(scores.mrr10, (1 / 2.0 + 1 + 0) / 3);
    EXPECT_DOUBLE_EQ(scores.success1, 1 / 3.0);
    EXPECT_DOUBLE_EQ(scores.success10, 2 / 3.0);
    const double best = 2 / std::log2(2) + 1 / std::log2(3);
    const double found = 2 / std::log2(3) + 1 / std::log2(4);
    EXPECT_NEAR(scores.ndcg10, (found / best + 1 + 0) / 3, 1e-12);
    EXPECT_DOUBLE_EQ(scores.recall100, 1);
    EXPECT_THROW(read_judged_set(directory.path() / "none"), std::runtime_error);
}

}  // namespace
}  // namespace telusur::testing
