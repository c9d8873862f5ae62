// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/stem_command.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

#include "tests/searchd/support/random_source.h"
#include "tests/searchd/support/sample_index.h"
#include "tests/support/errors.h"
#include "tests/support/small_language.h"

namespace telusur::testing {
namespace {

using ::testing::MatchesRegex;
using ::testing::StartsWith;

std::string stemmed(const std::string& input, bool all = false) {
    std::istringstream words(input);
    std::string text;
    stem_words(small_language().model(), words, all, [&text](std::string_view line) {
        EXPECT_TRUE(line.ends_with('\n')) << line;
        text += line;
    });
    return text;
}

struct StemRow {
    const char* name;
    std::string input;
    std::string output;
};

TEST(StemWords, GiveALineForALine) {
    using namespace std::string_literals;
    const std::vector<StemRow> rows{
        {"nothing", "", ""},
        {"a root", "buku\n", "buku\tbuku\n"},
        {"a form", "pembangunan\n", "pembangunan\tbangun\n"},
        {"no line feed at the end", "pembangunan", "pembangunan\tbangun\n"},
        {"several", "membeli\nbuku\n", "membeli\tbeli\nbuku\tbuku\n"},
        {"carriage returns", "membeli\r\nbuku\r\n", "membeli\tbeli\nbuku\tbuku\n"},
        {"an empty line", "membeli\n\nbuku\n", "membeli\tbeli\n\t\nbuku\tbuku\n"},
        {"an empty line with a carriage return", "\r\n", "\t\n"},
        {"capitals", "PEMBANGUNAN\n", "PEMBANGUNAN\tbangun\n"},
        {"capitals that stay", "Buku\n", "Buku\tBuku\n"},
        {"marks", "pémbangunan\n", "pémbangunan\tbangun\n"},
        {"doubled", "anak-anak\n", "anak-anak\tanak\n"},
        {"doubled with affixes", "berlari-lari\n", "berlari-lari\tlari\n"},
        {"a clitic set off", "KPK-nya\n", "KPK-nya\tkpk\n"},
        {"a compound", "sepak-bola\n", "sepak-bola\tsepak-bola\n"},
        {"a shorthand", "undang2\n", "undang2\tundang\n"},
        {"blanks around", " membeli \n", " membeli \tbeli\n"},
        {"ill-formed", "\xFF\xFE\n", "\xFF\xFE\t\xFF\xFE\n"},
        {"NUL", "a\0b\n"s, "a\0b\ta\0b\n"s},
        {"no letters", "?!\n", "?!\t?!\n"},
        {"unknown", "zqxw\n", "zqxw\tzqxw\n"},
    };
    for (const StemRow& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(stemmed(row.input), row.output);
    }
}

TEST(StemWords, GiveEveryAnalysisWhereAsked) {
    std::istringstream lines(stemmed("perbankan\nzqxw\nmembeli\n", true));
    std::string word;
    int analyses = 0;
    std::string best;
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with('\t')) {
            word = line;
            best.clear();
            continue;
        }
        EXPECT_THAT(line, MatchesRegex("\t[a-z]+\t[^\t]*\t-?[0-9]+\t[0-9]+")) << word;
        if (best.empty()) {
            best = line;
            const std::string root = word.substr(word.find('\t'));
            EXPECT_THAT(best, StartsWith(root + '\t')) << word;
        }
        ++analyses;
    }
    EXPECT_GE(analyses, 3);  // two at least of perbankan: perban and bank
}

TEST(StemWords, SurviveAnyBytes) {
    RandomSource random(3);
    for (int round = 0; round < 300; ++round) {
        const std::string input = random.bytes(random.below(80));
        const auto lines = std::count(input.begin(), input.end(), '\n');
        const bool open = !input.empty() && !input.ends_with('\n');
        const std::string output = stemmed(input);
        ASSERT_EQ(std::count(output.begin(), output.end(), '\n'), lines + (open ? 1 : 0));
    }
}

// Titles only, so that every word of a title stands in one article.
const SampleIndex& families() {
    static const SampleIndex index([] {
        std::vector<Article> articles(3);
        const std::vector<const char*> titles{"Membangun dan membangun", "Pembangunan membangun",
                                              "Bangun Covid-19"};
        for (std::size_t i = 0; i < articles.size(); ++i) {
            articles[i].id = std::to_string(i);
            articles[i].title = titles[i];
        }
        return articles;
    }());
    return index;
}

TEST(FamilyOf, ListsTheFormsOfARootWithTheirCounts) {
    const std::string data = families().directory().path().string();
    const std::string family = "membangun\t3\t2\nbangun\t1\t1\npembangunan\t1\t1\n";
    const std::vector<std::pair<std::string, std::string>> rows{
        {"bangun", family},
        {"pembangunan", family},
        {"BANGUNAN", family},
        {"dan", "dan\t1\t1\n"},
        {"covid19", "covid-19\t1\t1\n"},
        {"zqxw", ""},
        {"", ""},
        {"?!", ""},
        {"\xFF", ""},
    };
    for (const auto& [word, forms] : rows)
        EXPECT_EQ(family_of(data, word), forms) << word;
}

TEST(LanguageModelFor, IsThatOfTheLiveGeneration) {
    const LanguageModel model = language_model_for(families().directory().path().string());
    EXPECT_EQ(model.fingerprint(), small_language().model().fingerprint());
}

TEST(LanguageModelFor, NeedsAnIndexWhereOneIsNamed) {
    const TempDir empty;
    EXPECT_EQ(code_thrown_by([&] { language_model_for(empty.path().string()); }), "NoIndex");
    EXPECT_EQ(code_thrown_by([&] { family_of(empty.path().string(), "a"); }), "NoIndex");
}

// With an installed dictionary or without: our own lists are always there.
TEST(LanguageModelFor, NeedsNoIndexWhereNoneIsNamed) {
    const LanguageModel model = language_model_for("");
    EXPECT_TRUE(model.acronyms().empty());
    EXPECT_FALSE(model.stemmer().root("berita").empty());
}

}  // namespace
}  // namespace telusur::testing
