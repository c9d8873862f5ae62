// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/title_finder.h"

#include <algorithm>

namespace telusur {

namespace {

// What is looked at decides how long an answer takes: with these bounds and a million articles,
// less than 5 ms of a processor for 99 of 100 beginnings (tests/bench/suggest_bench.cc).
constexpr DocumentNumber kNewestLookedAt = 4000;
constexpr std::size_t kMostLookedAt = 1500;
constexpr std::size_t kMostPostings = 8000;
constexpr std::size_t kMostLists = 48;
constexpr std::size_t kAhead = 8;  // titles fetched while others are read

}  // namespace

TitleFinder::TitleFinder(const Generation& generation, const TypedWords& typed)
    : generation_(generation), typed_(typed) {
    if (typed_.beginning.empty()) return;
    forms_ = generation_.vocabulary().with_prefix(typed_.beginning);
    begins_so_.resize(generation_.vocabulary().word_count());
    for (const WordNumber form : forms_)
        begins_so_[form] = true;
}

std::vector<DocumentNumber> TitleFinder::find(std::size_t most) {
    most_ = most;
    const bool is_known = read_whole_words() && (typed_.beginning.empty() || !forms_.empty());
    if (typed_.empty() || !is_known || most == 0) return {};
    // Beginnings of many words stand in many titles, and the newest have enough of them; lists of
    // postings would be many and long.
    if (whole_.empty() && forms_.size() > kMostLists) look_at_newest();
    if (leading_.size() + others_.size() < most_) look_at(candidates());
    std::vector<DocumentNumber> documents;
    for (const auto* matches : {&leading_, &others_}) {
        for (const Match& match : *matches)
            documents.push_back(match.document);
    }
    documents.resize(std::min(documents.size(), most_));
    return documents;
}

std::vector<WordNumber> TitleFinder::completing_words() const {
    std::vector<WordNumber> words;
    for (const auto& [word, titles] : completing_)
        words.push_back(word);
    std::stable_sort(words.begin(), words.end(), [this](WordNumber left, WordNumber right) {
        return completing_.at(left) > completing_.at(right);
    });
    return words;
}

// False if the archive does not know one of them.
bool TitleFinder::read_whole_words() {
    whole_.clear();
    for (const std::string& form : typed_.whole) {
        const auto word = generation_.vocabulary().find(form);
        if (!word) return false;
        whole_.push_back(*word);
    }
    return true;
}

void TitleFinder::look_at_newest() {
    const DocumentNumber end = std::min(generation_.tokens().document_count(), kNewestLookedAt);
    for (; looked_at_ < end && leading_.size() < most_; ++looked_at_) {
        if (looked_at_ + kAhead < end) generation_.tokens().prefetch_title(looked_at_ + kAhead);
        look_at(looked_at_);
    }
}

void TitleFinder::look_at(const std::vector<DocumentNumber>& documents) {
    for (std::size_t i = 0; i < documents.size() && leading_.size() < most_; ++i) {
        if (i + 2 * kAhead < documents.size())
            generation_.tokens().prefetch_place(documents[i + 2 * kAhead]);
        if (i + kAhead < documents.size())
            generation_.tokens().prefetch_title(documents[i + kAhead]);
        if (documents[i] >= looked_at_) look_at(documents[i]);
    }
}

void TitleFinder::look_at(DocumentNumber document) {
    generation_.tokens().read_title(document, title_);
    if (!has_all(title_)) return;
    if (const auto word = completing(title_)) ++completing_[*word];
    std::vector<Match>& matches = leads(title_) ? leading_ : others_;
    if (matches.size() == most_) return;
    const bool is_known = std::any_of(matches.begin(), matches.end(),
                                      [this](const Match& match) { return match.title == title_; });
    if (!is_known) matches.push_back({document, title_});
}

// The documents that may have such a title, newest first.
std::vector<DocumentNumber> TitleFinder::candidates() const {
    const Postings postings = generation_.postings();
    const std::vector<WordNumber> first = rarest_words(postings);
    std::vector<DocumentNumber> documents = newest_with(postings, first);
    for (const WordNumber word : whole_) {
        if (first.size() == 1 && first.front() == word) continue;
        std::vector<DocumentNumber> kept;
        for (const Posting& posting : postings.read_among(term_of(word), documents))
            kept.push_back(posting.document);
        documents = std::move(kept);
    }
    documents.resize(std::min(documents.size(), kMostLookedAt));
    return documents;
}

// One of which every such title has: the rarest whole word, or what begins as typed.
std::vector<WordNumber> TitleFinder::rarest_words(const Postings& postings) const {
    const auto titles_with = [&](WordNumber word) { return postings.frequency(term_of(word)); };
    std::vector<WordNumber> forms = most_frequent_forms();
    if (whole_.empty()) return forms;
    std::uint64_t titles = 0;
    for (const WordNumber form : forms)
        titles += titles_with(form);
    const WordNumber rarest = *std::min_element(whole_.begin(), whole_.end(),
                                                [&titles_with](WordNumber left, WordNumber right) {
                                                    return titles_with(left) < titles_with(right);
                                                });
    const bool are_all = !forms.empty() && forms.size() == forms_.size();
    return are_all && titles < titles_with(rarest) ? forms : std::vector{rarest};
}

std::vector<DocumentNumber> TitleFinder::newest_with(const Postings& postings,
                                                     const std::vector<WordNumber>& words) const {
    std::vector<DocumentNumber> documents;
    for (const WordNumber word : words) {
        for (const Posting& posting : postings.read(term_of(word), kMostPostings / words.size()))
            documents.push_back(posting.document);
    }
    std::sort(documents.begin(), documents.end());
    documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
    return documents;
}

std::vector<WordNumber> TitleFinder::most_frequent_forms() const {
    std::vector<WordNumber> forms(std::min(forms_.size(), kMostLists));
    std::partial_sort_copy(forms_.begin(), forms_.end(), forms.begin(), forms.end());
    return forms;
}

// Titles with any form of its root: which one it is, the title itself shows.
std::string TitleFinder::term_of(WordNumber word) const {
    return title_term(generation_.vocabulary().root(word));
}

// The word that is being typed, beside the whole ones.
std::optional<WordNumber> TitleFinder::completing(const std::vector<WordNumber>& title) const {
    if (typed_.beginning.empty()) return std::nullopt;
    for (const WordNumber word : title) {
        if (!begins_so(word)) continue;
        const auto in_title = std::count(title.begin(), title.end(), word);
        if (in_title > std::count(whole_.begin(), whole_.end(), word)) return word;
    }
    return std::nullopt;
}

bool TitleFinder::has_all(const std::vector<WordNumber>& title) const {
    for (const WordNumber word : whole_) {
        const auto wanted = std::count(whole_.begin(), whole_.end(), word);
        if (std::count(title.begin(), title.end(), word) < wanted) return false;
    }
    return typed_.beginning.empty() || completing(title);
}

bool TitleFinder::leads(const std::vector<WordNumber>& title) const {
    if (title.size() < whole_.size() + (typed_.beginning.empty() ? 0 : 1)) return false;
    return std::equal(whole_.begin(), whole_.end(), title.begin()) &&
           (typed_.beginning.empty() || begins_so(title[whole_.size()]));
}

}  // namespace telusur
