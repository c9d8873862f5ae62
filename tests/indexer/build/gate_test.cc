// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build/gate.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace telusur {
namespace {

TEST(Gate, NamesEachRuleThatFails) {
    struct Row {
        GateLimits limits;
        GateFigures figures;
        std::vector<std::string> failed;
    };
    const GateLimits all{10.0, 5.0, 20.0};
    const std::string drop = "articles fell by 11.00 %, from 100 to 89 (at most 10 %)";
    const std::vector<Row> rows = {
        {{}, {0, 100, 0, 0}, {}},
        {all, {100, 100, 0, 0}, {}},
        {all, {90, 100, 0, 0}, {}},
        {all, {89, 100, 0, 0}, {drop}},
        {all, {200, 100, 0, 0}, {}},
        {all, {0, {}, 0, 0}, {}},
        {all, {0, 0, 0, 0}, {}},
        {all, {100, {}, 5, 20}, {}},
        {all, {1000, {}, 51, 0}, {"5.10 % of the articles have no text: 51 of 1000 (at most 5 %)"}},
        {all, {100, {}, 0, 21}, {"21.00 % of the articles have no date: 21 of 100 (at most 20 %)"}},
        {{0.0, {}, {}},
         {9999, 10000, 0, 0},
         {"articles fell by 0.01 %, from 10000 to 9999 (at most 0 %)"}},
        {{100.0, {}, {}}, {0, 10000, 0, 0}, {}},
        {{10.0, 0.0, 0.0},
         {89, 100, 89, 89},
         {drop, "100.00 % of the articles have no text: 89 of 89 (at most 0 %)",
          "100.00 % of the articles have no date: 89 of 89 (at most 0 %)"}},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.figures.articles);
        std::vector<std::string> failed;
        for (const Phrase& rule : failed_rules(row.limits, row.figures))
            failed.push_back(rule.english);
        EXPECT_EQ(failed, row.failed);
    }
}

}  // namespace
}  // namespace telusur
