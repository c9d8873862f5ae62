// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/query/query_operators.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

TEST(QueryOperators, ReadNear) {
    struct Row {
        const char* piece;
        std::optional<std::uint32_t> distance;
    };
    const std::vector<Row> rows{{"NEAR", 10},
                                {"NEAR/5", 5},
                                {"NEAR/S", 0},
                                {"NEAR/1", 1},
                                {"NEAR/0", 1},
                                {"NEAR/100", 100},
                                {"NEAR/101", 100},
                                {"NEAR/99999999999", 100},
                                {"near", std::nullopt},
                                {"NEARBY", std::nullopt},
                                {"NEAR/", std::nullopt},
                                {"NEAR/-1", std::nullopt},
                                {"NEAR/s", std::nullopt},
                                {"NEAR/5a", std::nullopt},
                                {"", std::nullopt}};
    for (const Row& row : rows)
        EXPECT_EQ(read_near(row.piece), row.distance) << row.piece;
}

class QueryOperatorRows : public ::testing::Test {
  protected:
    // "code" of each note stands behind the printed query.
    std::string read(const std::string& text) const {
        const Query query = parse_query(
            text, {generation_.language().analysis(), nullptr, nullptr, &generation_.vocabulary()});
        std::string printed = query.printed();
        for (const Note& note : query.notes)
            printed += " [" + note.code + ']';
        return printed;
    }

    const Generation generation_ = corpus_index().generation();
};

TEST_F(QueryOperatorRows, ArePrintedAsTheyAreUnderstood) {
    struct Row {
        const char* text;
        const char* printed;
    };
    const std::vector<Row> rows{
        {"banj*", "banj*"},
        {"Banj*", "banj*"},
        {"banj* banj*", "banj*"},
        {"banj* jakarta", "banj* jakarta"},
        {"banj* OR jakarta", "(banj* OR jakarta)"},
        {"judul:banj*", "judul:banj*"},
        {"jakarta -banj*", "jakarta -banj*"},
        {"ba*", "ba"},
        {"*", " [no_words]"},
        {"ban*j", "ban j"},
        {"covid-1*", "covid-1*"},
        {"\"jalan tol\"~3", "\"jalan tol\"~3"},
        {"\"jalan tol\"~", "\"jalan tol\""},
        {"\"jalan tol\"~500", "\"jalan tol\"~100"},
        {"-\"jalan tol\"~2", "-\"jalan tol\"~2"},
        {"jalan NEAR/3 tol", "(jalan NEAR/3 tol)"},
        {"jalan NEAR tol", "(jalan NEAR/10 tol)"},
        {"jalan NEAR/S tol", "(jalan NEAR/S tol)"},
        {"pembangunan NEAR/3 jalan", "(bangun NEAR/3 jalan)"},
        {"NEAR/3 tol", "tol [near_ignored]"},
        {"jalan NEAR/3", "jalan [near_ignored]"},
        {"jalan NEAR/3 -tol", "+jalan -tol [near_ignored]"},
        {"jalan NEAR NEAR tol", "(jalan NEAR/10 tol) [near_ignored]"},
        {"NEAR", "near"},
        {"jalan NEAR/2 tol NEAR/4 rusak", "(jalan NEAR/2 tol) (tol NEAR/4 rusak)"},
    };
    for (const Row& row : rows)
        EXPECT_EQ(read(row.text), row.printed) << row.text;
}

TEST_F(QueryOperatorRows, PrefixesStandForTheWordsThatBeginSo) {
    const Vocabulary& vocabulary = generation_.vocabulary();
    for (const std::string prefix : {"pem", "ban", "kot", "men"}) {
        const auto read = read_prefix(prefix + '*', generation_.language().analysis(), vocabulary,
                                      QuestionLimits().prefix_terms);
        ASSERT_TRUE(read);
        EXPECT_EQ(read->word.form, prefix);
        EXPECT_EQ(read->word.root, "");
        EXPECT_FALSE(read->note);
        const auto& terms = read->word.beginning;
        const auto has = [&terms](std::string_view term) {
            return std::count(terms.begin(), terms.end(), term) == 1;
        };
        std::size_t words = 0;
        for (WordNumber word = 0; word < vocabulary.word_count(); ++word) {
            const std::string form(vocabulary.form(word));
            if (!form.starts_with(prefix)) continue;
            ++words;
            const std::string root(vocabulary.root(word));
            EXPECT_TRUE(has(form == root ? form : '=' + form) || has(root)) << form;
        }
        EXPECT_FALSE(terms.empty());
        EXPECT_LE(terms.size(), words);
    }
}

}  // namespace
}  // namespace telusur::testing
