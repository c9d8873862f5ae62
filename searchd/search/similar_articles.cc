// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/similar_articles.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "indexer/index/field_table.h"

namespace telusur {

namespace {

constexpr std::size_t kTerms = 25;          // more than these change little but the time
constexpr std::size_t kLookedUpTerms = 60;  // whose frequency is asked for
constexpr double kMostOfArchive = 0.05;     // what stands in more is no topic,
constexpr double kFewAnyway = 20;           // unless that is next to nothing
constexpr double kNameBoost = 1.5;

// Lists of rare words are read whole, as long as they are no more than this together; they give the
// candidates. Commoner words only move these, and are read where they are.
constexpr std::uint64_t kMostPostings = 30'000;
constexpr std::size_t kCandidates = 1'000;

constexpr double kRecencyFloor = 0.7;  // of what an article of the same day scores
constexpr double kRecencyDays = 180;   // half of the rest is lost in so many days
constexpr double kSecondsPerDay = 86'400;

struct Term {
    std::string root;
    double weight = 0;  // how much it says of the article
    std::uint64_t documents = 0;
};

struct Count {
    double weight = 0;            // occurrences, each times the weight of where it stands
    std::uint32_t documents = 0;  // at least, by its most frequent form here
    bool is_name = false;
};

using Counts = std::unordered_map<std::string_view, Count>;

// The roots of an article's words. A form is a name if it is one to the stemmer.
Counts count_roots(const Generation& generation, DocumentNumber document) {
    std::vector<std::uint32_t> symbols;
    const std::uint32_t tags = generation.tokens().read(document, symbols);
    const Vocabulary& vocabulary = generation.vocabulary();
    const Lexicon& lexicon = generation.language().model().stemmer().model().lexicon();
    Counts counts;
    std::uint32_t text = 0;
    for (const std::uint32_t symbol : symbols) {
        if (symbol == kTextEnd) ++text;
        if (symbol < kFirstWord) continue;
        const WordNumber word = symbol - kFirstWord;
        const auto [entry, is_new] = counts.try_emplace(vocabulary.root(word));
        Count& count = entry->second;
        count.weight += text == 0 ? kTitleWeight : text <= tags ? kTagWeight : kBodyWeight;
        count.documents = std::max(count.documents, vocabulary.documents(word));
        if (!is_new) continue;
        const LexiconEntry* known = lexicon.find(entry->first);
        count.is_name = known != nullptr && known->roles.name;
    }
    return counts;
}

std::vector<Term> heaviest(std::vector<Term> terms, std::size_t count) {
    const auto end = terms.begin() + static_cast<std::ptrdiff_t>(std::min(count, terms.size()));
    std::partial_sort(terms.begin(), end, terms.end(), [](const Term& left, const Term& right) {
        if (left.weight != right.weight) return left.weight > right.weight;
        return left.root < right.root;
    });
    terms.erase(end, terms.end());
    return terms;
}

// How often a root stands in the archive is a walk down a tree: first guessed by its forms. Roots
// that hardly leave the article's own story would find only what is left out.
std::vector<Term> distinctive_terms(const Generation& generation, const Postings& postings,
                                    const Bm25& bm25, DocumentNumber document) {
    const Columns& columns = generation.columns();
    const double most = std::max(kFewAnyway, kMostOfArchive * columns.document_count());
    const std::size_t own = 1 + columns.copies(columns.story(document)).size();
    const auto weight = [&bm25](const Count& count, std::uint64_t documents) {
        return std::log1p(count.weight) * bm25.idf(documents) * (count.is_name ? kNameBoost : 1);
    };
    const Counts counts = count_roots(generation, document);
    std::vector<Term> guessed;
    for (const auto& [root, count] : counts) {
        if (count.documents <= most)
            guessed.push_back({std::string(root), weight(count, count.documents), 0});
    }
    std::vector<Term> terms;
    for (Term& term : heaviest(std::move(guessed), kLookedUpTerms)) {
        term.documents = postings.frequency(term.root);
        if (term.documents <= own || static_cast<double>(term.documents) > most) continue;
        term.weight = weight(counts.at(term.root), term.documents);
        terms.push_back(std::move(term));
    }
    return heaviest(std::move(terms), kTerms);
}

// Adds up scores, first of all documents of some terms, then of the best of these.
class Scores {
  public:
    Scores(const Generation& generation, const Postings& postings, const Bm25& bm25)
        : postings_(postings), bm25_(bm25), scores_(generation.columns().document_count()) {}

    void add_all(const Term& term) {
        for (const Posting& posting : postings_.read(term.root)) {
            float& score = scores_[posting.document];
            if (score == 0) documents_.push_back(posting.document);
            score += static_cast<float>(term.weight * bm25_.saturation(posting));
        }
    }

    void keep_best(std::size_t count) {
        if (documents_.size() > count) {
            const auto end = documents_.begin() + static_cast<std::ptrdiff_t>(count);
            std::nth_element(documents_.begin(), end, documents_.end(),
                             [this](DocumentNumber left, DocumentNumber right) {
                                 if (scores_[left] != scores_[right])
                                     return scores_[left] > scores_[right];
                                 return left < right;
                             });
            documents_.erase(end, documents_.end());
        }
        std::sort(documents_.begin(), documents_.end());
    }

    void add_to_kept(const Term& term) {
        for (const Posting& posting : postings_.read_among(term.root, documents_))
            scores_[posting.document] +=
                static_cast<float>(term.weight * bm25_.saturation(posting));
    }

    std::vector<ScoredDocument> kept() const {
        std::vector<ScoredDocument> kept;
        for (const DocumentNumber document : documents_)
            kept.push_back({document, scores_[document]});
        return kept;
    }

  private:
    const Postings& postings_;
    const Bm25& bm25_;
    std::vector<float> scores_;  // by document
    std::vector<DocumentNumber> documents_;
};

// Between the floor and 1; what lies halfway where a date is not known.
double recency(const Columns& columns, DocumentNumber left, DocumentNumber right) {
    const std::int64_t here = columns.times()[left];
    const std::int64_t there = columns.times()[right];
    if (here == kNoTime || there == kNoTime) return (kRecencyFloor + 1) / 2;
    const double days =
        std::abs(static_cast<double>(here) - static_cast<double>(there)) / kSecondsPerDay;
    return kRecencyFloor + (1 - kRecencyFloor) / (1 + days / kRecencyDays);
}

}  // namespace

std::vector<ScoredDocument> similar_articles(const Generation& generation, DocumentNumber document,
                                             std::size_t limit) {
    const Columns& columns = generation.columns();
    const Postings postings = generation.postings();
    const Bm25 bm25(columns);
    std::vector<Term> terms = distinctive_terms(generation, postings, bm25, document);
    std::sort(terms.begin(), terms.end(), [](const Term& left, const Term& right) {
        if (left.documents != right.documents) return left.documents < right.documents;
        return left.root < right.root;
    });
    Scores scores(generation, postings, bm25);
    std::uint64_t read = 0;
    auto term = terms.begin();
    for (; term != terms.end() && (read == 0 || read + term->documents <= kMostPostings); ++term) {
        scores.add_all(*term);
        read += term->documents;
    }
    scores.keep_best(kCandidates);
    for (; term != terms.end(); ++term)
        scores.add_to_kept(*term);

    std::vector<ScoredDocument> ranked = scores.kept();
    for (ScoredDocument& candidate : ranked)
        candidate.score *= recency(columns, document, candidate.document);
    std::sort(ranked.begin(), ranked.end(),
              [](const ScoredDocument& left, const ScoredDocument& right) {
                  if (left.score != right.score) return left.score > right.score;
                  return left.document < right.document;
              });
    std::unordered_set<DocumentNumber> told{columns.story(document)};
    std::vector<ScoredDocument> similar;
    for (const ScoredDocument& candidate : ranked) {
        if (similar.size() == limit) break;
        if (told.insert(columns.story(candidate.document)).second) similar.push_back(candidate);
    }
    return similar;
}

}  // namespace telusur
