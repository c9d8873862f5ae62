// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

#include "indexer/index/field_table.h"
#include "indexer/index/file_io.h"

namespace telusur {

/// Documents of a generation are numbered 0, 1, 2 … from the newest to the oldest; those without a
/// date come last. Articles of one second are in the order of their ids (bytes).
using DocumentNumber = std::uint32_t;

/// A value of a value field within one generation: 0 is the most frequent.
using Ordinal = std::uint32_t;

/// What stands in the time column for a document without a date: less than any time.
inline constexpr std::int64_t kNoTime = std::numeric_limits<std::int64_t>::min();

/// The numbers of sections and the header of a columns file; INDEX_FORMAT.md, "Columns".
namespace columns_format {

inline constexpr std::array<char, 8> kMagic{'T', 'L', 'S', 'R', 'C', 'O', 'L', '\n'};
inline constexpr std::uint32_t kVersion = 1;

enum class SectionKind : std::uint32_t {
    Times = 1,           ///< int64 a document
    Precisions = 2,      ///< uint8 a document: Timestamp::Precision
    Lengths = 3,         ///< uint32 a document
    IdHashes = 4,        ///< uint64 a document, ascending
    IdDocuments = 5,     ///< uint32 a document, in the order of IdHashes
    ValueStarts = 16,    ///< uint32 a document and one more: where its ordinals start in Values
    Values = 17,         ///< uint32 an occurrence: ordinals, ascending within a document
    PostingStarts = 18,  ///< uint32 an ordinal and one more: where its documents start in Postings
    Postings = 19,       ///< uint32 an occurrence: documents, ascending within an ordinal
    KeyStarts = 20,      ///< uint32 an ordinal and one more: where its key starts in Keys
    Keys = 21,           ///< bytes: folded values
    LabelStarts = 22,    ///< uint32 an ordinal and one more
    Labels = 23,         ///< bytes: values as most often printed
    KeyOrder = 24,       ///< uint32 an ordinal: ordinals in the order of their keys
};

struct Header {
    std::array<char, 8> magic;
    std::uint32_t version;
    std::uint32_t document_count;
    std::uint64_t total_length;
    std::uint64_t section_count;
    std::uint64_t checksum;  ///< XXH3-64 of the fields above and the section table
};
static_assert(sizeof(Header) == 40);

struct Section {
    SectionKind kind;
    std::uint32_t field;  ///< number of the value field; 0 for sections of no field
    std::uint64_t offset;
    std::uint64_t size;
    std::uint64_t checksum;  ///< XXH3-64
};
static_assert(sizeof(Section) == 32);

}  // namespace columns_format

/// One value field of a columns file: which values each document has, and which documents each
/// value.
class ValueColumn {
  public:
    Ordinal value_count() const { return static_cast<Ordinal>(key_order_.size()); }

    /// The ordinals of a document, ascending.
    std::span<const Ordinal> values(DocumentNumber document) const {
        return slice(values_, value_starts_, document);
    }
    /// The documents that have a value, ascending, that is newest first.
    std::span<const DocumentNumber> documents(Ordinal ordinal) const {
        return slice(postings_, posting_starts_, ordinal);
    }
    /// The value folded by fold_label: what filters compare with.
    std::string_view key(Ordinal ordinal) const { return text(keys_, key_starts_, ordinal); }
    /// The value as printed most often.
    std::string_view label(Ordinal ordinal) const { return text(labels_, label_starts_, ordinal); }

    /// The value with this key.
    std::optional<Ordinal> find(std::string_view key) const;

  private:
    friend class Columns;

    static std::span<const std::uint32_t> slice(std::span<const std::uint32_t> all,
                                                std::span<const std::uint32_t> starts,
                                                std::uint32_t index) {
        return all.subspan(starts[index], starts[index + 1] - starts[index]);
    }
    static std::string_view text(std::span<const char> all, std::span<const std::uint32_t> starts,
                                 Ordinal ordinal) {
        return {all.data() + starts[ordinal], starts[ordinal + 1] - starts[ordinal]};
    }

    std::span<const std::uint32_t> value_starts_;
    std::span<const Ordinal> values_;
    std::span<const std::uint32_t> posting_starts_;
    std::span<const DocumentNumber> postings_;
    std::span<const std::uint32_t> key_starts_;
    std::span<const char> keys_;
    std::span<const std::uint32_t> label_starts_;
    std::span<const char> labels_;
    std::span<const Ordinal> key_order_;
};

/// Reads the columns file of a generation, mapped into memory. Immutable; any number of threads may
/// read at once. Document numbers and ordinals given must be in range.
class Columns {
  public:
    /// Checks header, bounds and all checksums: about 10 ms a million documents. Throws
    /// Error{BadData} if anything is not as written.
    explicit Columns(const std::filesystem::path& path);

    DocumentNumber document_count() const { return document_count_; }
    /// Sum of all lengths.
    std::uint64_t total_length() const { return total_length_; }

    /// Seconds since 1970 UTC, descending over the documents; kNoTime at the end.
    std::span<const std::int64_t> times() const { return times_; }
    /// When the document was published; empty if not known.
    std::optional<Timestamp> published(DocumentNumber document) const;
    /// Sum of the weights of all words of a document.
    std::span<const std::uint32_t> lengths() const { return lengths_; }

    const ValueColumn& values(ValueField field) const {
        return value_columns_[static_cast<std::size_t>(field)];
    }

    /// Documents whose id may be `id`: the caller compares the ids. Nearly always none or one.
    std::span<const DocumentNumber> candidates_by_id(std::string_view id) const;

  private:
    template <typename T>
    std::span<const T> section(columns_format::SectionKind kind, std::uint32_t field,
                               std::size_t count) const;
    template <typename T>
    std::span<const T> section(columns_format::SectionKind kind, std::uint32_t field) const;
    void check_sections() const;
    void load_value_column(ValueField field);
    [[noreturn]] void refuse(const char* english, const char* indonesian) const;

    std::filesystem::path path_;
    MappedFile file_;
    std::span<const columns_format::Section> sections_;
    DocumentNumber document_count_ = 0;
    std::uint64_t total_length_ = 0;
    std::span<const std::int64_t> times_;
    std::span<const std::uint8_t> precisions_;
    std::span<const std::uint32_t> lengths_;
    std::span<const std::uint64_t> id_hashes_;
    std::span<const DocumentNumber> id_documents_;
    std::array<ValueColumn, kValueFieldCount> value_columns_;
};

}  // namespace telusur
