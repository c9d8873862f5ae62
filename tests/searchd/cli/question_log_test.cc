// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/question_log.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <sstream>

#include "tests/support/errors.h"
#include "tests/support/files.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

using ::testing::ElementsAre;

std::string asked(const std::string& text, int total, const std::string& more = "") {
    return fmt::format(
        R"({{"time":"2026-11-23T01:02:03Z","event":"question","id":"x","q":"{}","total":{}{}}})"
        "\n",
        text, total, more);
}

std::string clicked(const std::string& text, int position) {
    return fmt::format(R"({{"event":"click","id":"x","q":"{}","article":"a","position":{}}})"
                       "\n",
                       text, position);
}

// "banjir jakarta 3/1 7"
std::vector<std::string> shown(const std::vector<LoggedQuestion>& questions) {
    std::vector<std::string> lines;
    for (const LoggedQuestion& question : questions) {
        lines.push_back(fmt::format("{} {}/{} {}", question.text, question.count,
                                    question.without_hits, question.last_total));
    }
    return lines;
}

TEST(QuestionLogTest, CountsQuestionsWhateverTheirCase) {
    std::istringstream lines(
        asked("Banjir  Jakarta", 5) + asked("banjir jakarta", 0) + asked("BANJIR jakarta", 7) +
        asked("jagung", 0) + asked("jagung", 0, R"(,"timed_out":true)") +
        asked("banjir jakarta", 7, R"(,"parameters":"tag=a&page=2")") +
        asked("banjir jakarta", 7, R"(,"parameters":"cursor=x")") + asked("", 900) +
        asked("banjir jakarta", 7, R"(,"parameters":"subpage=2")") + clicked("banjir jakarta", 1) +
        clicked("Banjir Jakarta", 4));
    QuestionLog log;
    log.read(lines);
    EXPECT_THAT(shown(log.top(10)), ElementsAre("banjir jakarta 4/1 7", "jagung 2/1 0"));
    EXPECT_THAT(shown(log.top(1)), ElementsAre("banjir jakarta 4/1 7"));
    EXPECT_THAT(shown(log.zero(10)), ElementsAre("banjir jakarta 4/1 7", "jagung 2/1 0"));
    EXPECT_EQ(log.top(1)[0].clicks, 2U);
    EXPECT_EQ(log.top(1)[0].reciprocal_rank, 1.25);
    EXPECT_EQ(log.damaged_lines(), 0U);
}

TEST(QuestionLogTest, PassesOverWhatIsDamaged) {
    std::istringstream lines(asked("a b", 1) + "\n{\"event\":\n[]\n{}\n{\"event\":\"else\"}\n7\n" +
                             asked("a b", 2));
    QuestionLog log;
    log.read(lines);
    EXPECT_EQ(log.damaged_lines(), 5U);
    EXPECT_THAT(shown(log.top(10)), ElementsAre("a b 2/0 2"));
}

TEST(QuestionLogTest, FilesAreThoseOfTheDays) {
    const TempDir directory;
    for (const char* name : {"questions-2026-11-21.jsonl", "questions-2026-11-22.jsonl",
                             "questions-2026-12-01.jsonl", "other-2026-11-22.jsonl", "questions-"})
        write_bytes(directory.path() / name, "");
    const auto names = [&directory](const DateRange& days) {
        std::string found;
        for (const auto& file : question_log_files(directory.path(), days))
            found += file.stem().string().substr(10) + ' ';
        return found;
    };
    EXPECT_EQ(names({}), "2026-11-21 2026-11-22 2026-12-01 ");
    EXPECT_EQ(names({Date{2026, 11, 22}, {}}), "2026-11-22 2026-12-01 ");
    EXPECT_EQ(names({Date{2026, 11, 22}, Date{2026, 11, 30}}), "2026-11-22 ");
    EXPECT_EQ(code_thrown_by([&] { question_log_files(directory.path() / "x", {}); }), "NoInput");
}

}  // namespace
}  // namespace telusur::testing
