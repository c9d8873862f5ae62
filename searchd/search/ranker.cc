// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/ranker.h"

#include <algorithm>
#include <cmath>

namespace telusur {

Bm25::Bm25(const Columns& columns)
    : lengths_(columns.lengths()),
      document_count_(static_cast<double>(columns.document_count())),
      // An archive of empty articles has no average length; none of its words is ever scored.
      average_length_(std::max(
          1.0, static_cast<double>(columns.total_length()) / std::max(1.0, document_count_))) {}

double Bm25::idf(std::uint64_t documents_with_word) const {
    const double holding = static_cast<double>(documents_with_word);
    return std::log(1 + (document_count_ - holding + 0.5) / (holding + 0.5));
}

namespace {

// The best `count` documents by `before`, best first, in memory of that many.
template <typename Before>
std::vector<DocumentNumber> best(const DocSet& documents, std::size_t count, Before before) {
    std::vector<DocumentNumber> heap;  // the worst of the best on top
    heap.reserve(count + 1);
    documents.for_each([&](DocumentNumber document) {
        if (heap.size() == count && !before(document, heap.front())) return;
        heap.push_back(document);
        std::push_heap(heap.begin(), heap.end(), before);
        if (heap.size() <= count) return;
        std::pop_heap(heap.begin(), heap.end(), before);
        heap.pop_back();
    });
    std::sort_heap(heap.begin(), heap.end(), before);
    return heap;
}

}  // namespace

std::vector<DocumentNumber> page_of(const DocSet& documents, const std::vector<double>& scores,
                                    const SearchRequest& request, const Columns& columns) {
    const std::size_t skipped = std::size_t{request.page - 1} * request.per_page;
    const std::size_t wanted = skipped + request.per_page;
    std::vector<DocumentNumber> ranked;
    if (request.sort == Sort::Oldest) {
        const auto times = columns.times();
        ranked = best(documents, wanted, [times](DocumentNumber left, DocumentNumber right) {
            const bool left_dated = times[left] != kNoTime;
            const bool right_dated = times[right] != kNoTime;
            if (left_dated != right_dated) return left_dated;
            return left_dated ? left > right : left < right;
        });
    } else if (request.sort == Sort::Relevance && !scores.empty()) {
        ranked = best(documents, wanted, [&scores](DocumentNumber left, DocumentNumber right) {
            if (scores[left] != scores[right]) return scores[left] > scores[right];
            return left < right;
        });
    } else {
        ranked = best(documents, wanted, std::less<DocumentNumber>());
    }
    ranked.erase(ranked.begin(),
                 ranked.begin() + static_cast<std::ptrdiff_t>(std::min(skipped, ranked.size())));
    return ranked;
}

}  // namespace telusur
