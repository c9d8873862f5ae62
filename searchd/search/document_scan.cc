// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/document_scan.h"

namespace telusur {

namespace {

class DocumentScan : public ArticleScan {
  public:
    explicit DocumentScan(ScannedDocuments scanned)
        : scanned_(std::move(scanned)), end_(scanned_.documents.size()) {}

    std::uint64_t total() const override { return scanned_.total; }

    std::string stop_after(std::uint64_t count) override {
        if (count >= scanned_.documents.size() - given_) return {};
        end_ = given_ + static_cast<std::size_t>(count);
        return cursor_behind(end_);
    }

    std::optional<Article> next() override {
        if (given_ == end_) return std::nullopt;
        return scanned_.generation.article(scanned_.documents[given_++]);
    }

    std::string cursor() const override { return cursor_behind(given_); }

  private:
    std::string cursor_behind(std::size_t count) const {
        if (count == 0 || count == scanned_.documents.size()) return {};
        return scanned_.walk.cursor_behind(scanned_.documents[count - 1], count);
    }

    ScannedDocuments scanned_;
    std::size_t given_ = 0;
    std::size_t end_;
};

}  // namespace

std::unique_ptr<ArticleScan> make_document_scan(ScannedDocuments scanned) {
    return std::make_unique<DocumentScan>(std::move(scanned));
}

}  // namespace telusur
