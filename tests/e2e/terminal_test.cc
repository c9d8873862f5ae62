// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <gmock/gmock.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "searchd/cli/display_width.h"
#include "searchd/search/result_json.h"
#include "tests/e2e/terminal_run.h"
#include "tests/searchd/http/raw_client.h"
#include "tests/support/files.h"
#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

using Words = std::vector<std::string>;

// The sample corpus, asked in a terminal; read once for all tests.
class TerminalTest : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        directory_ = std::make_unique<TempDir>();
        data_ = directory_->path() / "data";
        ASSERT_EQ(indexer({"run", "--data", data_, "--source", TELUSUR_CORPUS}).exit_code, 0);
        total_ = std::stoul(telusur({"count", "--data", data_}).out);
        ASSERT_GT(total_, 20U);
    }
    static void TearDownTestSuite() { directory_.reset(); }

    static Words command(const std::string& name, const Words& more) {
        Words words{name, "--data", data_};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }
    static Finished ask(const std::string& name, const Words& more = {}) {
        return telusur(command(name, more));
    }
    static Finished ask_in_terminal(const std::string& name, const Words& more,
                                    const TerminalSetup& setup) {
        Words words = command(name, more);
        words.insert(words.begin(), TELUSUR_CLI);
        return run_in_terminal(words, setup);
    }
    static Finished shell(const std::string& line) {
        return run({"/bin/sh", "-c", "T=" TELUSUR_CLI "; D=" + data_ + "; " + line});
    }

    static std::unique_ptr<TempDir> directory_;
    static std::string data_;
    static std::size_t total_;
};

std::unique_ptr<TempDir> TerminalTest::directory_;
std::string TerminalTest::data_;
std::size_t TerminalTest::total_ = 0;

std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

TEST_F(TerminalTest, ExportsAreThoseOfHttp) {
    Process searchd({TELUSUR_SEARCHD, "--data", data_, "--listen", "127.0.0.1:0"});
    ASSERT_TRUE(eventually([&] { return searchd.err().find('\n') != std::string::npos; }));
    const std::string before_port = "http://127.0.0.1:";
    const std::string said = searchd.err();
    ASSERT_NE(said.find(before_port), std::string::npos) << said;
    const auto port = static_cast<std::uint16_t>(
        std::stoi(said.substr(said.find(before_port) + before_port.size())));
    struct Row {
        std::string target;
        Words options;
    };
    const std::vector<Row> questions{
        {"q=banjir", {"banjir"}},
        {"q=harga+beras&from=2020&sort=oldest",
         {"harga beras", "--from", "2020", "--sort", "oldest"}},
        {"tag=Banjir&tag=Kota+Seruni&tag_mode=all",
         {"--tag", "Banjir", "--tag", "Kota Seruni", "--tag_mode", "all"}},
        {"q=banjir&-tag=Kota+Seruni&-category=Opini",
         {"banjir", "--exclude", "tag=Kota Seruni", "--exclude=category=Opini"}},
        {"dedupe=true", {"--dedupe", "true"}},
        {"q=zqxw&spelling=off", {"zqxw", "--spelling", "off"}},
    };
    for (const Row& row : questions) {
        for (const std::string format : {"jsonl", "csv", "ris", "bibtex", "csl"}) {
            SCOPED_TRACE(row.target + " " + format);
            const auto over_http = [&](const std::string& more) {
                return get(port, "/v1/export?" + row.target + "&format=" + format + more).body;
            };
            Words options = row.options;
            options.insert(options.end(), {"--format", format});
            const Finished exported = ask("export", options);
            EXPECT_EQ(exported.out, over_http(""));
            EXPECT_EQ(exported.exit_code, row.target.starts_with("q=zqxw") ? 1 : 0);
            options.emplace_back("--all");
            EXPECT_EQ(ask("search", options).out, over_http("&body=false"));
            options.back() = "--limit=2";
            EXPECT_EQ(ask("export", options).out, over_http("&limit=2"));
        }
        const std::string facets = get(port, "/v1/timeline?interval=year&" + row.target).body;
        if (row.target.find("sort") != std::string::npos || row.target.starts_with("dedupe"))
            continue;
        Words options = row.options;
        options.insert(options.end(), {"--format", "json", "--interval", "year"});
        EXPECT_EQ(ask("timeline", options).out, facets + "\n");
    }
}

// Every article in each format, in the same order.
TEST_F(TerminalTest, AllListsEveryArticle) {
    const Finished ids = ask("search", {"--all", "--format", "ids"});
    EXPECT_EQ(ids.exit_code, 0);
    EXPECT_EQ(count_of(ids.out, "\n"), total_);
    struct Row {
        Words options;
        std::string part;  // that each article has once
    };
    const std::vector<Row> rows{
        {{}, "\n"},
        {{"--format", "jsonl"}, "{\"id\":"},
        {{"--format", "csv", "--fields", "id"}, "\r\n"},
        {{"--format", "ris"}, "TY  - NEWS\r\n"},
        {{"--format", "bibtex"}, "@article{"},
        {{"--format", "csl"}, "\"type\":\"article-newspaper\""},
        {{"--format", "wiki"}, "{{Cite news|"},
        {{"--fields", "title,id"}, "\n"},
        {{"--template", "{id}"}, "\n"},
        {{"--sort", "oldest"}, "\n"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(::testing::PrintToString(row.options));
        Words options = row.options;
        options.emplace_back("--all");
        const Finished all = ask("search", options);
        EXPECT_EQ(all.exit_code, 0) << all.err;
        const bool has_header = row.part == "\r\n";
        EXPECT_EQ(count_of(all.out, row.part), total_ + (has_header ? 1 : 0));
    }
    EXPECT_EQ(ask("search", {"--all", "--template", "{id}"}).out, ids.out);
    const json csl = json::parse(ask("search", {"--all", "--format", "csl"}).out);
    EXPECT_EQ(csl.size(), total_);
}

TEST_F(TerminalTest, ExportsGoOnWhereTheyEnded) {
    const std::string all = ask("export", {"--body", "false"}).out;
    std::string parts;
    Words options{"--body", "false", "--limit", "7"};
    for (std::size_t part = 0; part <= total_ / 7; ++part) {
        const Finished finished = ask("export", options);
        parts += finished.out;
        const std::string before = "there is more: --cursor ";
        if (!finished.err.starts_with(before)) break;
        options.resize(4);
        options.insert(options.end(), {"--cursor", finished.err.substr(before.size())});
        ASSERT_EQ(options.back().back(), '\n');
        options.back().pop_back();
    }
    EXPECT_EQ(parts, all);
    const std::string first = json::parse(all.substr(0, all.find('\n'))).at("id");
    EXPECT_EQ(ask("export", {"--body", "false", "--after", first}).out,
              all.substr(all.find('\n') + 1));
}

TEST_F(TerminalTest, WrongUsageIsRefusedWithWhatIsMeant) {
    struct Row {
        Words line;
        std::string told;
    };
    const std::vector<Row> rows{
        {{"serach", "banjir"}, "there is no command \"serach\"\n  did you mean search?"},
        {{"search", "--tga", "Banjir"}, "there is no option \"--tga\"\n  did you mean --tag?"},
        {{"search", "--fron=2020"}, "there is no option \"--fron\"\n  did you mean --from?"},
        {{"timeline", "--intreval", "day"}, "did you mean --interval?"},
        {{"timeline", "--page", "2"}, "there is no option \"--page\""},
        {{"search", "--format", "tabel"}, "there is no --format \"tabel\"\n  did you mean table?"},
        {{"timeline", "--format", "jsonl"},
         "did you mean json? There are: table, plain, json, csv"},
        {{"export", "--format", "cvs"}, "format cannot be \"cvs\""},
        {{"export", "--format", "ris", "--body", "true"}, "ris has no place for the text"},
        {{"export", "--limit", "0"}, "limit must be a whole number"},
        {{"export", "--after", "tidak-ada"}, "there is no article \"tidak-ada\""},
        {{"timeline", "--interval", "week"}, "interval cannot be \"week\""},
        {{"search", "--fields", "titel"}, "there is no field \"titel\"\n  did you mean title?"},
        {{"search", "--fields", "id", "--format", "ris"}, "--fields and --format ris do not go"},
        {{"search", "--fields", "id", "--format", "json"}, "--fields and --format json do not go"},
        {{"search", "--template", "{id}", "--format", "csv"}, "--template and --format do not go"},
        {{"search", "--template", "{id}", "--fields", "id"}, "--template and --fields do not go"},
        {{"search", "--template", "a {id"}, "template, character 3: this brace is alone"},
        {{"search", "--all", "--format", "json"}, "--all and --format json do not go"},
        {{"search", "--all", "--fields", "score"}, "--all and score do not go"},
        {{"search", "--all", "--page", "2"}, "\"page\" means nothing here"},
        {{"search", "--exclude", "Opini"}, "--exclude cannot be \"Opini\""},
        {{"search", "--exclude", "tgas=Opini"}, "there is no field \"tgas\"\n  did you mean tag?"},
        {{"search", "--exclude", "tag="}, "--exclude cannot be \"tag=\""},
        {{"search", "--tag_mode", "some"}, "tag_mode cannot be \"some\""},
        {{"search", "--cursor", "rusak", "banjir"}, "cursor"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(::testing::PrintToString(row.line));
        Words line = row.line;
        line.insert(line.begin() + 1, {"--data", data_});
        const Finished finished = telusur(line);
        EXPECT_EQ(finished.exit_code, 2);
        EXPECT_EQ(finished.out, "");
        EXPECT_THAT(finished.err, HasSubstr(row.told));
    }
}

TEST_F(TerminalTest, NothingFoundIsOneAndWellFormed) {
    const std::string header =
        "id,url,title,published_at,modified_at,author,editor,categories,tags,source\r\n";
    struct Row {
        std::string command;
        Words options;
        std::string out;
    };
    const std::vector<Row> rows{
        {"search", {}, ""},
        {"search", {"--format", "ids"}, ""},
        {"search", {"--format", "csv"}, header},
        {"search", {"--format", "csv", "--all"}, header},
        {"search", {"--format", "csv", "--fields", "url,id"}, "url,id\r\n"},
        {"search", {"--format", "csl"}, "[\n]\n"},
        {"search", {"--format", "csl", "--all"}, "[\n]\n"},
        {"search", {"--format", "jsonl", "--all"}, ""},
        {"search", {"--template", "{id}"}, ""},
        {"export", {"--format", "csv"}, header},
        {"export", {"--format", "csl"}, "[\n]\n"},
        {"export", {}, ""},
        {"timeline", {}, ""},
        {"timeline", {"--format", "csv"}, "value,count\r\n"},
        {"count", {}, "0\n"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.command + ::testing::PrintToString(row.options));
        Words options = row.options;
        options.insert(options.end(), {"--spelling", "off", "zqxw"});
        const Finished finished = ask(row.command, options);
        EXPECT_EQ(finished.exit_code, 1) << finished.err;
        EXPECT_EQ(finished.out, row.out);
    }
}

// 141: ended by SIGPIPE, as any tool at the front of a pipe.
TEST_F(TerminalTest, ClosedPipesEndQuietly) {
    for (const std::string command :
         {"export", "search --all", "search --all --format csv", "search --all --format ids"}) {
        SCOPED_TRACE(command);
        const std::string ask = "$T " + command + " --data $D";
        const Finished head = shell(ask + " | head -c 10");
        EXPECT_EQ(head.exit_code, 0);
        EXPECT_EQ(head.out.size(), 10U);
        EXPECT_EQ(head.err, "");
        // Nobody reads from the first byte on, and who starts it may ignore the signal.
        for (const std::string before : {"", "trap '' PIPE; "}) {
            const Finished closed =
                shell(before + "{ sleep 0.2; " + ask + "; echo $? >&2; } | true");
            EXPECT_EQ(closed.err, "141\n");
        }
    }
    const Finished full = shell("$T export --data $D >/dev/full");
    EXPECT_EQ(full.exit_code, 73);
    EXPECT_THAT(full.err, HasSubstr("stdout"));
}

TEST_F(TerminalTest, TimelinesCountByInterval) {
    const Finished years = ask("timeline", {"--interval", "year"});
    EXPECT_EQ(years.exit_code, 0);
    std::size_t sum = 0;
    std::istringstream lines(years.out);
    for (std::string line; std::getline(lines, line);)
        sum += std::stoul(line.substr(line.find('\t')));
    EXPECT_EQ(sum, total_);
    const Finished relative =
        ask("timeline", {"--interval", "year", "--relative", "true", "--format", "csv"});
    EXPECT_THAT(relative.out,
                AllOf(StartsWith("value,count,of,share\r\n"), HasSubstr(",1.000000")));
    EXPECT_THAT(ask("version").out + telusur({"version"}).out, HasSubstr("telusur\t"));
}

TEST_F(TerminalTest, TablesAreForPeople) {
    const std::string bold = "\x1b[1m";
    struct Row {
        TerminalSetup setup;
        bool colored;
        std::size_t widest;
    };
    const std::vector<Row> rows{
        {{80, {}}, true, 80},
        {{20, {}}, true, 20},
        {{200, {}}, true, 100},
        {{80, {{"NO_COLOR", "1"}}}, false, 80},
        {{80, {{"TERM", "dumb"}}}, false, 80},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(::testing::PrintToString(row.setup.environment) +
                     std::to_string(row.setup.columns));
        const Finished shown =
            ask_in_terminal("search", {"banjir", "--no-pager", "--per_page", "3"}, row.setup);
        EXPECT_EQ(shown.exit_code, 0);
        EXPECT_EQ(shown.out.find(bold) != std::string::npos, row.colored) << shown.out;
        EXPECT_EQ(shown.out.find('\x1b') != std::string::npos, row.colored);
        std::istringstream lines(shown.out);
        for (std::string line; std::getline(lines, line);) {
            if (line.find('\x1b') == std::string::npos && line.find(' ', 4) != std::string::npos) {
                EXPECT_LE(line.size(), row.widest + 20) << line;
            }
        }
    }
    // Not one code where nobody looks.
    EXPECT_THAT(ask("search", {"banjir", "--format", "table"}).out, Not(HasSubstr("\x1b")));
}

TEST_F(TerminalTest, BarsAreOfWhatTheTerminalKnows) {
    const Words options{"--no-pager", "--facets", "tag"};
    EXPECT_THAT(ask_in_terminal("facets", options, {}).out,
                AllOf(HasSubstr("████████████"), Not(HasSubstr("#"))));
    EXPECT_THAT(ask_in_terminal("facets", options, {80, {{"LC_ALL", "C"}}}).out,
                AllOf(HasSubstr("############"), Not(HasSubstr("█"))));
    EXPECT_THAT(ask_in_terminal("timeline", {"--no-pager"}, {}).out, HasSubstr("█"));
}

TEST_F(TerminalTest, ThePagerIsWhatPeopleChose) {
    const Words options{"banjir", "--per_page", "2"};
    const std::string told = "-lewat-";
    const auto with_pager = [&](const std::string& pager, const Words& more) {
        Words all = options;
        all.insert(all.end(), more.begin(), more.end());
        return ask_in_terminal("search", all, {80, {{"PAGER", pager}}});
    };
    const std::string pager = "sh -c 'echo " + told + "; cat'";
    const Finished paged = with_pager(pager, {});
    EXPECT_THAT(paged.out, AllOf(HasSubstr(told), HasSubstr("found (")));
    EXPECT_THAT(with_pager(pager, {"--no-pager"}).out,
                AllOf(Not(HasSubstr(told)), HasSubstr("found (")));
    EXPECT_THAT(with_pager(pager, {"--format", "plain"}).out, Not(HasSubstr(told)));
    // One that is not there, and one that reads nothing.
    EXPECT_THAT(with_pager("/tidak/ada", {}).out, HasSubstr("found ("));
    EXPECT_EQ(with_pager("true", {}).exit_code, 0);
    EXPECT_EQ(with_pager("true", {}).out, "");
}

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

}  // namespace
}  // namespace telusur::testing
