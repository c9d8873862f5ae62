// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build/story_finder.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>
#include <string>
#include <vector>

#include "indexer/build/vocabulary_builder.h"
#include "indexer/index/token_stream.h"
#include "tests/support/random_text.h"
#include "tests/support/temp_dir.h"

namespace telusur {
namespace {

using testing::Random;
using Words = std::vector<std::string>;
using Stories = std::vector<DocumentNumber>;

struct Story {
    Words title;
    std::vector<Words> tags;
    std::vector<Words> body;
};

// Numbers the words and asks. `others` are words of the vocabulary that no article has.
Stories stories_of(const std::vector<Story>& articles, const Words& others = {}) {
    VocabularyBuilder builder;
    std::vector<std::vector<std::uint32_t>> streams;
    for (const std::string& word : others)
        builder.add({word, word, 1'000'000, 1});
    for (const Story& article : articles) {
        std::vector<std::uint32_t>& stream = streams.emplace_back();
        const auto add = [&](const Words& words) {
            for (const std::string& word : words)
                stream.push_back(kFirstWord + builder.add({word, word, 1, 1}));
            stream.push_back(kTextEnd);
        };
        add(article.title);
        for (const Words& tag : article.tags)
            add(tag);
        for (const Words& paragraph : article.body)
            add(paragraph);
    }
    const testing::TempDir directory;
    const auto numbers = builder.write(directory / "vocabulary");
    StoryFinder finder(Vocabulary(directory / "vocabulary"));
    for (std::size_t i = 0; i < streams.size(); ++i) {
        for (std::uint32_t& symbol : streams[i]) {
            if (symbol >= kFirstWord) symbol = kFirstWord + numbers[symbol - kFirstWord];
        }
        finder.add(static_cast<std::uint32_t>(articles[i].tags.size()), streams[i]);
    }
    return finder.stories();
}

// w1 w2 w3 …
Words counted(std::size_t count, const std::string& word) {
    Words words;
    for (std::size_t i = 0; i < count; ++i)
        words.push_back(word + std::to_string(i));
    return words;
}

Words joined(Words left, const Words& right) {
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

Story told(const Words& body) {
    return {{"judul"}, {}, {body}};
}

TEST(StoryFinder, TellsCopiesFromOthers) {
    const Words text = counted(200, "a");
    const Words half(text.begin(), text.begin() + 100);
    const Words rest(text.begin() + 100, text.end());
    struct Row {
        const char* name;
        Story first;
        Story second;
        bool is_copy;
    };
    const std::vector<Row> rows = {
        {"the same", told(text), told(text), true},
        {"another title and tags",
         told(text),
         {counted(9, "t"), {{"x"}, {"y", "z"}}, {text}},
         true},
        {"other paragraphs", told(text), {{}, {}, {half, {}, rest}}, true},
        {"a tail of a tenth", told(text), told(joined(text, counted(20, "b"))), true},
        {"a head of a tenth", told(text), told(joined(counted(20, "b"), text)), true},
        {"as much again", told(text), told(joined(text, counted(200, "b"))), false},
        {"half", told(text), told(half), false},
        {"only the title", {text, {}, {counted(50, "b")}}, {text, {}, {counted(50, "c")}}, false},
        {"only a tag", {{}, {text}, {counted(50, "b")}}, {{}, {text}, {counted(50, "c")}}, false},
        {"nothing", told(text), told(counted(200, "b")), false},
        {"the same words backwards", told(text), told(Words(text.rbegin(), text.rend())), false},
        {"the same but few", told(counted(19, "a")), told(counted(19, "a")), false},
        {"the same, just enough", told(counted(20, "a")), told(counted(20, "a")), true},
        {"no words", told({}), told({}), false},
        {"one word over and over", told(Words(40, "a")), told(Words(400, "a")), true},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(stories_of({row.first, row.second}), (Stories{0, row.is_copy ? 0u : 1u}));
        EXPECT_EQ(stories_of({row.second, row.first}), (Stories{0, row.is_copy ? 0u : 1u}));
    }
}

TEST(StoryFinder, TheFirstOfAStoryStandsForIt) {
    const Story a = told(counted(100, "a"));
    const Story b = told(counted(100, "b"));
    const Story few = told(counted(5, "a"));
    EXPECT_EQ(stories_of({}), Stories{});
    EXPECT_EQ(stories_of({a, b, few, b, a, few, a}), (Stories{0, 1, 2, 1, 0, 5, 0}));
}

// Each is near to the next only.
TEST(StoryFinder, CopiesOfCopiesAreOneStory) {
    std::vector<Story> articles;
    const Words text = counted(1000, "a");
    for (std::ptrdiff_t i = 0; i < 8; ++i)
        articles.push_back(told(Words(text.begin() + 20 * i, text.begin() + 20 * i + 400)));
    EXPECT_EQ(stories_of(articles), Stories(8, 0));
    EXPECT_EQ(stories_of({articles.front(), articles.back()}), (Stories{0, 1}));
}

std::set<Words> runs_of(const Words& words) {
    std::set<Words> runs;
    for (auto word = words.begin(); words.end() - word >= 4; ++word)
        runs.emplace(word, word + 4);
    return runs;
}

double resemblance(const Words& left, const Words& right) {
    const std::set<Words> here = runs_of(left);
    const std::set<Words> there = runs_of(right);
    std::vector<Words> common;
    std::set_intersection(here.begin(), here.end(), there.begin(), there.end(),
                          std::back_inserter(common));
    const double both = static_cast<double>(common.size());
    return both / (static_cast<double>(here.size() + there.size()) - both);
}

// Estimates may err, but not by far.
TEST(StoryFinder, AgreesWithCountingTheRuns) {
    Random random(11);
    int near = 0;
    int far = 0;
    int wrong = 0;
    for (int i = 0; i < 300; ++i) {
        const Words text = counted(60 + testing::below(random, 300), "a");
        Words changed = text;
        const std::size_t changes = testing::below(random, text.size() / 6);
        for (std::size_t k = 0; k < changes; ++k)
            changed[testing::below(random, changed.size())] = "b" + std::to_string(k);
        const double exact = resemblance(text, changed);
        const bool found = stories_of({told(text), told(changed)})[1] == 0;
        near += exact >= 0.85 ? 1 : 0;
        far += exact <= 0.5 ? 1 : 0;
        wrong += (exact >= 0.85 && !found) || (exact <= 0.5 && found) ? 1 : 0;
    }
    EXPECT_GE(near, 30);
    EXPECT_GE(far, 30);
    EXPECT_LE(wrong, 3);
}

TEST(StoryFinder, DoesNotDependOnTheNumbersOfWords) {
    Random random(12);
    std::vector<Story> articles;
    const Words text = counted(150, "a");
    for (int i = 0; i < 60; ++i) {
        Words changed = text;
        for (std::size_t k = testing::below(random, 30); k > 0; --k)
            changed[testing::below(random, changed.size())] = "b" + std::to_string(i * 40 + 1);
        articles.push_back(told(changed));
    }
    const Stories stories = stories_of(articles);
    EXPECT_GT(std::set<DocumentNumber>(stories.begin(), stories.end()).size(), 1u);
    EXPECT_EQ(stories_of(articles, counted(500, "c")), stories);
}

// Comparing each with each would take minutes.
TEST(StoryFinder, ThousandsOfCopiesAreFoundAtOnce) {
    EXPECT_EQ(stories_of(std::vector<Story>(20'000, told(counted(30, "a")))), Stories(20'000, 0));
}

}  // namespace
}  // namespace telusur
