// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <set>

#include "searchd/http/problem.h"
#include "searchd/http/request_language.h"
#include "searchd/http/request_target.h"
#include "tests/support/errors.h"

namespace telusur::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(RequestTarget, IsDecodedAsBrowsersWriteIt) {
    struct Row {
        const char* target;
        const char* path;
        Parameters parameters;
    };
    const Row rows[] = {
        {"/", "/", {}},
        {"/?", "/", {}},
        {"/a?q=x", "/a", {{"q", "x"}}},
        {"/a%2Fb%20c+d", "/a/b c+d", {}},
        {"/?tag=a&tag=b&tag=a", "/", {{"tag", "a"}, {"tag", "b"}, {"tag", "a"}}},
        {"/?q=jalan+tol%2B", "/", {{"q", "jalan tol+"}}},
        {"/?q=a=b&&x&=y", "/", {{"q", "a=b"}, {"x", ""}, {"", "y"}}},
        {"/?q=100%&r=%zz&s=%4&t=%e2%80",
         "/",
         {{"q", "100%"}, {"r", "%zz"}, {"s", "%4"}, {"t", "\xEF\xBF\xBD"}}},
        {"/?q=%25u0041%2541", "/", {{"q", "%u0041%41"}}},
        {"/?q=%0d%0aSet-Cookie:x", "/", {{"q", "\r\nSet-Cookie:x"}}},
        {"/?q=%3F?", "/", {{"q", "??"}}},
    };
    for (const Row& row : rows) {
        const RequestTarget target = parse_target(row.target);
        EXPECT_EQ(target.path, row.path) << row.target;
        EXPECT_EQ(target.parameters, row.parameters) << row.target;
    }
}

TEST(RequestTarget, HoldsNoNul) {
    EXPECT_EQ(code_thrown_by([] { parse_target("/v1/articles/a%00b"); }), "Usage");
    EXPECT_EQ(code_thrown_by([] { parse_target("/?q=%00"); }), "Usage");
    EXPECT_EQ(code_thrown_by([] { parse_target("/?a%00=1"); }), "Usage");
}

TEST(RequestLanguage, IsTheParameterElseTheFirstWeSpeak) {
    const std::pair<const char*, Language> rows[] = {
        {"", Language::Indonesian},
        {"en", Language::English},
        {"EN-gb", Language::English},
        {"id-ID,id;q=0.9,en;q=0.8", Language::Indonesian},
        {"de-DE, en;q=0.5", Language::English},
        {"de", Language::Indonesian},
        {"*", Language::Indonesian},
        {"eng", Language::Indonesian},
        {",,, en", Language::English},
        {"\r\n", Language::Indonesian}};
    for (const auto& [value, language] : rows)
        EXPECT_EQ(accepted_language(value), language) << value;
    EXPECT_EQ(request_language({{"lang", "en"}}, "id"), Language::English);
    EXPECT_EQ(request_language({{"lang", "en"}, {"lang", "id"}}, ""), Language::Indonesian);
    EXPECT_EQ(request_language({{"lang", "fr"}}, "en"), Language::English);
}

TEST(Problem, HasAStatusForEveryCode) {
    const std::pair<ErrorCode, int> rows[] = {
        {ErrorCode::Usage, 400},        {ErrorCode::NoArticle, 404},
        {ErrorCode::Expired, 410},      {ErrorCode::NoIndex, 503},
        {ErrorCode::Unavailable, 503},  {ErrorCode::Locked, 503},
        {ErrorCode::BadData, 500},      {ErrorCode::Internal, 500},
        {ErrorCode::GateRefused, 500},  {ErrorCode::NoInput, 500},
        {ErrorCode::CannotCreate, 500}, {ErrorCode::Io, 500},
        {ErrorCode::Configuration, 500}};
    for (const auto& [code, status] : rows)
        EXPECT_EQ(http_status(code), status);
}

TEST(Problem, TellsClientsOfTheirFaultsAndNotOfOurs) {
    const Error theirs(ErrorCode::Usage, {"bad \"x\"", "\"x\" salah"}, {"do y", "lakukan y"},
                       "sort");
    const auto told =
        nlohmann::json::parse(to_answer(problem_of(theirs), Language::Indonesian, "r1").body);
    EXPECT_EQ(told,
              nlohmann::json::parse(R"({"type":"about:blank","title":"Bad Request","status":400,
        "code":"usage","detail":"\"x\" salah","hint":"lakukan y","parameter":"sort","request_id":"r1"})"));

    const Error ours(ErrorCode::BadData, {"/var/lib/x is broken", "/var/lib/x rusak"},
                     {"see /var/log", "lihat /var/log"});
    const HttpAnswer answer = to_answer(problem_of(ours), Language::English, "r2");
    EXPECT_EQ(answer.status, 500);
    EXPECT_THAT(answer.body, HasSubstr("bad_data"));
    EXPECT_THAT(answer.body, Not(HasSubstr("/var")));
}

TEST(Problem, QuotesAnyBytes) {
    const Error error(ErrorCode::Usage, {"\xFF\r\n\"<", "\xFF"}, {}, "\xFF");
    const HttpAnswer answer = to_answer(problem_of(error), Language::English, "r");
    EXPECT_TRUE(nlohmann::json::accept(answer.body));
}

TEST(RequestId, IsDifferentEveryTime) {
    std::set<std::string> ids;
    for (int i = 0; i < 1000; ++i) {
        const std::string id = new_request_id();
        EXPECT_TRUE(is_request_id(id));
        EXPECT_TRUE(ids.insert(id).second);
    }
}

}  // namespace
}  // namespace telusur::testing
