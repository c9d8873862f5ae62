// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/similar_articles.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>
#include <string>
#include <vector>

#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

using ::testing::IsEmpty;

// Words of a text: `count` of them, from a place on.
std::string words(const std::string& word, std::size_t first, std::size_t count) {
    std::string text;
    for (std::size_t i = first; i < first + count; ++i)
        text += word + std::to_string(i) + ' ';
    return text;
}

Article written(const std::string& id, const std::string& title, const std::string& body,
                int year) {
    Article article;
    article.id = id;
    article.title = title;
    article.body = {{Paragraph::Kind::Text, body}};
    if (year != 0)
        article.published = Timestamp{first_second({year, 1, 1}), Timestamp::Precision::Day};
    return article;
}

// Sixty articles that share nothing, for a word of two or three articles to be rare among.
std::vector<Article> with_others(std::vector<Article> articles) {
    for (int i = 0; i < 60; ++i) {
        const std::string number = std::to_string(i);
        articles.push_back(written("lain" + number, "lain" + number,
                                   words("l" + number + "x", 0, 30) + "umum", 2000 + i % 20));
    }
    return articles;
}

std::vector<std::string> similar_to(const SampleIndex& index, const std::string& id,
                                    std::size_t limit = 5) {
    const auto hits = index.engine()->similar(id, limit);
    if (!hits) return {"unknown"};
    SearchResult result;
    result.hits = *hits;
    return ids_of(result);
}

struct Row {
    const char* name;
    std::vector<Article> articles;  // of the first, its like are asked for
    std::vector<std::string> similar;
};

TEST(SimilarArticles, AreThoseThatShareDistinctiveWords) {
    const std::string text = words("a", 0, 40);
    const std::vector<Row> rows = {
        {"more words before fewer",
         {written("asked", "t0", text, 2020),
          written("few", "t1", words("a", 0, 6) + words("f", 0, 30), 2020),
          written("many", "t2", words("a", 0, 14) + words("m", 0, 22), 2020)},
         {"many", "few"}},
        {"words of the title before words of the body",
         {written("asked", "tanggul", "muara " + words("a", 0, 30), 2020),
          written("body", "x1", "muara " + words("b", 0, 30), 2020),
          written("title", "x2", "tanggul " + words("c", 0, 30), 2020)},
         {"title", "body"}},
        {"nothing shared",
         {written("asked", "t0", text, 2020), written("b", "t1", words("b", 0, 30), 2020)},
         {}},
        {"only a word that all have",
         {written("asked", "t0", words("a", 0, 30) + "umum", 2020)},
         {}},
        {"no words", {written("asked", "…", "", 2020)}, {}},
        {"its own copies are left out, and of others the best stays",
         {written("asked", "t0", text, 2020), written("copy", "t1", text, 2020),
          written("one", "t2", words("a", 0, 14) + words("m", 0, 22), 2020),
          written("again", "a1 a2", words("a", 0, 14) + words("m", 0, 22), 2020)},
         {"again"}},
        {"of about the same time before others",
         {written("asked", "t0", text, 2010),
          written("late", "t1", words("a", 0, 9) + words("p", 0, 27), 2019),
          written("near", "t2", words("a", 0, 9) + words("q", 0, 27), 2011),
          written("undated", "t3", words("a", 0, 9) + words("r", 0, 27), 0)},
         {"undated", "near", "late"}},
        {"time is less than words",
         {written("asked", "t0", text, 2010),
          written("near", "t1", words("a", 0, 4) + words("p", 0, 32), 2010),
          written("late", "t2", words("a", 0, 14) + words("q", 0, 22), 2020)},
         {"late", "near"}},
        {"without a date time says nothing",
         {written("asked", "t0", text, 0),
          written("late", "t1", words("a", 0, 9) + words("p", 0, 27), 2019),
          written("near", "t2", words("a", 0, 9) + words("q", 0, 27), 2011)},
         {"late", "near"}},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        const SampleIndex index(with_others(row.articles));
        EXPECT_EQ(similar_to(index, "asked"), row.similar);
    }
}

TEST(SimilarArticles, AreAsManyAsAskedForAndKnowTheirCopies) {
    std::vector<Article> articles;
    for (int i = 0; i < 12; ++i) {
        const std::string number = std::to_string(i);
        articles.push_back(
            written("t" + number, "Waduk Kertajaya", words("n" + number + "x", 0, 30), 2020));
        articles.push_back(articles.back());
        articles.back().id += " lagi";
    }
    for (int i = 0; i < 600; ++i)
        articles.push_back(written("z" + std::to_string(i), "Lain", "kabar", 2020));
    const SampleIndex index(articles);
    const auto hits = index.engine()->similar("t3", 5);
    ASSERT_TRUE(hits);
    EXPECT_EQ(hits->size(), 5u);
    for (const Hit& hit : *hits) {
        EXPECT_EQ(hit.copies, 1u);
        EXPECT_EQ(hit.title.text, "Waduk Kertajaya");
        EXPECT_THAT(hit.title.marks, IsEmpty());
        EXPECT_FALSE(hit.fragments.empty());
        EXPECT_GT(hit.score, 0);
    }
    EXPECT_EQ(index.engine()->similar("t3", 20)->size(), 11u);
    EXPECT_FALSE(index.engine()->similar("tidak ada", 5));
    EXPECT_FALSE(index.engine()->similar("", 5));
}

// What holds whatever the articles are.
TEST(SimilarArticles, KeepTheirPromisesOverTheCorpus) {
    const Generation generation = corpus_index().generation();
    const Columns& columns = generation.columns();
    std::size_t found = 0;
    for (DocumentNumber document = 0; document < columns.document_count(); ++document) {
        const auto all = similar_articles(generation, document, 20);
        EXPECT_LE(all.size(), 20u);
        std::set<DocumentNumber> stories{columns.story(document)};
        for (std::size_t i = 0; i < all.size(); ++i) {
            EXPECT_TRUE(stories.insert(columns.story(all[i].document)).second);
            EXPECT_GT(all[i].score, 0);
            EXPECT_GE(all[i > 0 ? i - 1 : 0].score, all[i].score);
        }
        const auto few = similar_articles(generation, document, 3);
        ASSERT_EQ(few.size(), std::min<std::size_t>(3, all.size()));
        for (std::size_t i = 0; i < few.size(); ++i) {
            EXPECT_EQ(few[i].document, all[i].document);
            EXPECT_EQ(few[i].score, all[i].score);
        }
        found += all.empty() ? 0 : 1;
    }
    EXPECT_GE(found, 60u);
}

}  // namespace
}  // namespace telusur::testing
