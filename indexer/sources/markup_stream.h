// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/index/phrase.h"
#include "indexer/sources/byte_stream.h"

namespace telusur {

/// The markup of an XML file from front to back, in bounded memory however large its parts are. It
/// tells tags from the text, CDATA and comments around them and checks nothing else. Not
/// thread-safe.
class MarkupStream {
  public:
    enum class Kind {
        Tag,      ///< "<item>", "</item>", whole
        Doctype,  ///< the front of a document type declaration
        Other,    ///< a part of anything else
        LongTag,  ///< the front of a tag above kLongestTag bytes
        Problem,  ///< the file cannot be read further; the last thing given before End
        End,
    };

    struct Piece {
        Kind kind = Kind::End;
        std::string_view bytes;         ///< valid until the next call
        std::uint64_t line = 0;         ///< 1-based line on which it begins
        std::optional<Phrase> problem;  ///< of a Problem
    };

    /// Far above any tag of an export. Attributes cost an XML parser the square of their number.
    static constexpr std::size_t kLongestTag = 4096;

    explicit MarkupStream(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}

    /// The next piece. All pieces together are the file.
    Piece next();

    /// What comes next, up to `bytes` of it; valid until the next call.
    std::string_view peek(std::size_t bytes);

  private:
    Piece take(Kind kind, std::size_t bytes);
    Piece next_tag();
    Piece inside_section();

    std::unique_ptr<ByteStream> stream_;
    std::string buffer_;
    std::size_t position_ = 0;     // in buffer_, of what was not given yet
    std::uint64_t line_ = 1;       // on which that begins
    std::string_view terminator_;  // of the CDATA, comment or instruction that is being given
    std::optional<Phrase> problem_;
    bool at_end_ = false;
};

/// The name in a tag, with the slash of an end tag: "item", "/item", "wp:author".
std::string_view tag_name(std::string_view tag);

}  // namespace telusur
