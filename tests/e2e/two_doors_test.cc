// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <thread>

#include "searchd/search/result_json.h"
#include "tests/searchd/http/raw_client.h"
#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

using nlohmann::json;

// A real daemon on a real port over a real index of the sample corpus.
class TwoDoorsTest : public ::testing::Test {
  protected:
    void SetUp() override {
        ASSERT_EQ(indexer({"run", "--data", data_, "--source", TELUSUR_CORPUS}).exit_code, 0);
        searchd_ = std::make_unique<Process>(
            std::vector<std::string>{TELUSUR_SEARCHD, "--data", data_, "--listen", "127.0.0.1:0"});
        const std::string_view before_port = "http://127.0.0.1:";
        ASSERT_TRUE(eventually([&] { return searchd_->err().find('\n') != std::string::npos; }));
        const std::string said = searchd_->err();
        const std::size_t port = said.find(before_port);
        ASSERT_NE(port, std::string::npos) << said;
        port_ = static_cast<std::uint16_t>(std::stoi(said.substr(port + before_port.size())));
    }

    TempDir directory_;
    std::string data_ = (directory_.path() / "data").string();
    std::unique_ptr<Process> searchd_;
    std::uint16_t port_ = 0;
};

TEST_F(TwoDoorsTest, TerminalAndHttpGiveTheSameObject) {
    const std::vector<std::vector<std::pair<std::string, std::string>>> questions{
        {{"q", "harga beras"}},
        {{"q", "banjir"}, {"tag", "Kota Seruni"}, {"facets", "tag,author,category,year"}},
        {{"q", "banjir"}, {"tag", "Kota Seruni"}, {"tag", "Banjir"}, {"facets", "tag"}},
        {{"q", "pengajaran jarak jauh"}, {"from", "2020"}, {"to", "2021-06"}, {"sort", "oldest"}},
        {{"q", "perahu -lomba"}, {"match", "any"}, {"per_page", "3"}, {"page", "2"}},
        {{"facets", "editor,source,month,day"}, {"facet_limit", "3"}, {"sort", "newest"}},
        {{"q", "“Jum'at” 24/7 <b>&"}, {"lang", "en"}},
        {{"q", "zebra"}, {"author", "Tak Ada"}},
        {{"q", "banjir"}, {"dedupe", "true"}, {"facets", "tag"}},
        {{"q", "harga beras di pasar"}, {"synonyms", "off"}},
        {{"q", "harga beras di pasar"}, {"stop_words", "off"}},
        {{"q", "14 Juli 2023 di mana"}, {"stop_words", "off"}, {"synonyms", "off"}},
    };
    for (const auto& question : questions) {
        std::vector<std::string> command{"search", "--data", data_, "--format", "json"};
        std::string target = "/v1/search?";
        std::string words;
        for (const auto& [name, value] : question) {
            target += name + "=" + encode_url(value) + "&";
            if (name == "q") {
                words = value;
            } else {
                // Either spelling will do: per_page and per-page.
                std::string option = "--" + name;
                if (value == "3") std::replace(option.begin(), option.end(), '_', '-');
                command.insert(command.end(), {option, value});
            }
        }
        target.pop_back();
        if (!words.empty()) command.insert(command.end(), {"--", words});
        const RawAnswer answer = get(port_, target);
        ASSERT_EQ(answer.status, 200) << target << answer.body;
        json over_http = json::parse(answer.body);
        json in_terminal = json::parse(telusur(command).out);
        over_http.erase("took_ms");
        in_terminal.erase("took_ms");
        EXPECT_EQ(over_http, in_terminal) << target;
    }
}

TEST_F(TwoDoorsTest, AnArticleIsTheSameAtBothDoors) {
    const std::string id = "pages/motif-awan-berarak-didaftarkan";
    const RawAnswer answer = get(port_, "/v1/articles/" + id);
    ASSERT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body + "\n", telusur({"show", "--data", data_, "--format", "json", id}).out);
}

TEST_F(TwoDoorsTest, SimilarArticlesAreTheSameAtBothDoors) {
    const std::string id = "pages/motif-awan-berarak-didaftarkan";
    const RawAnswer answer = get(port_, "/v1/articles/" + id + "/similar?limit=3");
    ASSERT_EQ(answer.status, 200);
    EXPECT_EQ(json::parse(answer.body)["hits"].size(), 3u);
    const Finished found =
        telusur({"similar", "--data", data_, "--format", "json", "--limit", "3", id});
    EXPECT_EQ(found.exit_code, 0);
    EXPECT_EQ(answer.body + "\n", found.out);
    EXPECT_EQ(telusur({"similar", "--data", data_, "tidak-ada"}).exit_code, 66);
    EXPECT_EQ(telusur({"similar", "--data", data_, "--limit", "21", id}).exit_code, 2);
}

// The operator's lists are read anew by both doors; what a browser kept is then no answer any more.
TEST_F(TwoDoorsTest, AChangedListIsFollowedAtBothDoors) {
    const std::filesystem::path words = std::filesystem::path(data_) / "words";
    std::filesystem::create_directories(words);
    const std::string target = "/v1/search?q=zirkon+beras";
    const auto parsed_in_terminal = [this] {
        const Finished answer =
            telusur({"search", "--data", data_, "--format", "json", "zirkon", "beras"});
        return json::parse(answer.out)["query"]["parsed"];
    };
    std::string tag;
    const std::vector<std::string> lists{"", "zirkon\t>\tpasar\n", "zirkon\t>\tpasar seruni\n"};
    const std::vector<std::string> parsed{"zirkon beras", "(zirkon | pasar) beras",
                                          "(zirkon | pasar seruni) beras"};
    for (std::size_t i = 0; i < lists.size(); ++i) {
        std::ofstream(words / "synonyms.tsv") << lists[i];
        RawAnswer answer;
        ASSERT_TRUE(eventually([&] {
            answer = get(port_, target, "If-None-Match: " + tag + "\r\n");
            return answer.status == 200;
        })) << lists[i];
        EXPECT_EQ(json::parse(answer.body)["query"]["parsed"], parsed[i]);
        EXPECT_EQ(parsed_in_terminal(), parsed[i]);
        EXPECT_NE(answer.header("etag"), tag);
        tag = answer.header("etag");
        EXPECT_EQ(get(port_, target, "If-None-Match: " + tag + "\r\n").status, 304);
    }
    std::ofstream(words / "synonyms.tsv") << "zirkon = pasar\n";
    EXPECT_EQ(get(port_, target, "If-None-Match: " + tag + "\r\n").status, 304);
    EXPECT_TRUE(eventually([this] {
        return searchd_->err().find("synonyms.tsv, line 1 ") != std::string::npos;
    })) << searchd_->err();
}

TEST_F(TwoDoorsTest, NoRequestFailsWhileGenerationsArePublished) {
    std::atomic<bool> done = false;
    std::atomic<int> answers = 0;
    std::atomic<int> failures = 0;
    std::vector<std::thread> askers;
    for (int i = 0; i < 2; ++i) {
        askers.emplace_back([&] {
            while (!done) {
                const RawAnswer answer = get(port_, "/v1/search?q=seruni&facets=tag,year");
                const bool good = answer.status == 200 &&
                                  json::parse(answer.body)["total"]["value"].get<int>() > 0;
                good ? ++answers : ++failures;
            }
        });
    }
    const std::string extra = (directory_.path() / "extra.jsonl").string();
    for (int night = 0; night < 10; ++night) {
        std::ofstream(extra) << R"({"id":"malam","title":"Malam ke-)" << night
                             << R"(","body":"Kabar seruni malam ini.","date":"2026-11-01"})";
        ASSERT_EQ(indexer({"run", "--data", data_, "--source", extra}).exit_code, 0);
    }
    const std::string live = json::parse(
        telusur({"search", "--data", data_, "--format", "json"}).out)["index"]["generation"];
    EXPECT_TRUE(
        eventually([&] { return json::parse(get(port_, "/readyz").body)["generation"] == live; }));
    done = true;
    for (std::thread& asker : askers)
        asker.join();
    EXPECT_EQ(failures, 0);
    EXPECT_GT(answers, 10);
    searchd_->signal(SIGTERM);
    EXPECT_EQ(searchd_->wait().exit_code, 0);
}

TEST_F(TwoDoorsTest, BothSuggestTheSame) {
    for (const std::string typed : {"b", "ban", "harga be", "Jum'", "-b", "banjir "}) {
        SCOPED_TRACE(typed);
        const RawAnswer answer = get(port_, "/v1/suggest?limit=5&q=" + encode_url(typed));
        ASSERT_EQ(answer.status, 200) << answer.body;
        const Finished terminal =
            telusur({"suggest", "--data", data_, "--limit", "5", "--format", "json", "--", typed});
        EXPECT_EQ(terminal.out, answer.body + "\n");
        const bool any = !json::parse(answer.body)["completions"].empty();
        EXPECT_EQ(terminal.exit_code, any ? 0 : 1);
    }
    const auto exit_code = [this](const std::vector<std::string>& arguments) {
        std::vector<std::string> command{"suggest", "--data", data_};
        command.insert(command.end(), arguments.begin(), arguments.end());
        return telusur(command).exit_code;
    };
    EXPECT_EQ(exit_code({"b"}), 0);
    EXPECT_EQ(exit_code({"zzzz"}), 1);
    EXPECT_EQ(exit_code({}), 1);
    EXPECT_EQ(exit_code({"--limit", "0", "b"}), 2);
    EXPECT_EQ(exit_code({"--format", "x", "b"}), 2);
}

}  // namespace
}  // namespace telusur::testing
