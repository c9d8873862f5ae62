// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build/columns_builder.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include "indexer/build/section_writer.h"
#include "stemmers/normalizer.h"

namespace telusur {

using columns_format::SectionKind;

namespace {

// The most frequent spelling; among equals the first by bytes.
std::string most_frequent(const std::map<std::string, std::uint32_t>& spellings) {
    return std::max_element(
               spellings.begin(), spellings.end(),
               [](const auto& left, const auto& right) { return left.second < right.second; })
        ->first;
}

}  // namespace

void ColumnsBuilder::Values::add(const std::vector<std::string>& labels) {
    const auto first = static_cast<std::ptrdiff_t>(occurrences.size());
    for (const std::string& label : labels) {
        const std::string key = fold_label(label);
        if (key.empty()) continue;
        const std::uint32_t number = number_of(key);
        ++spellings[number][label];
        // A value that an article names twice counts once.
        if (std::find(occurrences.begin() + first, occurrences.end(), number) !=
            occurrences.end()) {
            continue;
        }
        ++counts[number];
        occurrences.push_back(number);
    }
    starts.push_back(occurrences.size());
}

std::uint32_t ColumnsBuilder::Values::number_of(const std::string& key) {
    const auto [entry, is_new] = numbers.emplace(key, static_cast<std::uint32_t>(spellings.size()));
    if (is_new) {
        spellings.emplace_back();
        counts.push_back(0);
    }
    return entry->second;
}

void ColumnsBuilder::Values::append(const Values& later) {
    std::vector<std::uint32_t> number_here(later.spellings.size());
    for (const auto& [key, number] : later.numbers) {
        number_here[number] = number_of(key);
        counts[number_here[number]] += later.counts[number];
        for (const auto& [label, times] : later.spellings[number])
            spellings[number_here[number]][label] += times;
    }
    const std::size_t before = occurrences.size();
    for (const std::uint32_t number : later.occurrences)
        occurrences.push_back(number_here[number]);
    for (std::size_t i = 1; i < later.starts.size(); ++i)
        starts.push_back(before + later.starts[i]);
}

void ColumnsBuilder::add(const Article& article, std::uint32_t length) {
    times_.push_back(article.published ? article.published->seconds : kNoTime);
    precisions_.push_back(
        article.published ? static_cast<std::uint8_t>(article.published->precision) : 0);
    lengths_.push_back(length);
    id_hashes_.push_back(checksum_of(bytes_of(article.id)));
    for (const ValueFieldRow& row : kValueFields) {
        values_[static_cast<std::size_t>(row.field)].add(values_of(article, row.field));
    }
}

void ColumnsBuilder::append(const ColumnsBuilder& later) {
    const auto append_all = [](auto& here, const auto& there) {
        here.insert(here.end(), there.begin(), there.end());
    };
    append_all(times_, later.times_);
    append_all(precisions_, later.precisions_);
    append_all(lengths_, later.lengths_);
    append_all(id_hashes_, later.id_hashes_);
    for (std::size_t field = 0; field < values_.size(); ++field)
        values_[field].append(later.values_[field]);
}

namespace {

// For each ordinal its documents, from for each document its ordinals.
void add_postings(SectionWriter& writer, std::uint32_t field,
                  const std::vector<std::uint64_t>& starts, const std::vector<Ordinal>& ordinals,
                  std::size_t value_count) {
    std::vector<std::uint64_t> posting_starts(value_count + 1, 0);
    for (const Ordinal ordinal : ordinals)
        ++posting_starts[ordinal + 1];
    std::partial_sum(posting_starts.begin(), posting_starts.end(), posting_starts.begin());
    std::vector<DocumentNumber> postings(ordinals.size());
    std::vector<std::uint64_t> next = posting_starts;
    for (DocumentNumber document = 0; document + 1 < starts.size(); ++document) {
        for (std::uint64_t i = starts[document]; i < starts[document + 1]; ++i) {
            postings[next[ordinals[i]]++] = document;
        }
    }
    writer.add({SectionKind::PostingStarts, field}, narrow(posting_starts));
    writer.add({SectionKind::Postings, field}, postings);
}

// The occurrences as ordinals, ascending within each document.
std::vector<Ordinal> ordinals_of(const std::vector<std::uint32_t>& occurrences,
                                 const std::vector<std::uint64_t>& starts,
                                 const std::vector<Ordinal>& ordinal_of) {
    std::vector<Ordinal> ordinals;
    ordinals.reserve(occurrences.size());
    for (const std::uint32_t number : occurrences)
        ordinals.push_back(ordinal_of[number]);
    for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
        std::sort(ordinals.begin() + static_cast<std::ptrdiff_t>(starts[i]),
                  ordinals.begin() + static_cast<std::ptrdiff_t>(starts[i + 1]));
    }
    return ordinals;
}

}  // namespace

void ColumnsBuilder::Values::write(SectionWriter& writer, std::uint32_t field) const {
    const std::size_t count = spellings.size();
    std::vector<const std::string*> keys(count);
    for (const auto& [key, number] : numbers)
        keys[number] = &key;

    // Frequent values first: facet counters that are hot then share cache lines.
    const auto by_count = sorted_numbers(count, [&](std::uint32_t a, std::uint32_t b) {
        if (counts[a] != counts[b]) return counts[a] > counts[b];
        return *keys[a] < *keys[b];
    });
    std::vector<Ordinal> ordinal_of(count);
    TextListBuilder key_list;
    TextListBuilder label_list;
    for (Ordinal ordinal = 0; ordinal < count; ++ordinal) {
        const std::uint32_t number = by_count[ordinal];
        ordinal_of[number] = ordinal;
        key_list.add(*keys[number]);
        label_list.add(most_frequent(spellings[number]));
    }
    const auto key_order = sorted_numbers(
        count, [&](Ordinal a, Ordinal b) { return *keys[by_count[a]] < *keys[by_count[b]]; });

    const std::vector<Ordinal> ordinals = ordinals_of(occurrences, starts, ordinal_of);
    writer.add({SectionKind::ValueStarts, field}, narrow(starts));
    writer.add({SectionKind::Values, field}, ordinals);
    add_postings(writer, field, starts, ordinals, count);
    writer.add({SectionKind::KeyStarts, field}, key_list.starts);
    writer.add({SectionKind::Keys, field}, key_list.bytes);
    writer.add({SectionKind::LabelStarts, field}, label_list.starts);
    writer.add({SectionKind::Labels, field}, label_list.bytes);
    writer.add({SectionKind::KeyOrder, field}, key_order);
}

void ColumnsBuilder::write_stories(SectionWriter& writer) const {
    std::vector<DocumentNumber> stories = stories_;
    if (stories.empty()) stories = sorted_numbers(times_.size(), std::less<>());
    std::vector<DocumentNumber> copies;
    for (DocumentNumber document = 0; document < stories.size(); ++document) {
        if (stories[document] != document) copies.push_back(document);
    }
    std::stable_sort(copies.begin(), copies.end(),
                     [&](DocumentNumber a, DocumentNumber b) { return stories[a] < stories[b]; });
    writer.add({SectionKind::Stories}, stories);
    writer.add({SectionKind::Copies}, copies);
}

void ColumnsBuilder::write(const std::filesystem::path& path) const {
    SectionWriter writer;
    writer.add({SectionKind::Times}, times_);
    writer.add({SectionKind::Precisions}, precisions_);
    writer.add({SectionKind::Lengths}, lengths_);
    const auto by_hash =
        sorted_numbers(id_hashes_.size(), [this](std::uint32_t a, std::uint32_t b) {
            return std::pair(id_hashes_[a], a) < std::pair(id_hashes_[b], b);
        });
    std::vector<std::uint64_t> hashes;
    for (const std::uint32_t document : by_hash)
        hashes.push_back(id_hashes_[document]);
    writer.add({SectionKind::IdHashes}, hashes);
    writer.add({SectionKind::IdDocuments}, by_hash);
    write_stories(writer);
    for (const ValueFieldRow& row : kValueFields) {
        const auto field = static_cast<std::uint32_t>(row.field);
        values_[field].write(writer, field);
    }
    writer.write(path, columns_format::kFormat,
                 {narrow(times_.size()),
                  std::accumulate(lengths_.begin(), lengths_.end(), std::uint64_t{0})});
}

}  // namespace telusur
