// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/condition_matcher.h"

#include <algorithm>

#include "searchd/search/filters.h"
#include "searchd/search/phrase_matcher.h"
#include "searchd/search/word_postings.h"

namespace telusur {

namespace {

// True where a word begins, or ends, at that place of a folded label.
bool is_border(std::string_view label, std::size_t place) {
    const auto is_part = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
    };
    return place == 0 || place == label.size() || !is_part(label[place - 1]) ||
           !is_part(label[place]);
}

bool holds(std::string_view label, const QueryValue& value) {
    for (std::size_t begin = label.find(value.words); begin != std::string_view::npos;
         begin = label.find(value.words, begin + 1)) {
        const std::size_t end = begin + value.words.size();
        if (is_border(label, begin) && (value.is_open || is_border(label, end))) return true;
    }
    return false;
}

class ConditionMatcher {
  public:
    ConditionMatcher(const Generation& generation, const Postings& postings, TimeBudget* budget)
        : generation_(generation),
          postings_(postings),
          budget_(budget),
          capacity_(generation.columns().document_count()) {}

    DocSet operator()(const QueryNode& node, const DocSet* within) const {
        return std::visit([&](const auto& what) { return meeting(what, within); }, node.what);
    }

  private:
    static DocSet bounded(DocSet documents, const DocSet* within) {
        if (within != nullptr) documents &= *within;
        return documents;
    }

    DocSet meeting(const QueryWord& word, const DocSet* within) const {
        if (word.part != TextPart::Anywhere) {
            return documents_with_word_in(generation_, postings_, word, within, budget_);
        }
        DocSet documents(capacity_);
        if (is_over(budget_)) return documents;
        WordPostings held(postings_, word, budget_);
        for (const Posting& posting : held.all())
            documents.add(posting.document);
        return bounded(std::move(documents), within);
    }

    DocSet meeting(const QueryPhrase& phrase, const DocSet* within) const {
        return documents_with_phrase(generation_, postings_, phrase, within, budget_);
    }

    DocSet meeting(const QueryNearness& nearness, const DocSet* within) const {
        return documents_with_nearness(generation_, postings_, nearness, within, budget_);
    }

    DocSet meeting(const QueryValue& value, const DocSet* within) const {
        const ValueColumn& column = generation_.columns().values(value.field);
        DocSet documents(capacity_);
        for (Ordinal ordinal = 0; ordinal < column.value_count(); ++ordinal) {
            if (holds(column.key(ordinal), value)) documents.add(column.documents(ordinal));
        }
        return bounded(std::move(documents), within);
    }

    DocSet meeting(const DateRange& dates, const DocSet* within) const {
        return bounded(documents_of(generation_.columns(), dates), within);
    }

    DocSet meeting(const QueryCombination& combination, const DocSet* within) const {
        switch (combination.kind) {
            case QueryCombination::Kind::All:
                return meeting_all(combination.children, within);
            case QueryCombination::Kind::Any: {
                DocSet documents(capacity_);
                for (const QueryNode& child : combination.children)
                    documents |= (*this)(child, within);
                return documents;
            }
            case QueryCombination::Kind::Not:
                break;
        }
        DocSet documents = within != nullptr ? *within : DocSet::range(capacity_, 0, capacity_);
        documents -= (*this)(combination.children[0], within);
        return documents;
    }

    DocSet meeting_all(const std::vector<QueryNode>& children, const DocSet* within) const {
        DocSet documents = (*this)(children[0], within);
        for (std::size_t i = 1; i < children.size(); ++i)
            documents = (*this)(children[i], &documents);
        return documents;
    }

    const Generation& generation_;
    const Postings& postings_;
    TimeBudget* budget_;
    const DocumentNumber capacity_;
};

}  // namespace

DocSet documents_meeting(const Generation& generation, const Postings& postings,
                         const QueryNode& condition, const DocSet* within, TimeBudget* budget) {
    return ConditionMatcher(generation, postings, budget)(condition, within);
}

}  // namespace telusur
