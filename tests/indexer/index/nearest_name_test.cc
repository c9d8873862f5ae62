// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/nearest_name.h"

#include <gtest/gtest.h>
#include <string>

namespace telusur::testing {
namespace {

TEST(NearestName, IsTheFewestEditsAway) {
    struct Row {
        std::string name;
        std::string_view nearest;
    };
    const std::vector<std::string_view> known{"q",        "tag",  "author", "facets",
                                              "per_page", "page", "from"};
    const std::vector<Row> rows{
        {"tag", "tag"},           {"tags", "tag"},     {"Tag", "tag"},    {"athor", "author"},
        {"autor", "author"},      {"facet", "facets"}, {"pages", "page"}, {"perpage", "per_page"},
        {"per-page", "per_page"}, {"form", "from"},    {"qq", "q"},       {"", "q"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(nearest_name(row.name, known), row.nearest) << row.name;
    }
}

TEST(NearestName, IsTheOneThatBegins) {
    const std::vector<std::string_view> known{"max", "canary", "max_drop_percent", "max_drops"};
    EXPECT_EQ(nearest_name("max_drop", known), "max_drop_percent");
    EXPECT_EQ(nearest_name("max", known), "max");
    EXPECT_EQ(nearest_name("can", known), "max");
    EXPECT_EQ(nearest_name("cana", known), "canary");
}

TEST(NearestName, IsTheFirstOfEquals) {
    EXPECT_EQ(nearest_name("b", {"a", "c", "d"}), "a");
    EXPECT_EQ(nearest_name("ab", {"axx", "ac", "bb", "ad"}), "ac");
    EXPECT_EQ(nearest_name("anything", {"only"}), "only");
}

TEST(NearestName, LooksAtTheFirst64BytesOnly) {
    const std::string head(64, 'a');
    const std::string near = head;
    const std::string far = head + std::string(20, 'b');
    EXPECT_EQ(nearest_name(head + std::string(20, 'b'), {far, near}), near);
    EXPECT_EQ(nearest_name(std::string(10000000, 'p'), {"tag", "page"}), "page");
}

}  // namespace
}  // namespace telusur::testing
