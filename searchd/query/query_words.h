// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/query/query.h"
#include "searchd/query/spelling.h"

namespace telusur {

/// A word with what is the same word written otherwise, and nothing else that stands for it.
QueryWord query_word_of(const AnalysedWord& word);

/// Adds a word unless one of its root is there; or, for a prefix, the same one.
void add_word(std::vector<QueryWord>& words, QueryWord word);

/// Makes words of a question's texts, and remembers what there is to tell about them. Borrows the
/// reading.
class WordReader {
  public:
    explicit WordReader(const QueryReading& reading)
        : reading_(reading), prefix_terms_left_(kPrefixes * reading.limits.prefix_terms) {}

    /// With all that stands for them. Stop words are left out, but for a text of nothing else where
    /// that may be.
    std::vector<QueryWord> wanted(std::string_view text, bool may_be_stop_words);
    std::vector<QueryWord> unwanted(std::string_view text) const;
    /// `banj*`; nothing for any other piece.
    std::optional<QueryWord> prefix(std::string_view piece);
    /// The words of a quotation; without forms if there are none.
    QueryPhrase forms(std::string_view text) const;
    /// What of a quotation makes an article better.
    std::vector<QueryWord> evidence_of(std::string_view text) const;

    const std::vector<std::string>& stop_words() const { return stop_words_; }
    const std::vector<SpellingOffer>& offers() const { return offers_; }
    std::vector<Note> notes() const;

  private:
    // All prefixes together stand for as many words as so many alone may.
    static constexpr std::size_t kPrefixes = 3;

    bool is_stop_word(const AnalysedWord& word) const;
    void leave_out_forms(std::vector<QueryWord>& words) const;
    void correct(QueryWord& word, const AnalysedWord& analysed, std::string_view text);
    void offer_joined(const std::vector<AnalysedWord>& words);
    void leave_out_stop_words(std::vector<AnalysedWord>& words, bool may_be_all);

    std::vector<SpellingCandidate> similar_to(const std::string& form);

    const QueryReading& reading_;
    std::vector<std::string> stop_words_;
    std::vector<std::string> labels_;  // of synonyms
    std::vector<SpellingOffer> offers_;
    std::vector<Note> notes_;
    std::map<std::string, std::vector<SpellingCandidate>, std::less<>> similar_;  // by form
    std::size_t prefix_terms_left_;
};

}  // namespace telusur
