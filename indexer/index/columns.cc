// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/columns.h"

#include <algorithm>
#include <cstring>

#include "indexer/index/error.h"

namespace telusur {

namespace {

using columns_format::Header;
using columns_format::Section;
using columns_format::SectionKind;

// A table of starts must rise from nothing to the end of what it divides. The checksums guard
// against damage; this guards against a file that was written wrong.
bool divides(std::span<const std::uint32_t> starts, std::size_t size) {
    return !starts.empty() && starts.front() == 0 && starts.back() == size &&
           std::is_sorted(starts.begin(), starts.end());
}

bool all_below(std::span<const std::uint32_t> numbers, std::size_t limit) {
    return std::all_of(numbers.begin(), numbers.end(),
                       [limit](std::uint32_t number) { return number < limit; });
}

}  // namespace

std::optional<Ordinal> ValueColumn::find(std::string_view wanted) const {
    const auto found = std::lower_bound(
        key_order_.begin(), key_order_.end(), wanted,
        [this](Ordinal ordinal, std::string_view value) { return key(ordinal) < value; });
    if (found == key_order_.end() || key(*found) != wanted) return std::nullopt;
    return *found;
}

Columns::Columns(const std::filesystem::path& path) : path_(path), file_(path) {
    const auto bytes = file_.bytes();
    Header header{};
    if (bytes.size() < sizeof header) refuse("is too short", "terlalu pendek");
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.magic != columns_format::kMagic)
        refuse("is not a columns file", "bukan berkas kolom");
    if (header.version != columns_format::kVersion) refuse("has another version", "versinya lain");
    const auto after_header = bytes.subspan(sizeof header);
    if (header.section_count > after_header.size() / sizeof(Section)) {
        refuse("is cut short", "terpotong");
    }
    const auto table = after_header.first(header.section_count * sizeof(Section));
    const auto fields = bytes.first(offsetof(Header, checksum));
    if (header.checksum != (checksum_of(fields) ^ checksum_of(table)))
        refuse("is damaged", "rusak");
    sections_ = {reinterpret_cast<const Section*>(table.data()), header.section_count};
    check_sections();

    document_count_ = header.document_count;
    total_length_ = header.total_length;
    times_ = section<std::int64_t>(SectionKind::Times, 0, document_count_);
    precisions_ = section<std::uint8_t>(SectionKind::Precisions, 0, document_count_);
    lengths_ = section<std::uint32_t>(SectionKind::Lengths, 0, document_count_);
    id_hashes_ = section<std::uint64_t>(SectionKind::IdHashes, 0, document_count_);
    id_documents_ = section<DocumentNumber>(SectionKind::IdDocuments, 0, document_count_);
    if (!std::is_sorted(times_.rbegin(), times_.rend()) ||
        !all_below(id_documents_, document_count_)) {
        refuse("is inconsistent", "tidak konsisten");
    }
    for (const ValueFieldRow& row : kValueFields)
        load_value_column(row.field);
}

void Columns::refuse(const char* english, const char* indonesian) const {
    throw Error(ErrorCode::BadData,
                {path_.string() + " " + english, path_.string() + " " + indonesian});
}

void Columns::check_sections() const {
    const auto bytes = file_.bytes();
    std::uint64_t end = sizeof(Header) + sections_.size_bytes();
    for (const Section& section : sections_) {
        if (section.offset > bytes.size() || section.size > bytes.size() - section.offset ||
            section.offset % 8 != 0) {
            refuse("is cut short", "terpotong");
        }
        if (checksum_of(bytes.subspan(section.offset, section.size)) != section.checksum) {
            refuse("is damaged", "rusak");
        }
        end = std::max(end, (section.offset + section.size + 7) / 8 * 8);
    }
    if (end != bytes.size()) refuse("is cut short or too long", "terpotong atau terlalu panjang");
}

template <typename T>
std::span<const T> Columns::section(SectionKind kind, std::uint32_t field) const {
    for (const Section& section : sections_) {
        if (section.kind != kind || section.field != field) continue;
        if (section.size % sizeof(T) != 0) break;
        const std::byte* begin = file_.bytes().data() + section.offset;
        return {reinterpret_cast<const T*>(begin), section.size / sizeof(T)};
    }
    refuse("lacks a section", "kekurangan satu bagian");
}

template <typename T>
std::span<const T> Columns::section(SectionKind kind, std::uint32_t field,
                                    std::size_t count) const {
    const auto values = section<T>(kind, field);
    if (values.size() != count) refuse("is inconsistent", "tidak konsisten");
    return values;
}

void Columns::load_value_column(ValueField field) {
    const auto number = static_cast<std::uint32_t>(field);
    ValueColumn& column = value_columns_[number];
    column.key_order_ = section<Ordinal>(SectionKind::KeyOrder, number);
    const std::size_t count = column.key_order_.size();
    const std::size_t documents = document_count_;
    column.value_starts_ = section<std::uint32_t>(SectionKind::ValueStarts, number, documents + 1);
    column.values_ = section<Ordinal>(SectionKind::Values, number);
    column.posting_starts_ = section<std::uint32_t>(SectionKind::PostingStarts, number, count + 1);
    column.postings_ =
        section<DocumentNumber>(SectionKind::Postings, number, column.values_.size());
    column.key_starts_ = section<std::uint32_t>(SectionKind::KeyStarts, number, count + 1);
    column.keys_ = section<char>(SectionKind::Keys, number);
    column.label_starts_ = section<std::uint32_t>(SectionKind::LabelStarts, number, count + 1);
    column.labels_ = section<char>(SectionKind::Labels, number);
    const bool consistent =
        divides(column.value_starts_, column.values_.size()) &&
        divides(column.posting_starts_, column.postings_.size()) &&
        divides(column.key_starts_, column.keys_.size()) &&
        divides(column.label_starts_, column.labels_.size()) && all_below(column.values_, count) &&
        all_below(column.postings_, documents) && all_below(column.key_order_, count);
    if (!consistent) refuse("is inconsistent", "tidak konsisten");
}

std::optional<Timestamp> Columns::published(DocumentNumber document) const {
    if (times_[document] == kNoTime) return std::nullopt;
    return Timestamp{times_[document], static_cast<Timestamp::Precision>(precisions_[document])};
}

std::span<const DocumentNumber> Columns::candidates_by_id(std::string_view id) const {
    const auto [first, last] =
        std::equal_range(id_hashes_.begin(), id_hashes_.end(), checksum_of(bytes_of(id)));
    return id_documents_.subspan(static_cast<std::size_t>(first - id_hashes_.begin()),
                                 static_cast<std::size_t>(last - first));
}

}  // namespace telusur
