// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/doc_set.h"

namespace telusur {

DocSet::DocSet(DocumentNumber capacity) : words_((std::size_t{capacity} + 63) / 64) {}

DocSet DocSet::range(DocumentNumber capacity, DocumentNumber begin, DocumentNumber end) {
    DocSet set(capacity);
    for (DocumentNumber document = begin; document < end;) {
        if (document % 64 == 0 && end - document >= 64) {
            set.words_[document / 64] = ~std::uint64_t{0};
            document += 64;
        } else {
            set.add(document++);
        }
    }
    return set;
}

void DocSet::add(std::span<const DocumentNumber> documents) {
    for (const DocumentNumber document : documents)
        add(document);
}

std::uint64_t DocSet::size() const {
    std::uint64_t count = 0;
    for (const std::uint64_t word : words_)
        count += static_cast<std::uint64_t>(std::popcount(word));
    return count;
}

DocSet& DocSet::operator&=(const DocSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i)
        words_[i] &= other.words_[i];
    return *this;
}

DocSet& DocSet::operator-=(const DocSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i)
        words_[i] &= ~other.words_[i];
    return *this;
}

}  // namespace telusur
