// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/sources/byte_stream.h"
#include "indexer/sources/wxr_reader.h"

namespace telusur::testing {

inline constexpr std::string_view kWxrHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n"
    "<!-- dibuat untuk pengujian -->\n"
    "<rss version=\"2.0\" xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\"\n"
    "  xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"\n"
    "  xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
    "  xmlns:wp=\"http://wordpress.org/export/1.2/\">\n"
    "<channel>\n<title>Kabar Lereng</title>\n<wp:wxr_version>1.2</wp:wxr_version>\n";

inline constexpr std::string_view kWxrFoot = "</channel>\n</rss>\n";

/// A post of an export; what is empty is left out.
struct WxrPost {
    std::string id = {};
    std::string title = "Judul";
    std::string content = "Isi berita.";
    std::string more = {};  ///< further elements
    std::string status = "publish";
    std::string type = "post";
    std::string date_gmt = "2021-03-14 02:12:00";

    std::string xml() const {
        return "<item>\n" + element("title", title) + element("link", link()) +
               element("content:encoded", "<![CDATA[" + content + "]]>") +
               element("wp:post_id", id) + element("wp:post_date_gmt", date_gmt) +
               element("wp:status", status) + element("wp:post_type", type) + more + "</item>\n";
    }
    std::string link() const { return id.empty() ? "" : "https://contoh.id/" + id + "/"; }

  private:
    static std::string element(const std::string& name, const std::string& text) {
        return text.empty() ? "" : "<" + name + ">" + text + "</" + name + ">\n";
    }
};

inline std::string wxr(const std::string& items) {
    return std::string(kWxrHead) + items + std::string(kWxrFoot);
}

/// Bytes in memory as a stream, in chunks of a given size.
class MemoryStream : public ByteStream {
  public:
    explicit MemoryStream(std::string_view bytes, std::size_t chunk = 65536)
        : bytes_(bytes), chunk_(chunk) {}

    Chunk next() override {
        const std::string_view part = bytes_.substr(0, chunk_);
        bytes_.remove_prefix(part.size());
        return {part, std::nullopt};
    }

  private:
    std::string_view bytes_;
    std::size_t chunk_;
};

inline WxrReader wxr_reader(std::string_view bytes, std::size_t chunk = 65536) {
    return WxrReader(std::make_unique<MemoryStream>(bytes, chunk), {"sumber", "ekspor.xml", 0});
}

/// What a reader gives, each record as "line: id", with "(flaw)" behind it, or "line: problem".
inline std::vector<std::string> records_of(RecordReader& reader) {
    std::vector<std::string> records;
    while (const std::optional<SourceRecord> record = reader.next()) {
        std::string text = std::to_string(record->provenance.line) + ": ";
        if (record->article) text += record->article->id;
        for (const RecordProblem& problem : record->problems) {
            text += record->article ? " (" + problem.what.english + ")" : problem.what.english;
        }
        records.push_back(std::move(text));
    }
    return records;
}

}  // namespace telusur::testing
