// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "searchd/cli/display_width.h"
#include "tests/e2e/terminal_archive.h"
#include "tests/support/files.h"

namespace telusur::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::StartsWith;

// What is done with a command stands before all that can be said to it, in the reader's language
// and within the terminal.
TEST_F(TerminalTest, HelpBeginsWithExamples) {
    const Words names{"search",  "facets", "timeline",    "export",  "count",
                      "parse",   "stem",   "batch",       "suggest", "show",
                      "similar", "terms",  "generations", "verify",  "version"};
    struct Row {
        const char* locale;
        const char* examples;
        const char* options;
    };
    for (const Row& row : {Row{"C.UTF-8", "\nExamples:\n", "\nOptions:\n"},
                           Row{"id_ID.UTF-8", "\nContoh:\n", "\nOpsi:\n"}}) {
        for (const std::string& name : names) {
            SCOPED_TRACE(name);
            TerminalSetup setup{60, {{"LC_ALL", row.locale}}};
            const Finished help = run_in_terminal({TELUSUR_CLI, name, "--help"}, setup);
            EXPECT_EQ(help.exit_code, 0);
            const std::size_t examples = help.out.find(row.examples);
            const std::size_t options = help.out.find(row.options);
            ASSERT_NE(examples, std::string::npos) << help.out;
            ASSERT_NE(options, std::string::npos) << help.out;
            EXPECT_LT(examples, options);
            EXPECT_THAT(help.out.substr(examples), HasSubstr("\n  telusur " + name));
            std::istringstream lines(help.out.substr(options));
            for (std::string line; std::getline(lines, line);)
                EXPECT_LE(display_width(line), 60U) << line;
        }
    }
}

TEST_F(TerminalTest, GenerationsAreListedAndVerified) {
    const Finished listed = ask("generations", {"--format", "json"});
    EXPECT_EQ(listed.exit_code, 0) << listed.err;
    const json generations = json::parse(listed.out);
    ASSERT_EQ(generations.size(), 1U);
    EXPECT_EQ(generations[0]["live"], true);
    EXPECT_EQ(generations[0]["readable"], true);
    EXPECT_EQ(generations[0]["articles"], total_);
    const std::string name = generations[0]["generation"];
    EXPECT_THAT(ask("generations").out, StartsWith(name + "\tyes\t"));
    const Finished whole = ask("verify", {"--generation", name});
    EXPECT_EQ(whole.exit_code, 0) << whole.err;
    EXPECT_THAT(whole.out, StartsWith(name + "\tyes\t" + std::to_string(total_) + "\t"));
    EXPECT_EQ(whole.err, "");
    const Finished unknown = ask("verify", {"--generation", "20010101T000000Z"});
    EXPECT_EQ(unknown.exit_code, 66);
    EXPECT_THAT(unknown.err, HasSubstr("has no generation 20010101T000000Z"));

    const TempDir copy;
    std::filesystem::copy(data_, copy.path(),
                          std::filesystem::copy_options::recursive |
                              std::filesystem::copy_options::overwrite_existing);
    const auto columns = copy.path() / "generations" / name / "columns";
    std::string bytes = bytes_in(columns);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    write_bytes(columns, bytes);
    const Finished damaged = telusur({"verify", "--data", copy.path(), "--format", "json"});
    EXPECT_EQ(damaged.exit_code, 65);
    EXPECT_EQ(json::parse(damaged.out)[0]["whole"], false);
    EXPECT_THAT(std::string(json::parse(damaged.out)[0]["problem"]), HasSubstr("columns"));
    EXPECT_THAT(damaged.err, HasSubstr("rollback"));
}

TEST_F(TerminalTest, ReceiptsAreWrittenAndRepeated) {
    const TempDir directory;
    const std::string file = directory / "bukti.json";
    const Finished asked = ask("search", {"banjir", "--per_page", "1", "--receipt", file});
    EXPECT_EQ(asked.exit_code, 0) << asked.err;
    EXPECT_EQ(asked.out, ask("search", {"banjir", "--per_page", "1"}).out);
    const json receipt = json::parse(bytes_in(file));
    EXPECT_EQ(receipt["total"], std::stoul(ask("count", {"banjir"}).out));
    EXPECT_EQ(receipt["articles"].size(), receipt["total"]);
    EXPECT_EQ(ask("export", {"banjir", "--receipt", directory / "sama.json"}).exit_code, 0);
    EXPECT_EQ(json::parse(bytes_in(directory / "sama.json"))["articles"], receipt["articles"]);
    EXPECT_EQ(ask("search", {"--from-receipt", file}).exit_code, 0);

    json other = receipt;
    other["articles"][0][1] = "00";
    write_bytes(file, other.dump());
    const Finished changed = ask("search", {"--from-receipt", file, "--format", "json"});
    EXPECT_EQ(changed.exit_code, 1);
    EXPECT_EQ(json::parse(changed.out)["changed"], (json{receipt["articles"][0][0]}));

    struct Row {
        Words more;
        int exit_code;
        const char* said;
    };
    write_bytes(directory / "rusak.json", "{\"receipt\": 1");
    for (const Row& row :
         {Row{{"--from-receipt", directory / "tidak-ada"}, 66, "there is no file"},
          Row{{"--from-receipt", directory / "rusak.json"}, 65, "is no JSON, or not whole"},
          Row{{"--from-receipt", file, "banjir"}, 2, "do not go together"},
          Row{{"--from-receipt", file, "--tag", "Banjir"}, 2, "--tag do not go together"},
          Row{{"banjir", "--receipt", directory / "tidak-ada" / "x"}, 74, "cannot create"}}) {
        const Finished refused = ask("search", row.more);
        EXPECT_EQ(refused.exit_code, row.exit_code) << refused.err;
        EXPECT_THAT(refused.err, HasSubstr(row.said));
    }
}

TEST_F(TerminalTest, TermsAreThoseOfHttp) {
    const Finished forms = ask("terms", {"banjir"});
    EXPECT_EQ(forms.exit_code, 0) << forms.err;
    EXPECT_THAT(forms.out, HasSubstr("banjir\tbanjir\tbanjir\t"));
    EXPECT_EQ(ask("terms", {"tidakadakata"}).exit_code, 1);
    const Finished distinctive = ask("terms", {"--distinctive", "banjir", "--format", "json"});
    EXPECT_EQ(distinctive.exit_code, 0) << distinctive.err;
    const json answer = json::parse(distinctive.out);
    EXPECT_FALSE(answer["terms"].empty());
    EXPECT_EQ(answer["total"]["value"], std::stoul(ask("count", {"banjir"}).out));
    EXPECT_EQ(ask("terms", {"--distinctive", "--limit", "201"}).exit_code, 2);
}

TEST_F(TerminalTest, TellsWhatIsWrongInOneLineAndAHint) {
    struct Row {
        Words words;
        const char* said;
    };
    const Row rows[] = {
        {{}, "telusur: which command?\n  there are: search, "},
        {{"queries"}, "telusur: which command?\n  there are: top, zero\n"},
        {{"queries", "tpo"}, "telusur: there is no command \"tpo\"\n  did you mean top?"},
        {{"search"}, "telusur: --data is missing\n  telusur search --help tells"},
        {{"show", "--data", data_}, "telusur: ID is missing\n  telusur show --help tells"},
        {{"show", "--data"}, "telusur: --data needs a value\n"},
        {{"queries", "top"}, "telusur: which query log?"},
        {{"queries", "top", "--limit", "0", "--log", data_}, "telusur: limit "},
        {{"help", "serach"}, "telusur: there is no command \"serach\"\n  did you mean search?"},
        {{"help", "search", "x"}, "telusur: search has no commands"}};
    for (const Row& row : rows) {
        const Finished refused = telusur(row.words);
        EXPECT_EQ(refused.exit_code, 2) << row.said;
        EXPECT_EQ(refused.out, "");
        EXPECT_THAT(refused.err, StartsWith(row.said));
    }
    EXPECT_EQ(telusur({"help", "queries", "top"}).out, telusur({"queries", "top", "--help"}).out);
    EXPECT_EQ(telusur({"help"}).out, telusur({"--help"}).out);
}

TEST_F(TerminalTest, TakesTheDirectoryOfTheEnvironment) {
    const auto count = [](const std::string& options) {
        return shell("TELUSUR_DATA=$D $T count " + options);
    };
    EXPECT_EQ(count("banjir").out, ask("count", {"banjir"}).out);
    EXPECT_EQ(count("--data /nowhere banjir").exit_code, 66);
}

TEST_F(TerminalTest, EvaluatesQuestionsWithKnownAnswers) {
    const std::string first = ask("search", {"banjir", "--match", "any", "--format", "ids"}).out;
    const std::string id = first.substr(0, first.find('\n'));
    const TempDir directory;
    write_bytes(directory / "soal.tsv", "banjir\t" + id + "\nharga beras\ttidak-ada\n");
    const auto evaluate = [&](Words more) {
        more.insert(more.begin(), {"--golden", directory / "soal.tsv"});
        return ask("eval", more);
    };
    EXPECT_EQ(evaluate({}).out,
              "mrr@10\t0.5\t2\nsuccess@1\t0.5\t2\nndcg@10\t0.5\t2\nrecall@100\t0.5\t2\n");
    EXPECT_THAT(evaluate({"--per-query"}).out, HasSubstr("banjir\tbanjir\t1\t1\t1\t1\n"));
    const std::string generation =
        json::parse(ask("generations", {"--format", "json"}).out)[0]["generation"];
    EXPECT_THAT(evaluate({"--compare", generation}).out,
                StartsWith("mrr@10\t0.5\t0.5\t0\t0\t0\t2\n"));
    EXPECT_EQ(evaluate({"--fail-below", "0.5"}).exit_code, 0);
    const Finished failed = evaluate({"--fail-below", "0.51"});
    EXPECT_EQ(failed.exit_code, 3);
    EXPECT_THAT(failed.err, HasSubstr("mrr@10 is 0.5000, less than 0.51"));
    EXPECT_EQ(evaluate({"--compare", "20010101T000000Z"}).exit_code, 66);
    EXPECT_EQ(evaluate({"--qrels", "x"}).exit_code, 2);
    EXPECT_EQ(evaluate({"--fail-below", "2"}).exit_code, 2);
    EXPECT_EQ(ask("eval").exit_code, 2);
    EXPECT_EQ(ask("eval", {"--golden", "/nowhere"}).exit_code, 66);
    write_bytes(directory / "soal.tsv", "tanpa jawaban\n");
    EXPECT_EQ(evaluate({}).exit_code, 65);
}

}  // namespace
}  // namespace telusur::testing
