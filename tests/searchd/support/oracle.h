// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "indexer/index/article.h"
#include "indexer/index/text_analysis.h"
#include "searchd/search/request.h"
#include "searchd/search/result.h"
#include "tests/searchd/support/plain_synonyms.h"

namespace telusur {

// How gtest prints them.
void PrintTo(const FacetValue& value, std::ostream* out);
void PrintTo(const Mark& mark, std::ostream* out);

}  // namespace telusur

namespace telusur::testing {

struct RankedArticle {
    const Article* article = nullptr;
    double score = 0;
};

/// What a search must answer.
struct Expected {
    std::vector<RankedArticle> ranked;  ///< all that is found, in order
    std::vector<Facet> facets;
    std::string parsed;
    bool relaxed = false;
};

/// Answers requests over a list of articles in the plainest way, by the words of the headers and
/// without any of searchd/search but its plain structs. Questions are words and `-words` between
/// single blanks.
class Oracle {
  public:
    Oracle(std::vector<Article> articles, const TextAnalysis& analysis,
           const std::vector<SynonymLine>& synonyms = {});

    Expected answer(const SearchRequest& request) const;
    const std::vector<Article>& articles() const { return articles_; }

  private:
    struct Known {
        const Article* article = nullptr;
        std::map<std::string, double> weights;  // by root
        std::map<std::string, double> forms;
        double length = 0;
        std::string day;  // "2021-03-14"; empty without a date
        std::array<std::set<std::string>, kValueFieldCount> keys;
    };
    using Terms = PlainSynonyms::Terms;
    struct Word {
        std::string form;
        std::string root;
        std::vector<Terms> others;  // each stands for the root where all of it is there
        double articles = 0;        // that hold it
    };
    struct Question {
        std::vector<Word> words;
        std::vector<std::vector<Word>> unwanted;
        bool unsearchable = false;
    };
    using Found = std::vector<const Known*>;

    Question read(const SearchRequest& request) const;
    std::vector<Word> read_wanted(const std::string& text, const SearchRequest& request) const;
    std::vector<AnalysedWord> wanted_words(const std::string& text, Switch stop_words) const;
    static std::string print(const Word& word);
    static Word read(const AnalysedWord& word);
    void add_joined(Word& word, const AnalysedWord& left, const AnalysedWord& right) const;
    static double weight(const Known& known, const Word& word);
    Found found_by_words(const Question& question, Match match) const;
    double score(const Known& known, const Question& question) const;
    double recency(const Known& known) const;
    Facet count_values(const Found& found, ValueField field, const SearchRequest& request) const;
    Facet count_dates(const Found& found, DateInterval interval,
                      const SearchRequest& request) const;

    std::vector<Article> articles_;
    std::vector<Known> known_;
    const TextAnalysis& analysis_;
    PlainSynonyms synonyms_;
    std::map<std::string, std::string> roots_;  // by form
    double average_length_ = 0;
    // By field and key: articles that have it, and how often it is printed how.
    std::array<std::map<std::string, std::uint64_t>, kValueFieldCount> frequencies_;
    std::array<std::map<std::string, std::map<std::string, int>>, kValueFieldCount> spellings_;
};

/// Compares everything that the oracle knows, with the parameters in the failure message. True if
/// all is the same.
void expect_as(const Expected& expected, const SearchRequest& request, const SearchResult& result);

/// "q=…&tag=…&page=2", for messages.
std::string shown(const SearchRequest& request);

}  // namespace telusur::testing
