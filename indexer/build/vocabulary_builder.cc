// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build/vocabulary_builder.h"

#include <algorithm>

#include "indexer/build/section_writer.h"

namespace telusur {

using vocabulary_format::SectionKind;

void VocabularyBuilder::add(std::string_view form, std::string_view root) {
    auto found = words_.find(form);  // emplace would make a string for every word of the archive
    if (found == words_.end()) found = words_.emplace(form, Word{std::string(root)}).first;
    Word& word = found->second;
    ++word.occurrences;
    if (word.last_document == document_) return;
    word.last_document = document_;
    ++word.documents;
}

// Frequent words get small numbers: they are short in a token stream, and what is read most often
// stands together.
std::vector<const VocabularyBuilder::Words::value_type*> VocabularyBuilder::numbered_words() const {
    std::vector<const Words::value_type*> words;
    words.reserve(words_.size());
    for (const auto& entry : words_)
        words.push_back(&entry);
    std::sort(words.begin(), words.end(), [](const auto* left, const auto* right) {
        if (left->second.occurrences != right->second.occurrences)
            return left->second.occurrences > right->second.occurrences;
        return left->first < right->first;
    });
    return words;
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

void VocabularyBuilder::write(const std::filesystem::path& path) const {
    const auto words = numbered_words();
    SectionTotals totals{narrow(words.size()), 0};
    std::vector<std::uint64_t> occurrences;
    std::vector<std::uint32_t> documents;
    TextListBuilder forms;
    std::vector<std::string_view> roots;
    for (const auto* entry : words) {
        const auto& [form, word] = *entry;
        totals.total += word.occurrences;
        occurrences.push_back(word.occurrences);
        documents.push_back(word.documents);
        forms.add(form);
        roots.push_back(word.root);
    }
    SectionWriter writer;
    writer.add({SectionKind::Occurrences}, occurrences);
    writer.add({SectionKind::Documents}, documents);
    writer.add({SectionKind::FormStarts}, forms.starts);
    writer.add({SectionKind::Forms}, forms.bytes);
    writer.add({SectionKind::FormOrder},
               sorted_numbers(words.size(), [&](WordNumber a, WordNumber b) {
                   return words[a]->first < words[b]->first;
               }));
    add_roots(writer, roots);
    writer.write(path, vocabulary_format::kFormat, totals);
}

}  // namespace telusur
