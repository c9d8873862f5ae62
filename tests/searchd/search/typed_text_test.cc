// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/typed_text.h"

#include <gmock/gmock.h>

#include "searchd/search/result_json.h"
#include "stemmers/normalizer.h"
#include "tests/support/random_text.h"
#include "tests/support/small_language.h"

namespace telusur {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::small_language;

TypedWords read(std::string_view typed) {
    return typed_words(typed, small_language().analysis());
}

// "whole whole|beginning"
std::string shown(const TypedWords& typed) {
    std::string text;
    for (const std::string& word : typed.whole)
        text += (text.empty() ? "" : " ") + word;
    return text + '|' + typed.beginning;
}

TEST(TypedText, Words) {
    struct Row {
        std::string_view typed;
        std::string_view words;
        std::string_view label_words;
    };
    const Row rows[] = {
        {"", "|", "|"},
        {"  ", "|", "|"},
        {"b", "|b", "|b"},
        {"Ban", "|ban", "|ban"},
        {"ban ", "ban|", "ban|"},
        {"ban\xC2\xA0", "ban|", "ban|"},
        {"banjir  Jak", "banjir|jak", "banjir|jak"},
        {"Jum’a", "|juma", "|juma"},
        {"é", "|e", "|e"},
        {"covid-1", "|covid-1", "|covid-1"},
        {"c+", "|c", "|c+"},
        {"\xff", "|", "|\xEF\xBF\xBD"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.typed);
        EXPECT_EQ(shown(read(row.typed)), row.words);
        EXPECT_EQ(shown(typed_label_words(row.typed)), row.label_words);
    }
}

TEST(TypedText, BeyondTheLimitsIsNothing) {
    const std::string long_word(kMaximumTypedBytes, 'a');
    EXPECT_FALSE(typed_label_words(long_word).empty());
    EXPECT_TRUE(typed_label_words(long_word + 'a').empty());
    EXPECT_TRUE(read(long_word + 'a').empty());
    std::string many;
    for (std::size_t i = 0; i < kMaximumTypedWords; ++i)
        many += "a ";
    EXPECT_EQ(read(many).whole.size(), kMaximumTypedWords);
    EXPECT_TRUE(read(many + "a").empty());
    EXPECT_TRUE(typed_label_words(many + "a").empty());
}

TEST(TypedText, Labels) {
    struct Row {
        std::string_view label;
        std::string_view typed;
        std::string_view html;  // empty: not found
    };
    const Row rows[] = {
        {"Banjir", "b", "<mark>B</mark>anjir"},
        {"Banjir", "banjir", "<mark>Banjir</mark>"},
        {"Banjir", "banjir ", "<mark>Banjir</mark>"},
        {"Banjir", "banji ", ""},
        {"Banjir", "anjir", ""},
        {"Banjir Rob", "ro", "Banjir <mark>Ro</mark>b"},
        {"Banjir Rob", "rob ban", "<mark>Ban</mark>jir <mark>Rob</mark>"},
        {"Banjir Rob", "rob pasang", ""},
        {"Banjir Rob", "banjir b", ""},
        {"Banjir Bandang", "banjir b", "<mark>Banjir</mark> <mark>B</mark>andang"},
        {"Banjir  Rob", "ro", "Banjir  <mark>Ro</mark>b"},
        {"Hari Jum’at", "jumat", "Hari <mark>Jum’at</mark>"},
        {"Café Élysée", "ely", "Café <mark>Ély</mark>sée"},
        {"COVID-19", "19", "COVID-<mark>19</mark>"},
        {"COVID-19", "covid-1", "<mark>COVID-1</mark>9"},
        {"C++", "c++", "<mark>C++</mark>"},
        {"C++ Seruni", "c++ s", "<mark>C++</mark> <mark>S</mark>eruni"},
        {"R. Ayu <b>", "ayu", "R. <mark>Ayu</mark> &lt;b&gt;"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(std::string(row.label) + " / " + std::string(row.typed));
        const auto places = places_in_key(fold_label(row.label), typed_label_words(row.typed));
        EXPECT_EQ(places ? to_html(marked_label(row.label, *places)) : "", row.html);
    }
}

TEST(TypedText, Titles) {
    struct Row {
        std::string_view title;
        std::string_view typed;
        std::string_view html;
    };
    const Row rows[] = {
        {"Banjir Rob di Seruni", "b", "<mark>B</mark>anjir Rob di Seruni"},
        {"Banjir Rob di Seruni", "ser", "Banjir Rob di <mark>Ser</mark>uni"},
        {"Banjir Rob di Seruni", "seruni ban", "<mark>Ban</mark>jir Rob di <mark>Seruni</mark>"},
        {"Banjir Rob di Seruni", "seruni b ", ""},
        {"Banjir Rob di Seruni", "banjir ban", ""},
        {"Banjir, Banjir Lagi", "banjir ban", "<mark>Banjir</mark>, <mark>Ban</mark>jir Lagi"},
        {"Salat Jum’at di Balai", "jumat", "Salat <mark>Jum’at</mark> di Balai"},
        {"Harga Naik Rp1.500.000", "1500", "Harga Naik Rp<mark>1.500.000</mark>"},
        {"“Élan” Warga", "el", "“<mark>Él</mark>an” Warga"},
        {"", "b", ""},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(std::string(row.title) + " / " + std::string(row.typed));
        const auto marked = marked_title(row.title, read(row.typed), small_language().analysis());
        EXPECT_EQ(marked ? to_html(*marked) : "", row.html);
    }
}

// Whatever is typed and printed: marks lie in the text, ascend and do not overlap.
TEST(TypedText, MarksLieInAnyText) {
    testing::Random random(11);
    const auto any_text = [&random] {
        static constexpr std::string_view kPieces[] = {"a", "b", "ab", " ", "-",  "’",        "É",
                                                       "ﬁ", "+", "1",  ".", "字", "\xCC\x81", "Rp"};
        std::string text;
        for (std::size_t i = testing::below(random, 12); i > 0; --i)
            text += kPieces[testing::below(random, std::size(kPieces))];
        return text;
    };
    std::size_t found = 0;
    for (int i = 0; i < 20'000; ++i) {
        const std::string printed = any_text();
        const std::string typed = any_text();
        SCOPED_TRACE(printed + " / " + typed);
        std::vector<MarkedText> texts;
        const auto places = places_in_key(fold_label(printed), typed_label_words(typed));
        if (places) texts.push_back(marked_label(printed, *places));
        const auto title = marked_title(printed, read(typed), small_language().analysis());
        if (title) texts.push_back(*title);
        for (const MarkedText& text : texts) {
            EXPECT_EQ(text.text, printed);
            std::size_t last = 0;
            for (const Mark& mark : text.marks) {
                EXPECT_LE(last, mark.begin);
                EXPECT_LT(mark.begin, mark.end);
                last = mark.end;
                ++found;
            }
            EXPECT_LE(last, count_code_points(printed));
        }
    }
    EXPECT_GT(found, 1000U);
}

}  // namespace
}  // namespace telusur
