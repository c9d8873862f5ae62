// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/fragments.h"

#include <gtest/gtest.h>
#include <utility>

#include "tests/searchd/support/marked.h"

namespace telusur::testing {
namespace {

TEST(Fragments, AreOneTextWithOneEllipsisBetween) {
    const std::vector<std::pair<std::vector<MarkedText>, std::string>> rows{
        {{}, ""},
        {{{"Satu.", {{0, 4}}}}, "[Satu]."},
        {{{"Satu.", {{0, 4}}}, {"Dua.", {{0, 3}}}}, "[Satu]. … [Dua]."},
        {{{"Satu …", {{0, 4}}}, {"Dua.", {{0, 3}}}}, "[Satu] … [Dua]."},
        {{{"Satu.", {{0, 4}}}, {"… dua.", {{2, 5}}}}, "[Satu]. … [dua]."},
        {{{"… é satu …", {{4, 8}}}, {"… dua …", {{2, 5}}}, {"… tiga", {{2, 6}}}},
         "… é [satu] … [dua] … [tiga]"},
    };
    for (const auto& [fragments, joined] : rows)
        EXPECT_EQ(bracketed(joined_fragments(fragments)), joined);
}

}  // namespace
}  // namespace telusur::testing
