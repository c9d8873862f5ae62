// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "tests/searchd/support/oracle.h"
#include "tests/searchd/support/random_requests.h"
#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

// The request that choosing this value alone in its facet makes; where all tags must be there, this
// one beside them.
SearchRequest clicked(const SearchRequest& request, FacetName facet, const std::string& value) {
    const bool by_date = std::holds_alternative<DateInterval>(facet);
    const bool beside = request.tag_mode == TagMode::All && facet == FacetName{ValueField::Tag};
    Parameters parameters;
    for (const auto& [name, old] : parameters_of(request)) {
        const bool of_facet = by_date ? name == "from" || name == "to" : name == name_of(facet);
        const bool own = of_facet && !beside;
        if (!own && name != "facets") parameters.emplace_back(name, old);
    }
    if (by_date) {
        parameters.emplace_back("from", value);
        parameters.emplace_back("to", value);
    } else {
        parameters.emplace_back(name_of(facet), value);
    }
    return parse_search_request(parameters);
}

// Clicks all values of all facets of random questions; returns how many.
std::size_t click_through(const SampleIndex& index, std::uint64_t seed, int questions) {
    const auto engine = index.engine();
    const std::vector<Article> articles = index.articles();
    RequestMaker maker(articles, seed);
    std::size_t clicks = 0;
    for (int i = 0; i < questions && !::testing::Test::HasFailure(); ++i) {
        const SearchRequest request = maker.next();
        SCOPED_TRACE(shown(request));
        for (const Facet& facet : engine->search(request).facets) {
            for (const FacetValue& value : facet.values) {
                SearchRequest click = clicked(request, facet.name, value.value);
                click.per_page = 1;
                click.page = 1;
                EXPECT_EQ(engine->search(click).total, value.count)
                    << name_of(facet.name) << " \"" << value.value << '"';
                ++clicks;
            }
        }
    }
    return clicks;
}

TEST(EngineClick, CountEqualsTotalOverTheCorpus) {
    EXPECT_GE(click_through(corpus_index(), 21, 60), 500u);
}

TEST(EngineClick, CountEqualsTotalOverOddArticles) {
    EXPECT_GE(click_through(SampleIndex(odd_articles(130, 5)), 22, 60), 300u);
}

// What a facet gives as value must select the same articles whatever characters the value holds.
TEST(EngineClick, CountEqualsTotalForUnusualSpellings) {
    const std::vector<std::string> labels{"C++",   "S.Sos.",       "Jum'at",       "Jum´at",
                                          "a ¨b",  "M¨unchen",     "ﬁlm ½ Å",      "İstanbul",
                                          "ß",     "東京 　 京都", "a,b&c=d",      "l'État/c'est",
                                          "ᾼ ϓ ǰ", "㌍",           "¯\\_(ツ)_/¯",  "x‍y",
                                          "ﷺ",     "Ω Ω K",        "a\u0301\u0323"};
    std::vector<Article> articles;
    for (const std::string& label : labels) {
        Article article;
        article.id = "id" + std::to_string(articles.size());
        article.title = "judul";
        article.tags = {label};
        articles.push_back(article);
    }
    const SampleIndex index(articles);
    const auto engine = index.engine();
    const SearchRequest all = request_of({{"facets", "tag"}, {"facet_limit", "1000"}});
    const Facet facet = engine->search(all).facets.at(0);
    EXPECT_GE(facet.values.size(), labels.size() - 3);
    for (const FacetValue& value : facet.values) {
        EXPECT_EQ(engine->search(request_of({{"tag", value.value}})).total, value.count)
            << "value \"" << value.value << '"';
        EXPECT_GE(engine->search(request_of({{"tag", value.label}})).total, 1u)
            << "label \"" << value.label << '"';
    }
}

}  // namespace
}  // namespace telusur::testing
