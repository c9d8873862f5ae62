// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <filesystem>
#include <gmock/gmock.h>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/files.h"
#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

std::string record(const std::string& id, const std::string& title, const std::string& url = "") {
    return json{{"id", id},
                {"title", title},
                {"url", url},
                {"body", "Warga setempat menunggu kabar."},
                {"date", "2021-03-14"}}
               .dump() +
           "\n";
}

// One telusur.toml with one folder, and the commands over it.
class CommandsTest : public ::testing::Test {
  protected:
    CommandsTest() {
        fs::create_directory(directory_ / "artikel");
        configure("");
        write("a.jsonl", record("1", "Banjir di Demak") + record("2", "Panen jagung") +
                             record("3", "Harga beras naik"));
    }
    void configure(const std::string& more) const {
        write_bytes(
            directory_ / "telusur.toml",
            "data = \"arsip\"\n[[source]]\ntype = \"files\"\npaths = [\"artikel\"]\n" + more);
    }
    void write(const std::string& name, const std::string& content) const {
        write_bytes(directory_ / "artikel" / name, content);
    }
    Finished command(const std::string& name, const Names& more = {}) const {
        Names arguments{name, "--config", (directory_ / "telusur.toml").string()};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return indexer(arguments);
    }
    // Runs one that must succeed.
    json summary(const std::string& name, const Names& more = {}) const {
        Names arguments{"--quiet", "--summary", "json"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Finished finished = command(name, arguments);
        EXPECT_EQ(finished.exit_code, 0) << finished.err;
        return json::parse(finished.out, nullptr, false);
    }
    // The ids found, with blanks between; "-" where there is no index.
    std::string found(const std::string& question) const {
        const Finished finished =
            telusur({"search", "--config", (directory_ / "telusur.toml").string(), "--format",
                     "json", question});
        const json answer = json::parse(finished.out, nullptr, false);
        if (!answer.contains("hits")) return "-";
        std::string ids;
        for (const json& hit : answer.at("hits"))
            ids += (ids.empty() ? "" : " ") + hit.at("id").get<std::string>();
        return ids;
    }
    // "kind id" of all that doctor finds.
    Names findings(const Names& more = {}) const {
        Names arguments{"--format", "jsonl"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Finished finished = command("doctor", arguments);
        Names told;
        std::istringstream lines(finished.out);
        for (std::string line; std::getline(lines, line);) {
            const json finding = json::parse(line);
            told.push_back(finding.at("kind").get<std::string>() + " " + finding.value("id", ""));
        }
        EXPECT_EQ(finished.exit_code, told.empty() ? 0 : 4) << finished.err;
        return told;
    }

    TempDir directory_;
};

TEST_F(CommandsTest, StepsOfARunOneByOne) {
    EXPECT_EQ(summary("sync").at("added"), 3);
    EXPECT_EQ(found("banjir"), "-");
    EXPECT_EQ(summary("sync").at("unchanged"), 3);
    EXPECT_EQ(command("publish").exit_code, 66);
    const Finished built = command("build");
    EXPECT_EQ(built.exit_code, 0) << built.err;
    EXPECT_THAT(built.out, HasSubstr("telusur-indexer publish makes it live"));
    EXPECT_EQ(found("banjir"), "-");
    EXPECT_EQ(command("publish").exit_code, 0);
    EXPECT_EQ(found("banjir"), "1");

    write("b.jsonl", record("4", "Banjir surut"));
    EXPECT_EQ(summary("sync").at("added"), 1);
    EXPECT_EQ(summary("build").at("seen"), 0);
    EXPECT_EQ(found("banjir"), "1");
    EXPECT_EQ(command("publish").exit_code, 0);
    EXPECT_EQ(found("banjir surut"), "4");
    EXPECT_EQ(command("rollback").exit_code, 0);
    EXPECT_EQ(found("banjir"), "1");
    EXPECT_EQ(command("publish", {"--generation", "20000101T000000Z"}).exit_code, 66);
    EXPECT_EQ(command("publish").exit_code, 0);
    EXPECT_EQ(found("banjir surut"), "4");
    EXPECT_EQ(command("build", {"--source", "x"}).exit_code, 2);
}

TEST_F(CommandsTest, NothingToBuildIsSaid) {
    const Finished built = command("build");
    EXPECT_EQ(built.exit_code, 66);
    EXPECT_THAT(built.err, HasSubstr("holds no article"));
    EXPECT_EQ(indexer({"build"}).exit_code, 2);
    EXPECT_EQ(indexer({"publish"}).exit_code, 2);
}

TEST_F(CommandsTest, ArticlesAddedByHandStay) {
    summary("run");
    const fs::path file = directory_ / "sendiri.jsonl";
    write_bytes(file, record("9", "Gempa bumi") + record("1", "Banjir lain"));
    const Finished added = command("add", {file.string()});
    // The id of the other one belongs to an article of the configured source.
    EXPECT_EQ(added.exit_code, 4);
    EXPECT_THAT(added.err, HasSubstr("id 1 was read before, at "));
    EXPECT_EQ(found("gempa"), "9");
    EXPECT_EQ(found("banjir demak"), "1");
    EXPECT_EQ(summary("run").at("deleted"), 0);
    EXPECT_EQ(found("gempa"), "9");
    EXPECT_EQ(command("add", {(directory_ / "none.jsonl").string()}).exit_code, 66);
    EXPECT_EQ(command("add").exit_code, 2);
    EXPECT_EQ(found("gempa"), "9");
}

TEST_F(CommandsTest, ArticlesRemovedByHandStayAwayUntilReadmitted) {
    configure("[gate]\nmax_drop_percent = 50\n");
    summary("run");
    EXPECT_EQ(summary("remove", {"1"}).at("deleted"), 1);
    EXPECT_EQ(found("banjir"), "");
    write("a.jsonl", record("1", "Banjir di Demak") + record("2", "Panen jagung") +
                         record("3", "Harga beras turun"));
    EXPECT_EQ(summary("run").at("updated"), 1);
    EXPECT_EQ(found("banjir"), "");
    EXPECT_THAT(findings(), IsEmpty());

    const Finished unknown = command("remove", {"zz"});
    EXPECT_EQ(unknown.exit_code, 66);
    EXPECT_THAT(unknown.err, HasSubstr("zz"));
    EXPECT_EQ(command("remove", {"zz", "2", "--no-publish"}).exit_code, 4);
    EXPECT_EQ(found("jagung"), "2");
    EXPECT_EQ(command("remove", {"--undo", "1", "2"}).exit_code, 0);
    EXPECT_EQ(summary("run").at("added"), 2);
    EXPECT_EQ(found("banjir"), "1");
    EXPECT_EQ(found("jagung"), "2");
}

TEST_F(CommandsTest, DoctorTellsWhatDiffersAndMendsIt) {
    EXPECT_EQ(command("doctor").exit_code, 66);
    summary("run");
    EXPECT_THAT(findings(), IsEmpty());
    configure("[gate]\nmax_drop_percent = 100\n");
    write("a.jsonl", record("1", "Banjir di Kudus") + record("3", "Harga beras naik") +
                         record("4", "Angin kencang", "https://contoh.id/angin"));
    write("b.jsonl", record("5", "Angin ribut", "http://contoh.id/angin/?utm_source=x") + "{\n");
    const fs::path other = directory_ / "lain.jsonl";
    write_bytes(other, record("8", "Kabar lama"));
    EXPECT_EQ(indexer({"sync", "--data", (directory_ / "arsip").string(), "--source",
                       other.string(), "--quiet"})
                  .exit_code,
              0);
    // Nothing is gone as long as something cannot be read.
    EXPECT_THAT(findings(),
                ::testing::UnorderedElementsAre("stale 1", "missing 4", "missing 5", "unreadable ",
                                                "orphaned ", "not_indexed 8"));
    write("b.jsonl", record("5", "Angin ribut", "http://contoh.id/angin/?utm_source=x"));
    EXPECT_THAT(findings(),
                ::testing::UnorderedElementsAre("stale 1", "orphaned 2", "missing 4", "missing 5",
                                                "orphaned ", "not_indexed 8"));
    EXPECT_THAT(findings({"--fix"}), ::testing::ElementsAre("duplicated 4 5"));
    EXPECT_EQ(found("kudus"), "1");
    EXPECT_EQ(found("jagung"), "");
    EXPECT_EQ(found("lama"), "");

    fs::remove(directory_ / "artikel" / "b.jsonl");
    EXPECT_THAT(findings({"--fix"}), IsEmpty());
    EXPECT_EQ(command("rollback").exit_code, 0);
    EXPECT_THAT(findings(), ::testing::ElementsAre("indexed_gone 5"));
}

TEST_F(CommandsTest, CanariesAndGoldenQuestionsGuardTheGate) {
    summary("run");
    const std::string live = command("generations").out;
    write_bytes(directory_ / "soal.tsv", "banjir demak\t1\npanen\t2\n");
    struct Row {
        std::string rules;
        int exit_code;
        std::string told;
    };
    const std::vector<Row> rows = {
        {"[[gate.canary]]\nquestion = \"banjir\"\nfinds = \"4\"\nfirst = 1\n", 3,
         "\"banjir\" does not find 4 among the first 1"},
        {"[[gate.canary]]\nquestion = \"harga beras\"\nfinds_nothing = true\n", 3,
         "\"harga beras\" finds 3, but should find nothing"},
        {"[gate.golden]\nfile = \"none.tsv\"\nmin_mrr = 0.5\n", 78, "none.tsv cannot be read"},
        {"[gate.golden]\nfile = \"salah.tsv\"\nmin_mrr = 0.5\n", 3, "an MRR@10 of 0.0000"},
        {"[[gate.canary]]\nquestion = \"banjir demak\"\nfinds = \"1\"\nfirst = 1\n"
         "[[gate.canary]]\nquestion = \"judi slot\"\nfinds_nothing = true\n"
         "[gate.golden]\nfile = \"soal.tsv\"\nmin_mrr = 1\n",
         0, ""},
    };
    write_bytes(directory_ / "salah.tsv", "banjir demak\t77\n");
    write("b.jsonl", record("4", "Angin kencang"));
    for (const Row& row : rows) {
        SCOPED_TRACE(row.rules);
        configure(row.rules);
        const Finished finished = command("run", {"--quiet"});
        EXPECT_EQ(finished.exit_code, row.exit_code) << finished.err;
        EXPECT_THAT(finished.err, HasSubstr(row.told));
        EXPECT_EQ(command("generations").out == live, row.exit_code != 0);
    }
    EXPECT_EQ(found("angin"), "4");
}

TEST_F(CommandsTest, SummariesAreGivenWhereARunIsRefused) {
    summary("run");
    write("a.jsonl", record("1", "Banjir di Demak") + record("7", "Kabar baru"));
    const Finished refused = command("run", {"--quiet", "--summary", "json"});
    EXPECT_EQ(refused.exit_code, 3);
    const json told = json::parse(refused.out, nullptr, false);
    EXPECT_EQ(told.value("added", -1), 1);
    EXPECT_EQ(told.value("deleted", -1), 0);
    EXPECT_THAT(refused.err, AllOf(HasSubstr("lacks 66.67 %"), HasSubstr("--force")));
}

TEST_F(CommandsTest, ASignalAsksForProgress) {
    std::string many;
    for (int i = 0; i < 4000; ++i)
        many += record("m" + std::to_string(i), "Kabar ke-" + std::to_string(i));
    write("b.jsonl", many);
    Process running({TELUSUR_INDEXER, "run", "--config", (directory_ / "telusur.toml").string()});
    // Sent until it is answered: the handler is not there from the first moment on.
    const bool answered = eventually([&] {
        if (!running.is_running()) return true;
        if (!running.err().empty()) return true;
        if (fs::exists(directory_ / "arsip" / "archive.db")) running.signal(SIGUSR1);
        return false;
    });
    EXPECT_TRUE(answered);
    const Finished finished = running.wait();
    EXPECT_EQ(finished.exit_code, 0) << finished.err;
    EXPECT_THAT(finished.err, ::testing::ContainsRegex("starting|reading|learning|indexing"));
}

}  // namespace
}  // namespace telusur::testing
