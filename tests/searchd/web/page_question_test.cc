// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/web/page_question.h"

#include <gtest/gtest.h>

#include "indexer/index/error.h"

namespace telusur::testing {
namespace {

PageQuestion parse(const Parameters& parameters) {
    return parse_page_question(parameters, Language::Indonesian);
}

TEST(PageQuestion, HasDefaultsOfItsOwn) {
    const SearchRequest empty = parse({}).request;
    EXPECT_EQ(empty.sort, Sort::Newest);
    EXPECT_EQ(empty.dedupe, Switch::On);
    EXPECT_EQ(empty.facets.size(), kValueFieldCount + 1);
    EXPECT_EQ(empty.facets.back(), FacetName(DateInterval::Year));
    EXPECT_EQ(parse({{"q", "tol"}}).request.sort, Sort::Relevance);
    EXPECT_EQ(parse({{"sort", "oldest"}}).request.sort, Sort::Oldest);
    EXPECT_EQ(parse({{"dedupe", "false"}}).request.dedupe, Switch::Off);
    EXPECT_EQ(parse({{"facets", "tag"}}).request.facets.size(), kValueFieldCount + 1);
}

// The address tells all that was chosen and nothing else, and leads to the same question.
TEST(PageQuestion, IsInItsAddress) {
    struct Row {
        Parameters asked;
        const char* link;
    };
    const Row rows[] = {
        {{}, "/"},
        {{{"q", ""}, {"from", ""}, {"utm_source", "x"}, {"fbclid", "y"}}, "/"},
        {{{"q", "jalan tol"}}, "/?q=jalan%20tol"},
        {{{"q", "tol"}, {"sort", "newest"}}, "/?q=tol&sort=newest"},
        {{{"sort", "newest"}}, "/"},
        {{{"dedupe", "true"}}, "/"},
        {{{"dedupe", "false"}}, "/?dedupe=false"},
        {{{"tag", "A&B"}, {"tag", "c"}, {"-author", "d"}}, "/?tag=A%26B&tag=c&-author=d"},
        {{{"lang", "id"}}, "/?lang=id"},
        {{{"q", "x"}, {"explain", "on"}, {"facets", "tag"}}, "/?q=x"},
        {{{"from", "2021"}, {"to", "2021-03"}}, "/?from=2021&to=2021-03"},
    };
    for (const Row& row : rows) {
        const PageQuestion question = parse(row.asked);
        EXPECT_EQ(link_to_page(question), row.link);
        const PageQuestion again = parse(address_parameters(question));
        EXPECT_EQ(key_of(parameters_of(again.request)), key_of(parameters_of(question.request)))
            << row.link;
    }
    EXPECT_EQ(link_to_page(parse({{"q", "x"}, {"page", "3"}}), 4), "/?q=x&page=4");
    PageQuestion english = parse_page_question({{"lang", "en"}, {"q", "x"}}, Language::English);
    EXPECT_EQ(link_to_article(english, "a/b c"), "/artikel/a%2Fb%20c?q=x&lang=en");
}

TEST(PageQuestion, RefusesWhatASearchDoes) {
    const Parameters rows[] = {{{"page", "0"}},
                               {{"sort", "acak"}},
                               {{"from", "besok"}},
                               {{"lang", "xx"}},
                               {{"per_page", "101"}}};
    for (const Parameters& row : rows) {
        try {
            parse(row);
            FAIL() << row[0].first;
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::Usage);
            EXPECT_EQ(error.parameter(), row[0].first);
        }
    }
}

TEST(ShownInterval, IsOfAShortChoiceFiner) {
    struct Row {
        DateRange dates;
        DateInterval interval;
    };
    const Row rows[] = {{{}, DateInterval::Year},
                        {{Date{2020, 1, 1}, {}}, DateInterval::Year},
                        {{Date{2020, 1, 1}, Date{2023, 1, 1}}, DateInterval::Year},
                        {{Date{2020, 1, 1}, Date{2022, 12, 31}}, DateInterval::Month},
                        {{Date{2020, 1, 1}, Date{2020, 3, 1}}, DateInterval::Month},
                        {{Date{2020, 1, 1}, Date{2020, 2, 29}}, DateInterval::Day},
                        {{Date{2020, 1, 5}, Date{2020, 1, 5}}, DateInterval::Day}};
    for (const Row& row : rows)
        EXPECT_EQ(shown_interval(row.dates), row.interval);
}

}  // namespace
}  // namespace telusur::testing
