// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "indexer/sources/file_source.h"

namespace telusur::testing {

/// All files at or below a path, one after the other, as one source of that name.
class PathRecords : public Source {
  public:
    explicit PathRecords(std::string path)
        : name_(std::move(path)), files_(list_article_files(name_)) {}

    std::optional<SourceRecord> next() override {
        for (;; file_.reset()) {
            if (!file_ && next_ == files_.size()) return std::nullopt;
            if (!file_) file_ = open_file_source(name_, files_[next_++]);
            if (std::optional<SourceRecord> record = file_->next()) return record;
        }
    }
    const std::string& name() const override { return name_; }

  private:
    std::string name_;
    std::vector<ListedFile> files_;
    std::size_t next_ = 0;
    std::unique_ptr<Source> file_;
};

inline std::unique_ptr<Source> open_path(const std::string& path) {
    return std::make_unique<PathRecords>(path);
}

}  // namespace telusur::testing
