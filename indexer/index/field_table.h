// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/article.h"

namespace telusur {

/// The one truth about fields: which there are, what they are called, how they are weighted and
/// numbered on disk. A field's name or number written anywhere else is a bug.

/// The version of everything a generation holds that is ours; INDEX_FORMAT.md has its history. A
/// generation of another version is refused and rebuilt.
inline constexpr int kFormatVersion = 6;

/// A field whose values are counted and filtered by. The number is its number on disk.
enum class ValueField : std::uint8_t { Tag = 0, Author = 1, Editor = 2, Category = 3, Source = 4 };

inline constexpr std::size_t kValueFieldCount = 5;

struct ValueFieldRow {
    ValueField field;
    std::string_view name;        ///< in requests, results and options
    std::string_view english;     ///< for people
    std::string_view indonesian;  ///< for people
};

inline constexpr std::array<ValueFieldRow, kValueFieldCount> kValueFields{{
    {ValueField::Tag, "tag", "Tag", "Tag"},
    {ValueField::Author, "author", "Writer", "Penulis"},
    {ValueField::Editor, "editor", "Editor", "Editor"},
    {ValueField::Category, "category", "Category", "Kategori"},
    {ValueField::Source, "source", "Source", "Sumber"},
}};

constexpr const ValueFieldRow& row_of(ValueField field) {
    return kValueFields[static_cast<std::size_t>(field)];
}

std::optional<ValueField> value_field_named(std::string_view name);

/// The values that an article has in a field, as printed.
std::vector<std::string> values_of(const Article& article, ValueField field);

/// How much one occurrence of a word counts, by where it stands. All occurrences share one term
/// space; title × 3 there was measured better than a title field of its own.
inline constexpr std::uint32_t kTitleWeight = 3;
inline constexpr std::uint32_t kTagWeight = 2;
inline constexpr std::uint32_t kBodyWeight = 1;

/// Words longer than this many bytes (after folding) are cut at a code point: far above any real
/// word, and below Xapian's limit of 245 for a term.
inline constexpr std::size_t kMaximumTermBytes = 64;

}  // namespace telusur
