// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <gtest/gtest.h>
#include <span>
#include <vector>

#include "indexer/index/token_stream.h"
#include "tests/support/random_text.h"
#include "tests/support/temp_dir.h"

namespace telusur {
namespace {

using testing::Random;
using Symbols = std::vector<std::uint32_t>;

// Numbers whose encodings have bytes in common with each other and with the marks: of one byte, of
// two whose last is 1, and of three.
constexpr std::uint32_t kSymbols[] = {kTextEnd, kSentenceEnd, 2,   3,     126,   127,  128,
                                      129,      130,          255, 16383, 16384, 16385};
constexpr WordNumber kWords = 20000;

Symbols random_stream(Random& random) {
    Symbols symbols;
    for (std::size_t i = testing::below(random, 30); i > 0; --i)
        symbols.push_back(kSymbols[testing::below(random, std::size(kSymbols))]);
    // As they are written: no mark of a sentence beside another mark.
    for (std::size_t i = symbols.size(); i-- > 0;) {
        const bool at_end = i + 1 == symbols.size() || symbols[i + 1] < kFirstWord;
        const bool at_begin = i == 0 || symbols[i - 1] < kFirstWord;
        if (symbols[i] == kSentenceEnd && (at_end || at_begin))
            symbols.erase(symbols.begin() + static_cast<std::ptrdiff_t>(i));
    }
    symbols.push_back(kTextEnd);
    symbols.push_back(kTextEnd);
    symbols.push_back(kTextEnd);
    return symbols;
}

bool holds_plainly(Symbols symbols, const std::vector<WordNumber>& words) {
    std::erase(symbols, kSentenceEnd);
    Symbols wanted;
    for (const WordNumber word : words)
        wanted.push_back(kFirstWord + word);
    return std::search(symbols.begin(), symbols.end(), wanted.begin(), wanted.end()) !=
           symbols.end();
}

TEST(EncodedPhrase, IsFoundWhereItsWordsStandSideBySide) {
    Random random(91);
    const testing::TempDir directory;
    std::vector<Symbols> streams;
    {
        TokenStreamWriter writer(directory / "tokens", kWords);
        for (int i = 0; i < 400; ++i) {
            streams.push_back(random_stream(random));
            // Counts of tags that are words' numbers, too.
            writer.add(static_cast<std::uint32_t>(testing::below(random, 3)), streams.back());
        }
        writer.finish();
    }
    const TokenStream tokens(directory / "tokens");
    std::size_t found = 0;
    for (int round = 0; round < 300; ++round) {
        std::vector<WordNumber> words;
        for (std::size_t i = 1 + testing::below(random, 4); i > 0; --i) {
            words.push_back(kSymbols[2 + testing::below(random, std::size(kSymbols) - 2)] -
                            kFirstWord);
        }
        const EncodedPhrase phrase(words);
        for (DocumentNumber document = 0; document < streams.size(); ++document) {
            const bool expected = holds_plainly(streams[document], words);
            found += expected ? 1 : 0;
            ASSERT_EQ(tokens.holds(document, phrase), expected)
                << ::testing::PrintToString(words) << " in "
                << ::testing::PrintToString(streams[document]);
        }
    }
    EXPECT_GE(found, 5000u);
}

}  // namespace
}  // namespace telusur
