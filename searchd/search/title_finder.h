// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "indexer/index/generation.h"
#include "searchd/search/typed_text.h"

namespace telusur {

/// Finds articles by what was typed of their titles: all of the words, in any order. Looks at a
/// bounded number of articles, the newest that may have such a title, and so may miss old ones
/// where very many have the words. For one request; borrows both.
class TitleFinder {
  public:
    TitleFinder(const Generation& generation, const TypedWords& typed);

    /// Up to `most` articles with titles of different words: first those whose titles begin with
    /// what was typed, then others, each newest first.
    std::vector<DocumentNumber> find(std::size_t most);

    /// After find(): the words that complete the one being typed in the titles that were seen, the
    /// one in most titles first.
    std::vector<WordNumber> completing_words() const;

  private:
    struct Match {
        DocumentNumber document;
        std::vector<WordNumber> title;
    };

    void look_at_newest();
    void look_at(const std::vector<DocumentNumber>& documents);
    void look_at(DocumentNumber document);
    bool read_whole_words();
    std::vector<DocumentNumber> candidates() const;
    std::vector<DocumentNumber> newest_with(const Postings& postings,
                                            const std::vector<WordNumber>& words) const;
    std::vector<WordNumber> rarest_words(const Postings& postings) const;
    std::vector<WordNumber> most_frequent_forms() const;
    std::string term_of(WordNumber word) const;
    bool begins_so(WordNumber word) const { return begins_so_[word]; }
    std::optional<WordNumber> completing(const std::vector<WordNumber>& title) const;
    bool has_all(const std::vector<WordNumber>& title) const;
    bool leads(const std::vector<WordNumber>& title) const;

    const Generation& generation_;
    const TypedWords& typed_;
    std::size_t most_ = 0;
    std::vector<WordNumber> whole_;
    std::span<const WordNumber> forms_;  // that begin as the word being typed does
    std::vector<bool> begins_so_;        // by word: whether it is one of them
    DocumentNumber looked_at_ = 0;       // all newer documents were
    std::vector<WordNumber> title_;
    std::vector<Match> leading_;
    std::vector<Match> others_;
    std::map<WordNumber, std::size_t> completing_;
};

}  // namespace telusur
