// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/build/text_numbers.h"
#include "indexer/build/vocabulary_builder.h"
#include "indexer/index/article.h"
#include "indexer/index/text_analysis.h"

namespace telusur {

/// A term of a document with the sum of the weights of its occurrences.
struct WeightedTerm {
    std::string_view term;
    std::uint32_t weight = 0;

    bool operator==(const WeightedTerm&) const = default;
};

/// What the index takes from an article's words.
struct AnalysedDocument {
    std::vector<WeightedTerm> terms;  ///< ascending by bytes, each term once
    std::uint32_t length = 0;  ///< the sum of their weights, without those of forms and titles
    std::vector<std::uint32_t>
        symbols;  ///< as in a TokenStream, words by their place in take_words
};

/// Analyses articles just as TextAnalysis::analyse does, title, tags and body, but remembers what
/// it made of each token as written. Not for several threads at once. Borrows the analysis.
class DocumentAnalyser {
  public:
    explicit DocumentAnalyser(const TextAnalysis& analysis) : analysis_(analysis) {}

    /// The result is overwritten by the next call.
    const AnalysedDocument& analyse(const Article& article);

    /// The words of the articles since the last call, in the order in which they first came. What
    /// is in the symbols of those articles counts in this order.
    std::vector<CountedWord> take_words();

    /// The memory that the remembered tokens take, about. It grows with the distinct ones.
    std::size_t memory_bytes() const;
    /// Forgets them. Only between take_words and the next article.
    void forget();

  private:
    struct Reading {
        std::uint32_t word = 0;   // kNone: folds to nothing
        std::uint32_t root = 0;   // this and the following are terms
        std::uint32_t form = 0;   // kNone: the form is the root
        std::uint32_t whole = 0;  // kNone: none by itself
        std::uint32_t parts_begin = 0;
        std::uint32_t parts_end = 0;
    };
    struct WordCount {
        std::uint32_t place = 0;  // in take_words, where there are occurrences
        std::uint32_t root = 0;
        std::uint32_t occurrences = 0;
        std::uint32_t documents = 0;
        std::uint32_t last_document = 0;
    };
    struct PlacedReading {
        Reading reading;
        std::uint32_t sentence = 0;
    };

    struct OrderedTerm {
        std::uint64_t leading = 0;
        WeightedTerm term;
    };

    void add_text(std::string_view text, std::uint32_t weight);
    const Reading& read(std::string_view written, TokenKind kind);
    Reading analyse_token(std::string_view written, TokenKind kind);
    void name_wholes();
    void add_title_terms();
    template <typename Use>
    void for_each_term(const Reading& reading, const Use& use) const;
    std::uint32_t count(const Reading& reading);
    void add_counted_term(std::uint32_t term, std::uint32_t weight);
    void add_term(std::uint32_t term, std::uint32_t weight);
    void collect_terms();

    const TextAnalysis& analysis_;
    TextNumbers tokens_;  // kind and bytes as written
    std::vector<Reading> readings_;
    std::vector<std::uint32_t> parts_;
    TextNumbers forms_;
    std::vector<WordCount> counts_;  // by form
    TextNumbers terms_;
    std::vector<std::uint32_t> weights_;  // by term; all 0 between documents
    std::vector<std::uint32_t> taken_;    // forms in the order of take_words
    std::uint32_t document_ = 0;

    AnalysedDocument result_;
    std::string key_;
    std::vector<PlacedReading> text_;
    std::vector<PlacedForm> placed_;
    std::vector<std::uint32_t> document_terms_;
    std::vector<OrderedTerm> order_;
};

}  // namespace telusur
