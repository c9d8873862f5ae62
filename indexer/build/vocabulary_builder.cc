// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build/vocabulary_builder.h"

#include <string_view>
#include <utility>

#include "indexer/build/section_writer.h"

namespace telusur {

using vocabulary_format::SectionKind;

std::uint32_t VocabularyBuilder::add(const CountedWord& word) {
    const std::uint32_t number = forms_.number_of(word.form);
    if (number == counts_.size()) counts_.push_back({0, 0, roots_.number_of(word.root)});
    counts_[number].occurrences += word.occurrences;
    counts_[number].documents += word.documents;
    return number;
}

namespace {

// `root_of` is the root of each word.
void add_roots(SectionWriter& writer, const std::vector<std::string_view>& root_of) {
    const auto family_order =
        sorted_numbers(root_of.size(), [&](WordNumber left, WordNumber right) {
            return std::pair(root_of[left], left) < std::pair(root_of[right], right);
        });
    TextListBuilder roots;
    std::vector<std::uint32_t> word_roots(root_of.size());
    std::string_view last;
    for (const WordNumber word : family_order) {
        if (root_of[word] != last) roots.add(root_of[word]);
        last = root_of[word];
        word_roots[word] = static_cast<std::uint32_t>(roots.starts.size() - 2);
    }
    writer.add({SectionKind::WordRoots}, word_roots);
    writer.add({SectionKind::FamilyOrder}, family_order);
    writer.add({SectionKind::RootStarts}, roots.starts);
    writer.add({SectionKind::Roots}, roots.bytes);
}

}  // namespace

// Frequent words get small numbers: they are short in a token stream, and what is read most often
// stands together.
std::vector<WordNumber> VocabularyBuilder::write(const std::filesystem::path& path) const {
    const auto words = sorted_numbers(counts_.size(), [this](std::uint32_t a, std::uint32_t b) {
        if (counts_[a].occurrences != counts_[b].occurrences)
            return counts_[a].occurrences > counts_[b].occurrences;
        return forms_.text(a) < forms_.text(b);
    });
    SectionTotals totals{narrow(words.size()), 0};
    std::vector<WordNumber> word_numbers(words.size());
    std::vector<std::uint64_t> occurrences;
    std::vector<std::uint32_t> documents;
    TextListBuilder forms;
    std::vector<std::string_view> roots;
    for (const std::uint32_t number : words) {
        const Counts& counts = counts_[number];
        word_numbers[number] = static_cast<WordNumber>(occurrences.size());
        totals.total += counts.occurrences;
        occurrences.push_back(counts.occurrences);
        documents.push_back(counts.documents);
        forms.add(forms_.text(number));
        roots.push_back(roots_.text(counts.root));
    }
    SectionWriter writer;
    writer.add({SectionKind::Occurrences}, occurrences);
    writer.add({SectionKind::Documents}, documents);
    writer.add({SectionKind::FormStarts}, forms.starts);
    writer.add({SectionKind::Forms}, forms.bytes);
    writer.add({SectionKind::FormOrder},
               sorted_numbers(words.size(), [&](WordNumber a, WordNumber b) {
                   return forms_.text(words[a]) < forms_.text(words[b]);
               }));
    add_roots(writer, roots);
    writer.write(path, vocabulary_format::kFormat, totals);
    return word_numbers;
}

}  // namespace telusur
