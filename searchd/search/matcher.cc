// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/matcher.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "searchd/search/phrase_matcher.h"
#include "searchd/search/word_postings.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

// A document that holds some of the words.
struct Candidate {
    DocumentNumber document = 0;
    std::uint8_t held = 0;
    double score = 0;
};

static_assert(kMaximumQueryWords <= 255, "held counts in a byte");

std::vector<WordPostings> words_of(const Query& query, const Postings& postings) {
    std::vector<WordPostings> words;
    words.reserve(query.words.size());
    for (const QueryWord& word : query.words)
        words.emplace_back(postings, word);
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

// `postings` has all of the documents, and perhaps more.
void add_scores(std::vector<ScoredDocument>& scored, const std::vector<Posting>& postings,
                double idf, const Bm25& scorer) {
    auto posting = postings.begin();
    for (ScoredDocument& item : scored) {
        while (posting->document < item.document)
            ++posting;
        item.score += idf * scorer.saturation(*posting);
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
        add_scores(found, held[i], scorer.idf(words[i].frequency()), scorer);
    return found;
}

// The documents that hold at least `required` of the words: a word at a time, merged with what the
// words before found. Best for few documents among many.
std::vector<ScoredDocument> merged_union(std::vector<WordPostings>& words, std::size_t required,
                                         const Bm25& scorer, const DocSet* bounds) {
    std::vector<Candidate> candidates;
    std::vector<Candidate> merged;
    for (WordPostings& word : words) {
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
                                        DocumentNumber capacity) {
    DocSet any(capacity);
    std::vector<std::uint8_t> held(capacity);
    std::vector<double> scores(capacity);
    for (WordPostings& word : words) {
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
                                     DocumentNumber capacity) {
    constexpr std::uint64_t kPlacesPerPosting = 16;
    std::uint64_t most = 0;
    for (WordPostings& word : words)
        most += word.frequency();
    if (bounds != nullptr) most = std::min(most, bounds->size() * words.size());
    return most * kPlacesPerPosting > capacity
               ? added_union(words, required, scorer, bounds, capacity)
               : merged_union(words, required, scorer, bounds);
}

DocSet unwanted_by(const Query& query, const Postings& postings, const Generation& generation) {
    const DocumentNumber capacity = generation.columns().document_count();
    DocSet unwanted(capacity);
    for (const Exclusion& exclusion : query.exclusions) {
        DocSet holding = DocSet::range(capacity, 0, capacity);
        for (const QueryWord& word : exclusion) {
            DocSet documents(capacity);
            WordPostings held(postings, word);
            for (const Posting& posting : held.all())
                documents.add(posting.document);
            holding &= documents;
        }
        unwanted |= holding;
    }
    for (const QueryPhrase& phrase : query.unwanted_phrases)
        unwanted |= documents_with_phrase(generation, postings, phrase);
    return unwanted;
}

// The documents that may be found, whatever words they hold; nothing if all may.
std::optional<DocSet> bounds_of(const Query& query, const Postings& postings,
                                const Generation& generation, const DocSet* within) {
    std::optional<DocSet> bounds;
    if (within != nullptr) bounds = *within;
    for (const QueryPhrase& phrase : query.phrases)
        bounds = documents_with_phrase(generation, postings, phrase, bounds ? &*bounds : nullptr);
    for (const QueryNearness& nearness : query.nearnesses) {
        bounds =
            documents_with_nearness(generation, postings, nearness, bounds ? &*bounds : nullptr);
    }
    if (query.exclusions.empty() && query.unwanted_phrases.empty()) return bounds;
    const DocumentNumber capacity = generation.columns().document_count();
    if (!bounds) bounds = DocSet::range(capacity, 0, capacity);
    *bounds -= unwanted_by(query, postings, generation);
    return bounds;
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
            return count <= 5 ? count - 1 : (count * 7 + 9) / 10;
        case Match::Auto:
        case Match::All:
            return count;
    }
    return count;
}

WordMatches match_words(const Generation& generation, const Query& query, Match match,
                        const DocSet* within) {
    const DocumentNumber capacity = generation.columns().document_count();
    if (query.unsearchable) return {DocSet(capacity), {}, Match::All};
    const Postings postings = generation.postings();
    const std::optional<DocSet> bounds = bounds_of(query, postings, generation, within);
    const DocSet* inside = bounds ? &*bounds : nullptr;
    if (query.words.empty()) {
        return {bounds ? *bounds : DocSet::range(capacity, 0, capacity), {}, Match::All};
    }
    const Bm25 scorer(generation.columns());
    std::vector<WordPostings> words = words_of(query, postings);
    const std::size_t count = words.size();
    if (match == Match::All || match == Match::Auto) {
        std::vector<ScoredDocument> all = intersection_of(words, scorer, inside);
        // Whether the words are too many is a question to the whole archive, not to a part of it.
        const bool enough =
            match == Match::All || count == 1 || !all.empty() ||
            (within != nullptr && !match_words(generation, query, Match::All).scored.empty());
        if (enough) return matches_of(std::move(all), Match::All, capacity);
        match = Match::Most;
    }
    return matches_of(union_of(words, required_words(match, count), scorer, inside, capacity),
                      match, capacity);
}

std::optional<NewestMatches> match_newest(const Generation& generation, const Query& query,
                                          std::size_t count) {
    const bool one_word = query.words.size() == 1 && query.words[0].expansions.empty() &&
                          query.words[0].beginning.empty();
    const bool nothing_else = query.phrases.empty() && query.nearnesses.empty() &&
                              query.exclusions.empty() && query.unwanted_phrases.empty();
    if (!one_word || !nothing_else) return std::nullopt;
    const Postings postings = generation.postings();
    const std::string& term = query.words[0].root;
    const Bm25 scorer(generation.columns());
    NewestMatches matches;
    matches.total = postings.frequency(term);
    for (const Posting& posting : postings.read(term, count)) {
        const double score = scorer.idf(matches.total) * scorer.saturation(posting);
        matches.documents.push_back({posting.document, score});
    }
    return matches;
}

Filters::Filters(const Columns& columns, const SearchRequest& request) {
    const DocumentNumber capacity = columns.document_count();
    for (const ValueFieldRow& row : kValueFields) {
        const std::vector<std::string>& chosen = request.chosen(row.field);
        if (chosen.empty()) continue;
        const ValueColumn& column = columns.values(row.field);
        DocSet documents(capacity);
        for (const std::string& value : chosen) {
            if (const auto ordinal = column.find(fold_label(value))) {
                documents.add(column.documents(*ordinal));
            }
        }
        values_[static_cast<std::size_t>(row.field)] = std::move(documents);
    }
    if (!request.dates.is_open()) dates_ = documents_of(columns, request.dates);
}

DocSet Filters::apply(DocSet documents, std::optional<FacetName> except) const {
    for (const ValueFieldRow& row : kValueFields) {
        const auto& filter = values_[static_cast<std::size_t>(row.field)];
        if (filter && except != FacetName{row.field}) documents &= *filter;
    }
    const bool except_dates = except && std::holds_alternative<DateInterval>(*except);
    if (dates_ && !except_dates) documents &= *dates_;
    return documents;
}

std::optional<DocSet> Filters::within(const std::vector<FacetName>& facets) const {
    std::optional<DocSet> documents;
    const auto narrow = [&documents](const DocSet& by) {
        if (documents)
            *documents &= by;
        else
            documents = by;
    };
    const auto is_counted = [&](auto is) { return std::any_of(facets.begin(), facets.end(), is); };
    for (const ValueFieldRow& row : kValueFields) {
        const auto& filter = values_[static_cast<std::size_t>(row.field)];
        const auto is_own = [&](FacetName facet) { return facet == FacetName{row.field}; };
        if (filter && !is_counted(is_own)) narrow(*filter);
    }
    const auto is_date = [](FacetName facet) {
        return std::holds_alternative<DateInterval>(facet);
    };
    if (dates_ && !is_counted(is_date)) narrow(*dates_);
    return documents;
}

bool Filters::filters_by(FacetName facet) const {
    if (const auto* field = std::get_if<ValueField>(&facet)) {
        return values_[static_cast<std::size_t>(*field)].has_value();
    }
    return dates_.has_value();
}

DocSet documents_of(const Columns& columns, const DateRange& dates) {
    const DocumentNumber begin =
        dates.to ? columns.first_before(first_second(next_day(*dates.to))) : 0;
    const DocumentNumber end =
        columns.first_before(dates.from ? first_second(*dates.from) : kNoTime + 1);
    return DocSet::range(columns.document_count(), begin, std::max(begin, end));
}

}  // namespace telusur
