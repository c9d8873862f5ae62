// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/file_source.h"

#include <optional>
#include <utility>
#include <vector>

#include "indexer/sources/byte_stream.h"
#include "indexer/sources/csv_reader.h"
#include "indexer/sources/feed_reader.h"
#include "indexer/sources/file_list.h"
#include "indexer/sources/html_page_reader.h"
#include "indexer/sources/jsonl_reader.h"
#include "indexer/sources/line_reader.h"
#include "indexer/sources/page_text_reader.h"
#include "indexer/sources/record_problems.h"
#include "indexer/sources/record_reader.h"
#include "indexer/sources/wxr_reader.h"
#include "indexer/sources/xml_kind.h"

namespace telusur {

namespace {

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

// A file name in the form in which it can be an id.
std::string page_id(const ListedFile& file) {
    return clean_text(decode_text(without_ending(file.name)).text, Layout::OneLine).text;
}

// A reader that has nothing to say but this.
class OneRecord : public RecordReader {
  public:
    explicit OneRecord(SourceRecord record) : record_(std::move(record)) {}

    std::optional<SourceRecord> next() override { return std::exchange(record_, std::nullopt); }

  private:
    std::optional<SourceRecord> record_;
};

class JsonLinesReader : public RecordReader {
  public:
    JsonLinesReader(std::unique_ptr<ByteStream> stream, Provenance place)
        : lines_(std::move(stream)), place_(std::move(place)) {}

    std::optional<SourceRecord> next() override {
        while (!at_end_) {
            const std::optional<LineReader::Line> line = lines_.next();
            if (!line) break;
            Provenance place{place_.source, place_.file, line->number};
            if (line->problem) return rejected_record(std::move(place), *line->problem);
            if (line->number == 1) {
                // Its lines are cut in the middle of characters: one problem for all of them.
                std::optional<Phrase> problem = utf16_problem(line->text);
                at_end_ = problem.has_value();
                if (problem) return rejected_record(std::move(place), std::move(*problem));
            }
            if (!is_blank(line->text)) return read_json_line(line->text, std::move(place));
        }
        return std::nullopt;
    }

  private:
    LineReader lines_;
    Provenance place_;
    bool at_end_ = false;
};

// A file that is one page.
struct PageBytes {
    std::string bytes;
    std::optional<Phrase> problem;
};

PageBytes read_bytes(const ListedFile& file) {
    const std::unique_ptr<ByteStream> stream = open_plain_stream(file.path);
    PageBytes page;
    std::uint64_t size = 0;
    for (;;) {
        ByteStream::Chunk chunk = stream->next();
        if (chunk.problem) return {{}, chunk.problem};
        if (chunk.bytes.empty()) break;
        size += chunk.bytes.size();
        if (size <= kMaximumRecordBytes) page.bytes += chunk.bytes;
    }
    if (size > kMaximumRecordBytes) return {{}, too_large(size)};
    return page;
}

// Empty if the page is none of an article.
std::optional<SourceRecord> read_page(const ListedFile& file, Provenance place) {
    const PageBytes page = read_bytes(file);
    if (page.problem) return rejected_record(std::move(place), *page.problem);
    if (file.kind == FileKind::HtmlPage)
        return read_html_page(page.bytes, page_id(file), std::move(place));
    return read_page_text(page.bytes, page_id(file), std::move(place));
}

// The reader of a file with a tag in front; null if it is neither export nor feed.
std::unique_ptr<RecordReader> open_xml(const ListedFile& file, const Provenance& place) {
    switch (xml_kind(open_byte_stream(file.path))) {
        case XmlKind::WordPressExport:
            return std::make_unique<WxrReader>(open_byte_stream(file.path), place);
        case XmlKind::Feed:
        case XmlKind::Unreadable:  // The reader says why.
            return std::make_unique<FeedReader>(open_byte_stream(file.path), place);
        case XmlKind::Other:
            break;
    }
    return nullptr;
}

// Null for a file to be passed over.
std::unique_ptr<RecordReader> open_reader(const ListedFile& file, const Provenance& place) {
    const auto only = [](SourceRecord record) {
        return std::make_unique<OneRecord>(std::move(record));
    };
    const auto unless_named = [&](Phrase problem) -> std::unique_ptr<RecordReader> {
        if (!file.is_named) return nullptr;
        return only(rejected_record(place, std::move(problem)));
    };
    if (file.problem) return only(rejected_record(place, *file.problem));
    switch (file.kind) {
        case FileKind::PageText:
            return only(*read_page(file, place));
        case FileKind::JsonLines:
            return std::make_unique<JsonLinesReader>(open_byte_stream(file.path), place);
        case FileKind::Csv:
            return std::make_unique<CsvReader>(open_byte_stream(file.path), place);
        case FileKind::Xml:
            if (auto reader = open_xml(file, place)) return reader;
            if (auto problem = utf16_problem(open_byte_stream(file.path)->next().bytes))
                return only(rejected_record(place, std::move(*problem)));
            return unless_named({"is neither a WordPress export nor a feed",
                                 "bukan ekspor WordPress dan bukan umpan (feed)"});
        case FileKind::HtmlPage:
            // In a copy of a site its feeds, too, are called index.html.
            if (auto reader = open_xml(file, place)) return reader;
            if (auto record = read_page(file, place)) return only(std::move(*record));
            return unless_named({"is no page of an article", "bukan halaman artikel"});
    }
    return nullptr;
}

class FileSource : public Source {
  public:
    FileSource(std::string name, ListedFile file)
        : name_(std::move(name)), file_(std::move(file)) {}

    std::optional<SourceRecord> next() override {
        if (!std::exchange(is_open_, true)) reader_ = open_reader(file_, {name_, file_.path, 0});
        return reader_ ? reader_->next() : std::nullopt;
    }

    const std::string& name() const override { return name_; }

  private:
    std::string name_;
    ListedFile file_;
    bool is_open_ = false;
    std::unique_ptr<RecordReader> reader_;  // none for a file to be passed over
};

}  // namespace

std::unique_ptr<Source> open_file_source(std::string name, ListedFile file) {
    return std::make_unique<FileSource>(std::move(name), std::move(file));
}

}  // namespace telusur
