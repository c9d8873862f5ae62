// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/normalizer.h"

#include <cstdio>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "tests/support/random_text.h"

namespace telusur {
namespace {

using ::testing::IsEmpty;
using testing::Random;
using testing::utf8;

constexpr std::size_t kShownFailures = 10;

std::string code_point_name(char32_t c) {
    char name[16];
    std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(c));
    return name;
}

// Calls `holds` for every Unicode scalar value; names the first for which it does not hold.
template <typename Predicate>
std::vector<std::string> scalars_failing(Predicate holds) {
    std::vector<std::string> failing;
    for (char32_t c = 0; c <= 0x10FFFF && failing.size() < kShownFailures; ++c) {
        if (testing::is_scalar(c) && !holds(c)) failing.push_back(code_point_name(c));
    }
    return failing;
}

struct Row {
    std::string input;
    std::string expected;
};

TEST(FoldWord, Table) {
    const std::vector<Row> rows = {
        {"", ""},
        {"banjir", "banjir"},
        {"Banjir", "banjir"},
        {"BANJIR", "banjir"},
        {"BaNjIr9", "banjir9"},
        {"1.500.000", "1.500.000"},
        {"covid-19", "covid-19"},
        {"é", "e"},
        {"e\u0301", "e"},
        {"CAFÉ", "cafe"},
        {"re\u0301sume\u0301", "resume"},
        {"Ångström", "angstrom"},
        {"Çelik", "celik"},
        {"ñandú", "nandu"},
        {"ệ", "e"},
        {"ber\u00ADita", "berita"},
        {"\u00AD", ""},
        {"ber\u200Dita", "berita"},
        {"ber\u200Cita", "berita"},
        {"ber\u200Bita", "berita"},
        {"\uFEFFberita", "berita"},
        {"ber\u2060ita", "berita"},
        {"love\u2764\uFE0F", "love\u2764"},
        {"ＢＡＮＪＩＲ", "banjir"},
        {"１２３", "123"},
        {"ﬁnal", "final"},
        {"eﬃsien", "effisien"},
        {"İstanbul", "istanbul"},
        {"ISTANBUL", "istanbul"},
        {"ı", "ı"},
        {"straße", "strasse"},
        {"STRAẞE", "strasse"},
        {"Σίσυφος", "σισυφοσ"},
        {"ΣΊΣΥΦΟΣ", "σισυφοσ"},
        {"ЁЛКА", "елка"},
        {"m²", "m2"},
        {"Ⅳ", "iv"},
        {"㎏", "kg"},
        {"ŉ", "n"},
        {"K", "k"},  // Kelvin sign
        {"محمد", "محمد"},
        {"مُحَمَّد", "محمد"},
        {"قُرْآن", "قران"},
        {"東京", "東京"},
        {"한국", "한국"},
        {"\u1112\u1161\u11AB", "한"},
        {"👍", "👍"},
        {"👨‍👩‍👧", "👨👩👧"},
        {"a\tb\nc", "abc"},
        {"a\x7F", "a"},
        {std::string("a\0b", 3), "ab"},
        {std::string("é\0b", 4), "eb"},
        {"a\xFF", "a\uFFFD"},
        {"A\xC3", "a\uFFFD"},
        {"\xE2\x80x", "\uFFFDx"},
        {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
        {"\xC0\xAF", "\uFFFD\uFFFD"},
    };
    for (const Row& row : rows)
        EXPECT_EQ(fold_word(row.input), row.expected) << row.input;
}

TEST(FoldWord, DropsEveryApostrophe) {
    for (const char32_t apostrophe :
         {U'\'', U'`', U'\u00B4', U'\u02B9', U'\u02BB', U'\u02BC', U'\u02BD', U'\u02BE', U'\u02BF',
          U'\u2018', U'\u2019', U'\u201B', U'\u2032', U'\uFF07', U'\uFF40'}) {
        EXPECT_EQ(fold_word("Jum" + utf8(apostrophe) + "at"), "jumat")
            << code_point_name(apostrophe);
        EXPECT_EQ(fold_word(utf8(apostrophe)), "") << code_point_name(apostrophe);
    }
}

TEST(FoldWord, TwiceChangesNothingForAnyScalar) {
    EXPECT_THAT(scalars_failing([](char32_t c) {
                    const std::string once = fold_word(utf8(c));
                    return fold_word(once) == once;
                }),
                IsEmpty());
}

TEST(FoldWord, TwiceChangesNothingForAnyScalarAmongLetters) {
    EXPECT_THAT(scalars_failing([](char32_t c) {
                    const std::string once = fold_word("E" + utf8(c) + "Z");
                    return fold_word(once) == once;
                }),
                IsEmpty());
}

TEST(FoldWord, TwiceChangesNothingForRandomText) {
    Random random(1);
    for (int i = 0; i < 100000; ++i) {
        const std::string text = testing::random_text(random, 1 + testing::below(random, 6));
        const std::string once = fold_word(text);
        ASSERT_EQ(fold_word(once), once) << ::testing::PrintToString(text);
    }
}

TEST(FoldWord, GivesWellFormedTextForAnyBytes) {
    Random random(2);
    for (int i = 0; i < 50000; ++i) {
        const std::string bytes = testing::random_bytes(random, testing::below(random, 12));
        const std::string folded = fold_word(bytes);
        ASSERT_EQ(to_well_formed(folded), folded) << ::testing::PrintToString(bytes);
        ASSERT_EQ(fold_word(to_well_formed(bytes)), folded) << ::testing::PrintToString(bytes);
    }
}

// ASCII has a fast way of its own; a letter beyond ASCII forces the other.
TEST(FoldWord, ReadsAsciiTheSameBesideOtherLetters) {
    for (char32_t c = 0; c < 0x80; ++c) {
        EXPECT_EQ(fold_word(utf8(c) + "я"), fold_word(utf8(c)) + "я") << code_point_name(c);
    }
}

TEST(FoldLabel, Table) {
    const std::vector<Row> rows = {
        {"", ""},
        {" \t\n ", ""},
        {"Banjir", "banjir"},
        {"  Banjir   ROB\t", "banjir rob"},
        {"Banjir\u00A0Rob", "banjir rob"},
        {"Banjir\u3000Rob", "banjir rob"},
        {"Banjir\u2028Rob", "banjir rob"},
        {"Banjir\u202FRob", "banjir rob"},
        {"C++", "c++"},
        {"S.Sos.", "s.sos."},
        {"Drs. Amiruddin Salim, M.Hum.", "drs. amiruddin salim, m.hum."},
        {"COVID-19", "covid-19"},
        {"Jum’at Kliwon", "jumat kliwon"},
        {"' Banjir '", "banjir"},
        {"José  MOURINHO", "jose mourinho"},
        {"Jose\u0301", "jose"},
        {"ﬁlm ＩＮＤＩＥ", "film indie"},
        {"Rob \xFF", "rob \uFFFD"},
    };
    for (const Row& row : rows)
        EXPECT_EQ(fold_label(row.input), row.expected) << row.input;
}

TEST(FoldLabel, InvisibleCharactersDoNotDivideWords) {
    for (const char32_t invisible :
         {U'\u00AD', U'\u034F', U'\u200B', U'\u200C', U'\u200D', U'\u2060', U'\uFE0F', U'\uFEFF'}) {
        EXPECT_EQ(fold_label("Ber" + utf8(invisible) + "ita Kota"), "berita kota")
            << code_point_name(invisible);
    }
}

bool has_single_blanks(const std::string& text) {
    return !text.starts_with(' ') && !text.ends_with(' ') && text.find("  ") == std::string::npos;
}

TEST(FoldLabel, HasSingleBlanksWithinAndNoneOutsideForAnyScalar) {
    EXPECT_THAT(scalars_failing([](char32_t c) {
                    return has_single_blanks(fold_label(utf8(c))) &&
                           has_single_blanks(fold_label("a " + utf8(c) + " b"));
                }),
                IsEmpty());
}

TEST(FoldLabel, TwiceChangesNothingForAnyScalar) {
    EXPECT_THAT(scalars_failing([](char32_t c) {
                    const std::string once = fold_label("A " + utf8(c) + "B");
                    return fold_label(once) == once;
                }),
                IsEmpty());
}

TEST(FoldLabel, TwiceChangesNothingForRandomText) {
    Random random(3);
    for (int i = 0; i < 50000; ++i) {
        const std::string text = testing::random_text(random, 1 + testing::below(random, 8));
        const std::string once = fold_label(text);
        ASSERT_EQ(fold_label(once), once) << ::testing::PrintToString(text);
    }
}

TEST(ToWellFormed, Table) {
    const std::vector<Row> rows = {
        {"", ""},
        {"banjir", "banjir"},
        {std::string("a\0b", 3), std::string("a\0b", 3)},
        {"é東👍", "é東👍"},
        {"\uFFFD\uFFFE\U0010FFFF", "\uFFFD\uFFFE\U0010FFFF"},
        {"a\x80"
         "b",
         "a\uFFFDb"},
        {"a\xFF\xFE"
         "b",
         "a\uFFFD\uFFFDb"},
        {"\xC3", "\uFFFD"},
        {"\xC3(", "\uFFFD("},
        {"\xC0\xAF", "\uFFFD\uFFFD"},
        {"\xE0\x80\xAF", "\uFFFD\uFFFD\uFFFD"},
        {"\xE2\x82", "\uFFFD"},
        {"\xE2\x82x", "\uFFFDx"},
        {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
        {"\xF0\x9F\x91", "\uFFFD"},
        {"\xF0\x9F\x91\x8D\xF0\x9F", "👍\uFFFD"},
        {"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},
        {"\xF0\x80\x80\xAF", "\uFFFD\uFFFD\uFFFD\uFFFD"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(to_well_formed(row.input), row.expected) << ::testing::PrintToString(row.input);
    }
}

TEST(ToWellFormed, KeepsEveryScalar) {
    EXPECT_THAT(scalars_failing([](char32_t c) { return to_well_formed(utf8(c)) == utf8(c); }),
                IsEmpty());
}

TEST(CountCodePoints, Table) {
    struct CountRow {
        std::string text;
        std::size_t expected;
    };
    const std::vector<CountRow> rows = {
        {"", 0}, {"banjir", 6}, {"é", 1}, {"e\u0301", 2}, {"東京", 2}, {"👍", 1}, {"a👍é\n", 4},
    };
    for (const CountRow& row : rows)
        EXPECT_EQ(count_code_points(row.text), row.expected) << row.text;
}

}  // namespace
}  // namespace telusur
