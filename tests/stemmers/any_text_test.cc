// SPDX-License-Identifier: GPL-3.0-or-later
// What tokenizer and word shapes promise of any text at all.
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "stemmers/normalizer.h"
#include "stemmers/tokenizer.h"
#include "stemmers/word_shape.h"
#include "tests/stemmers/tokens_of.h"
#include "tests/stemmers/written_text.h"
#include "tests/support/random_text.h"

namespace telusur {
namespace {

using testing::Random;
using testing::tokens_of;
using testing::words_of;
using Words = std::vector<std::string>;

void expect_ascending_inside(const std::string& text) {
    const std::vector<Token> tokens = tokens_of(text);
    ASSERT_LE(tokens.size(), text.size()) << ::testing::PrintToString(text);
    std::size_t last_end = 0;
    for (const Token& token : tokens) {
        ASSERT_GE(token.begin, last_end) << ::testing::PrintToString(text);
        ASSERT_LT(token.begin, token.end) << ::testing::PrintToString(text);
        ASSERT_LE(token.end, text.size()) << ::testing::PrintToString(text);
        last_end = token.end;
    }
}

TEST(Tokenizer, EndsWithAscendingRangesOnRandomBytes) {
    Random random(4);
    for (int i = 0; i < 100000 && !::testing::Test::HasFailure(); ++i) {
        expect_ascending_inside(testing::random_bytes(random, testing::below(random, 24)));
    }
}

bool is_boundary(std::string_view text, std::size_t position) {
    return position == text.size() || (static_cast<unsigned char>(text[position]) & 0xC0) != 0x80;
}

TEST(Tokenizer, CutsBetweenCodePoints) {
    Random random(5);
    for (int i = 0; i < 100000; ++i) {
        const std::string text = testing::random_text(random, testing::below(random, 12));
        for (const Token& token : tokens_of(text)) {
            ASSERT_TRUE(is_boundary(text, token.begin) && is_boundary(text, token.end))
                << ::testing::PrintToString(text);
        }
    }
}

TEST(Tokenizer, ReadsAWordAloneAsThatWord) {
    Random random(6);
    for (int i = 0; i < 100000; ++i) {
        const std::string text = testing::random_text(random, testing::below(random, 12));
        for (const std::string& word : words_of(text)) {
            ASSERT_EQ(words_of(word), Words{word}) << ::testing::PrintToString(text);
        }
    }
}

TEST(Tokenizer, BlankDividesWhatIsBeforeFromWhatIsAfter) {
    Random random(7);
    for (int i = 0; i < 50000; ++i) {
        const std::string left = testing::random_bytes(random, testing::below(random, 10));
        const std::string right = testing::random_text(random, testing::below(random, 10));
        Words expected = words_of(left);
        for (std::string& word : words_of(right))
            expected.push_back(std::move(word));
        ASSERT_EQ(words_of(left + " " + right), expected)
            << ::testing::PrintToString(left + " " + right);
    }
}

TEST(Tokenizer, KeepsItsPromisesOnWrittenTexts) {
    Random random(9);
    for (int i = 0; i < 100000 && !::testing::Test::HasFailure(); ++i) {
        const std::string text = testing::random_written_text(random, testing::below(random, 12));
        expect_ascending_inside(text);
        std::uint32_t sentence = 0;
        for (const Token& token : tokens_of(text)) {
            const std::string word(token.of(text));
            ASSERT_EQ(tokens_of(word), (std::vector<Token>{{0, word.size(), token.kind}}))
                << ::testing::PrintToString(text);
            ASSERT_GE(token.sentence, sentence) << ::testing::PrintToString(text);
            ASSERT_LE(token.sentence, sentence + 1) << ::testing::PrintToString(text);
            sentence = token.sentence;
        }
    }
}

TEST(Tokenizer, ReadsIllFormedBytesAsTheReplacementCharacter) {
    Random random(8);
    for (int i = 0; i < 50000; ++i) {
        const std::string bytes = testing::random_bytes(random, testing::below(random, 16));
        ASSERT_EQ(words_of(bytes), words_of(to_well_formed(bytes)))
            << ::testing::PrintToString(bytes);
    }
}

// Nothing that would make an empty term, and nothing that folding would change again.
void expect_folded(const WordShape& shape, TokenKind kind, const std::string& written) {
    SCOPED_TRACE(::testing::PrintToString(written));
    ASSERT_EQ(fold_word(shape.form), shape.form);
    ASSERT_EQ(fold_word(shape.joined), shape.joined);
    ASSERT_EQ(to_well_formed(shape.form), shape.form);
    ASSERT_EQ(shape.joined.empty(), kind != TokenKind::Hyphenated || shape.form.empty());
    ASSERT_TRUE(!shape.parts_suffice || shape.parts.size() > 1);
    for (const std::string& part : shape.parts) {
        ASSERT_FALSE(part.empty());
        ASSERT_EQ(fold_word(part), part);
    }
}

void expect_folded_words(const std::string& text) {
    for (const Token& token : tokens_of(text)) {
        expect_folded(shape_of(token.of(text), token.kind), token.kind, text);
    }
}

TEST(WordShape, IsFoldedWhateverIsWritten) {
    Random random(11);
    for (int i = 0; i < 50000 && !::testing::Test::HasFailure(); ++i) {
        expect_folded_words(testing::random_written_text(random, testing::below(random, 12)));
        expect_folded_words(testing::random_text(random, testing::below(random, 12)));
        expect_folded_words(testing::random_bytes(random, testing::below(random, 24)));
    }
}

constexpr TokenKind kKinds[] = {TokenKind::Word,   TokenKind::Hyphenated, TokenKind::Dotted,
                                TokenKind::Number, TokenKind::Figures,    TokenKind::Address,
                                TokenKind::Symbol};

TEST(WordShape, TakesAnyBytesAsAnyKind) {
    Random random(12);
    for (int i = 0; i < 30000; ++i) {
        const std::string text =
            i % 2 == 0 ? testing::random_bytes(random, testing::below(random, 12))
                       : testing::random_written_text(random, testing::below(random, 6));
        for (const TokenKind kind : kKinds)
            ASSERT_NO_THROW(shape_of(text, kind)) << ::testing::PrintToString(text);
    }
}

TEST(WordShape, TakesAnyBytesForNumbersAndMonths) {
    Random random(13);
    for (int i = 0; i < 30000; ++i) {
        const std::string one = testing::random_written_text(random, testing::below(random, 4));
        const std::string other = testing::random_bytes(random, testing::below(random, 4));
        ASSERT_NO_THROW(written_date(one, other, "2023"));
        ASSERT_NO_THROW(written_date(one, "7", one));
        ASSERT_NO_THROW(scaled_number(one, "juta"));
        ASSERT_EQ(month_number(other), "");
    }
}

// Texts that make a tokenizer look far ahead again and again: these have to finish. What takes more
// than linear time here takes hours.
class HostileText : public ::testing::TestWithParam<const char*> {};

TEST_P(HostileText, IsReadToTheEnd) {
    constexpr std::size_t kSize = 1 << 20;
    std::string text;
    while (text.size() < kSize)
        text += GetParam();
    Tokenizer tokenizer(text);
    std::size_t last_end = 0;
    for (Token token; tokenizer.next(token);) {
        ASSERT_GE(token.begin, last_end);
        ASSERT_LT(token.begin, token.end);
        shape_of(token.of(text), token.kind);
        last_end = token.end;
    }
    ASSERT_LE(last_end, text.size());
}

INSTANTIATE_TEST_SUITE_P(Repeated, HostileText,
                         ::testing::Values("a", "A", "aB", "1", "a-", "1-", "a-1.", "Rp1-", "a.",
                                           "a. ", "1.", "1,", "a'", "1/", "1-1/", "2023-07-14-",
                                           "a@", "a@b.", "a_", "a%", "a+", "www.", "www.a ",
                                           "a.com/", "a.com/..", "a.co-", "http", "http://",
                                           "https://a", "://https", ".", "-", "(", "'", " ?\" ",
                                           "%. ", "Drs. ", "\n", "a\u0301", "\u00AD", "\u200D", "👍",
                                           "👍\u200D", "🇮", "東", "é", "ʼ", "\xFF", "\xE2\x80"));

}  // namespace
}  // namespace telusur
