// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/columns.h"

#include <gtest/gtest.h>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/build/columns_builder.h"
#include "stemmers/normalizer.h"
#include "tests/support/built_generation.h"
#include "tests/support/errors.h"
#include "tests/support/sample_articles.h"
#include "tests/support/temp_dir.h"

namespace telusur {
namespace {

using testing::TempDir;
using Names = std::vector<std::string>;

Article tagged(const std::string& id, std::int64_t seconds, const Names& tags) {
    Article article;
    article.id = id;
    article.published = Timestamp{seconds, Timestamp::Precision::Second};
    article.tags = tags;
    return article;
}

class ColumnsTest : public ::testing::Test {
  protected:
    const Columns& built(const std::vector<Article>& articles) {
        ColumnsBuilder builder;
        std::uint32_t length = 0;
        for (const Article& article : articles)
            builder.add(article, ++length);
        builder.write(directory_ / "columns");
        columns_.emplace(directory_ / "columns");
        return *columns_;
    }

  private:
    TempDir directory_;
    std::optional<Columns> columns_;
};

// "label=key" of each value a document has.
Names described(const ValueColumn& column, std::span<const Ordinal> ordinals) {
    Names names;
    for (const Ordinal ordinal : ordinals) {
        names.push_back(std::string(column.label(ordinal)) + "=" +
                        std::string(column.key(ordinal)));
    }
    return names;
}

Names all_values(const ValueColumn& column) {
    std::vector<Ordinal> ordinals;
    for (Ordinal ordinal = 0; ordinal < column.value_count(); ++ordinal)
        ordinals.push_back(ordinal);
    return described(column, ordinals);
}

TEST_F(ColumnsTest, NoDocuments) {
    const Columns& columns = built({});
    EXPECT_EQ(columns.document_count(), 0u);
    EXPECT_EQ(columns.total_length(), 0u);
    EXPECT_TRUE(columns.candidates_by_id("a").empty());
    for (const ValueFieldRow& row : kValueFields) {
        EXPECT_EQ(columns.values(row.field).value_count(), 0u);
        EXPECT_EQ(columns.values(row.field).find(""), std::nullopt);
        EXPECT_EQ(columns.values(row.field).find("a"), std::nullopt);
    }
}

TEST_F(ColumnsTest, TimesLengthsAndUndatedLast) {
    std::vector<Article> articles = {tagged("a", 200, {}), tagged("b", 100, {}),
                                     tagged("c", 100, {}), tagged("d", -5, {}),
                                     tagged("e", 0, {}),   tagged("f", 0, {})};
    articles[1].published = Timestamp{100, Timestamp::Precision::Day};
    articles[4].published.reset();
    articles[5].published.reset();
    const Columns& columns = built(articles);
    const auto times = columns.times();
    EXPECT_EQ((std::vector<std::int64_t>(times.begin(), times.end())),
              (std::vector<std::int64_t>{200, 100, 100, -5, kNoTime, kNoTime}));
    const auto lengths = columns.lengths();
    EXPECT_EQ((std::vector<std::uint32_t>(lengths.begin(), lengths.end())),
              (std::vector<std::uint32_t>{1, 2, 3, 4, 5, 6}));
    EXPECT_EQ(columns.total_length(), 21u);
    for (DocumentNumber i = 0; i < articles.size(); ++i) {
        EXPECT_EQ(columns.published(i), articles[i].published) << i;
    }
}

TEST_F(ColumnsTest, StoriesAndTheirCopies) {
    using Documents = std::vector<DocumentNumber>;
    struct Row {
        Documents stories;
        std::vector<Documents> copies;  // by document
        Documents all;
    };
    const std::vector<Row> rows = {
        {{0, 1, 2, 3, 4}, {{}, {}, {}, {}, {}}, {}},
        {{0, 0, 0, 0, 0}, {{1, 2, 3, 4}, {}, {}, {}, {}}, {1, 2, 3, 4}},
        {{0, 1, 1, 0, 1}, {{3}, {2, 4}, {}, {}, {}}, {3, 2, 4}},
        {{0, 1, 2, 3, 3}, {{}, {}, {}, {4}, {}}, {4}},
    };
    for (const Row& row : rows) {
        const TempDir directory;
        ColumnsBuilder builder;
        for (int i = 0; i < 5; ++i)
            builder.add(tagged("a", -i, {}), 1);
        builder.set_stories(row.stories);
        builder.write(directory / "columns");
        const Columns columns(directory / "columns");
        EXPECT_EQ(Documents(columns.copies().begin(), columns.copies().end()), row.all);
        for (DocumentNumber i = 0; i < 5; ++i) {
            EXPECT_EQ(columns.story(i), row.stories[i]);
            const auto copies = columns.copies(i);
            EXPECT_EQ(Documents(copies.begin(), copies.end()), row.copies[i]) << i;
        }
    }
}

TEST_F(ColumnsTest, WithoutStoriesEachIsAlone) {
    const Columns& columns = built({tagged("a", 2, {}), tagged("b", 1, {})});
    EXPECT_EQ(columns.story(0), 0u);
    EXPECT_EQ(columns.story(1), 1u);
    EXPECT_TRUE(columns.copies().empty());
    EXPECT_TRUE(built({}).copies().empty());
}

TEST_F(ColumnsTest, TotalLengthGoesBeyond32Bits) {
    const TempDir directory;
    ColumnsBuilder builder;
    for (int i = 0; i < 3; ++i)
        builder.add(tagged("a", -i, {}), 0xFFFFFFFF);
    builder.write(directory / "columns");
    EXPECT_EQ(Columns(directory / "columns").total_length(), 3 * std::uint64_t{0xFFFFFFFF});
}

TEST_F(ColumnsTest, DocumentsNotNewestFirstAreRefused) {
    EXPECT_EQ(testing::code_thrown_by([&] {
                  built({tagged("a", 1, {}), tagged("b", 2, {})});
              }),
              "BadData");
    Article undated = tagged("a", 1, {});
    undated.published.reset();
    EXPECT_EQ(testing::code_thrown_by([&] { built({undated, tagged("b", 2, {})}); }), "BadData");
}

TEST_F(ColumnsTest, OrdinalsRunByFrequencyThenKey) {
    const Columns& columns = built({tagged("a", 9, {"Rob", "Pasar", "banjir"}),
                                    tagged("b", 8, {"Nelayan", "Rob", "Aceh"}),
                                    tagged("c", 7, {"banjir", "Rob"}), tagged("d", 6, {})});
    const ValueColumn& tags = columns.values(ValueField::Tag);
    EXPECT_EQ(all_values(tags),
              (Names{"Rob=rob", "banjir=banjir", "Aceh=aceh", "Nelayan=nelayan", "Pasar=pasar"}));
    EXPECT_EQ(described(tags, tags.values(0)), (Names{"Rob=rob", "banjir=banjir", "Pasar=pasar"}));
    EXPECT_EQ(described(tags, tags.values(3)), Names{});
    EXPECT_EQ((std::vector<DocumentNumber>(tags.documents(0).begin(), tags.documents(0).end())),
              (std::vector<DocumentNumber>{0, 1, 2}));
    EXPECT_EQ((std::vector<DocumentNumber>(tags.documents(1).begin(), tags.documents(1).end())),
              (std::vector<DocumentNumber>{0, 2}));
}

struct LabelRow {
    std::vector<Names> tags;  // of one article after another
    Names values;
};

TEST_F(ColumnsTest, LabelIsTheMostFrequentSpelling) {
    const std::vector<LabelRow> rows = {
        {{{"BANJIR"}, {"Banjir"}, {"Banjir"}}, {"Banjir=banjir"}},
        {{{"BANJIR"}, {"Banjir"}}, {"BANJIR=banjir"}},
        {{{"Banjir"}, {"BANJIR"}}, {"BANJIR=banjir"}},
        {{{"José"}, {"Jose"}, {"José"}}, {"José=jose"}},
        {{{"Jum’at"}, {"Jum'at"}, {"Jum’at"}}, {"Jum’at=jumat"}},
        {{{"Banjir  Rob"}, {"banjir rob"}, {"banjir rob"}}, {"banjir rob=banjir rob"}},
        {{{"C++", "C"}}, {"C=c", "C++=c++"}},
        {{{"", " ", "'"}}, {}},
        {{{"Rob", "ROB", "rob"}}, {"ROB=rob"}},
    };
    for (const LabelRow& row : rows) {
        std::vector<Article> articles;
        std::int64_t time = 0;
        for (const Names& tags : row.tags)
            articles.push_back(tagged("a", --time, tags));
        EXPECT_EQ(all_values(built(articles).values(ValueField::Tag)), row.values)
            << ::testing::PrintToString(row.tags);
    }
}

TEST_F(ColumnsTest, AValueThatAnArticleNamesTwiceCountsOnce) {
    const Columns& columns = built({tagged("a", 2, {"Rob", "ROB", "rob", "Rob"}),
                                    tagged("b", 1, {"Pasar"}), tagged("c", 0, {"Pasar"})});
    const ValueColumn& tags = columns.values(ValueField::Tag);
    EXPECT_EQ(all_values(tags), (Names{"Pasar=pasar", "Rob=rob"}));
    EXPECT_EQ(tags.values(0).size(), 1u);
    EXPECT_EQ(tags.documents(1).size(), 1u);
}

TEST_F(ColumnsTest, FindsByKeyOnly) {
    const Columns& columns =
        built({tagged("a", 2, {"Rob", "Banjir", "Banjir Rob", "Ärger", "Zebra", "東京"})});
    const ValueColumn& tags = columns.values(ValueField::Tag);
    for (Ordinal ordinal = 0; ordinal < tags.value_count(); ++ordinal) {
        EXPECT_EQ(tags.find(tags.key(ordinal)), ordinal) << tags.key(ordinal);
    }
    for (const char* absent : {"", "Rob", "ro", "robb", "a", "zz", "banjir ", "東", "\xFF"}) {
        EXPECT_EQ(tags.find(absent), std::nullopt) << absent;
    }
}

TEST_F(ColumnsTest, FindsByBeginning) {
    const Columns& columns =
        built({tagged("a", 2, {"Rob", "Banjir", "Banjir Rob", "Banjir Bandang", "Zebra", "東京"})});
    const ValueColumn& tags = columns.values(ValueField::Tag);
    const std::vector<std::pair<std::string, std::vector<std::string>>> rows{
        {"", {"banjir", "banjir bandang", "banjir rob", "rob", "zebra", "東京"}},
        {"b", {"banjir", "banjir bandang", "banjir rob"}},
        {"banjir ", {"banjir bandang", "banjir rob"}},
        {"banjir rob", {"banjir rob"}},
        {"banjir robo", {}},
        {"a", {}},
        {"c", {}},
        {"zebra", {"zebra"}},
        {"東", {"東京"}},
        {"\xFF", {}},
    };
    for (const auto& [beginning, wanted] : rows) {
        std::vector<std::string> keys;
        for (const Ordinal ordinal : tags.with_prefix(beginning))
            keys.emplace_back(tags.key(ordinal));
        EXPECT_EQ(keys, wanted) << beginning;
    }
}

TEST_F(ColumnsTest, CandidatesById) {
    const Columns& columns = built({tagged("a", 3, {}), tagged("b", 2, {}), tagged("a", 1, {})});
    const auto twice = columns.candidates_by_id("a");
    EXPECT_EQ((std::vector<DocumentNumber>(twice.begin(), twice.end())),
              (std::vector<DocumentNumber>{0, 2}));
    EXPECT_EQ(columns.candidates_by_id("b").size(), 1u);
    EXPECT_EQ(columns.candidates_by_id("b")[0], 1u);
    for (const char* absent : {"", "c", "A", "aa"})
        EXPECT_TRUE(columns.candidates_by_id(absent).empty());
}

// The plainest reading of the same articles.
struct Expected {
    std::map<std::string, std::set<DocumentNumber>> documents;
    std::map<std::string, std::map<std::string, int>> spellings;
};

Expected expected_of(const std::vector<Article>& articles, ValueField field) {
    Expected expected;
    for (DocumentNumber document = 0; document < articles.size(); ++document) {
        for (const std::string& label : values_of(articles[document], field)) {
            const std::string key = fold_label(label);
            if (key.empty()) continue;
            expected.documents[key].insert(document);
            ++expected.spellings[key][label];
        }
    }
    return expected;
}

void expect_column(const ValueColumn& column, const Expected& expected,
                   DocumentNumber document_count) {
    ASSERT_EQ(column.value_count(), expected.documents.size());
    std::map<DocumentNumber, std::vector<Ordinal>> values;
    for (Ordinal ordinal = 0; ordinal < column.value_count(); ++ordinal) {
        const std::string key(column.key(ordinal));
        ASSERT_TRUE(expected.documents.contains(key)) << key;
        const std::set<DocumentNumber>& wanted = expected.documents.at(key);
        const auto documents = column.documents(ordinal);
        EXPECT_TRUE(std::equal(documents.begin(), documents.end(), wanted.begin(), wanted.end()))
            << key;
        if (ordinal > 0) {
            EXPECT_GE(column.documents(ordinal - 1).size(), documents.size()) << key;
        }
        const auto& spellings = expected.spellings.at(key);
        for (const auto& [label, count] : spellings) {
            EXPECT_LE(count, spellings.at(std::string(column.label(ordinal)))) << label;
        }
        EXPECT_EQ(column.find(key), ordinal);
        for (const DocumentNumber document : wanted)
            values[document].push_back(ordinal);
    }
    for (DocumentNumber document = 0; document < document_count; ++document) {
        const auto found = column.values(document);
        EXPECT_EQ(std::vector<Ordinal>(found.begin(), found.end()), values[document]) << document;
    }
}

TEST_F(ColumnsTest, AgreesWithThePlainestReadingOfSampleArticles) {
    const testing::BuiltGeneration generation(testing::sample_articles(31, 400));
    const std::vector<Article>& articles = generation.articles();
    const Columns& columns = built(articles);
    ASSERT_EQ(columns.document_count(), articles.size());
    for (DocumentNumber i = 0; i < articles.size(); ++i) {
        EXPECT_EQ(columns.published(i), articles[i].published) << i;
        ASSERT_EQ(columns.candidates_by_id(articles[i].id).size(), 1u);
        EXPECT_EQ(columns.candidates_by_id(articles[i].id)[0], i);
    }
    for (const ValueFieldRow& row : kValueFields) {
        SCOPED_TRACE(row.name);
        expect_column(columns.values(row.field), expected_of(articles, row.field),
                      columns.document_count());
    }
}

}  // namespace
}  // namespace telusur
