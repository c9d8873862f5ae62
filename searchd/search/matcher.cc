// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/matcher.h"

#include <algorithm>
#include <functional>
#include <map>

#include "searchd/search/ranker.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

using ByDocument = std::map<DocumentNumber, std::uint32_t>;

// The documents that hold all of the terms, each with the least of their weights.
ByDocument documents_holding_all(const Postings& postings, const std::vector<std::string>& terms) {
    ByDocument held;
    for (const Posting& posting : postings.read(terms.front()))
        held.emplace(posting.document, posting.weight);
    for (std::size_t i = 1; i < terms.size() && !held.empty(); ++i) {
        ByDocument both;
        for (const Posting& posting : postings.read(terms[i])) {
            const auto found = held.find(posting.document);
            if (found == held.end()) continue;
            both.emplace(posting.document, std::min(found->second, posting.weight));
        }
        held = std::move(both);
    }
    return held;
}

// A word and what stands for it are counted as one term: a document's weights add up.
std::vector<Posting> postings_of(const Postings& postings, const QueryWord& word) {
    if (word.expansions.empty()) return postings.read(word.root);
    ByDocument weights;
    for (const Posting& posting : postings.read(word.root))
        weights.emplace(posting.document, posting.weight);
    for (const Expansion& expansion : word.expansions) {
        for (const auto& [document, weight] : documents_holding_all(postings, expansion.terms))
            weights[document] += weight;
    }
    std::vector<Posting> merged;
    merged.reserve(weights.size());
    for (const auto& [document, weight] : weights)
        merged.push_back({document, weight});
    return merged;
}

// Counts and scores, a word at a time.
class Accumulator {
  public:
    explicit Accumulator(const Generation& generation)
        : scorer_(generation.columns()),
          held_(generation.columns().document_count()),
          scores_(generation.columns().document_count()) {}

    void add(const std::vector<Posting>& postings) {
        const double idf = scorer_.idf(postings.size());
        for (const Posting& posting : postings) {
            ++held_[posting.document];
            scores_[posting.document] += idf * scorer_.saturation(posting);
        }
    }

    DocSet documents_holding(std::size_t count) const {
        DocSet documents(static_cast<DocumentNumber>(held_.size()));
        for (std::size_t document = 0; document < held_.size(); ++document) {
            if (held_[document] >= count) documents.add(static_cast<DocumentNumber>(document));
        }
        return documents;
    }
    std::vector<double> take_scores() { return std::move(scores_); }

  private:
    static_assert(kMaximumQueryWords <= 255, "held_ counts in a byte");

    Bm25 scorer_;
    std::vector<std::uint8_t> held_;
    std::vector<double> scores_;
};

void exclude(DocSet& documents, const Postings& postings, const Query& query,
             DocumentNumber capacity) {
    for (const Exclusion& exclusion : query.exclusions) {
        DocSet unwanted = DocSet::range(capacity, 0, capacity);
        for (const QueryWord& word : exclusion) {
            DocSet holding(capacity);
            for (const Posting& posting : postings_of(postings, word))
                holding.add(posting.document);
            unwanted &= holding;
        }
        documents -= unwanted;
    }
}

}  // namespace

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
    if (query.words.empty()) {
        WordMatches everything{DocSet::range(capacity, 0, capacity), {}, Match::All};
        exclude(everything.documents, postings, query, capacity);
        return everything;
    }
    Accumulator accumulator(generation);
    for (const QueryWord& word : query.words)
        accumulator.add(postings_of(postings, word));

    const auto found_by = [&](Match how) {
        DocSet documents = accumulator.documents_holding(required_words(how, query.words.size()));
        exclude(documents, postings, query, capacity);
        return documents;
    };
    if (match != Match::Auto) return {found_by(match), accumulator.take_scores(), match};
    DocSet documents = found_by(Match::All);
    if (query.words.size() > 1 && documents.size() == 0) {
        documents = found_by(Match::Most);
        match = Match::Most;
    } else {
        match = Match::All;
    }
    return {std::move(documents), accumulator.take_scores(), match};
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
    // Times descend, and documents without one stand at the end with the least of all times.
    const auto times = columns.times();
    const auto first_below = [&](std::int64_t time) {
        const auto found = std::partition_point(
            times.begin(), times.end(), [time](std::int64_t other) { return other >= time; });
        return static_cast<DocumentNumber>(found - times.begin());
    };
    const DocumentNumber begin = dates.to ? first_below(first_second(next_day(*dates.to))) : 0;
    const DocumentNumber end = first_below(dates.from ? first_second(*dates.from) : kNoTime + 1);
    return DocSet::range(columns.document_count(), begin, std::max(begin, end));
}

}  // namespace telusur
