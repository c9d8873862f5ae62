// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/index/article.h"
#include "indexer/index/columns.h"

namespace telusur {

class SectionWriter;

/// Gathers the columns of a generation in memory (about 100 bytes an article) and writes them:
/// (add | append)* write. Documents are numbered in the order of add, which must be newest first.
class ColumnsBuilder {
  public:
    /// `length` is the sum of the weights of the article's words.
    void add(const Article& article, std::uint32_t length);

    /// Adds all documents of another builder behind those that are here. The file does not show how
    /// the documents were spread over builders.
    void append(const ColumnsBuilder& later);

    /// Of each document the first of its story, for all that are here; without it each is alone.
    void set_stories(std::vector<DocumentNumber> stories) { stories_ = std::move(stories); }

    /// Writes and syncs the file. Throws Error{BadData} if there are more than 2³² occurrences of
    /// values in one field.
    void write(const std::filesystem::path& path) const;

  private:
    // The values of one field, numbered in the order in which they were first seen.
    struct Values {
        std::unordered_map<std::string, std::uint32_t> numbers;       // by key
        std::vector<std::map<std::string, std::uint32_t>> spellings;  // label → how often
        std::vector<std::uint64_t> counts;
        std::vector<std::uint64_t> starts{0};  // a document and one more
        std::vector<std::uint32_t> occurrences;

        void add(const std::vector<std::string>& labels);
        void append(const Values& later);
        std::uint32_t number_of(const std::string& key);
        void write(SectionWriter& writer, std::uint32_t field) const;
    };

    void write_stories(SectionWriter& writer) const;

    std::vector<std::int64_t> times_;
    std::vector<std::uint8_t> precisions_;
    std::vector<std::uint32_t> lengths_;
    std::vector<std::uint64_t> id_hashes_;
    std::vector<DocumentNumber> stories_;
    std::array<Values, kValueFieldCount> values_;
};

}  // namespace telusur
