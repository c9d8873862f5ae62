// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <gmock/gmock.h>
#include <iostream>
#include <nlohmann/json.hpp>
#include <thread>

#include "searchd/search/result_json.h"
#include "tests/searchd/http/running_searchd.h"
#include "tests/searchd/support/sample_index.h"
#include "tests/support/files.h"
#include "tests/support/temp_dir.h"

// Questions made to cost as much as they can. TELUSUR_HOSTILE_DATA names another data directory to
// ask, for figures of a large archive.
namespace telusur::testing {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

std::string data() {
    const char* other = std::getenv("TELUSUR_HOSTILE_DATA");
    return other != nullptr ? other : corpus_index().directory().path().string();
}

const std::vector<std::string> kCommon{"presiden", "jakarta",    "indonesia", "negara", "menteri",
                                       "warga",    "pemerintah", "partai",    "daerah", "kepala",
                                       "pasar",    "harga",      "jalan",     "desa",   "kota"};
const std::vector<std::string> kBeginnings{"ber", "men", "pem", "pen", "ter", "kem", "mem", "per",
                                           "sek", "kel", "ban", "kor", "pol", "par", "jak", "ind",
                                           "pre", "dan", "yan", "mas", "neg", "kab", "kot", "des",
                                           "sur", "jal", "rum", "sak", "tan", "war", "mak", "han"};

std::string joined(const std::vector<std::string>& parts, const std::string& between,
                   std::size_t times = 1) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) {
        for (const std::string& part : parts)
            text += (text.empty() ? "" : between) + part;
    }
    return text;
}

std::string times(const std::string& text, std::size_t count) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i)
        all += text;
    return all;
}

std::vector<std::string> hostile_questions() {
    std::vector<std::string> questions{times("(", 1000),
                                       times("(", 500) + times(")", 500),
                                       times("NOT ", 250) + "a",
                                       times("-", 1000) + "a",
                                       times("\"", 1001),
                                       times("a ", 500),
                                       times("* ", 500),
                                       times("a*", 500),
                                       std::string(1024, 'a'),
                                       times("ab ", 340),
                                       times("\"a\" ", 250),
                                       joined(kCommon, " OR ", 4),
                                       joined(kCommon, " AND ", 4),
                                       joined(kCommon, " ", 4),
                                       joined(kCommon, " NEAR/50 ", 3),
                                       joined(kCommon, " NEAR/S ", 3),
                                       joined(kCommon, " -"),
                                       "-" + joined(kCommon, " -", 4),
                                       "NOT (" + joined(kCommon, " OR ", 4) + ")",
                                       joined(kBeginnings, "* ") + "*",
                                       joined(kBeginnings, "* OR ") + "*",
                                       joined(kBeginnings, "* AND ") + "*",
                                       "ber* men* pem* ter*",
                                       "ber*",
                                       "judul:ber*",
                                       "isi:men* isi:pem*",
                                       "\"" + joined(kCommon, " ") + "\"",
                                       "\"" + joined(kCommon, " ") + "\"~50",
                                       times("\"yang di\"~100 ", 40),
                                       times("\"dan yang\" ", 60),
                                       "\"yang di\"",
                                       "\"di yang dan\"~1000",
                                       "dan NEAR/5 yang",
                                       "dan NEAR/99999999999 yang",
                                       "yang di dan ke dari",
                                       "=yang =di =dan",
                                       "isi:indonesia",
                                       "tag:a* tag:b* tag:c*",
                                       "penulis:a* penulis:b*",
                                       "kategori:a*",
                                       "tanggal:0000..9999",
                                       "tanggal:0000-00-00",
                                       "tanggal:2021-02-31",
                                       times("tanggal:2021 OR ", 60) + "a",
                                       times("(indonesia OR jakarta) AND ", 30) + "warga",
                                       times("(", 30) + "indonesia" + times(" OR jakarta)", 30),
                                       times("indonesa jakrata presidn ", 12),
                                       times("xqzvw", 200),
                                       times("abcdefghij ", 60),
                                       times("\xF0\x9F\x8E\x89 ", 200),
                                       times("\xE2\x80\x8F", 300),
                                       times("e\xCC\x81\xCC\x81\xCC\x81", 140),
                                       times("\xED\xA0\x80", 300),
                                       times("\xFF\xFE", 500),
                                       std::string("\0banjir\0", 8),
                                       times("a-b-c-d-", 120),
                                       times("undang-undang ", 60),
                                       times("1.000.000.000 ", 60),
                                       times("Rp1.500.000 ", 60),
                                       times("http://a.b/c?d=e ", 50),
                                       times("a@b.c ", 120),
                                       times("+indonesia ", 60),
                                       times("~", 900),
                                       times("=\"", 400),
                                       times(":", 900),
                                       times("judul:(isi:(tag:(", 50),
                                       times("AND OR NOT ", 80),
                                       "indonesia",
                                       "indonesia jakarta"};
    return questions;
}

const std::string kFacets =
    "facets=tag,author,editor,category,source,year,month,day&explain=on&per_page=100&";

std::vector<std::string> hostile_targets() {
    std::vector<std::string> targets;
    for (const std::string& question : hostile_questions())
        targets.push_back("/v1/search?" + kFacets + "q=" + encode_url(question));
    const std::string common = "q=" + encode_url(joined(kCommon, " OR "));
    for (const char* rest : {"page=100&per_page=100&", "match=any&sort=oldest&", "dedupe=true&",
                             "facet_limit=1000&"}) {
        targets.push_back(std::string("/v1/search?") + rest + kFacets + common);
    }
    targets.push_back("/v1/timeline?interval=day&" + common);
    targets.push_back("/v1/suggest?q=a");
    targets.push_back("/v1/facets/tag?limit=1000&" + common);
    targets.push_back("/v1/parse?" + common);
    std::string tags;
    for (int i = 0; i < 100; ++i)
        tags += "tag=" + std::to_string(i) + "&";
    targets.push_back("/v1/search?" + tags + common);
    return targets;
}

// A large generation is still being read through after the first answers.
void wait_until_idle(RunningSearchd& searchd) {
    for (auto before = searchd.processor_time();;) {
        std::this_thread::sleep_for(200ms);
        const auto now = searchd.processor_time();
        if (now - before <= 10ms) return;
        before = now;
    }
}

TEST(HostileQuestions, CostLittleOrAreRefused) {
    RunningSearchd searchd(data(), {"--threads", "4"});
    searchd.ask("/v1/search?q=indonesai");
    wait_until_idle(searchd);
    std::chrono::milliseconds most = 0ms;
    std::size_t refused = 0;
    std::size_t timed_out = 0;
    for (const std::string& target : hostile_targets()) {
        // The second asking is measured, from another day on so that nothing is remembered: with
        // the first, columns may come from the disk.
        searchd.ask(target + "&from=1001");
        const auto before = searchd.processor_time();
        const RawAnswer answer = searchd.ask(target);
        const auto spent = searchd.processor_time() - before;
        SCOPED_TRACE(target.substr(0, 200));
        EXPECT_THAT(answer.status, ::testing::AnyOf(200, 400, 414));
        refused += answer.status == 200 ? 0 : 1;
        const json body = json::parse(answer.body, nullptr, false);
        timed_out += body.is_object() && body.value("timed_out", false) ? 1 : 0;
        if (spent > 250ms) std::cout << spent.count() << " ms: " << target.substr(0, 150) << '\n';
        most = std::max(most, spent);
    }
    std::cout << hostile_targets().size() << " hostile questions: " << refused << " refused, "
              << timed_out << " out of time, at most " << most.count() << " ms\n";
    EXPECT_GE(hostile_targets().size(), 60U);
    EXPECT_GT(refused, 0U);
    EXPECT_TRUE(searchd.is_serving());
}

std::vector<double> normal_times(RunningSearchd& searchd, std::chrono::milliseconds length,
                                 int& round) {
    std::vector<double> milliseconds;
    const auto end = Clock::now() + length;
    while (Clock::now() < end) {
        const auto begun = Clock::now();
        const std::string target = "/v1/search?facets=tag,author,year&q=" +
                                   kCommon[static_cast<std::size_t>(round) % kCommon.size()] + "+" +
                                   std::to_string(round);
        ++round;
        EXPECT_EQ(searchd.ask(target, "X-Forwarded-For: 198.51.100.7\r\n").status, 200);
        milliseconds.push_back(
            std::chrono::duration<double, std::milli>(Clock::now() - begun).count());
        std::this_thread::sleep_until(begun + 20ms);
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    return milliseconds;
}

TEST(HostileQuestions, LeaveRoomForOthers) {
    const TempDir directory;
    // Only the sharing of the workers is asked for, not the limit of requests.
    write_bytes(directory / "telusur.toml",
                "data = \"" + data() + "\"\n[server]\nthreads = 4\nrequests_per_second = 0\n");
    RunningSearchd searchd(data(), {"--config", directory / "telusur.toml"});
    int round = 0;
    const std::vector<double> quiet = normal_times(searchd, 3s, round);
    std::atomic<bool> is_stopped{false};
    std::vector<std::thread> attackers;
    for (int i = 0; i < 4; ++i) {
        attackers.emplace_back([&, i] {
            const std::vector<std::string> targets = hostile_targets();
            for (std::size_t number = static_cast<std::size_t>(i); !is_stopped; ++number) {
                searchd.ask(targets[number % targets.size()] +
                                "&from=" + std::to_string(1000 + number % 1000),
                            "X-Forwarded-For: 203.0.113.9\r\n");
            }
        });
    }
    const std::vector<double> attacked = normal_times(searchd, 3s, round);
    is_stopped = true;
    for (std::thread& attacker : attackers)
        attacker.join();
    const auto p99 = [](const std::vector<double>& times) {
        return times[times.size() * 99 / 100];
    };
    std::cout << "p99 " << p99(quiet) << " ms in quiet, " << p99(attacked)
              << " ms attacked; medians " << quiet[quiet.size() / 2] << ", "
              << attacked[attacked.size() / 2] << '\n';
    EXPECT_TRUE(searchd.is_serving());
}

}  // namespace
}  // namespace telusur::testing
