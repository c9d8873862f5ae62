// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/index/columns.h"
#include "searchd/search/doc_set.h"
#include "searchd/search/request.h"

namespace telusur {

/// The documents of a generation by date, newest or oldest first; those without a date stay at the
/// end. A place in the order is the document to go on with, document_count() at the end. Borrows
/// the columns.
class DateOrder {
  public:
    /// `sort` is Newest or Oldest.
    DateOrder(const Columns& columns, Sort sort);

    DocumentNumber first() const;
    /// The place behind a document.
    DocumentNumber behind(DocumentNumber document) const;
    /// Before all documents of that second, kNoTime for those without a date.
    DocumentNumber before_second(std::int64_t seconds) const;

    /// Those of the documents that come at this place or behind it, in order, at most `count`.
    std::vector<DocumentNumber> list(const DocSet& documents, DocumentNumber place,
                                     std::size_t count) const;

    /// True if a document comes at this place or behind it.
    bool has_reached(DocumentNumber document, DocumentNumber place) const {
        return rank(document) >= rank(place);
    }

  private:
    DocumentNumber rank(DocumentNumber document) const;
    bool runs_back(DocumentNumber place) const { return sort_ == Sort::Oldest && place < dated_; }

    const Columns& columns_;
    Sort sort_;
    DocumentNumber dated_;  // how many have a date
};

}  // namespace telusur
