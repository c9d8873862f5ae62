// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/config/config.h"

#include <filesystem>
#include <gmock/gmock.h>
#include <string>
#include <vector>

#include "tests/indexer/config/config_texts.h"
#include "tests/support/errors.h"
#include "tests/support/files.h"
#include "tests/support/temp_dir.h"

namespace telusur {
namespace {

using testing::complaints;
using testing::kAllOfServer;
using testing::kLeast;

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(Config, TakesPathsFromTheDirectoryOfTheFile) {
    const Config config = parse_config(
        "data = \"../var/telusur\"\n"
        "[[source]]\ntype = \"files\"\npaths = [\"artikel\", \"/srv/*.jsonl\"]\n"
        "[[source]]\ntype = \"files\"\npaths = [\"lama/2019-*.txt\"]\n",
        "/etc/telusur/telusur.toml");
    EXPECT_EQ(config.service.data, "/etc/var/telusur");
    EXPECT_THAT(config.sources, ElementsAre(FilesConfig{{"/etc/telusur/artikel", "/srv/*.jsonl"}},
                                            FilesConfig{{"/etc/telusur/lama/2019-*.txt"}}));
}

TEST(Config, HasDefaults) {
    const Config config = parse_config(kLeast, "/etc/telusur.toml");
    EXPECT_EQ(config.time_zone, "Asia/Jakarta");
    EXPECT_EQ(config.gate, (GateLimits{10.0, {}, {}}));
    EXPECT_EQ(config.kept_generations, 3u);
    EXPECT_EQ(config.build.jobs, 0u);
    EXPECT_EQ(config.build.memory_mebibytes, 1024u);
}

TEST(Config, ReadsEveryKey) {
    const Config config =
        parse_config(kLeast +
                         "[gate]\nmax_drop_percent = 2\nmax_empty_body_percent = "
                         "0.5\nmax_undated_percent = 100\n"
                         "[retention]\ngenerations = 7\n[build]\njobs = 4\nmemory_mib = 512\n",
                     "/etc/telusur.toml");
    EXPECT_EQ(config.gate, (GateLimits{2.0, 0.5, 100.0}));
    EXPECT_EQ(config.kept_generations, 7u);
    EXPECT_EQ(config.build.jobs, 4u);
    EXPECT_EQ(config.build.memory_mebibytes, 512u);
}

TEST(Config, ReadsSites) {
    const Config config = parse_config(
        "data = \"arsip\"\n"
        "[[source]]\ntype = \"wordpress\"\nurl = \"https://contoh.id\"\n"
        "[[source]]\ntype = \"wordpress\"\nurl = \"http://contoh.id/blog\"\n"
        "post_types = [\"posts\", \"pages\"]\nuser = \"rani\"\npassword_file = \"sandi\"\n"
        "ca_file = \"/etc/ca.pem\"\n"
        "[[source]]\ntype = \"feed\"\nurl = \"https://contoh.id/feed/\"\n",
        "/etc/telusur.toml");
    EXPECT_THAT(config.sources, ElementsAre(WordPressConfig{"https://contoh.id", {"posts"}, {}},
                                            WordPressConfig{"http://contoh.id/blog",
                                                            {"posts", "pages"},
                                                            {"rani", "/etc/sandi", "/etc/ca.pem"}},
                                            FeedConfig{"https://contoh.id/feed/", {}}));
}

TEST(Config, ReadsQuestionsOfTheGate) {
    const Config config =
        parse_config(kLeast +
                         "[[gate.canary]]\nquestion = \"banjir\"\nfinds = \"post-1\"\n"
                         "[[gate.canary]]\nquestion = \"rob\"\nfinds = \"post-2\"\nfirst = 3\n"
                         "[[gate.canary]]\nquestion = \"judi slot\"\nfinds_nothing = true\n"
                         "[gate.golden]\nfile = \"soal.tsv\"\nmin_mrr = 0.75\n",
                     "/etc/telusur.toml");
    EXPECT_THAT(config.questions.canaries,
                ElementsAre(Canary{"banjir", "post-1", 10}, Canary{"rob", "post-2", 3},
                            Canary{"judi slot", "", 10}));
    EXPECT_EQ(config.questions.golden, (GoldenQuestions{"/etc/soal.tsv", 0.75}));
}

TEST(Config, ReadsWhatIsForThoseWhoAnswer) {
    const std::string text = kLeast +
                             "[ranking]\nk1 = 1.5\nb = 1\nform = 0\nrecency_floor = 0.5\n"
                             "recency_halflife_days = 30\n"
                             "[questions]\nprefix_terms = 7\nexpansions = 3\nspelled_words = 0\n"
                             "[server]\nlisten = \"127.0.0.1:99\"\npublic = true\nthreads = 2\n"
                             "queue = 5\naccess_log = true\n";
    const testing::TempDir directory;
    const std::filesystem::path file = directory / "telusur.toml";
    // What is for the indexer alone is none of their business.
    testing::write_bytes(file, text + "[build]\njobs = \"many\"\n");
    for (const ServiceConfig& config :
         {parse_config(text, file).service, read_service_config(file)}) {
        EXPECT_EQ(config.data, directory / "arsip");
        EXPECT_EQ(config.ranking.k1, 1.5);
        EXPECT_EQ(config.ranking.b, 1);
        EXPECT_EQ(config.ranking.form, 0);
        EXPECT_EQ(config.ranking.recency_floor, 0.5);
        EXPECT_EQ(config.ranking.recency_halflife_days, 30);
        EXPECT_EQ(config.ranking.limits, (QuestionLimits{7, 3, 0}));
        EXPECT_EQ(config.server.listen, "127.0.0.1:99");
        EXPECT_TRUE(config.server.is_public);
        EXPECT_EQ(config.server.threads, 2U);
        EXPECT_EQ(config.server.queue, 5U);
        EXPECT_TRUE(config.server.access_log);
    }
}

TEST(Config, NamesThePlaceOfWhatIsWrong) {
    struct Row {
        std::string text;
        std::string complaint;
    };
    const std::vector<Row> rows = {
        {kLeast + "[gatee]\n", "5:2: unknown key \"gatee\"; did you mean gate?"},
        {"tim_zone = \"Asia/Jakarta\"\n" + kLeast,
         "1:1: unknown key \"tim_zone\"; did you mean time_zone?"},
        {"time_zone = \"Asia/Makassar\"\n" + kLeast,
         "1:13: time_zone \"Asia/Makassar\" is not understood: only \"Asia/Jakarta\" is, so far"},
        {"time_zone = 7\n" + kLeast, "1:13: time_zone must be text that is not empty"},
        {kLeast + "[gate]\nmax_drop = 5\n",
         "6:1: unknown key \"max_drop\"; did you mean max_drop_percent?"},
        {kLeast + "[gate]\nmax_drop_percent = 101\n",
         "6:20: max_drop_percent must be a number from 0 to 100"},
        {kLeast + "[gate]\nmax_drop_percent = nan\n",
         "6:20: max_drop_percent must be a number from 0 to 100"},
        {kLeast + "[gate]\nmax_undated_percent = \"5\"\n",
         "6:23: max_undated_percent must be a number from 0 to 100"},
        {kLeast + "[gate]\nmax_undated_percent = true\n",
         "6:23: max_undated_percent must be a number from 0 to 100"},
        {kLeast + "[retention]\ngenerations = 0\n",
         "6:15: generations must be a whole number from 1 to 1000"},
        {kLeast + "[build]\njobs = 2.0\n", "6:8: jobs must be a whole number from 1 to 1024"},
        {kLeast + "[build]\nmemory_mib = 63\n",
         "6:14: memory_mib must be a whole number from 64 to 16777216"},
        {kLeast + "[build]\nmemory_mib = -1\n", "6:14: memory_mib must be a whole number"},
        {"build = 3\n" + kLeast, "1:9: build must be a section: [build]"},
        {kLeast + "[[source]]\ntype = \"wordpress\"\n", "5:1: url is missing"},
        {kLeast + "[[source]]\ntype = \"feed\"\nurl = \"contoh.id/feed\"\n",
         "7:7: \"contoh.id/feed\" is no address that begins with https:// or http://"},
        {kLeast + "[[source]]\ntype = \"feed\"\nurl = \"https://a:b@contoh.id/\"\n",
         "7:7: a url holds no login"},
        {kLeast + "[[source]]\ntype = \"feed\"\nurl = \"https://contoh.id\"\nuser = \"a\"\n",
         "5:1: password_file is missing"},
        {kLeast + "[[source]]\ntype = \"wordpress\"\nurl = \"https://contoh.id\"\npost_types = "
                  "[\"wp/posts\"]\n",
         "8:14: \"wp/posts\" is no name of a type"},
        {kLeast + "[[source]]\ntype = \"feed\"\nurl = \"https://contoh.id\"\ntimeout_seconds = 0\n",
         "8:19: timeout_seconds must be a whole number from 1 to 3600"},
        {kLeast + "[[gate.canary]]\nquestion = \"a\"\n", "5:1: a canary has either finds"},
        {kLeast + "[[gate.canary]]\nquestion = \"a\"\nfinds = \"b\"\nfinds_nothing = true\n",
         "5:1: a canary has either finds"},
        {kLeast + "[[gate.canary]]\nfinds = \"b\"\n", "5:1: question is missing"},
        {kLeast + "[[gate.canary]]\nquestion = \"a\"\nfinds = \"b\"\nfirst = 101\n",
         "8:9: first must be a whole number from 1 to 100"},
        {kLeast + "[gate.golden]\nfile = \"a\"\n", "5:1: min_mrr is missing"},
        {kLeast + "[gate.golden]\nfile = \"a\"\nmin_mrr = 2\n",
         "7:11: min_mrr must be a number from 0 to 1"},
        {kLeast + "[ranking]\nk2 = 1\n", "6:1: unknown key \"k2\"; did you mean k1?"},
        {kLeast + "[ranking]\nb = 1.1\n", "6:5: b must be a number from 0 to 1"},
        {kLeast + "[server]\npublic = \"yes\"\n", "6:10: public must be true or false"},
        {kLeast + "[server]\nconnections = 15\n",
         "6:15: connections must be a whole number from 16 to 100000"},
        {kLeast + "[server]\nconnections_per_client = 0\n",
         "6:26: connections_per_client must be a whole number from 1 to 100000"},
        {kLeast + "[server]\nrequests_per_second = -1\n",
         "6:23: requests_per_second must be a number from 0 to 1000000"},
        {kLeast + "[server]\nburst = 0\n", "6:9: burst must be a whole number from 1 to 1000000"},
        {kLeast + "[server]\ntime_budget_ms = 9\n",
         "6:18: time_budget_ms must be a whole number from 10 to 60000"},
        {kLeast + "[server]\ncache_mib = 65537\n",
         "6:13: cache_mib must be a whole number from 0 to 65536"},
        {kLeast + "[server]\nhead_bytes = 4095\n",
         "6:14: head_bytes must be a whole number from 4096 to 1048576"},
        {kLeast + "[server]\nanswer_bytes = 1\n",
         "6:16: answer_bytes must be a whole number from 1048576 to 1073741824"},
        {kLeast + "[server]\nidle_seconds = 0\n",
         "6:16: idle_seconds must be a whole number from 1 to 3600"},
        {kLeast + "[questions]\nprefix_terms = -1\n",
         "6:16: prefix_terms must be a whole number from 0 to 100000"},
        {kLeast + "[questions]\nspelled_words = 65\n",
         "6:17: spelled_words must be a whole number from 0 to 64"},
        {kLeast + "[server]\ntrusted_proxies = \"::1\"\n", "6:19: trusted_proxies must be a list"},
        {kLeast + "[server]\ntrusted_proxies = [\"::1\", \"x\"]\n",
         "6:27: trusted_proxies must be addresses or networks"},
        {kLeast + "[server]\ncors_origins = [1]\n", "6:17: cors_origins must be text"},
        {kLeast + "[server]\nname = \"\"\n", "6:8: name must be text that is not empty"},
        {kLeast + "[server]\nurl = \"x\"\n",
         "6:7: url must be a web address without a slash at its end"},
        {kLeast + "[server]\npublic_metrics = 1\n", "6:18: public_metrics must be true or false"},
        {kLeast + "[server]\nstate = \"\"\n", "6:9: state must be text"},
        {kLeast + "[admin]\nkey = []\n", "6:1: unknown key \"key\"; did you mean keys?"},
        {kLeast + "[query_log]\ndays = 0\n", "6:8: days must be a whole number from 1 to 3650"},
        {kLeast + "[query_log]\naddress = \"all\"\n",
         "6:11: address must be \"none\", \"truncated\" or \"hashed\""},
        {kLeast + "[server]\nthreads = 257\n", "6:11: threads must be a whole number from 1"},
        {kLeast + "[[source]]\ntype = \"fils\"\n",
         "6:8: unknown type \"fils\"; did you mean \"files\"?"},
        {kLeast + "[[source]]\npaths = [\"a\"]\n", "5:1: type is missing"},
        {kLeast + "[[source]]\ntype = \"files\"\n", "5:1: paths is missing"},
        {kLeast + "[[source]]\ntype = \"files\"\npaths = []\n", "7:9: paths must be a list"},
        {kLeast + "[[source]]\ntype = \"files\"\npaths = \"a\"\n", "7:9: paths must be a list"},
        {kLeast + "[[source]]\ntype = \"files\"\npaths = [\"a\", \"\"]\n",
         "7:15: paths must be text that is not empty"},
        {kLeast + "[[source]]\ntype = \"files\"\npath = [\"a\"]\npaths = [\"a\"]\n",
         "7:1: unknown key \"path\"; did you mean paths?"},
        {"data = \"a\"\n[source]\ntype = \"files\"\n", "2:1: source must be sections: [[source]]"},
        {"data = \"a\"\n", "1:1: [[source]] is missing"},
        {"[[source]]\ntype = \"files\"\npaths = [\"a\"]\n", "1:1: data is missing"},
        {"data = \"\"\n" + kLeast.substr(kLeast.find('[')), "1:8: data must be text"},
        {"data = \"a\\u0000b\"\n" + kLeast.substr(kLeast.find('[')), "1:8: data must be text"},
        {"data = arsip\n", "1:8: is not TOML: "},
        {kLeast + "data = \"dua\"\ndata = \"kali\"\n", "6:8: is not TOML: "},
        {"data = \"\xff\"\n", "1:8: is not TOML: "},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.text);
        EXPECT_THAT(complaints(row.text), ElementsAre(StartsWith(row.complaint)));
    }
}

TEST(Config, NamesAllThatIsWrongInTheOrderOfTheFile) {
    EXPECT_THAT(complaints("[build]\njob = 1\n[gate]\nmax_drop_percent = -1\n[[source]]\n"),
                ElementsAre(StartsWith("1:1: data"), StartsWith("2:1: unknown"),
                            StartsWith("4:20: max_drop"), StartsWith("5:1: type")));
}

TEST(Config, IsWrittenAsItIsRead) {
    for (const std::string& more :
         {std::string(), std::string("[gate]\nmax_drop_percent = 2.5\nmax_undated_percent = 0\n"),
          std::string("[build]\njobs = 3\nmemory_mib = 64\n[retention]\ngenerations = 9\n"),
          std::string("[[source]]\ntype = \"wordpress\"\nurl = \"https://contoh.id\"\n"
                      "user = \"a\"\npassword_file = \"b\"\nca_file = \"c\"\n"
                      "[[source]]\ntype = \"feed\"\nurl = \"https://contoh.id/feed\"\n"),
          std::string("[[gate.canary]]\nquestion = \"a\"\nfinds = \"b\"\nfirst = 4\n"
                      "[[gate.canary]]\nquestion = \"a\"\nfinds_nothing = true\n"
                      "[gate.golden]\nfile = \"a\"\nmin_mrr = 0.5\n"
                      "[server]\nthreads = 3\n[ranking]\nb = 0.25\n"),
          kAllOfServer, std::string("[ranking]\nk1 = 1e-7\nb = 0.30000000000000004\nform = 3\n"),
          std::string("[[source]]\ntype = \"files\"\npaths = [\"a \\\"b\\\" \\\\ \\u00e9\"]\n")}) {
        SCOPED_TRACE(more);
        const Config config = parse_config(kLeast + more, "/etc/telusur.toml");
        const std::string written = to_toml(config);
        const Config again = parse_config(written, "/elsewhere/else.toml");
        EXPECT_EQ(to_toml(again), written);
        EXPECT_EQ(again.service.data, config.service.data);
        EXPECT_EQ(again.sources, config.sources);
        EXPECT_EQ(again.gate, config.gate);
        EXPECT_EQ(again.questions, config.questions);
        EXPECT_EQ(again.service.server, config.service.server);
        EXPECT_EQ(again.service.admin, config.service.admin);
        EXPECT_EQ(again.service.query_log, config.service.query_log);
        EXPECT_EQ(again.service.ranking.k1, config.service.ranking.k1);
        EXPECT_EQ(again.service.ranking.limits, config.service.ranking.limits);
        EXPECT_EQ(again.service.ranking.b, config.service.ranking.b);
        EXPECT_EQ(again.kept_generations, config.kept_generations);
        EXPECT_EQ(again.build.jobs, config.build.jobs);
        EXPECT_EQ(again.build.memory_mebibytes, config.build.memory_mebibytes);
    }
}

TEST(Config, IsWrittenWithNumbersAsPeopleWriteThem) {
    const std::string written = to_toml(parse_config(kLeast, "/etc/telusur.toml"));
    for (const char* line : {"b = 0.8", "k1 = 1.0", "recency_halflife_days = 365.0", "threads = 4",
                             "max_drop_percent = 10.0", "requests_per_second = 10.0"}) {
        EXPECT_THAT(written, HasSubstr("\n" + std::string(line) + "\n"));
    }
}

TEST(Config, RefusesFilesThatAreNotThereOrTooLarge) {
    const testing::TempDir directory;
    const auto refusal = [](const std::filesystem::path& file) {
        const testing::Thrown thrown = testing::thrown_by([&] { read_config(file); });
        return thrown.code + ": " + thrown.message;
    };
    EXPECT_THAT(refusal(directory / "none.toml"), StartsWith("Configuration: there is no"));
    EXPECT_THAT(refusal(directory.path()), StartsWith("Configuration: there is no"));
    const std::filesystem::path file = directory / "telusur.toml";
    const std::string padding(kMaximumConfigBytes - kLeast.size(), '\n');
    testing::write_bytes(file, kLeast + padding);
    EXPECT_EQ(read_config(file).service.data, directory / "arsip");
    testing::write_bytes(file, kLeast + padding + "\n");
    EXPECT_THAT(refusal(file), HasSubstr("is larger than 1048576 bytes"));
}

}  // namespace
}  // namespace telusur
