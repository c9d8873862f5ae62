// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/matcher.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "searchd/search/condition_matcher.h"
#include "searchd/search/word_postings.h"

namespace telusur {

namespace {

// A document that holds some of the words.
struct Candidate {
    DocumentNumber document = 0;
    std::uint8_t held = 0;
    double score = 0;
};

static_assert(kMaximumQueryWords <= 255, "held counts in a byte");

std::vector<WordPostings> words_of(const Query& query, const Postings& postings,
                                   TimeBudget* budget) {
    std::vector<WordPostings> words;
    words.reserve(query.words.size());
    for (const QueryWord& word : query.words)
        words.emplace_back(postings, word, budget);
    return words;
}

// The postings of a word in documents that may be found. Null: in all.
std::vector<Posting> postings_within(WordPostings& word, const DocSet* bounds) {
    if (bounds == nullptr) return word.take();
    if (bounds->size() < word.frequency()) return word.among(bounds->list());
    std::vector<Posting> inside;
    for (const Posting& posting : word.all()) {
        if (bounds->contains(posting.document)) inside.push_back(posting);
    }
    return inside;
}

std::vector<ScoredDocument> scored_of(const std::vector<Posting>& postings, WordPostings& word,
                                      const Bm25& scorer) {
    const double idf = scorer.idf(word.frequency());
    std::vector<ScoredDocument> scored;
    scored.reserve(postings.size());
    for (const Posting& posting : postings)
        scored.push_back({posting.document, idf * scorer.saturation(posting)});
    return scored;
}

// Documents that are not in both lists are left as they are.
void add_where_held(std::vector<ScoredDocument>& scored, const std::vector<Posting>& postings,
                    double factor, const Bm25& scorer) {
    auto posting = postings.begin();
    for (ScoredDocument& item : scored) {
        while (posting != postings.end() && posting->document < item.document)
            ++posting;
        if (posting == postings.end()) return;
        if (posting->document != item.document) continue;
        item.score += factor * scorer.saturation(*posting);
    }
}

// The documents that hold every word: the rarest word's, and of those the next one's, so that a
// frequent word costs no more than the rare one it stands beside. Scores are summed in the order of
// the question, as they are in union_of: equal documents then have equal scores, bit by bit.
std::vector<ScoredDocument> intersection_of(std::vector<WordPostings>& words, const Bm25& scorer,
                                            const DocSet* bounds) {
    if (words.size() == 1) return scored_of(postings_within(words[0], bounds), words[0], scorer);
    std::vector<std::size_t> order(words.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&words](std::size_t left, std::size_t right) {
        return words[left].frequency() < words[right].frequency();
    });
    std::vector<DocumentNumber> documents;
    std::vector<std::vector<Posting>> held(words.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        WordPostings& word = words[order[i]];
        held[order[i]] = i == 0 ? postings_within(word, bounds) : word.among(documents);
        documents.clear();
        for (const Posting& posting : held[order[i]])
            documents.push_back(posting.document);
    }
    std::vector<ScoredDocument> found;
    found.reserve(documents.size());
    for (const DocumentNumber document : documents)
        found.push_back({document, 0});
    for (std::size_t i = 0; i < words.size(); ++i)
        add_where_held(found, held[i], scorer.idf(words[i].frequency()), scorer);
    return found;
}

// The documents that hold at least `required` of the words: a word at a time, merged with what the
// words before found. Best for few documents among many.
std::vector<ScoredDocument> merged_union(std::vector<WordPostings>& words, std::size_t required,
                                         const Bm25& scorer, const DocSet* bounds,
                                         TimeBudget* budget) {
    std::vector<Candidate> candidates;
    std::vector<Candidate> merged;
    for (WordPostings& word : words) {
        if (is_over(budget)) break;
        const double idf = scorer.idf(word.frequency());
        const std::vector<Posting> postings = postings_within(word, bounds);
        merged.clear();
        merged.reserve(candidates.size() + postings.size());
        auto known = candidates.begin();
        for (const Posting& posting : postings) {
            while (known != candidates.end() && known->document < posting.document)
                merged.push_back(*known++);
            const bool is_known = known != candidates.end() && known->document == posting.document;
            merged.push_back(is_known ? *known++ : Candidate{posting.document, 0, 0});
            ++merged.back().held;
            merged.back().score += idf * scorer.saturation(posting);
        }
        merged.insert(merged.end(), known, candidates.end());
        candidates.swap(merged);
    }
    std::vector<ScoredDocument> found;
    found.reserve(candidates.size());
    for (const Candidate& candidate : candidates) {
        if (candidate.held >= required) found.push_back({candidate.document, candidate.score});
    }
    return found;
}

// The same with a place for each document there is: best for many documents.
std::vector<ScoredDocument> added_union(std::vector<WordPostings>& words, std::size_t required,
                                        const Bm25& scorer, const DocSet* bounds,
                                        DocumentNumber capacity, TimeBudget* budget) {
    DocSet any(capacity);
    std::vector<std::uint8_t> held(capacity);
    std::vector<double> scores(capacity);
    for (WordPostings& word : words) {
        if (is_over(budget)) break;
        const double idf = scorer.idf(word.frequency());
        for (const Posting& posting : postings_within(word, bounds)) {
            any.add(posting.document);
            ++held[posting.document];
            scores[posting.document] += idf * scorer.saturation(posting);
        }
    }
    std::vector<ScoredDocument> found;
    found.reserve(any.size());
    any.for_each([&](DocumentNumber document) {
        if (held[document] >= required) found.push_back({document, scores[document]});
    });
    return found;
}

std::vector<ScoredDocument> union_of(std::vector<WordPostings>& words, std::size_t required,
                                     const Bm25& scorer, const DocSet* bounds,
                                     DocumentNumber capacity, TimeBudget* budget) {
    constexpr std::uint64_t kPlacesPerPosting = 16;
    std::uint64_t most = 0;
    for (WordPostings& word : words)
        most += word.frequency();
    if (bounds != nullptr) most = std::min(most, bounds->size() * words.size());
    return most * kPlacesPerPosting > capacity
               ? added_union(words, required, scorer, bounds, capacity, budget)
               : merged_union(words, required, scorer, bounds, budget);
}

// The documents that may be found, whatever words they hold; nothing if all may.
std::optional<DocSet> bounds_of(const Query& query, const Postings& postings,
                                const Generation& generation, const DocSet* within,
                                TimeBudget* budget) {
    std::optional<DocSet> bounds;
    if (within != nullptr) bounds = *within;
    const auto meeting = [&](const QueryNode& node) {
        return documents_meeting(generation, postings, node, bounds ? &*bounds : nullptr, budget);
    };
    for (const QueryNode& node : query.required)
        bounds = meeting(node);
    if (query.excluded.empty()) return bounds;
    const DocumentNumber capacity = generation.columns().document_count();
    if (!bounds) bounds = DocSet::range(capacity, 0, capacity);
    for (const QueryNode& node : query.excluded)
        *bounds -= meeting(node);
    return bounds;
}

std::vector<DocumentNumber> documents_in(const std::vector<ScoredDocument>& scored) {
    std::vector<DocumentNumber> documents;
    documents.reserve(scored.size());
    for (const ScoredDocument& item : scored)
        documents.push_back(item.document);
    return documents;
}

// What makes a document better that is found already: words of conditions, and the very forms of
// words. As far as the budget goes: without it the order is less good, and nothing is left out.
void add_evidence(std::vector<ScoredDocument>& scored, const Query& query, const Postings& postings,
                  const Bm25& scorer, const Ranking& ranking, TimeBudget* budget) {
    if (scored.empty()) return;
    const std::vector<DocumentNumber> documents = documents_in(scored);
    for (const QueryWord& word : query.evidence) {
        if (is_over(budget)) return;
        WordPostings held(postings, word, budget);
        add_where_held(scored, held.among(documents), scorer.idf(held.frequency()), scorer);
    }
    if (ranking.form <= 0) return;
    for (const std::vector<QueryWord>* words : {&query.words, &query.evidence}) {
        for (const QueryWord& word : *words) {
            const std::string term = word.root.empty() ? "" : form_term(word.form, word.root);
            if (term.empty()) continue;
            if (is_over(budget)) return;
            const std::uint64_t frequency = postings.frequency(term);
            const bool read_all = frequency < documents.size() * 8;
            add_where_held(scored,
                           read_all ? postings.read(term) : postings.read_among(term, documents),
                           ranking.form * scorer.idf(frequency), scorer);
        }
    }
}

WordMatches matches_of(std::vector<ScoredDocument> scored, Match match, DocumentNumber capacity) {
    WordMatches matches{DocSet(capacity), std::move(scored), match};
    for (const ScoredDocument& item : matches.scored)
        matches.documents.add(item.document);
    return matches;
}

}  // namespace

double WordMatches::score_of(DocumentNumber document) const {
    const auto found = std::lower_bound(
        scored.begin(), scored.end(), document,
        [](const ScoredDocument& other, DocumentNumber wanted) { return other.document < wanted; });
    return found != scored.end() && found->document == document ? found->score : 0;
}

std::size_t required_words(Match match, std::size_t count) {
    switch (match) {
        case Match::Any:
            return std::min<std::size_t>(count, 1);
        case Match::Most:
            if (count <= 1) return count;
            return count <= 3 ? count - 1 : (count + 1) / 2;
        case Match::Auto:
        case Match::All:
            return count;
    }
    return count;
}

namespace {

WordMatches match_conditions(const Query& query, const std::optional<DocSet>& bounds,
                             DocumentNumber capacity) {
    WordMatches matches{bounds ? *bounds : DocSet::range(capacity, 0, capacity), {}, Match::All};
    if (query.evidence.empty()) return matches;
    matches.documents.for_each([&](DocumentNumber document) {
        matches.scored.push_back({document, 0});
    });
    return matches;
}

}  // namespace

WordMatches match_words(const Generation& generation, const Query& query, Match match,
                        const Ranking& ranking, const DocSet* within, TimeBudget* budget) {
    const DocumentNumber capacity = generation.columns().document_count();
    if (query.unsearchable) return {DocSet(capacity), {}, Match::All};
    const Postings postings = generation.postings();
    const std::optional<DocSet> bounds = bounds_of(query, postings, generation, within, budget);
    const DocSet* inside = bounds ? &*bounds : nullptr;
    const Bm25 scorer(generation.columns(), ranking);
    const auto with_evidence = [&](WordMatches matches) {
        add_evidence(matches.scored, query, postings, scorer, ranking, budget);
        return matches;
    };
    if (query.words.empty()) return with_evidence(match_conditions(query, bounds, capacity));
    std::vector<WordPostings> words = words_of(query, postings, budget);
    const std::size_t count = words.size();
    const bool is_auto = match == Match::Auto;
    if (match == Match::Auto && count > kMaximumAllWords) match = Match::Most;
    if (match == Match::All || match == Match::Auto) {
        std::vector<ScoredDocument> all = intersection_of(words, scorer, inside);
        // Whether the words are too many is a question to the whole archive, not to a part of it.
        const bool enough =
            match == Match::All || count == 1 || !all.empty() ||
            (within != nullptr &&
             !match_words(generation, query, Match::All, ranking, nullptr, budget).scored.empty());
        if (enough) return with_evidence(matches_of(std::move(all), Match::All, capacity));
        match = Match::Most;
    }
    std::vector<ScoredDocument> found =
        union_of(words, required_words(match, count), scorer, inside, capacity, budget);
    const bool is_more_wanted =
        is_auto && found.empty() && count > 1 &&
        (within == nullptr ||
         match_words(generation, query, Match::Most, ranking, nullptr, budget).scored.empty());
    if (is_more_wanted) {
        match = Match::Any;
        found = union_of(words, 1, scorer, inside, capacity, budget);
    }
    return with_evidence(matches_of(std::move(found), match, capacity));
}

std::optional<NewestMatches> match_newest(const Generation& generation, const Query& query,
                                          const Ranking& ranking, std::size_t count) {
    const bool one_word = query.words.size() == 1 && query.words[0].expansions.empty() &&
                          query.words[0].beginning.empty() && query.words[0].kept_forms.empty() &&
                          query.words[0].left_out.empty();
    const bool nothing_else = query.required.empty() && query.excluded.empty();
    if (!one_word || !nothing_else) return std::nullopt;
    const Postings postings = generation.postings();
    const std::string& term = query.words[0].root;
    const Bm25 scorer(generation.columns(), ranking);
    NewestMatches matches;
    matches.total = postings.frequency(term);
    for (const Posting& posting : postings.read(term, count)) {
        const double score = scorer.idf(matches.total) * scorer.saturation(posting);
        matches.documents.push_back({posting.document, score});
    }
    add_evidence(matches.documents, query, postings, scorer, ranking, nullptr);
    return matches;
}

}  // namespace telusur
