// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/export_chunks.h"

#include <cstddef>
#include <utility>

#include "searchd/search/article_writer.h"

namespace telusur {

namespace {

constexpr std::size_t kChunkBytes = std::size_t{32} << 10;

class ExportChunks : public TextChunks {
  public:
    ExportChunks(std::unique_ptr<ArticleScan> scan, std::unique_ptr<ArticleWriter> writer)
        : scan_(std::move(scan)), writer_(std::move(writer)), text_(writer_->begin()) {}

    std::string next() override {
        while (scan_ && text_.size() < kChunkBytes) {
            if (const auto article = scan_->next()) {
                text_ += writer_->write(*article);
            } else {
                text_ += writer_->end();
                scan_.reset();  // with all that it kept alive
            }
        }
        return std::exchange(text_, {});
    }

  private:
    std::unique_ptr<ArticleScan> scan_;  // null at the end
    std::unique_ptr<ArticleWriter> writer_;
    std::string text_;
};

}  // namespace

std::unique_ptr<TextChunks> export_chunks(std::unique_ptr<ArticleScan> scan,
                                          const ExportRequest& request) {
    return std::make_unique<ExportChunks>(std::move(scan),
                                          make_article_writer(request.format, request.body));
}

std::string media_type_of(ExportFormat format) {
    switch (format) {
        case ExportFormat::JsonLines:
            return "application/x-ndjson; charset=utf-8";
        case ExportFormat::Csv:
            return "text/csv; charset=utf-8; header=present";
        case ExportFormat::Ris:
            return "application/x-research-info-systems; charset=utf-8";
        case ExportFormat::BibTex:
            return "application/x-bibtex; charset=utf-8";
        case ExportFormat::Csl:
            return "application/vnd.citationstyles.csl+json; charset=utf-8";
    }
    return {};
}

std::string file_ending_of(ExportFormat format) {
    switch (format) {
        case ExportFormat::BibTex:
            return "bib";
        case ExportFormat::Csl:
            return "csl.json";
        default:
            return std::string(name_of(format));
    }
}

}  // namespace telusur
