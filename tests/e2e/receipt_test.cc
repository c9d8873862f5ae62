// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "indexer/index/file_io.h"
#include "tests/support/files.h"
#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

using Words = std::vector<std::string>;

// An archive of its own for each test, from files that the test may change.
class ReceiptTest : public ::testing::Test {
  protected:
    void SetUp() override {
        tell("satu", "Banjir di Seruni", "Banjir melanda kota.");
        tell("dua", "Banjir lagi", "Banjir kembali melanda desa.");
        build();
    }
    void tell(const std::string& id, const std::string& title, const std::string& body) {
        fs::create_directories(source_);
        const json article{{"id", id},
                           {"title", title},
                           {"body", body},
                           {"url", "https://example.org/" + id},
                           {"date", "2024-01-02"}};
        replace_file(source_ / (id + ".jsonl"), article.dump() + "\n");
    }
    void build() {
        const Finished built = indexer({"run", "--data", data_, "--source", source_});
        ASSERT_EQ(built.exit_code, 0) << built.err;
    }
    Finished ask(const std::string& name, const Words& more) const {
        Words words{name, "--data", data_};
        words.insert(words.end(), more.begin(), more.end());
        return telusur(words);
    }
    Finished again(const std::string& format = "json") const {
        return ask("search", {"--from-receipt", receipt_, "--format", format});
    }

    TempDir directory_;
    fs::path source_ = directory_.path() / "articles";
    std::string data_ = directory_.path() / "data";
    std::string receipt_ = directory_.path() / "receipt.json";
};

TEST_F(ReceiptTest, TheSameAnswerIsToldOfEachCommand) {
    struct Row {
        std::string command;
        Words options;
    };
    for (const Row& row : std::vector<Row>{{"search", {"banjir"}},
                                           {"search", {"banjir", "--per_page", "1"}},
                                           {"search", {"banjir", "--all"}},
                                           {"export", {"banjir", "--limit", "1"}}}) {
        Words options = row.options;
        options.insert(options.end(), {"--receipt", receipt_});
        const Finished asked = ask(row.command, options);
        ASSERT_EQ(asked.exit_code, 0) << asked.err;
        EXPECT_EQ(asked.out, ask(row.command, row.options).out);
        const json receipt = json::parse(bytes_in(receipt_));
        EXPECT_EQ(receipt["total"], 2);
        EXPECT_EQ(receipt["articles"].size(), 2U);
        EXPECT_THAT(receipt["asked_at"].get<std::string>(), HasSubstr("+07:00"));
        const Finished compared = again();
        EXPECT_EQ(compared.exit_code, 0) << compared.out << compared.err;
        EXPECT_EQ(json::parse(compared.out)["same"], true);
    }
}

TEST_F(ReceiptTest, TellsWhatIsAddedGoneAndChanged) {
    ASSERT_EQ(ask("search", {"banjir", "--receipt", receipt_}).exit_code, 0);
    tell("satu", "Banjir di Seruni", "Banjir melanda kota dan pasar.");
    tell("tiga", "Banjir ketiga", "Banjir datang.");
    build();
    const Finished compared = again();
    EXPECT_EQ(compared.exit_code, 1) << compared.err;
    const json told = json::parse(compared.out);
    EXPECT_EQ(told["added"], json({"tiga"}));
    EXPECT_EQ(told["gone"], json::array());
    EXPECT_EQ(told["changed"], json({"satu"}));
    EXPECT_NE(told["generation"]["then"], told["generation"]["now"]);
    EXPECT_THAT(again("plain").out, HasSubstr("added\ttiga\n"));
    EXPECT_THAT(again("table").out, HasSubstr("    tiga\n"));
    ASSERT_EQ(ask("search", {"banjir", "--receipt", receipt_}).exit_code, 0);
    ASSERT_EQ(indexer({"remove", "--data", data_, "dua"}).exit_code, 0);
    ASSERT_EQ(indexer({"build", "--data", data_}).exit_code, 0);
    EXPECT_EQ(json::parse(again().out)["gone"], json({"dua"}));
}

TEST_F(ReceiptTest, WhatIsNoReceiptIsRefusedWithItsField) {
    ASSERT_EQ(ask("search", {"banjir", "--receipt", receipt_}).exit_code, 0);
    const std::string whole = bytes_in(receipt_);
    const auto with = [&](const std::string& field, const json& value) {
        auto object = nlohmann::ordered_json::parse(whole);
        object[field] = value;
        return object.dump();
    };
    struct Row {
        std::string content;
        std::string told;
    };
    for (const Row& row : std::vector<Row>{
             {"", "no JSON"},
             {"[]", "no object"},
             {whole.substr(0, whole.size() / 2), "no JSON"},
             {"{}", "receipt is missing"},
             {with("receipt", 2), "version 2"},
             {with("total", -1), "total"},
             {with("index", 1), "index"},
             {with("parameters", json{{"q", 1}}), "parameters"},
         }) {
        replace_file(receipt_, row.content);
        const Finished refused = again();
        EXPECT_EQ(refused.exit_code, 65) << row.told;
        EXPECT_EQ(refused.out, "");
        EXPECT_THAT(refused.err, HasSubstr(receipt_));
        EXPECT_THAT(refused.err, HasSubstr(row.told));
    }
    fs::remove(receipt_);
    EXPECT_EQ(again().exit_code, 66);
    EXPECT_EQ(ask("search", {"--from-receipt", receipt_, "banjir"}).exit_code, 2);
    EXPECT_EQ(ask("search", {"--from-receipt", receipt_, "--all"}).exit_code, 2);
}

TEST_F(ReceiptTest, NothingIsLeftOfAnAnswerThatWasNotWritten) {
    const Finished full = run({"/bin/sh", "-c",
                               std::string(TELUSUR_CLI) + " search --data " + data_ +
                                   " banjir --receipt " + receipt_ + " >/dev/full"});
    EXPECT_EQ(full.exit_code, 73) << full.err;
    EXPECT_FALSE(fs::exists(receipt_));
    for (const std::string place : {"/dev/full", "/proc/receipt", "/nowhere/receipt"}) {
        const Finished refused = ask("search", {"banjir", "--receipt", place});
        EXPECT_THAT(refused.exit_code, ::testing::AnyOf(73, 74)) << place;
        EXPECT_THAT(refused.err, HasSubstr("telusur: "));
    }
    for (const auto& entry : fs::directory_iterator(directory_.path()))
        EXPECT_THAT(entry.path().string(), Not(HasSubstr("receipt")));
}

}  // namespace
}  // namespace telusur::testing
