// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

#include "indexer/index/section_file.h"

namespace telusur {

/// A surface form within one generation: 0 is the most frequent, equals are in the order of their
/// bytes.
using WordNumber = std::uint32_t;

/// What a vocabulary file is made of; INDEX_FORMAT.md, "Vocabulary".
namespace vocabulary_format {

inline constexpr SectionFormat kFormat{
    {'T', 'L', 'S', 'R', 'V', 'O', 'C', '\n'}, 1, "a vocabulary file", "berkas kosakata"};

/// Unscoped, since it is a number to SectionFile.
enum SectionKind : std::uint32_t {
    Occurrences = 1,  ///< uint64 a word, descending
    Documents = 2,    ///< uint32 a word
    WordRoots = 3,    ///< uint32 a word: the number of its root
    FormOrder = 4,    ///< uint32 a word: words in the order of their forms
    FamilyOrder = 5,  ///< uint32 a word: words in the order of their roots, then of their numbers
    FormStarts = 16,  ///< uint32 a word and one more: where its form starts in Forms
    Forms = 17,       ///< bytes
    RootStarts = 18,  ///< uint32 a root and one more: where it starts in Roots
    Roots = 19,       ///< bytes: the distinct roots, ascending
};

}  // namespace vocabulary_format

/// Reads the vocabulary file of a generation: every distinct folded surface form of its articles
/// (title, tags, body) with its root. Mapped into memory and immutable; any number of threads may
/// read at once. Texts are as TextAnalysis gives them, 1 to kMaximumTermBytes bytes; what is
/// returned lives as long as this object. Word numbers given must be in range.
class Vocabulary {
  public:
    /// Checks all bytes and that they agree with each other: some 5 ms a hundred thousand words.
    /// Throws Error{BadData} if anything is not as written.
    explicit Vocabulary(const std::filesystem::path& path);

    WordNumber word_count() const { return file_.count(); }
    /// How many words all articles have together.
    std::uint64_t total_occurrences() const { return file_.total(); }

    std::string_view form(WordNumber word) const { return forms_[word]; }
    std::string_view root(WordNumber word) const { return roots_[word_roots_[word]]; }
    /// How often the form stands in all articles, exactly; at least 1.
    std::uint64_t occurrences(WordNumber word) const { return occurrences_[word]; }
    /// How many articles hold the form; at least 1.
    std::uint32_t documents(WordNumber word) const { return documents_[word]; }

    std::optional<WordNumber> find(std::string_view form) const;
    /// The forms of a root, most frequent first; none for an unknown root.
    std::span<const WordNumber> family(std::string_view root) const;
    /// The forms that begin with these bytes, in the order of their bytes; all for no bytes.
    std::span<const WordNumber> with_prefix(std::string_view prefix) const;

  private:
    bool forms_agree() const;
    bool roots_agree() const;

    SectionFile file_;
    TextList forms_;
    TextList roots_;
    std::span<const std::uint64_t> occurrences_;
    std::span<const std::uint32_t> documents_;
    std::span<const std::uint32_t> word_roots_;
    std::span<const WordNumber> form_order_;
    std::span<const WordNumber> family_order_;
};

}  // namespace telusur
