// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/ranker.h"

#include <algorithm>
#include <cmath>

namespace telusur {

Bm25::Bm25(const Columns& columns, const Ranking& ranking)
    : lengths_(columns.lengths()),
      k1_(ranking.k1),
      at_no_length_(ranking.k1 * (1 - ranking.b)),
      document_count_(static_cast<double>(columns.document_count())),
      // An archive of empty articles has no average length; none of its words is ever scored.
      per_length_(ranking.k1 * ranking.b /
                  std::max(1.0, static_cast<double>(columns.total_length()) /
                                    std::max(1.0, document_count_))) {}

double Bm25::idf(std::uint64_t documents_with_word) const {
    const double holding = static_cast<double>(documents_with_word);
    return std::log(1 + (document_count_ - holding + 0.5) / (holding + 0.5));
}

namespace {

// The best `count` of what `for_each` gives, best first, in memory of that many.
template <typename Item, typename ForEach, typename Before>
std::vector<Item> best(std::size_t count, const ForEach& for_each, Before before) {
    std::vector<Item> heap;  // the worst of the best on top
    heap.reserve(count + 1);
    for_each([&](const Item& item) {
        if (heap.size() == count && !before(item, heap.front())) return;
        heap.push_back(item);
        std::push_heap(heap.begin(), heap.end(), before);
        if (heap.size() <= count) return;
        std::pop_heap(heap.begin(), heap.end(), before);
        heap.pop_back();
    });
    std::sort_heap(heap.begin(), heap.end(), before);
    return heap;
}

std::vector<DocumentNumber> newest(const DocSet& documents, std::size_t count) {
    std::vector<DocumentNumber> ranked;
    for (auto next = documents.first_from(0); next && ranked.size() < count;
         next = documents.first_from(*next + 1)) {
        ranked.push_back(*next);
    }
    return ranked;
}

std::vector<DocumentNumber> oldest(const DocSet& documents, std::size_t count,
                                   std::span<const std::int64_t> times) {
    const auto each = [&documents](const auto& use) { documents.for_each(use); };
    return best<DocumentNumber>(count, each, [times](DocumentNumber left, DocumentNumber right) {
        const bool left_dated = times[left] != kNoTime;
        const bool right_dated = times[right] != kNoTime;
        if (left_dated != right_dated) return left_dated;
        return left_dated ? left > right : left < right;
    });
}

std::vector<DocumentNumber> best_scored(const DocSet& documents,
                                        const std::vector<ScoredDocument>& scored,
                                        std::size_t count, const Recency* recency) {
    const auto each = [&](const auto& use) {
        for (ScoredDocument item : scored) {
            if (!documents.contains(item.document)) continue;
            if (recency != nullptr) item.score *= recency->factor(item.document);
            use(item);
        }
    };
    const auto before = [](const ScoredDocument& left, const ScoredDocument& right) {
        if (left.score != right.score) return left.score > right.score;
        return left.document < right.document;
    };
    std::vector<DocumentNumber> ranked;
    for (const ScoredDocument& item : best<ScoredDocument>(count, each, before))
        ranked.push_back(item.document);
    return ranked;
}

}  // namespace

std::vector<DocumentNumber> page_of(const DocSet& documents,
                                    const std::vector<ScoredDocument>& scored,
                                    const SearchRequest& request, const Columns& columns,
                                    const Recency* recency) {
    const std::size_t skipped = std::size_t{request.page - 1} * request.per_page;
    const std::size_t wanted = skipped + request.per_page;
    std::vector<DocumentNumber> ranked;
    if (request.sort == Sort::Oldest) {
        ranked = oldest(documents, wanted, columns.times());
    } else if (request.sort == Sort::Relevance && !scored.empty()) {
        ranked = best_scored(documents, scored, wanted, recency);
    } else {
        ranked = newest(documents, wanted);
    }
    ranked.erase(ranked.begin(),
                 ranked.begin() + static_cast<std::ptrdiff_t>(std::min(skipped, ranked.size())));
    return ranked;
}

}  // namespace telusur
