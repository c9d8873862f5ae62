// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "searchd/search/result_json.h"
#include "tests/e2e/terminal_archive.h"
#include "tests/searchd/http/raw_client.h"

namespace telusur::testing {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

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

}  // namespace
}  // namespace telusur::testing
