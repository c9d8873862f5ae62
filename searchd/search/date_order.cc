// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/date_order.h"

#include <algorithm>

namespace telusur {

DateOrder::DateOrder(const Columns& columns, Sort sort)
    : columns_(columns), sort_(sort), dated_(columns.first_before(kNoTime + 1)) {}

DocumentNumber DateOrder::first() const {
    return sort_ == Sort::Oldest && dated_ > 0 ? dated_ - 1 : 0;
}

DocumentNumber DateOrder::behind(DocumentNumber document) const {
    if (!runs_back(document)) return document + 1;
    return document == 0 ? dated_ : document - 1;
}

DocumentNumber DateOrder::before_second(std::int64_t seconds) const {
    if (seconds == kNoTime) return dated_;
    if (sort_ == Sort::Newest) return columns_.first_before(seconds + 1);
    const DocumentNumber end = columns_.first_before(seconds);
    return end == 0 ? dated_ : end - 1;
}

DocumentNumber DateOrder::rank(DocumentNumber document) const {
    return runs_back(document) ? dated_ - 1 - document : document;
}

// Documents are numbered newest first: the oldest are read from the set forwards and turned round.
std::vector<DocumentNumber> DateOrder::list(const DocSet& documents, DocumentNumber place,
                                            std::size_t count) const {
    std::vector<DocumentNumber> listed;
    const bool back = runs_back(place);
    if (back) {
        for (auto next = documents.first_from(0); next && *next <= place;
             next = documents.first_from(*next + 1))
            listed.push_back(*next);
        std::reverse(listed.begin(), listed.end());
        listed.resize(std::min(count, listed.size()));
    }
    for (auto next = documents.first_from(back ? dated_ : place); next && listed.size() < count;
         next = documents.first_from(*next + 1))
        listed.push_back(*next);
    return listed;
}

}  // namespace telusur
