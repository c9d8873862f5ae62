// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build/question_gate.h"

#include <gmock/gmock.h>
#include <string>
#include <vector>

#include "tests/support/errors.h"
#include "tests/support/files.h"
#include "tests/support/temp_dir.h"

namespace telusur {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Names = std::vector<std::string>;

// Answers each question with its own words as ids, as many as asked for.
std::vector<Names> words_of(const std::vector<AskedQuestion>& questions) {
    std::vector<Names> answers;
    for (const AskedQuestion& question : questions) {
        Names words;
        std::string word;
        for (const char c : question.text + " ") {
            if (c != ' ') {
                word += c;
            } else if (!word.empty()) {
                words.push_back(std::exchange(word, ""));
            }
        }
        if (words.size() > question.first) words.resize(question.first);
        answers.push_back(words);
    }
    return answers;
}

Names failed(const QuestionRules& rules) {
    Names told;
    for (const Phrase& rule : failed_questions(rules, words_of))
        told.push_back(rule.english);
    return told;
}

TEST(QuestionGate, Canaries) {
    struct Row {
        Canary canary;
        std::string told;
    };
    const std::vector<Row> rows = {
        {{"a b c", "a", 1}, ""},
        {{"a b c", "b", 1}, "\"a b c\" does not find b among the first 1"},
        {{"a b c", "c", 3}, ""},
        {{"a b c", "d", 100}, "\"a b c\" does not find d among the first 100"},
        {{"", "", 10}, ""},
        {{"a b", "", 10}, "\"a b\" finds a, but should find nothing"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.canary.question + " " + row.canary.id);
        EXPECT_EQ(failed({{row.canary}, {}}), row.told.empty() ? Names{} : Names{row.told});
    }
    EXPECT_EQ(failed({{rows[1].canary, rows[0].canary, rows[5].canary}, {}}),
              (Names{rows[1].told, rows[5].told}));
}

class GoldenQuestionsTest : public ::testing::Test {
  protected:
    Names failed_with(const std::string& file, double least) const {
        testing::write_bytes(path_, file);
        return failed({{}, GoldenQuestions{path_, least}});
    }
    std::string refusal(const std::string& file) const {
        testing::write_bytes(path_, file);
        const auto thrown = testing::thrown_by([&] {
            failed_questions({{}, GoldenQuestions{path_, 0}}, words_of);
        });
        return thrown.code + ": " + thrown.message;
    }

    testing::TempDir directory_;
    std::filesystem::path path_ = directory_ / "soal.tsv";
};

TEST_F(GoldenQuestionsTest, MeanReciprocalRank) {
    // Ranks 1, 2, none: (1 + 1/2 + 0) / 3.
    const std::string file = "# judul\n\na b\ta\r\na b c\tx b c\nd\te\n";
    EXPECT_THAT(failed_with(file, 0.5), IsEmpty());
    EXPECT_THAT(failed_with(file, 0.51),
                ElementsAre(HasSubstr("3 questions of " + path_.string() +
                                      " reach an MRR@10 of 0.5000 (at least 0.51)")));
    // The eleventh counts as none.
    EXPECT_THAT(failed_with("1 2 3 4 5 6 7 8 9 10 11\t11\n", 0.01),
                ElementsAre(HasSubstr("0.0000")));
    EXPECT_THAT(failed_with("1 2 3 4 5 6 7 8 9 10 11\t10\n", 0.1), IsEmpty());
}

TEST_F(GoldenQuestionsTest, FilesThatCannotBeRead) {
    EXPECT_EQ(refusal(""), "Configuration: " + path_.string() + " holds no question");
    EXPECT_THAT(refusal("a\tb\nc\n"), HasSubstr("soal.tsv:2: expected a question, a tab"));
    EXPECT_THAT(refusal("a\t \n"), HasSubstr("soal.tsv:1: "));
    EXPECT_THAT(refusal("\ta\n"), HasSubstr("soal.tsv:1: "));
    const auto thrown = testing::thrown_by([&] {
        failed_questions({{}, GoldenQuestions{directory_ / "none", 0}}, words_of);
    });
    EXPECT_EQ(thrown.code, "Configuration");
}

TEST(QuestionGate, AsksNothingWithoutRules) {
    EXPECT_THAT(failed_questions({},
                                 [](const auto&) -> std::vector<Names> {
                                     ADD_FAILURE() << "asked";
                                     return {};
                                 }),
                IsEmpty());
}

}  // namespace
}  // namespace telusur
