// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

#include "searchd/search/snippets.h"
#include "stemmers/normalizer.h"
#include "tests/searchd/support/marked.h"
#include "tests/searchd/support/random_source.h"
#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

const std::vector<std::string> kAsked{"banjir", "pasar",    "membangun",
                                      "Jum'at", "covid-19", "beras"};

std::string random_text(RandomSource& random) {
    static const std::vector<std::string> words{"banjir",
                                                "Kebanjiran",
                                                "pasar",
                                                "dibangun",
                                                "Jum’at",
                                                "covid-19",
                                                "BERAS",
                                                "banji\u0301r",
                                                "lain",
                                                "sekali",
                                                "é",
                                                "𝔘𝔯",
                                                "😀",
                                                "東京",
                                                "e\u0301",
                                                "1.500.000",
                                                "ketenagakerjaan",
                                                "ban\u00ADjir",
                                                "a",
                                                "(pasar)",
                                                "\"beras\"",
                                                "x\u0301\u0302y",
                                                "di",
                                                "yang"};
    static const std::vector<std::string> gaps{" ",  " ",  " ",  " ",  " ",   ", ",
                                               ". ", "! ", "? ", "\n", " – ", "  "};
    const bool dense = random.chance(30);
    std::string text;
    for (std::size_t i = random.below(160); i > 0; --i) {
        text += dense ? random.one_of(words) : words[8 + random.below(words.size() - 8)];
        if (random.chance(3)) text += ' ' + words[random.below(8)];
        text += random.one_of(gaps);
    }
    return text;
}

std::string random_question(RandomSource& random) {
    std::string text;
    for (std::size_t i = random.below(5); i > 0; --i)
        text += random.one_of(kAsked) + ' ';
    return text;
}

std::string as_one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

struct Worth {
    std::size_t roots = 0;
    std::size_t words = 0;

    auto operator<=>(const Worth&) const = default;
};

Worth worth_of(const std::vector<AnalysedWord>& words, const Query& query) {
    Worth worth;
    std::set<std::string> roots;
    for (const AnalysedWord& word : words) {
        const bool asked =
            std::any_of(query.words.begin(), query.words.end(),
                        [&](const QueryWord& wanted) { return wanted.root == word.root; });
        if (!asked) continue;
        roots.insert(word.root);
        ++worth.words;
    }
    worth.roots = roots.size();
    return worth;
}

// The best of all stretches of whole words, by trying them all.
Worth best_worth(const std::string& text, const Query& query) {
    const std::vector<AnalysedWord> words = analysis().analyse(text);
    Worth best;
    for (auto first = words.begin(); first != words.end(); ++first) {
        auto last = first;
        while (last != words.end() &&
               count_code_points(std::string_view(text).substr(
                   first->token.begin, last->token.end - first->token.begin)) <= kSnippetLength) {
            ++last;
        }
        best = std::max(best, worth_of({first, last}, query));
    }
    return best;
}

// Every mark is one word of the question, and every word of the question is marked.
void expect_right_marks(const MarkedText& marked, const Query& query) {
    ASSERT_NE(bracketed(marked), "!");
    const std::vector<std::string> code_points = code_points_of(marked.text);
    for (const Mark& mark : marked.marks) {
        std::string word;
        for (std::size_t i = mark.begin; i < mark.end; ++i)
            word += code_points[i];
        const auto words = analysis().analyse(word);
        ASSERT_EQ(words.size(), 1u) << word;
        EXPECT_EQ(words[0].token.of(word), word);
        EXPECT_EQ(worth_of(words, query).words, 1u) << word;
    }
    EXPECT_EQ(marked.marks.size(), worth_of(analysis().analyse(marked.text), query).words);
}

// The excerpt without its ellipses; the texts have none of their own.
std::string core_of(const std::string& text, const std::string& excerpt) {
    const std::string ellipsis = "…";
    std::string core = excerpt;
    if (core.starts_with(ellipsis + " ")) {
        core.erase(0, ellipsis.size() + 1);
    } else {
        EXPECT_TRUE(core.empty() || text.starts_with(core.substr(0, core.find(" " + ellipsis))))
            << excerpt;
    }
    if (core.ends_with(" " + ellipsis)) {
        core.resize(core.size() - ellipsis.size() - 1);
    } else {
        EXPECT_TRUE(text.ends_with(core)) << excerpt;
    }
    EXPECT_EQ(core.find(ellipsis), std::string::npos) << excerpt;
    return core;
}

TEST(SnippetsRandom, ExcerptsAreTheBestPartOfTheText) {
    RandomSource random(6);
    std::size_t marks = 0;
    std::size_t shortened = 0;
    for (int round = 0; round < 1500 && !HasFailure(); ++round) {
        const std::string text = random_text(random);
        const std::string question = random_question(random);
        SCOPED_TRACE(question + "in: " + text);
        const Query query = parse_query(question, {analysis()});
        const MarkedText excerpt = Snippets(query, analysis()).excerpt(text);
        expect_right_marks(excerpt, query);

        const std::string core = core_of(as_one_line(text), excerpt.text);
        EXPECT_NE(as_one_line(text).find(core), std::string::npos) << core;
        EXPECT_EQ(to_well_formed(core), core);
        const std::string bare = core.substr(0, core.find_last_not_of(".,!?)\"") + 1);
        EXPECT_LE(count_code_points(bare), kSnippetLength) << core;
        EXPECT_EQ(analysis().analyse(core).empty(), analysis().analyse(text).empty());
        const Worth worth = worth_of(analysis().analyse(core), query);
        EXPECT_EQ(worth.roots, best_worth(text, query).roots) << core;
        EXPECT_GE(worth, best_worth(text, query)) << core;
        marks += excerpt.marks.size();
        shortened += core.size() < text.size() ? 1 : 0;
    }
    EXPECT_GE(marks, 2000u);
    EXPECT_GE(shortened, 500u);
}

TEST(SnippetsRandom, MarksLeaveTheTextAsItIs) {
    RandomSource random(8);
    for (int round = 0; round < 1500 && !HasFailure(); ++round) {
        const std::string text = random_text(random);
        const Query query = parse_query(random_question(random), {analysis()});
        const MarkedText marked = Snippets(query, analysis()).mark(text);
        EXPECT_EQ(marked.text, as_one_line(text));
        expect_right_marks(marked, query);
    }
}

TEST(SnippetsRandom, AnyBytesDoNotThrow) {
    RandomSource random(9);
    const Query query = parse_query("banjir pasar", {analysis()});
    const Snippets snippets(query, analysis());
    for (int round = 0; round < 2000; ++round) {
        const std::string text =
            random.bytes(random.below(600)) + " banjir " + random.bytes(random.below(600));
        MarkedText excerpt;
        ASSERT_NO_THROW(excerpt = snippets.excerpt(text)) << ::testing::PrintToString(text);
        ASSERT_GE(excerpt.marks.size(), 1u) << ::testing::PrintToString(text);
        ASSERT_NO_THROW(snippets.mark(text)) << ::testing::PrintToString(text);
    }
}

}  // namespace
}  // namespace telusur::testing
