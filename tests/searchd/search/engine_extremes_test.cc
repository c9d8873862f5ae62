// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "indexer/build/generation_check.h"
#include "searchd/search/engine.h"
#include "tests/searchd/support/sample_index.h"
#include "tests/support/errors.h"

namespace telusur::testing {
namespace {

// What no archive has and some archive will have, through the real build, the real check and the
// real engine.

Article article(const std::string& id, const std::string& title, const std::string& body = {}) {
    Article made;
    made.id = id;
    made.title = title;
    if (!body.empty()) made.body.push_back({Paragraph::Kind::Text, body});
    return made;
}

Article dated(const std::string& id, int year) {
    Article made = article(id, "Kabar");
    made.published = Timestamp{first_second({year, 3, 1}), Timestamp::Precision::Day};
    return made;
}

Article tagged(const std::string& id, std::size_t first_tag, std::size_t tags) {
    Article made = article(id, "Kabar");
    for (std::size_t i = 0; i < tags; ++i)
        made.tags.push_back(fmt::format("Tanda {}", first_tag + i));
    return made;
}

std::vector<Article> with_many_tags() {
    std::vector<Article> articles;
    for (std::size_t i = 0; i < 70; ++i)
        articles.push_back(tagged(fmt::format("{:02}", i), i * 1000, 1000));
    return articles;
}

// Of one second, put into the archive from the last id to the first.
std::vector<Article> of_one_second() {
    std::vector<Article> articles;
    for (int i = 399; i >= 0; --i)
        articles.push_back(dated(fmt::format("{:03}", i), 2020));
    return articles;
}

std::vector<std::string> numbered(int first, int last) {
    std::vector<std::string> ids;
    for (int i = first; i <= last; ++i)
        ids.push_back(fmt::format("{:03}", i));
    return ids;
}

using Ids = std::vector<std::string>;

struct Question {
    Parameters parameters;
    std::uint64_t total;
    Ids ids;
};

struct Extreme {
    const char* name;
    std::vector<Article> articles;
    std::vector<Question> questions;
};

const std::string kLetters300(300, 'k');
const std::string kLetters5000(5000, 'p');

std::vector<Extreme> extremes() {
    const std::vector<Article> of_all_times{dated("kuno", 1901), dated("lama", 1969),
                                            dated("baru", 2020), dated("besok", 2999),
                                            article("tanpa", "Kabar")};
    return {
        {"long_words",
         {article("300", "Kabar " + kLetters300, "Kata " + kLetters300 + " panjang."),
          article("5000", kLetters5000, kLetters5000)},
         {{{{"q", kLetters300}}, 1, {"300"}},
          {{{"q", kLetters5000.substr(0, 1000)}}, 1, {"5000"}},
          {{{"q", "\"kata " + kLetters300 + " panjang\""}}, 1, {"300"}}}},
        {"little_text",
         {article("judul", "Banjir"), article("isi", "", "Banjir rob."),
          article("tanda", "?!", "…"), article("kosong", "")},
         {{{{"q", "banjir"}, {"sort", "newest"}}, 2, {"isi", "judul"}},
          {{{"sort", "newest"}}, 4, {"isi", "judul", "kosong", "tanda"}},
          {{{"q", "-banjir"}, {"sort", "newest"}}, 2, {"kosong", "tanda"}}}},
        {"no_words_at_all",
         {article("kosong", "")},
         {{{{"q", "banjir"}}, 0, {}}, {{}, 1, {"kosong"}}}},
        {"ten_thousand_tags",
         {tagged("banyak", 0, 10000), tagged("satu", 9999, 1)},
         {{{{"tag", "tanda 9999"}, {"sort", "newest"}}, 2, {"banyak", "satu"}},
          {{{"tag", "Tanda 0"}}, 1, {"banyak"}},
          {{{"q", "\"tanda 5000\""}}, 1, {"banyak"}},
          {{{"facets", "tag"}, {"facet_limit", "1000"}, {"per_page", "1"}}, 2, {"banyak"}}}},
        {"seventy_thousand_tags",
         with_many_tags(),
         {{{{"tag", "Tanda 69999"}}, 1, {"69"}},
          {{{"tag", "Tanda 65536"}}, 1, {"65"}},
          {{{"tag", "Tanda 70000"}}, 0, {}}}},
        {"all_times",
         of_all_times,
         {{{{"sort", "newest"}}, 5, {"besok", "baru", "lama", "kuno", "tanpa"}},
          {{{"sort", "oldest"}}, 5, {"kuno", "lama", "baru", "besok", "tanpa"}},
          {{{"to", "1969"}}, 2, {"lama", "kuno"}},
          {{{"from", "1969-03-01"}, {"to", "2020"}}, 2, {"baru", "lama"}},
          {{{"from", "2021"}}, 1, {"besok"}}}},
        {"one_second",
         of_one_second(),
         {{{{"per_page", "100"}, {"page", "1"}}, 400, numbered(0, 99)},
          {{{"per_page", "100"}, {"page", "4"}}, 400, numbered(300, 399)},
          {{{"q", "kabar"}, {"per_page", "100"}, {"page", "3"}}, 400, numbered(200, 299)},
          {{{"from", "2020-03-01"}, {"to", "2020-03-01"}, {"per_page", "1"}}, 400, {"000"}}}},
    };
}

class EngineOverExtremes : public ::testing::TestWithParam<Extreme> {};

TEST_P(EngineOverExtremes, IsRight) {
    const Extreme& extreme = GetParam();
    const SampleIndex index(extreme.articles);
    std::uint64_t whole = 0;
    const Thrown checked =
        thrown_by([&] { whole = verify_generation(index.live_path(), CheckDepth::All); });
    EXPECT_EQ(checked.message, "");
    EXPECT_EQ(whole, extreme.articles.size());
    const auto engine = index.engine();
    for (const Question& question : extreme.questions) {
        const SearchRequest request = request_of(question.parameters);
        SCOPED_TRACE(request.text.substr(0, 40) + ", " +
                     (question.ids.empty() ? "" : question.ids[0]));
        const SearchResult result = engine->search(request);
        EXPECT_EQ(result.total, question.total);
        EXPECT_EQ(ids_of(result), question.ids);
    }
    for (const Article& stored : extreme.articles)
        EXPECT_EQ(engine->article(stored.id), stored) << stored.id;
}

INSTANTIATE_TEST_SUITE_P(Kinds, EngineOverExtremes, ::testing::ValuesIn(extremes()),
                         [](const auto& parameter) { return parameter.param.name; });

TEST(EngineOverManyTags, CountsThemAll) {
    const SampleIndex index(with_many_tags());
    const SearchResult result =
        index.engine()->search(request_of({{"facets", "tag"}, {"facet_limit", "1000"}}));
    ASSERT_EQ(result.facets.size(), 1u);
    EXPECT_EQ(result.facets[0].values.size(), 1000u);
    EXPECT_EQ(result.facets[0].other, 69000u);
    EXPECT_EQ(result.facets[0].missing, 0u);
}

TEST(EngineOverAllTimes, CountsYears) {
    const SampleIndex index(std::vector<Article>{dated("1", 1901), dated("2", 1969),
                                                 dated("3", 2999), article("4", "Kabar")});
    const SearchResult result = index.engine()->search(request_of({{"facets", "year"}}));
    ASSERT_EQ(result.facets.size(), 1u);
    EXPECT_EQ(result.facets[0].missing, 1u);
    std::vector<std::string> years;
    for (const FacetValue& value : result.facets[0].values)
        years.push_back(fmt::format("{}: {}", value.value, value.count));
    EXPECT_EQ(years, (std::vector<std::string>{"1901: 1", "1969: 1", "2999: 1"}));
}

}  // namespace
}  // namespace telusur::testing
