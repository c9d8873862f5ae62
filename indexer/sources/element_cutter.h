// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/index/phrase.h"
#include "indexer/sources/markup_stream.h"

namespace telusur {

/// Cuts the elements that hold records out of an XML file, one after the other, in memory bounded
/// by kMaximumRecordBytes. It parses none of them, so that a fault in one is not one of the file.
/// Not thread-safe.
class ElementCutter {
  public:
    /// The names of the elements to cut out. A record that is open where another one begins has no
    /// end; `beside` counts only outside of records.
    struct Names {
        std::string record;
        std::string beside = {};
    };

    /// One element, or why there is none at this place.
    struct Cut {
        std::uint64_t line = 0;  ///< 1-based, on which the element begins
        std::string name;
        std::string text;               ///< the whole element, as it stands in the file
        std::optional<Phrase> problem;  ///< then there is no text
    };

    explicit ElementCutter(std::unique_ptr<ByteStream> stream) : markup_(std::move(stream)) {}

    /// Reads up to the root's tag; to be called once, before next(). A problem is what forbids
    /// reading on: a file in another encoding than UTF-8 or Windows-1252, with a document type
    /// declaration, or that cannot be read.
    std::optional<Phrase> read_root();

    /// The root's tag as clean text; empty if the file has none.
    const std::string& root() const { return root_; }

    /// True if the file says that it is in Windows-1252, or in ISO-8859-1, which stands for it.
    bool declares_windows_1252() const { return declares_windows_1252_; }

    /// The next element; empty at the end. An element that is cut off, above kMaximumRecordBytes or
    /// has an overlong tag is a problem, and those behind it follow; so is the early end of a file,
    /// and a place where it cannot be read further.
    std::optional<Cut> next(const Names& names);

  private:
    // An element that is being collected.
    struct Element {
        Cut cut;
        std::uint64_t bytes = 0;
        bool has_long_tag = false;
    };

    std::optional<Phrase> read_declaration();
    std::optional<Cut> step(const Names& names);
    std::optional<Cut> read_tag(const MarkupStream::Piece& piece, const Names& names);
    std::optional<Cut> end_of_file(const MarkupStream::Piece& piece);
    void begin_element(const MarkupStream::Piece& piece);
    void append(std::string_view bytes);
    Cut finish_element();

    MarkupStream markup_;
    std::string root_;
    std::string root_end_;  // the name in the root's end tag, "/rss"
    bool declares_windows_1252_ = false;
    bool root_is_closed_ = false;
    bool at_end_ = false;
    std::optional<Element> element_;
};

}  // namespace telusur
