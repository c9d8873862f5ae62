// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/matcher.h"

#include <algorithm>
#include <numeric>

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

// `postings` has all of the documents, and perhaps more.
void add_scores(std::vector<Candidate>& candidates, const std::vector<Posting>& postings,
                double idf, const Bm25& scorer) {
    auto posting = postings.begin();
    for (Candidate& candidate : candidates) {
        while (posting->document < candidate.document)
            ++posting;
        candidate.score += idf * scorer.saturation(*posting);
    }
}

// The documents that hold every word: the rarest word's, and of those the next one's, so that a
// frequent word costs no more than the rare one it stands beside. Scores are summed in the order of
// the question, as they are in union_of: equal documents then have equal scores, bit by bit.
std::vector<Candidate> intersection_of(std::vector<WordPostings>& words, const Bm25& scorer) {
    std::vector<std::size_t> order(words.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&words](std::size_t left, std::size_t right) {
        return words[left].frequency() < words[right].frequency();
    });
    std::vector<DocumentNumber> documents;
    std::vector<std::vector<Posting>> held(words.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        WordPostings& word = words[order[i]];
        held[order[i]] = i == 0 ? word.all() : word.among(documents);
        documents.clear();
        for (const Posting& posting : held[order[i]])
            documents.push_back(posting.document);
    }
    std::vector<Candidate> found;
    found.reserve(documents.size());
    for (const DocumentNumber document : documents)
        found.push_back({document, static_cast<std::uint8_t>(words.size()), 0});
    for (std::size_t i = 0; i < words.size(); ++i)
        add_scores(found, held[i], scorer.idf(words[i].frequency()), scorer);
    return found;
}

// The documents that hold any of the words, a word at a time.
std::vector<Candidate> union_of(std::vector<WordPostings>& words, const Bm25& scorer) {
    std::vector<Candidate> found;
    std::vector<Candidate> merged;
    for (WordPostings& word : words) {
        const double idf = scorer.idf(word.frequency());
        merged.clear();
        merged.reserve(found.size() + word.all().size());
        auto known = found.begin();
        for (const Posting& posting : word.all()) {
            while (known != found.end() && known->document < posting.document)
                merged.push_back(*known++);
            const bool is_known = known != found.end() && known->document == posting.document;
            merged.push_back(is_known ? *known++ : Candidate{posting.document, 0, 0});
            ++merged.back().held;
            merged.back().score += idf * scorer.saturation(posting);
        }
        merged.insert(merged.end(), known, found.end());
        found.swap(merged);
    }
    return found;
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

// Documents without one of the phrases are as little wanted as those of an exclusion.
void exclude_all_without_phrases(DocSet& unwanted, const Query& query, const Postings& postings,
                                 const Generation& generation) {
    const DocumentNumber capacity = generation.columns().document_count();
    for (const QueryPhrase& phrase : query.phrases) {
        DocSet without = DocSet::range(capacity, 0, capacity);
        without -= documents_with_phrase(generation, postings, phrase);
        unwanted |= without;
    }
}

WordMatches matches_among(const std::vector<Candidate>& candidates, std::size_t required,
                          const DocSet& unwanted, DocumentNumber capacity) {
    WordMatches matches{DocSet(capacity), {}, Match::All};
    matches.scored.reserve(candidates.size());
    for (const Candidate& candidate : candidates) {
        if (candidate.held < required || unwanted.contains(candidate.document)) continue;
        matches.documents.add(candidate.document);
        matches.scored.push_back({candidate.document, candidate.score});
    }
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

WordMatches match_words(const Generation& generation, const Query& query, Match match) {
    const DocumentNumber capacity = generation.columns().document_count();
    if (query.unsearchable) return {DocSet(capacity), {}, Match::All};
    const Postings postings = generation.postings();
    DocSet unwanted = unwanted_by(query, postings, generation);
    exclude_all_without_phrases(unwanted, query, postings, generation);
    if (query.words.empty()) {
        WordMatches everything{DocSet::range(capacity, 0, capacity), {}, Match::All};
        everything.documents -= unwanted;
        return everything;
    }
    const Bm25 scorer(generation.columns());
    std::vector<WordPostings> words = words_of(query, postings);
    const std::size_t count = words.size();
    if (match == Match::All || match == Match::Auto) {
        WordMatches all = matches_among(intersection_of(words, scorer), count, unwanted, capacity);
        const bool enough = match == Match::All || count == 1 || !all.scored.empty();
        if (enough) return all;
        match = Match::Most;
    }
    WordMatches some =
        matches_among(union_of(words, scorer), required_words(match, count), unwanted, capacity);
    some.match = match;
    return some;
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
