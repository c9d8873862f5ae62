// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/ranking_quality.h"

#include <gtest/gtest.h>
#include <sstream>

#include "tests/support/errors.h"

namespace telusur::testing {
namespace {

using Grades = std::map<std::string, int, std::less<>>;

std::vector<std::string> ids_to(std::size_t count, const std::string& last) {
    std::vector<std::string> ids;
    for (std::size_t i = 1; i < count; ++i)
        ids.push_back("x" + std::to_string(i));
    ids.push_back(last);
    return ids;
}

TEST(RankingQualityTest, IsThatOfTheDefinitions) {
    struct Row {
        std::vector<std::string> ranked;
        Grades grades;
        RankingQuality quality;  // reciprocal rank, success, ndcg, recall
    };
    const Row rows[] = {{{"a"}, {{"a", 1}}, {1, 1, 1, 1}},
                        {{"b", "a"}, {{"a", 1}}, {.5, 0, 0.63093, 1}},
                        {{}, {{"a", 1}}, {0, 0, 0, 0}},
                        {{"a", "b"}, {}, {0, 0, 0, 0}},
                        // (1/log2 2 + 3/log2 4) / (3/log2 2 + 1/log2 3)
                        {{"a", "x", "b"}, {{"a", 1}, {"b", 3}, {"c", 0}}, {1, 1, 0.68853, 1}},
                        {{"a", "x"}, {{"a", 1}, {"b", 1}}, {1, 1, 0.61315, .5}},
                        // What is below 0 takes no place.
                        {{"n", "a"}, {{"a", 1}, {"n", -1}}, {1, 1, 1, 1}},
                        {ids_to(10, "a"), {{"a", 1}}, {.1, 0, 0.28906, 1}},
                        {ids_to(11, "a"), {{"a", 1}}, {0, 0, 0, 1}},
                        {ids_to(100, "a"), {{"a", 1}}, {0, 0, 0, 1}},
                        {ids_to(101, "a"), {{"a", 1}}, {0, 0, 0, 0}}};
    for (const Row& row : rows) {
        const RankingQuality quality = quality_of(row.ranked, row.grades);
        SCOPED_TRACE(row.ranked.size());
        EXPECT_NEAR(quality.reciprocal_rank, row.quality.reciprocal_rank, 1e-5);
        EXPECT_NEAR(quality.success, row.quality.success, 1e-5);
        EXPECT_NEAR(quality.ndcg, row.quality.ndcg, 1e-5);
        EXPECT_NEAR(quality.recall, row.quality.recall, 1e-5);
    }
    const RankingQuality mean = mean_of({{1, 1, 1, 1}, {.5, 0, .2, 0}});
    EXPECT_EQ(mean.reciprocal_rank, .75);
    EXPECT_EQ(mean.ndcg, .6);
    EXPECT_EQ(mean_of({}).recall, 0);
}

TEST(RankingQualityTest, JudgmentsAreReadWithTheirQuestions) {
    std::istringstream questions("1\tbanjir kota\r\n\n2\tjagung\n3\tsepi\n");
    std::istringstream judgments("1 0 a 1\n1\t0 b\t2\r\n2 0 c 0\n9 0 d 1\n");
    const auto judged = read_judged_questions({questions, "q", judgments, "j"});
    ASSERT_EQ(judged.size(), 1U);
    EXPECT_EQ(judged[0].text, "banjir kota");
    EXPECT_EQ(judged[0].grades, (Grades{{"a", 1}, {"b", 2}}));

    std::istringstream golden("# text\n\nharga beras\ta b\n");
    const auto known = read_golden_questions(golden, "g");
    ASSERT_EQ(known.size(), 1U);
    EXPECT_EQ(known[0].text, "harga beras");
    EXPECT_EQ(known[0].grades, (Grades{{"a", 1}, {"b", 1}}));
}

TEST(RankingQualityTest, NamesTheLineThatIsWrong) {
    const auto judge = [](const std::string& questions_text, const std::string& judgments_text) {
        std::istringstream questions(questions_text);
        std::istringstream judgments(judgments_text);
        return thrown_by([&] { read_judged_questions({questions, "q", judgments, "j"}); }).message;
    };
    EXPECT_EQ(judge("1\ta\n", "1 0 a 1\n1 0 a\n"), "j:2: cannot be read");
    EXPECT_EQ(judge("1\ta\n", "1 0 a one\n"), "j:1: cannot be read");
    EXPECT_EQ(judge("1\ta\n", "1 0 a 1 x\n"), "j:1: cannot be read");
    EXPECT_EQ(judge("1\ta\n\nno tab\n", ""), "q:3: cannot be read");
    EXPECT_EQ(judge("\ta\n", ""), "q:1: cannot be read");
    for (const char* line : {"no tab", "\ta", "text\t ", "text\t"}) {
        std::istringstream lines(std::string("a\tb\n") + line);
        EXPECT_EQ(thrown_by([&] { read_golden_questions(lines, "g"); }).message,
                  "g:2: cannot be read")
            << line;
    }
}

}  // namespace
}  // namespace telusur::testing
