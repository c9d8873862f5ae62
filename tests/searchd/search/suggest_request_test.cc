// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/suggest_request.h"

#include <gtest/gtest.h>

#include "indexer/index/error.h"
#include "searchd/search/suggest_json.h"

namespace telusur {
namespace {

// The parameter that is refused; empty if none is.
std::string refused(const Parameters& parameters) {
    try {
        parse_suggest_request(parameters);
        return "";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Usage);
        return error.parameter();
    }
}

TEST(SuggestRequest, Parameters) {
    EXPECT_EQ(parse_suggest_request({}).limit, kDefaultCompletions);
    EXPECT_EQ(parse_suggest_request({{"q", " ban "}}).typed, " ban ");
    EXPECT_EQ(parse_suggest_request({{"limit", ""}}).limit, kDefaultCompletions);
    EXPECT_EQ(parse_suggest_request({{"limit", "20"}}).limit, 20U);
    EXPECT_EQ(refused({{"lang", "en"}}), "");
    for (const char* limit : {"0", "21", "-1", "+3", "3 ", "x", "99999999999999999999999"})
        EXPECT_EQ(refused({{"limit", limit}}), "limit") << limit;
    EXPECT_EQ(refused({{"prefix", "b"}}), "prefix");
    EXPECT_EQ(refused({{"Q", "b"}}), "Q");
}

TEST(SuggestJson, OneObject) {
    const std::vector<Completion> completions{
        {CompletionKind::Tag, {"Cabai & Beras", {{0, 2}}}, 7, "", ""},
        {CompletionKind::Title, {"Cabai \"Rawit\"", {{0, 2}}}, 1, "x/1", "https://s.example/1"}};
    EXPECT_EQ(to_json({"ca", 8}, completions, "20260101T000000Z"),
              R"({"q":"ca","completions":[{"kind":"tag","text":"Cabai & Beras","marks":[[0,2]],)"
              R"("html":"<mark>Ca</mark>bai &amp; Beras","articles":7},{"kind":"title",)"
              R"("text":"Cabai \"Rawit\"","marks":[[0,2]],)"
              R"("html":"<mark>Ca</mark>bai &quot;Rawit&quot;","id":"x/1",)"
              R"("url":"https://s.example/1"}],"index":{"generation":"20260101T000000Z"}})");
    EXPECT_EQ(to_json({"\xff", 8}, {}, "g"),
              "{\"q\":\"\xEF\xBF\xBD\",\"completions\":[],\"index\":{\"generation\":\"g\"}}");
}

}  // namespace
}  // namespace telusur
