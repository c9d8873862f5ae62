// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/index/vocabulary.h"

namespace telusur {

/// Gathers the vocabulary of a generation in memory (some 140 bytes a distinct form, nothing a
/// word) and writes it: (begin_document add*)* write. The order of the documents and of their words
/// does not change the file. Not for several threads at once.
class VocabularyBuilder {
  public:
    /// The words added from here on stand in the next document.
    void begin_document() { ++document_; }

    /// One occurrence of a word, as TextAnalysis gave it: both texts 1 to kMaximumTermBytes bytes.
    /// If a form comes with several roots, it keeps the first.
    void add(std::string_view form, std::string_view root);

    /// Writes and syncs the file. Throws Error{BadData} if there are 2³² distinct forms or 2³² of
    /// their bytes, and what FileWriter throws.
    void write(const std::filesystem::path& path) const;

  private:
    struct Word {
        std::string root;
        std::uint64_t occurrences = 0;
        std::uint32_t documents = 0;
        std::uint32_t last_document = 0;
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    using Words = std::unordered_map<std::string, Word, TextHash, std::equal_to<>>;

    std::vector<const Words::value_type*> numbered_words() const;

    Words words_;  // by form
    std::uint32_t document_ = 0;
};

}  // namespace telusur
