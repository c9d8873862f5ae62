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

// The most that a stretch of whole words within one sentence answers, by trying them all.
std::size_t most_roots(const std::string& text, const Query& query) {
    const std::vector<AnalysedWord> words = analysis().analyse(text);
    std::size_t most = 0;
    for (auto first = words.begin(); first != words.end(); ++first) {
        auto last = first;
        while (last != words.end() && last->token.sentence == first->token.sentence &&
               count_code_points(std::string_view(text).substr(
                   first->token.begin, last->token.end - first->token.begin)) <= kSnippetLength) {
            ++last;
        }
        most = std::max(most, worth_of({first, last}, query).roots);
    }
    return most;
}

// Between which words of the text a sentence ends: bytes behind the one and before the other.
bool ends_sentence_at(const std::vector<AnalysedWord>& words, std::size_t byte) {
    const auto next = std::find_if(words.begin(), words.end(), [byte](const AnalysedWord& word) {
        return word.token.begin >= byte;
    });
    return next == words.begin() || next == words.end() ||
           std::prev(next)->token.sentence != next->token.sentence;
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

// A fragment within its text, without ellipses: the texts have none of their own.
struct Core {
    std::string text;
    bool cut_before = false;
    bool cut_behind = false;
};

Core core_of(const std::string& fragment) {
    const std::string ellipsis = "…";
    Core core{fragment, fragment.starts_with(ellipsis + " "), fragment.ends_with(" " + ellipsis)};
    if (core.cut_before) core.text.erase(0, ellipsis.size() + 1);
    if (core.cut_behind) core.text.resize(core.text.size() - ellipsis.size() - 1);
    EXPECT_EQ(core.text.find(ellipsis), std::string::npos) << fragment;
    return core;
}

TEST(SnippetsRandom, FragmentsAreTheBestPartsOfTheText) {
    RandomSource random(6);
    std::size_t marks = 0;
    std::vector<std::size_t> counts(kMaximumFragments + 1);
    for (int round = 0; round < 1500 && !HasFailure(); ++round) {
        const std::string text = random_text(random);
        const std::string question = random_question(random);
        SCOPED_TRACE(question + "in: " + text);
        const Query query = parse_query(question, {analysis()});
        const auto fragments = Snippets(query, analysis()).fragments(text);
        ASSERT_LE(fragments.size(), kMaximumFragments);
        ++counts[fragments.size()];

        const std::vector<AnalysedWord> words = analysis().analyse(text);
        std::vector<AnalysedWord> shown;
        std::size_t length = 0;
        std::size_t position = 0;
        for (const MarkedText& fragment : fragments) {
            expect_right_marks(fragment, query);
            const Core core = core_of(fragment.text);
            EXPECT_EQ(to_well_formed(core.text), core.text);
            position = as_one_line(text).find(core.text, position);
            ASSERT_NE(position, std::string::npos) << core.text;
            EXPECT_TRUE(core.cut_before || ends_sentence_at(words, position)) << core.text;
            position += core.text.size();
            EXPECT_TRUE(core.cut_behind || ends_sentence_at(words, position)) << core.text;
            length += count_code_points(core.text);
            for (const AnalysedWord& word : analysis().analyse(core.text))
                shown.push_back(word);
            marks += fragment.marks.size();
        }
        EXPECT_LE(length, kSnippetLength + 4 * kMaximumFragments);
        EXPECT_TRUE(length >= kMinimumFragment || length + 2 >= count_code_points(text));
        EXPECT_EQ(shown.empty(), words.empty());
        EXPECT_GE(worth_of(shown, query).roots, most_roots(text, query));
    }
    EXPECT_GE(marks, 2000u);
    for (std::size_t count = 1; count <= kMaximumFragments; ++count)
        EXPECT_GE(counts[count], 3u) << count;
}

// The forms of a phrase side by side, by trying each word of the text.
std::vector<bool> in_phrase(const std::vector<AnalysedWord>& words,
                            const std::vector<std::string>& forms) {
    std::vector<bool> inside(words.size());
    for (std::size_t first = 0; first + forms.size() <= words.size(); ++first) {
        bool equal = true;
        for (std::size_t i = 0; i < forms.size(); ++i)
            equal = equal && words[first + i].form == forms[i];
        for (std::size_t i = 0; equal && i < forms.size(); ++i)
            inside[first + i] = true;
    }
    return inside;
}

TEST(SnippetsRandom, WordsOfAPhraseAreMarkedInThePhraseOnly) {
    RandomSource random(7);
    std::size_t marks = 0;
    for (int round = 0; round < 1500 && !HasFailure(); ++round) {
        std::string text;
        for (std::size_t i = random.below(30); i > 0; --i)
            text += random.one_of<std::string>({"besar", "pasar", "Besar", "dibesarkan", "di"}) +
                    random.one_of<std::string>({" ", ", ", ". ", " – "});
        std::string question;
        for (std::size_t i = 1 + random.below(3); i > 0; --i)
            question += (question.empty() ? "" : " ") +
                        random.one_of<std::string>({"besar", "pasar", "di"});
        SCOPED_TRACE(question + " in: " + text);
        const Query query = parse_query('"' + question + '"', {analysis()});
        const std::vector<AnalysedWord> words = analysis().analyse(text);
        const std::vector<bool> inside = in_phrase(words, query.wanted_phrases().at(0)->forms);
        std::vector<Mark> expected;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const auto place = [&](std::size_t byte) {
                return count_code_points(std::string_view(text).substr(0, byte));
            };
            if (inside[i])
                expected.push_back({place(words[i].token.begin), place(words[i].token.end)});
        }
        EXPECT_EQ(Snippets(query, analysis()).mark(text).marks, expected);
        marks += expected.size();
    }
    EXPECT_GE(marks, 2000u);
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
        std::vector<MarkedText> fragments;
        ASSERT_NO_THROW(fragments = snippets.fragments(text)) << ::testing::PrintToString(text);
        ASSERT_GE(joined_fragments(fragments).marks.size(), 1u) << ::testing::PrintToString(text);
        ASSERT_NO_THROW(snippets.mark(text)) << ::testing::PrintToString(text);
    }
}

}  // namespace
}  // namespace telusur::testing
