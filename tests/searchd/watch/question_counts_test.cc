// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/watch/question_counts.h"

#include <gmock/gmock.h>
#include <map>
#include <random>
#include <thread>

#include "searchd/watch/log_text.h"
#include "tests/searchd/watch/observed.h"

namespace telusur::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr std::size_t kAll = 1000;

std::vector<std::string> texts_of(const std::vector<CountedQuestion>& questions) {
    std::vector<std::string> texts;
    for (const CountedQuestion& each : questions)
        texts.push_back(each.text);
    return texts;
}

/// Asked once by each of so many clients.
void ask(QuestionCounts& counts, const std::string& text, std::uint64_t total,
         unsigned clients = kFewestClients) {
    for (unsigned i = 0; i < clients; ++i)
        counts.observe(question(text, total, client_number(i)));
}

TEST(QuestionCounts, TellWhatIsAskedMost) {
    QuestionCounts counts([] { return kNoon; });
    ask(counts, "jalan tol", 3);
    ask(counts, "banjir", 10, 7);
    ask(counts, "gempa", 0, 6);
    ask(counts, "gempa", 2, 1);
    ask(counts, "tsunami", 0, 8);
    const auto top = counts.top(kAll);
    EXPECT_THAT(texts_of(top), ElementsAre("tsunami", "banjir", "gempa", "jalan tol"));
    EXPECT_EQ(top[2].count, 7U);
    EXPECT_EQ(top[2].without_hits, 6U);
    EXPECT_EQ(top[2].last_total, 2U);
    EXPECT_THAT(texts_of(counts.top(2)), ElementsAre("tsunami", "banjir"));
    EXPECT_THAT(texts_of(counts.zero(kAll)), ElementsAre("tsunami", "gempa"));
    EXPECT_THAT(counts.top(0), IsEmpty());
}

TEST(QuestionCounts, TakeSpellingsOfOneQuestionTogether) {
    struct Row {
        const char* left;
        const char* right;
        bool are_one;
    };
    const Row rows[] = {
        {"Banjir Jakarta", "banjir jakarta", true},
        {"  banjir   jakarta ", "banjir\tjakarta", true},
        {"BANJIR", "banjir", true},
        {"banjir jakarta", "jakarta banjir", false},
        {"\"banjir\"", "banjir", false},
        {"tag:banjir", "banjir", false},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.left);
        QuestionCounts counts([] { return kNoon; });
        ask(counts, row.left, 1);
        ask(counts, row.right, 1);
        EXPECT_EQ(counts.top(kAll).size(), row.are_one ? 1U : 2U);
    }
}

TEST(QuestionCounts, ShowOnlyWhatSeveralClientsAsked) {
    struct Row {
        const char* what;
        std::vector<const char*> clients;
        bool is_shown;
    };
    const Row rows[] = {
        {"one client", std::vector<const char*>(100, "192.0.2.1"), false},
        {"four clients",
         {"192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4", "192.0.2.1", "192.0.2.2"},
         false},
        {"five clients", {"192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4", "192.0.2.5"}, true},
        {"one household",
         {"2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8::4", "2001:db8::5"},
         false},
        {"five households",
         {"2001:db8:0:1::", "2001:db8:0:2::", "2001:db8:0:3::", "2001:db8:0:4::", "2001:db8:0:5::"},
         true},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.what);
        QuestionCounts counts([] { return kNoon; });
        for (const char* address : row.clients)
            counts.observe(question("banjir", 0, client(address)));
        EXPECT_EQ(counts.top(kAll).size(), row.is_shown ? 1U : 0U);
        EXPECT_EQ(counts.zero(kAll).size(), row.is_shown ? 1U : 0U);
    }
}

TEST(QuestionCounts, ForgetClientsWithTheDay) {
    std::int64_t now = kNoon;
    QuestionCounts counts([&now] { return now; });
    ask(counts, "tidak cukup", 1, kFewestClients - 1);
    ask(counts, "cukup", 1, kFewestClients);
    now += kDay;
    ask(counts, "tidak cukup", 1, kFewestClients - 1);
    EXPECT_THAT(texts_of(counts.top(kAll)), ElementsAre("cukup"));
    ask(counts, "tidak cukup", 1, kFewestClients);
    EXPECT_EQ(counts.top(kAll).front().text, "tidak cukup");
    EXPECT_EQ(counts.top(kAll).front().count, 3 * kFewestClients - 2);
}

TEST(QuestionCounts, LeaveOutWhatIsNoNewQuestion) {
    const std::pair<const char*, bool> rows[] = {
        {"q=banjir", true},
        {"q=banjir&page=2", false},
        {"q=banjir&cursor=abc", false},
        {"q=banjir&per_page=50", true},
        {"q=banjir%26page%3D2", true},
    };
    for (const auto& [parameters, is_counted] : rows) {
        QuestionCounts counts([] { return kNoon; });
        for (unsigned i = 0; i < kFewestClients; ++i) {
            ObservedRequest request = question("", 1, client_number(i));
            request.question = std::make_shared<AnsweredQuestion>(
                AnsweredQuestion{"banjir", parameters, 1, false});
            counts.observe(request);
        }
        EXPECT_EQ(counts.top(kAll).size(), is_counted ? 1U : 0U) << parameters;
    }
    QuestionCounts counts([] { return kNoon; });
    ask(counts, "", 1);
    ask(counts, "  ", 1);
    EXPECT_THAT(counts.top(kAll), IsEmpty());
}

TEST(QuestionCounts, DoNotTakeTimeRunOutForNoHits) {
    QuestionCounts counts([] { return kNoon; });
    for (unsigned i = 0; i < kFewestClients; ++i) {
        ObservedRequest request = question("", 0, client_number(i));
        request.question =
            std::make_shared<AnsweredQuestion>(AnsweredQuestion{"lambat", "q=lambat", 0, true});
        counts.observe(request);
    }
    EXPECT_THAT(counts.zero(kAll), IsEmpty());
    EXPECT_EQ(counts.top(kAll).size(), 1U);
}

// Thousands of questions that are asked once do not push out the few that are asked often, and no
// count is larger than the truth.
TEST(QuestionCounts, KeepWhatIsAskedOften) {
    constexpr std::size_t kPlaces = 50;
    QuestionCounts counts([] { return kNoon; }, kPlaces);
    std::mt19937 random(7);
    std::map<std::string, std::uint64_t> truth;
    for (int i = 0; i < 20'000; ++i) {
        const bool is_frequent = i % 4 == 0;
        const std::string text = is_frequent ? "sering " + std::to_string(i / 4 % 5)
                                             : "jarang " + std::to_string(random());
        ++truth[text];
        counts.observe(question(text, 1, client_number(static_cast<unsigned>(random() % 1000))));
    }
    const auto top = counts.top(kAll);
    ASSERT_GE(top.size(), 5U);
    EXPECT_LE(top.size(), kPlaces);
    for (std::size_t i = 0; i < 5; ++i)
        EXPECT_THAT(top[i].text, HasSubstr("sering"));
    for (const CountedQuestion& each : top)
        EXPECT_LE(each.count, truth[each.text]) << each.text;
}

TEST(QuestionCounts, LetInWhatComesToBeAskedOften) {
    QuestionCounts counts([] { return kNoon; }, 3);
    for (const char* text : {"dulu satu", "dulu dua", "dulu tiga"})
        ask(counts, text, 1, 10);
    for (unsigned i = 0; i < 100; ++i) {
        counts.observe(question("sekarang", 1, client_number(i)));
        counts.observe(question("sekali " + std::to_string(i), 1));
    }
    ASSERT_FALSE(counts.top(1).empty());
    EXPECT_EQ(counts.top(1)[0].text, "sekarang");
    EXPECT_EQ(counts.top(1)[0].count, 100U);
}

TEST(QuestionCounts, AreOneForLongTextsThatBeginAlike) {
    QuestionCounts counts([] { return kNoon; });
    ask(counts, std::string(kMaximumKeptText, 'a') + "b", 1);
    ask(counts, std::string(kMaximumKeptText, 'a') + "c", 1);
    ASSERT_EQ(counts.top(kAll).size(), 1U);
    EXPECT_EQ(counts.top(kAll)[0].text.size(), kMaximumKeptText);
}

TEST(SlowRequests, AreTheSlowestOfTheLastDay) {
    SlowRequests requests;
    for (int i = 0; i < 300; ++i)
        requests.observe(plain_request("/v1/search", 200, i), kNoon);
    const auto slowest = requests.slowest(kAll, kNoon);
    ASSERT_EQ(slowest.size(), kMostSlowRequests);
    EXPECT_EQ(slowest.front().milliseconds, 299);
    EXPECT_EQ(slowest.back().milliseconds, 200);
    EXPECT_EQ(requests.slowest(3, kNoon).size(), 3U);
}

TEST(SlowRequests, AreForgottenAfterADay) {
    SlowRequests requests;
    for (int i = 0; i < 100; ++i)
        requests.observe(plain_request("/pagi", 200, 1000), kNoon);
    requests.observe(plain_request("/siang", 200, 5), kNoon + 2 * kHour);
    struct Row {
        std::int64_t hours_later;
        std::size_t count;
    };
    const Row rows[] = {{2, 100}, {22, 100}, {24, 1}, {25, 1}, {26, 0}, {1000, 0}};
    for (const Row& row : rows)
        EXPECT_EQ(requests.slowest(kAll, kNoon + row.hours_later * kHour).size(), row.count)
            << row.hours_later;
    requests.observe(plain_request("/besok", 200, 1), kNoon + kDay);
    EXPECT_EQ(requests.slowest(kAll, kNoon + kDay).size(), 2U);
}

TEST(SlowRequests, TellWhatWasAsked) {
    ObservedRequest plain = plain_request("/v1/suggest", 200, 3);
    plain.target = "/v1/suggest?q=ban";
    ObservedRequest long_one = plain_request("/v1/search", 400, 2);
    long_one.target = "/v1/search?q=" + std::string(5000, 'x');
    ObservedRequest unknown = plain_request("", 404, 9);
    SlowRequests requests;
    for (const ObservedRequest& each :
         {plain, long_one, unknown, question("banjir", 12), plain_request("/healthz", 200, 0)})
        requests.observe(each, kNoon);
    const auto slowest = requests.slowest(kAll, kNoon);
    ASSERT_EQ(slowest.size(), 4U);
    EXPECT_EQ(slowest[0].asked, "q=ban");
    EXPECT_EQ(slowest[0].route, "/v1/suggest");
    EXPECT_EQ(slowest[1].asked.size(), 512U);
    EXPECT_EQ(slowest[2].asked, "q=x&tag=banjir");
    EXPECT_EQ(slowest[2].total, 12U);
    EXPECT_EQ(slowest[3].asked, "");
}

TEST(QuestionCounts, AreCountedByManyThreads) {
    QuestionCounts counts;
    std::vector<std::thread> threads;
    constexpr unsigned kEach = 500;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&counts] { ask(counts, "banjir", 1, kEach); });
    counts.slow(kAll);
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(counts.top(1).at(0).count, 4 * kEach);
}

}  // namespace
}  // namespace telusur::testing
