// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "searchd/cli/output_format.h"
#include "searchd/cli/receipt.h"

namespace telusur {

/// What became of an answer since its receipt was written. Of a receipt that does not list all its
/// articles, only those that it lists are compared by name; `is_complete` is false then.
struct ReceiptComparison {
    Receipt before;
    Receipt now;
    std::vector<std::string> added;    ///< ids, in the order of now
    std::vector<std::string> gone;     ///< ids, in the order of before
    std::vector<std::string> changed;  ///< ids of articles with another text or other facts
    bool same_order = true;            ///< of those that both have
    bool is_complete = true;

    /// The same reading, articles, texts and order. The index may be another.
    bool is_same_answer() const;
};

/// `now` must have all its articles, as make_receipt gives it.
ReceiptComparison compare(Receipt before, Receipt now);

/// Table, Plain or Json; OUTPUT_FORMATS.md describes the latter two. Ends with a line feed.
std::string write_comparison(const ReceiptComparison& comparison, OutputFormat format,
                             Language language);

}  // namespace telusur
