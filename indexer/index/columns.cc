// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/columns.h"

#include <algorithm>
#include <utility>

namespace telusur {

using columns_format::SectionKind;

std::optional<Ordinal> ValueColumn::find(std::string_view wanted) const {
    const auto found = std::lower_bound(
        key_order_.begin(), key_order_.end(), wanted,
        [this](Ordinal ordinal, std::string_view value) { return key(ordinal) < value; });
    if (found == key_order_.end() || key(*found) != wanted) return std::nullopt;
    return *found;
}

std::span<const Ordinal> ValueColumn::with_prefix(std::string_view prefix) const {
    const auto beginning = [&](Ordinal ordinal) { return key(ordinal).substr(0, prefix.size()); };
    const auto first =
        std::partition_point(key_order_.begin(), key_order_.end(),
                             [&](Ordinal ordinal) { return beginning(ordinal) < prefix; });
    const auto end = std::partition_point(
        first, key_order_.end(), [&](Ordinal ordinal) { return beginning(ordinal) == prefix; });
    return {first, end};
}

Columns::Columns(const std::filesystem::path& path) : file_(path, columns_format::kFormat) {
    const std::size_t count = document_count();
    times_ = file_.numbers<std::int64_t>({SectionKind::Times}, count);
    precisions_ = file_.numbers<std::uint8_t>({SectionKind::Precisions}, count);
    lengths_ = file_.numbers<std::uint32_t>({SectionKind::Lengths}, count);
    id_hashes_ = file_.numbers<std::uint64_t>({SectionKind::IdHashes}, count);
    id_documents_ = file_.numbers<DocumentNumber>({SectionKind::IdDocuments}, count);
    stories_ = file_.numbers<DocumentNumber>({SectionKind::Stories}, count);
    copies_ = file_.numbers<DocumentNumber>({SectionKind::Copies});
    if (!std::is_sorted(times_.rbegin(), times_.rend()) || !all_below(id_documents_, count) ||
        !stories_agree()) {
        file_.refuse_inconsistent();
    }
    for (const ValueFieldRow& row : kValueFields)
        load_value_column(row.field);
}

// Each copy leads to an earlier document that leads to itself, and stands where it is looked for.
bool Columns::stories_agree() const {
    std::size_t copies = 0;
    for (DocumentNumber document = 0; document < stories_.size(); ++document) {
        const DocumentNumber first = stories_[document];
        if (first > document || stories_[first] != first) return false;
        copies += first != document ? 1 : 0;
    }
    const auto place = [this](DocumentNumber document) {
        return std::pair(stories_[document], document);
    };
    const auto is_no_copy = [this](DocumentNumber document) {
        return stories_[document] == document;
    };
    return copies == copies_.size() && all_below(copies_, stories_.size()) &&
           std::none_of(copies_.begin(), copies_.end(), is_no_copy) &&
           std::adjacent_find(copies_.begin(), copies_.end(),
                              [&](DocumentNumber left, DocumentNumber right) {
                                  return place(left) >= place(right);
                              }) == copies_.end();
}

void Columns::load_value_column(ValueField field) {
    const auto number = static_cast<std::uint32_t>(field);
    ValueColumn& column = value_columns_[number];
    column.key_order_ = file_.numbers<Ordinal>({SectionKind::KeyOrder, number});
    const std::size_t count = column.key_order_.size();
    const std::size_t documents = document_count();
    column.values_ =
        file_.lists({SectionKind::ValueStarts, number}, {SectionKind::Values, number}, documents);
    column.postings_ =
        file_.lists({SectionKind::PostingStarts, number}, {SectionKind::Postings, number}, count);
    column.keys_ =
        file_.texts({SectionKind::KeyStarts, number}, {SectionKind::Keys, number}, count);
    column.labels_ =
        file_.texts({SectionKind::LabelStarts, number}, {SectionKind::Labels, number}, count);
    const bool consistent = column.values_.items.size() == column.postings_.items.size() &&
                            all_below(column.values_.items, count) &&
                            all_below(column.postings_.items, documents) &&
                            all_below(column.key_order_, count);
    if (!consistent) file_.refuse_inconsistent();
    const auto& starts = column.values_.starts;
    for (std::size_t document = 0; document < documents; ++document)
        column.documents_without_ += starts[document] == starts[document + 1] ? 1 : 0;
}

DocumentNumber Columns::first_before(std::int64_t seconds) const {
    const auto found = std::partition_point(
        times_.begin(), times_.end(), [seconds](std::int64_t time) { return time >= seconds; });
    return static_cast<DocumentNumber>(found - times_.begin());
}

std::optional<Timestamp> Columns::published(DocumentNumber document) const {
    if (times_[document] == kNoTime) return std::nullopt;
    return Timestamp{times_[document], static_cast<Timestamp::Precision>(precisions_[document])};
}

std::span<const DocumentNumber> Columns::copies(DocumentNumber story) const {
    const auto first =
        std::partition_point(copies_.begin(), copies_.end(),
                             [&](DocumentNumber document) { return stories_[document] < story; });
    const auto last = std::partition_point(
        first, copies_.end(), [&](DocumentNumber document) { return stories_[document] == story; });
    return {first, last};
}

std::span<const DocumentNumber> Columns::candidates_by_id(std::string_view id) const {
    const auto [first, last] =
        std::equal_range(id_hashes_.begin(), id_hashes_.end(), checksum_of(bytes_of(id)));
    return id_documents_.subspan(static_cast<std::size_t>(first - id_hashes_.begin()),
                                 static_cast<std::size_t>(last - first));
}

}  // namespace telusur
