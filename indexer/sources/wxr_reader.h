// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "indexer/sources/element_cutter.h"
#include "indexer/sources/record_reader.h"
#include "indexer/sources/wxr_item.h"

namespace telusur {

/// Reads the published posts of a WordPress export (WXR, all versions), item by item, in memory
/// bounded by kMaximumRecordBytes. Not thread-safe.
///
///     id                      "post-" and the post's number, as in WordPress' REST interface and,
///                             as ?p=NUMBER, in the guid of its feeds; without one, the link
///     url, source             the link, and its host: what tells that another source has the same
///     published, modified     the GMT date; where that is none, the local one as of the archive's
///                             zone, and for the publication at last pubDate
///     categories, tags        of the domains "category" and "post_tag"
///     credits                 credit lines at the end of the text; where they name neither writer
///                             nor reporter, the display name of the author's account
///     title, body             see html_line, html_paragraphs; the dateline goes to its own field
///
/// Passed over: other post types, what is not published, what has a password. Flaws: as of a JSON
/// line, and damaged XML that could be read nevertheless. Rejected: an item that is too large, cut
/// off, damaged beyond reading, or without type, status, number and link; and, as the file's one or
/// last record, a file that is no export, has a document type declaration, is not in UTF-8 or
/// Windows-1252, ends early or cannot be read. Items behind a bad one are read.
class WxrReader : public RecordReader {
  public:
    struct Options {
        std::vector<std::string> post_types = {"post"};
    };

    /// `place` names the source and the file; its line is set for each record.
    WxrReader(std::unique_ptr<ByteStream> stream, Provenance place);
    WxrReader(std::unique_ptr<ByteStream> stream, Provenance place, Options options);

    std::optional<SourceRecord> next() override;

    /// How many items were passed over so far.
    std::uint64_t passed_over() const { return passed_over_; }

  private:
    std::optional<Phrase> read_root();
    std::optional<SourceRecord> read_item(const ElementCutter::Cut& cut);
    void read_author(const ElementCutter::Cut& cut);
    bool is_wanted(const WxrItem& item) const;
    SourceRecord rejected(std::uint64_t line, Phrase what) const;

    ElementCutter elements_;
    Provenance place_;
    Options options_;
    bool at_end_ = false;
    std::map<std::string, std::string> display_names_;  // by login
    std::uint64_t passed_over_ = 0;
};

}  // namespace telusur
