// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/vocabulary.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "indexer/index/field_table.h"

namespace telusur {

using vocabulary_format::SectionKind;

namespace {

bool is_term(std::string_view text) {
    return !text.empty() && text.size() <= kMaximumTermBytes;
}

using WordIterator = std::span<const WordNumber>::iterator;

// The first word of an order by texts whose text is not before `wanted`.
template <typename TextOf>
WordIterator lower_bound(std::span<const WordNumber> order, std::string_view wanted,
                         TextOf text_of) {
    return std::partition_point(order.begin(), order.end(),
                                [&](WordNumber word) { return text_of(word) < wanted; });
}

}  // namespace

Vocabulary::Vocabulary(const std::filesystem::path& path)
    : file_(path, vocabulary_format::kFormat) {
    const std::size_t count = word_count();
    forms_ = file_.texts({SectionKind::FormStarts}, {SectionKind::Forms}, count);
    roots_ = file_.texts({SectionKind::RootStarts}, {SectionKind::Roots});
    occurrences_ = file_.numbers<std::uint64_t>({SectionKind::Occurrences}, count);
    documents_ = file_.numbers<std::uint32_t>({SectionKind::Documents}, count);
    word_roots_ = file_.numbers<std::uint32_t>({SectionKind::WordRoots}, count);
    form_order_ = file_.numbers<WordNumber>({SectionKind::FormOrder}, count);
    family_order_ = file_.numbers<WordNumber>({SectionKind::FamilyOrder}, count);
    const bool in_range = all_below(word_roots_, roots_.size()) && all_below(form_order_, count) &&
                          all_below(family_order_, count);
    if (!in_range || !forms_agree() || !roots_agree()) file_.refuse_inconsistent();
}

// An order that rises strictly over as many numbers as there are names each of them once.
bool Vocabulary::forms_agree() const {
    for (WordNumber word = 0; word < word_count(); ++word) {
        if (!is_term(form(word)) || documents(word) == 0 || documents(word) > occurrences(word))
            return false;
        if (word == 0) continue;
        const bool ascending = form(form_order_[word - 1]) < form(form_order_[word]);
        const bool equals_ascend =
            occurrences(word - 1) != occurrences(word) || form(word - 1) < form(word);
        if (!ascending || occurrences(word - 1) < occurrences(word) || !equals_ascend) return false;
    }
    return std::accumulate(occurrences_.begin(), occurrences_.end(), std::uint64_t{0}) ==
           total_occurrences();
}

bool Vocabulary::roots_agree() const {
    for (std::uint32_t root = 0; root < roots_.size(); ++root) {
        if (!is_term(roots_[root]) || (root > 0 && roots_[root - 1] >= roots_[root])) return false;
    }
    std::uint32_t used_roots = 0;
    for (WordNumber i = 0; i < word_count(); ++i) {
        const WordNumber word = family_order_[i];
        const WordNumber previous = family_order_[i == 0 ? 0 : i - 1];
        if (i == 0 || word_roots_[previous] != word_roots_[word]) ++used_roots;
        if (i > 0 &&
            std::pair(word_roots_[previous], previous) >= std::pair(word_roots_[word], word)) {
            return false;
        }
    }
    return used_roots == roots_.size();
}

std::optional<WordNumber> Vocabulary::find(std::string_view wanted) const {
    const auto found =
        lower_bound(form_order_, wanted, [this](WordNumber word) { return form(word); });
    if (found == form_order_.end() || form(*found) != wanted) return std::nullopt;
    return *found;
}

std::span<const WordNumber> Vocabulary::family(std::string_view wanted) const {
    const auto first =
        lower_bound(family_order_, wanted, [this](WordNumber word) { return root(word); });
    const auto last = std::partition_point(first, family_order_.end(),
                                           [&](WordNumber word) { return root(word) == wanted; });
    return {first, last};
}

std::span<const WordNumber> Vocabulary::with_prefix(std::string_view prefix) const {
    const auto first =
        lower_bound(form_order_, prefix, [this](WordNumber word) { return form(word); });
    const auto last = std::partition_point(
        first, form_order_.end(), [&](WordNumber word) { return form(word).starts_with(prefix); });
    return {first, last};
}

}  // namespace telusur
