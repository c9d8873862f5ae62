// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/file_source.h"

#include <optional>
#include <utility>
#include <vector>

#include "indexer/sources/byte_stream.h"
#include "indexer/sources/csv_reader.h"
#include "indexer/sources/feed_reader.h"
#include "indexer/sources/file_list.h"
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

SourceRecord read_page(const ListedFile& file, Provenance place) {
    const std::unique_ptr<ByteStream> stream = open_plain_stream(file.path);
    std::string bytes;
    std::uint64_t size = 0;
    for (;;) {
        ByteStream::Chunk chunk = stream->next();
        if (chunk.problem) return rejected_record(std::move(place), *chunk.problem);
        if (chunk.bytes.empty()) break;
        size += chunk.bytes.size();
        if (size <= kMaximumRecordBytes) bytes += chunk.bytes;
    }
    if (size > kMaximumRecordBytes) return rejected_record(std::move(place), too_large(size));
    return read_page_text(bytes, page_id(file), std::move(place));
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
            return only(read_page(file, place));
        case FileKind::JsonLines:
            return std::make_unique<JsonLinesReader>(open_byte_stream(file.path), place);
        case FileKind::Csv:
            return std::make_unique<CsvReader>(open_byte_stream(file.path), place);
        case FileKind::Xml:
            if (auto reader = open_xml(file, place)) return reader;
            return unless_named({"is neither a WordPress export nor a feed",
                                 "bukan ekspor WordPress dan bukan umpan (feed)"});
        case FileKind::HtmlPage:
            // In a copy of a site its feeds, too, are called index.html.
            if (auto reader = open_xml(file, place)) return reader;
            return unless_named(unknown_kind_of_file());
    }
    return nullptr;
}

class FileSource : public Source {
  public:
    FileSource(std::string name, std::vector<ListedFile> files)
        : name_(std::move(name)), files_(std::move(files)) {}

    std::optional<SourceRecord> next() override {
        for (;;) {
            if (reader_) {
                if (std::optional<SourceRecord> record = reader_->next()) return record;
                reader_.reset();
            }
            if (next_file_ == files_.size()) return end();
            const ListedFile& file = files_[next_file_++];
            reader_ = open_reader(file, {name_, file.path, 0});
            has_read_ |= reader_ != nullptr;
        }
    }

    const std::string& name() const override { return name_; }

  private:
    std::optional<SourceRecord> end() {
        if (std::exchange(has_read_, true)) return std::nullopt;
        return rejected_record({name_, name_, 0}, no_article_files());
    }

    std::string name_;
    std::vector<ListedFile> files_;
    std::size_t next_file_ = 0;
    std::unique_ptr<RecordReader> reader_;  // of the file before that one, while it is read
    bool has_read_ = false;                 // some file was not passed over
};

}  // namespace

std::unique_ptr<Source> open_file_source(std::string path) {
    std::vector<ListedFile> files = list_article_files(path);
    return std::make_unique<FileSource>(std::move(path), std::move(files));
}

std::unique_ptr<Source> open_file_source(std::string name, ListedFile file) {
    std::vector<ListedFile> files;
    files.push_back(std::move(file));
    return std::make_unique<FileSource>(std::move(name), std::move(files));
}

}  // namespace telusur
