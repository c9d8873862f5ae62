// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/index/generation.h"
#include "searchd/search/doc_set.h"
#include "searchd/search/ranker.h"
#include "searchd/search/recency.h"
#include "searchd/search/request.h"

namespace telusur {

/// What a question has found, and how well that answers. Borrowed.
struct FoundDocuments {
    const DocSet& documents;
    const std::vector<ScoredDocument>& scored;
    const Recency* recency = nullptr;
};

/// Some of what was found, in order. The cursor goes on behind them; empty where no more can be
/// had.
struct WalkPart {
    std::vector<DocumentNumber> documents;
    std::string next_cursor;
};

/// Goes through what a request finds in its order, from where it says: page, cursor or the article
/// named by `after`.
///
/// By date a cursor holds in later generations: it goes on behind the article given last; if that
/// is gone or has another date, before all of its second, so that some may come again and none of
/// those that are still there is left out. By relevance it holds for one state of the engine, and
/// reaches kMaximumDepth articles.
///
/// Borrows the generation. Immutable; any number of threads.
class Walk {
  public:
    /// `state` is what the order by relevance comes from, Engine::state(). Throws Error naming
    /// "cursor" or "after": Usage for a damaged cursor, one of another question, and an unknown
    /// article; Expired for a cursor by relevance of another state.
    Walk(const Generation& generation, const std::string& state, const SearchRequest& request);

    /// What the request asks for on one page.
    WalkPart page(const FoundDocuments& found) const;

    /// All of the rest; by relevance up to kMaximumDepth.
    std::vector<DocumentNumber> rest(const FoundDocuments& found) const;

    /// The cursor behind `last`, with which `given` articles were given since the place where this
    /// walk begins.
    std::string cursor_behind(DocumentNumber last, std::size_t given) const;

  private:
    void start_at_cursor();
    DocumentNumber place_of(const std::string& id, std::int64_t seconds) const;
    std::vector<DocumentNumber> list(const FoundDocuments& found, std::size_t count) const;
    std::vector<DocumentNumber> list_by_date(const FoundDocuments& found, DocumentNumber place,
                                             std::size_t count) const;
    bool is_by_date() const { return request_.sort != Sort::Relevance; }

    const Generation& generation_;
    SearchRequest request_;
    std::uint32_t question_;
    std::uint64_t origin_;
    std::size_t skipped_ = 0;              // from the best on
    std::optional<DocumentNumber> place_;  // by date, in place of skipping
};

}  // namespace telusur
