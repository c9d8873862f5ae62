// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "indexer/sources/element_cutter.h"
#include "indexer/sources/feed_item.h"
#include "indexer/sources/record_reader.h"

namespace telusur {

/// Reads the articles of a feed (RSS 0.9 to 2.0, RDF, Atom), item by item, in memory bounded by
/// kMaximumRecordBytes. Not thread-safe.
///
///     id                      "post-" and the number in a guid of WordPress (?p=NUMBER), as in its
///                             exports and its REST interface; without one, the link; else the guid
///     url, source             the link (of Atom the alternate one; in want of one, a guid that is
///                             an address), and its host
///     published, modified     pubDate, published, dc:date; updated, dcterms:modified. Where only
///                             the second is given, it is the first too. See parse_feed_date
///     categories              all of them: a feed does not tell categories from tags
///     credits                 credit lines at the end of the text; where they name neither writer
///                             nor reporter, dc:creator, the authors' names, or RSS' author
///     title, body             see html_line, html_paragraphs: content:encoded or content, and
///     where
///                             there is none, the description or summary; the dateline goes to its
///                             own field
///
/// Passed over: readers' comments. Flaws: as of a JSON line. Said once a feed, because it is so
/// with most of its items: "gives only an excerpt", and damaged XML that could be read
/// nevertheless. Rejected: an item that is too large, cut off, damaged beyond reading, or without
/// link and guid; and, as the file's one or last record, a file that is no feed, has a document
/// type declaration, is not in UTF-8 or Windows-1252, ends early or cannot be read. Items behind a
/// bad one are read.
class FeedReader : public RecordReader {
  public:
    /// `place` names the source and the file; its line is set for each record.
    FeedReader(std::unique_ptr<ByteStream> stream, Provenance place)
        : elements_(std::move(stream)), place_(std::move(place)) {}

    std::optional<SourceRecord> next() override;

    /// How many items were passed over so far.
    std::uint64_t passed_over() const { return passed_over_; }

  private:
    std::optional<Phrase> read_root();
    std::optional<SourceRecord> read_item(const ElementCutter::Cut& cut);
    Provenance place(std::uint64_t line) const { return {place_.source, place_.file, line}; }

    ElementCutter elements_;
    Provenance place_;
    ElementCutter::Names names_;  // empty before the root was read
    bool at_end_ = false;
    bool has_told_damage_ = false;
    bool has_told_excerpt_ = false;
    std::uint64_t passed_over_ = 0;
};

}  // namespace telusur
