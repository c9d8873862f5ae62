// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/suggester.h"

#include <gmock/gmock.h>

#include "searchd/search/result_json.h"
#include "tests/searchd/support/sample_index.h"
#include "tests/support/random_text.h"

namespace telusur::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Invented {
    const char* id;
    const char* title;
    std::vector<std::string> tags;
    const char* writer;
};

// The first is the newest.
std::vector<Article> articles_of(const std::vector<Invented>& rows) {
    std::vector<Article> articles;
    std::int64_t second = 1'700'000'000;
    for (const Invented& row : rows) {
        Article article;
        article.id = row.id;
        article.url = std::string("https://seruni.example/") + row.id;
        article.title = row.title;
        article.body = {{Paragraph::Kind::Text, "Warga menunggu kabar dari balai desa."}};
        article.tags = row.tags;
        if (*row.writer != '\0') article.credits = {{std::string(role::kWriter), row.writer}};
        article.published = Timestamp{second--, Timestamp::Precision::Second};
        articles.push_back(article);
    }
    return articles;
}

// "kind text", marks in brackets.
std::vector<std::string> shown(const std::vector<Completion>& completions) {
    std::vector<std::string> lines;
    for (const Completion& completion : completions) {
        std::string html = to_html(completion.text);
        for (const auto& [tag, bracket] : {std::pair{"<mark>", "["}, std::pair{"</mark>", "]"}}) {
            for (std::size_t at; (at = html.find(tag)) != std::string::npos;)
                html.replace(at, std::string_view(tag).size(), bracket);
        }
        lines.push_back(std::string(name_of(completion.kind)) + ' ' + html);
    }
    return lines;
}

class SuggesterTest : public ::testing::Test {
  protected:
    std::vector<std::string> suggested(std::string_view typed, std::size_t limit = 20) const {
        return shown(suggester_.suggest(typed, limit));
    }

    SampleIndex index_{articles_of({
        {"a", "Kabar Pasar: Perahu Kembali", {"Pasar"}, "Perwira Sakti"},
        {"b", "Perahu Nelayan Karam", {"Nelayan", "Perahu Layar"}, "Dewi Perdana"},
        {"c", "Perahu nelayan karam!", {"Nelayan"}, ""},
        {"d", "Nelayan Menanti Perahu", {"Nelayan"}, "Dewi Perdana"},
        {"e", "Salat Jum’at di Perbukitan", {"Jum'at"}, "Perwira Sakti"},
        {"f", "Dari Balai Desa", {}, "Perwira Sakti"},
    })};
    Generation generation_ = index_.generation();
    StopWords stop_words_;
    Suggester suggester_{generation_, stop_words_};
};

TEST_F(SuggesterTest, EachKindInItsOrder) {
    EXPECT_THAT(
        suggested("per"),
        ElementsAre("word [per]ahu", "word [per]bukitan", "tag [Per]ahu Layar",
                    "author [Per]wira Sakti", "author Dewi [Per]dana",
                    "title [Per]ahu Nelayan Karam", "title Kabar Pasar: [Per]ahu Kembali",
                    "title Nelayan Menanti [Per]ahu", "title Salat Jum’at di [Per]bukitan"));
}

TEST_F(SuggesterTest, SeveralWordsMustAllBeThere) {
    EXPECT_THAT(suggested("perahu nel"),
                ElementsAre("word [nel]ayan", "title [Perahu] [Nel]ayan Karam",
                            "title [Nel]ayan Menanti [Perahu]"));
    EXPECT_THAT(suggested("nelayan perahu k"),
                ElementsAre("word [k]aram", "title [Perahu] [Nelayan] [K]aram"));
    EXPECT_THAT(suggested("layar pe"), ElementsAre("tag [Pe]rahu [Layar]"));
    EXPECT_THAT(suggested("dewi p"), ElementsAre("author [Dewi] [P]erdana"));
    EXPECT_THAT(suggested("perahu jumat"), IsEmpty());
    EXPECT_THAT(suggested("perahu zebra "), IsEmpty());
}

TEST_F(SuggesterTest, ABlankEndsAWord) {
    EXPECT_THAT(
        suggested("perahu "),
        ElementsAre("tag [Perahu] Layar", "title [Perahu] Nelayan Karam",
                    "title Kabar Pasar: [Perahu] Kembali", "title Nelayan Menanti [Perahu]"));
    EXPECT_THAT(suggested("per "), IsEmpty());
}

TEST_F(SuggesterTest, FoldedAsQuestionsAre) {
    for (const char* typed : {"jumat", "JUM'AT", "Jum’at", "júmat"}) {
        EXPECT_THAT(suggested(typed), ElementsAre("word [jumat]", "tag [Jum&#39;at]",
                                                  "title Salat [Jum’at] di Perbukitan"))
            << typed;
    }
}

TEST_F(SuggesterTest, StopWordsAreNoCompletions) {
    EXPECT_THAT(suggested("dar"), ElementsAre("title [Dar]i Balai Desa"));
}

TEST_F(SuggesterTest, TheLimitIsSharedOut) {
    EXPECT_THAT(suggested("per", 4),
                ElementsAre("word [per]ahu", "tag [Per]ahu Layar", "author [Per]wira Sakti",
                            "title [Per]ahu Nelayan Karam"));
    EXPECT_EQ(suggested("per", 6).size(), 6U);
    EXPECT_THAT(suggested("per", 1), ElementsAre("word [per]ahu"));
    EXPECT_THAT(suggested("per", 0), IsEmpty());
    EXPECT_LE(suggested("p", 1'000'000).size(), kMostCompletions);
}

TEST_F(SuggesterTest, NothingForNothing) {
    for (const std::string typed :
         {"", " ", "-", "\xff\xfe", "zebra", "erahu", "…", std::string(5000, 'p').c_str()})
        EXPECT_THAT(suggested(typed), IsEmpty()) << typed;
}

TEST_F(SuggesterTest, TitlesLeadToTheirArticles) {
    const auto completions = suggester_.suggest("nelayan m", 8);
    ASSERT_EQ(completions.back().kind, CompletionKind::Title);
    EXPECT_EQ(completions.back().id, "d");
    EXPECT_EQ(completions.back().url, "https://seruni.example/d");
    const auto tags = suggester_.suggest("nel", 8);
    ASSERT_EQ(tags.at(1).kind, CompletionKind::Tag);
    EXPECT_EQ(tags.at(1).articles, 3U);
}

}  // namespace
}  // namespace telusur::testing
