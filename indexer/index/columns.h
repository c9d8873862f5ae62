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
#include "indexer/index/section_file.h"

namespace telusur {

/// Documents of a generation are numbered 0, 1, 2 … from the newest to the oldest; those without a
/// date come last. Articles of one second are in the order of their ids (bytes).
using DocumentNumber = std::uint32_t;

/// A value of a value field within one generation: 0 is the most frequent.
using Ordinal = std::uint32_t;

/// What stands in the time column for a document without a date: less than any time.
inline constexpr std::int64_t kNoTime = std::numeric_limits<std::int64_t>::min();

/// What a columns file is made of; INDEX_FORMAT.md, "Columns".
namespace columns_format {

inline constexpr SectionFormat kFormat{
    {'T', 'L', 'S', 'R', 'C', 'O', 'L', '\n'}, 2, "a columns file", "berkas kolom"};

/// Unscoped, since it is a number to SectionFile.
enum SectionKind : std::uint32_t {
    Times = 1,           ///< int64 a document
    Precisions = 2,      ///< uint8 a document: Timestamp::Precision
    Lengths = 3,         ///< uint32 a document
    IdHashes = 4,        ///< uint64 a document, ascending
    IdDocuments = 5,     ///< uint32 a document, in the order of IdHashes
    Stories = 6,         ///< uint32 a document: the first document of its story
    Copies = 7,          ///< uint32 a document that is not the first of its story: see copies()
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

using Header = SectionFileHeader;
using telusur::Section;

}  // namespace columns_format

/// One value field of a columns file: which values each document has, and which documents each
/// value.
class ValueColumn {
  public:
    Ordinal value_count() const { return static_cast<Ordinal>(key_order_.size()); }

    /// The ordinals of a document, ascending.
    std::span<const Ordinal> values(DocumentNumber document) const { return values_[document]; }
    /// Tells the processor that the document's ordinals will be asked for soon. First
    /// prefetch_place, and some documents later prefetch_values.
    void prefetch_place(DocumentNumber document) const {
        __builtin_prefetch(&values_.starts[document]);
    }
    void prefetch_values(DocumentNumber document) const {
        __builtin_prefetch(values_.items.data() + values_.starts[document]);
    }
    /// The documents that have a value, ascending, that is newest first.
    std::span<const DocumentNumber> documents(Ordinal ordinal) const { return postings_[ordinal]; }
    /// How many documents have no value.
    DocumentNumber documents_without() const { return documents_without_; }
    /// The value folded by fold_label: what filters compare with.
    std::string_view key(Ordinal ordinal) const { return keys_[ordinal]; }
    /// The value as printed most often.
    std::string_view label(Ordinal ordinal) const { return labels_[ordinal]; }

    /// The value with this key.
    std::optional<Ordinal> find(std::string_view key) const;
    /// The values whose keys begin with these bytes, in the order of their keys.
    std::span<const Ordinal> with_prefix(std::string_view prefix) const;

  private:
    friend class Columns;

    NumberLists values_;
    NumberLists postings_;
    TextList keys_;
    TextList labels_;
    std::span<const Ordinal> key_order_;
    DocumentNumber documents_without_ = 0;
};

/// Reads the columns file of a generation, mapped into memory. Immutable; any number of threads may
/// read at once. Document numbers and ordinals given must be in range.
class Columns {
  public:
    /// Checks header, bounds and all checksums: about 10 ms a million documents. Throws
    /// Error{BadData} if anything is not as written.
    explicit Columns(const std::filesystem::path& path);

    DocumentNumber document_count() const { return file_.count(); }
    /// Sum of all lengths.
    std::uint64_t total_length() const { return file_.total(); }

    /// Seconds since 1970 UTC, descending over the documents; kNoTime at the end.
    std::span<const std::int64_t> times() const { return times_; }
    /// The first document that is older than that second; those without a date are older than all.
    DocumentNumber first_before(std::int64_t seconds) const;
    /// When the document was published; empty if not known.
    std::optional<Timestamp> published(DocumentNumber document) const;
    /// Sum of the weights of all words of a document.
    std::span<const std::uint32_t> lengths() const { return lengths_; }

    /// The newest document that tells the same story in nearly the same words (StoryFinder says
    /// what that is): itself where it is alone.
    DocumentNumber story(DocumentNumber document) const { return stories_[document]; }
    /// The other documents of the story that has this newest one, ascending.
    std::span<const DocumentNumber> copies(DocumentNumber story) const;
    /// Those of all stories, ordered by story.
    std::span<const DocumentNumber> copies() const { return copies_; }

    const ValueColumn& values(ValueField field) const {
        return value_columns_[static_cast<std::size_t>(field)];
    }

    /// Documents whose id may be `id`: the caller compares the ids. Nearly always none or one.
    std::span<const DocumentNumber> candidates_by_id(std::string_view id) const;

  private:
    void load_value_column(ValueField field);
    bool stories_agree() const;

    SectionFile file_;
    std::span<const std::int64_t> times_;
    std::span<const std::uint8_t> precisions_;
    std::span<const std::uint32_t> lengths_;
    std::span<const std::uint64_t> id_hashes_;
    std::span<const DocumentNumber> id_documents_;
    std::span<const DocumentNumber> stories_;
    std::span<const DocumentNumber> copies_;
    std::array<ValueColumn, kValueFieldCount> value_columns_;
};

}  // namespace telusur
