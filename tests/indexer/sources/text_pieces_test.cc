// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/text_pieces.h"

#include <gtest/gtest.h>

namespace telusur {
namespace {

using Pieces = std::vector<std::string_view>;

TEST(TextPieces, Trimmed) {
    EXPECT_EQ(trimmed("  a b "), "a b");
    EXPECT_EQ(trimmed("  "), "");
    EXPECT_EQ(trimmed(""), "");
}

TEST(TextPieces, Split) {
    EXPECT_EQ(split("a | b|", '|'), (Pieces{"a", "b", ""}));
    EXPECT_EQ(split("", '|'), Pieces{""});
    EXPECT_EQ(words_of(" a  b "), (Pieces{"a", "b"}));
    EXPECT_EQ(words_of(""), Pieces{});
}

TEST(TextPieces, FoldCase) {
    EXPECT_EQ(fold_case("ABC z"), "abc z");
    EXPECT_EQ(fold_case("ÉVORA"), fold_case("évora"));
    EXPECT_NE(fold_case("é"), fold_case("e"));
}

TEST(TextPieces, UniqueNames) {
    UniqueNames names;
    for (const char* name : {"Zoë", "", "ZOË", "Adi", "zoë", "adi"})
        names.add(name);
    EXPECT_EQ(names.take(), (std::vector<std::string>{"Zoë", "Adi"}));
}

TEST(TextPieces, Shortened) {
    EXPECT_EQ(shortened("abcd", 4), "abcd");
    EXPECT_EQ(shortened("abcde", 4), "abcd…");
    EXPECT_EQ(shortened("abcé", 4), "abc…");
    EXPECT_EQ(shortened("“ya”", 2), "…");
    EXPECT_EQ(shortened("abc", 0), "…");
}

TEST(TextPieces, ClosingPunctuation) {
    for (const char* text : {"a.", "a!", "a?", "a…", "a:", "a;", "a,", "a.”", "(a.)", "“a?”)"}) {
        EXPECT_TRUE(has_closing_punctuation(text)) << text;
    }
    for (const char* text : {"", "a", "a”", "(a)", ".a", "”"}) {
        EXPECT_FALSE(has_closing_punctuation(text)) << text;
    }
}

}  // namespace
}  // namespace telusur
