// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/file_source.h"

#include <optional>
#include <utility>
#include <vector>

#include "indexer/sources/byte_stream.h"
#include "indexer/sources/file_list.h"
#include "indexer/sources/jsonl_reader.h"
#include "indexer/sources/line_reader.h"
#include "indexer/sources/page_text_reader.h"
#include "indexer/sources/record_problems.h"
#include "indexer/sources/wxr_reader.h"

namespace telusur {

namespace {

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

bool is_utf16(std::string_view bytes) {
    return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

// A file name in the form in which it can be an id.
std::string page_id(const ListedFile& file) {
    return clean_text(decode_text(without_ending(file.name)).text, Layout::OneLine).text;
}

class FileSource : public Source {
  public:
    FileSource(std::string name, std::vector<ListedFile> files)
        : name_(std::move(name)), files_(std::move(files)) {}

    std::optional<SourceRecord> next() override {
        for (;;) {
            if (lines_) {
                if (std::optional<SourceRecord> record = next_line()) return record;
                lines_.reset();
                ++current_;
            }
            if (export_) {
                if (std::optional<SourceRecord> record = export_->next()) return record;
                export_.reset();
                ++current_;
            }
            if (current_ == files_.size()) return std::nullopt;
            const ListedFile& file = files_[current_];
            if (!file.problem && file.kind == FileKind::JsonLines) {
                lines_.emplace(file.path);
                continue;
            }
            if (!file.problem && file.kind == FileKind::WordPressExport) {
                export_.emplace(open_byte_stream(file.path), provenance(file, 0));
                continue;
            }
            ++current_;
            if (file.problem) return rejected_record(provenance(file, 0), *file.problem);
            return read_page(file);
        }
    }

    const std::string& name() const override { return name_; }

  private:
    Provenance provenance(const ListedFile& file, std::uint64_t line) const {
        return {name_, file.path, line};
    }

    std::optional<SourceRecord> next_line() {
        const ListedFile& file = files_[current_];
        while (std::optional<LineReader::Line> line = lines_->next()) {
            Provenance place = provenance(file, line->number);
            if (line->problem) return rejected_record(std::move(place), *line->problem);
            if (line->number == 1 && is_utf16(line->text)) {
                // Its lines are cut in the middle of characters: one problem for all of them.
                lines_.reset();
                ++current_;
                return rejected_record(std::move(place), {"is UTF-16, expected UTF-8",
                                                          "berupa UTF-16, seharusnya UTF-8"});
            }
            if (!is_blank(line->text)) return read_json_line(line->text, std::move(place));
        }
        return std::nullopt;
    }

    SourceRecord read_page(const ListedFile& file) const {
        const std::unique_ptr<ByteStream> stream = open_plain_stream(file.path);
        std::string bytes;
        std::uint64_t size = 0;
        for (;;) {
            ByteStream::Chunk chunk = stream->next();
            if (chunk.problem) return rejected_record(provenance(file, 0), *chunk.problem);
            if (chunk.bytes.empty()) break;
            size += chunk.bytes.size();
            if (size <= kMaximumRecordBytes) bytes += chunk.bytes;
        }
        if (size > kMaximumRecordBytes) {
            return rejected_record(provenance(file, 0), too_large(size));
        }
        return read_page_text(bytes, page_id(file), provenance(file, 0));
    }

    std::string name_;
    std::vector<ListedFile> files_;
    std::size_t current_ = 0;          // the next file, or the one whose records are being read
    std::optional<LineReader> lines_;  // of the current file, while it is read
    std::optional<WxrReader> export_;  // likewise
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
