// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/xml_kind.h"

#include <cstddef>
#include <utility>

#include "indexer/sources/feed_item.h"
#include "indexer/sources/markup_stream.h"
#include "indexer/sources/wxr_item.h"

namespace telusur {

namespace {

constexpr std::size_t kFarthestRoot = std::size_t{64} << 10;

XmlKind kind_of_root(std::string_view tag) {
    if (is_export_root(tag)) return XmlKind::WordPressExport;
    return feed_item_name(tag).empty() ? XmlKind::Other : XmlKind::Feed;
}

}  // namespace

XmlKind xml_kind(std::unique_ptr<ByteStream> stream) {
    MarkupStream markup(std::move(stream));
    for (std::size_t bytes = 0; bytes < kFarthestRoot;) {
        const MarkupStream::Piece piece = markup.next();
        bytes += piece.bytes.size();
        switch (piece.kind) {
            case MarkupStream::Kind::Tag:
                // Entities are declared in a document type, which the readers turn down.
                if (!piece.bytes.starts_with("<!")) return kind_of_root(piece.bytes);
                break;
            case MarkupStream::Kind::Doctype:
            case MarkupStream::Kind::Other:
                break;
            case MarkupStream::Kind::Problem:
                return XmlKind::Unreadable;
            case MarkupStream::Kind::LongTag:
            case MarkupStream::Kind::End:
                return XmlKind::Other;
        }
    }
    return XmlKind::Other;
}

}  // namespace telusur
