// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "searchd/search/request.h"
#include "tests/searchd/support/oracle.h"
#include "tests/searchd/support/random_source.h"

namespace telusur::testing {
namespace {

void expect_same(const SearchRequest& left, const SearchRequest& right) {
    EXPECT_EQ(left.text, right.text);
    EXPECT_EQ(left.values, right.values);
    EXPECT_EQ(left.excluded, right.excluded);
    EXPECT_EQ(left.tag_mode, right.tag_mode);
    EXPECT_EQ(left.dates.from, right.dates.from);
    EXPECT_EQ(left.dates.to, right.dates.to);
    EXPECT_EQ(left.from, right.from);
    EXPECT_EQ(left.to, right.to);
    EXPECT_EQ(left.match, right.match);
    EXPECT_EQ(left.sort, right.sort);
    EXPECT_EQ(left.dedupe, right.dedupe);
    EXPECT_EQ(left.page, right.page);
    EXPECT_EQ(left.cursor, right.cursor);
    EXPECT_EQ(left.per_page, right.per_page);
    EXPECT_EQ(left.facets, right.facets);
    EXPECT_EQ(left.facet_limit, right.facet_limit);
    EXPECT_EQ(left.facet_prefix, right.facet_prefix);
    EXPECT_EQ(left.language, right.language);
}

Parameters random_parameters(RandomSource& random) {
    const auto word = [&](std::vector<std::string> words) { return random.one_of(words); };
    Parameters parameters;
    for (std::size_t i = random.below(14); i > 0; --i) {
        switch (random.below(12)) {
            case 0:
                parameters.emplace_back("q", random.bytes(random.below(20)));
                break;
            case 1: {
                const std::size_t field = random.below(kValueFieldCount);
                const std::string sign = random.chance(40) ? "-" : "";
                parameters.emplace_back(sign + std::string(kValueFields[field].name),
                                        random.bytes(random.below(8)));
                break;
            }
            case 2:
                parameters.emplace_back("from", word({"2019", "2020-02", "2020-02-29"}));
                break;
            case 3:
                parameters.emplace_back("to", word({"2021", "2021-02", "2021-12-31"}));
                break;
            case 4:
                parameters.emplace_back("match", word({"auto", "all", "most", "any"}));
                break;
            case 5:
                parameters.emplace_back("sort", word({"relevance", "newest", "oldest"}));
                break;
            case 6:
                parameters.emplace_back("per_page", std::to_string(1 + random.below(100)));
                break;
            case 7:
                parameters.emplace_back("facets",
                                        word({"tag", "year,tag", "day,month,source", "editor,"}));
                parameters.emplace_back("facet_limit", std::to_string(1 + random.below(1000)));
                break;
            case 8:
                parameters.emplace_back("lang", word({"id", "en"}));
                break;
            case 9:
                parameters.emplace_back("dedupe", word({"true", "false"}));
                break;
            case 11:
                parameters.emplace_back("cursor", random.bytes(random.below(9)));
                break;
            case 10:
                parameters.emplace_back("tag_mode", word({"any", "all"}));
                break;
        }
    }
    return parameters;
}

TEST(RequestRoundTrip, ParametersGiveTheSameRequest) {
    RandomSource random(4);
    for (int round = 0; round < 5000 && !HasFailure(); ++round) {
        const SearchRequest request = parse_search_request(random_parameters(random));
        const Parameters parameters = parameters_of(request);
        SCOPED_TRACE(shown(request));
        expect_same(parse_search_request(parameters), request);
        EXPECT_EQ(parameters_of(parse_search_request(parameters)), parameters);
    }
}

TEST(RequestRoundTrip, ThePageIsLeftOut) {
    const Parameters parameters = parameters_of(parse_search_request({{"page", "7"}, {"q", "x"}}));
    EXPECT_EQ(parameters, (Parameters{{"q", "x"}}));
}

}  // namespace
}  // namespace telusur::testing
