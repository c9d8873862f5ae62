// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/word_postings.h"

#include <algorithm>

namespace telusur {

namespace {

std::vector<DocumentNumber> documents_of(const std::vector<Posting>& postings) {
    std::vector<DocumentNumber> documents;
    documents.reserve(postings.size());
    for (const Posting& posting : postings)
        documents.push_back(posting.document);
    return documents;
}

// The documents of both, each with the lesser weight.
std::vector<Posting> in_both(const std::vector<Posting>& left, const std::vector<Posting>& right) {
    std::vector<Posting> both;
    auto other = right.begin();
    for (const Posting& posting : left) {
        while (other != right.end() && other->document < posting.document)
            ++other;
        if (other == right.end()) break;
        if (other->document != posting.document) continue;
        both.push_back({posting.document, std::min(posting.weight, other->weight)});
    }
    return both;
}

// The documents of either, with the sum of their weights.
std::vector<Posting> in_either(const std::vector<Posting>& left,
                               const std::vector<Posting>& right) {
    std::vector<Posting> either;
    either.reserve(left.size() + right.size());
    auto other = right.begin();
    for (const Posting& posting : left) {
        while (other != right.end() && other->document < posting.document)
            either.push_back(*other++);
        either.push_back(posting);
        if (other == right.end() || other->document != posting.document) continue;
        either.back().weight += other->weight;
        ++other;
    }
    either.insert(either.end(), other, right.end());
    return either;
}

}  // namespace

std::vector<Posting> postings_of_all(const Postings& postings, std::vector<std::string> terms) {
    std::sort(terms.begin(), terms.end(), [&](const std::string& left, const std::string& right) {
        return postings.frequency(left) < postings.frequency(right);
    });
    std::vector<Posting> held = postings.read(terms.front());
    for (std::size_t i = 1; i < terms.size(); ++i)
        held = in_both(held, postings.read_among(terms[i], documents_of(held)));
    return held;
}

const std::vector<Posting>& WordPostings::all() {
    if (all_) return *all_;
    all_ = postings_.read(word_.root);
    for (const Expansion& expansion : word_.expansions)
        all_ = in_either(*all_, postings_of_all(postings_, expansion.terms));
    return *all_;
}

std::uint64_t WordPostings::frequency() {
    if (all_ || !word_.expansions.empty()) return all().size();
    return postings_.frequency(word_.root);
}

std::vector<Posting> WordPostings::among(std::span<const DocumentNumber> documents) {
    if (!all_ && word_.expansions.empty()) return postings_.read_among(word_.root, documents);
    std::vector<Posting> held;
    const std::vector<Posting>& whole = all();
    auto posting = whole.begin();
    for (const DocumentNumber document : documents) {
        posting = std::lower_bound(
            posting, whole.end(), document,
            [](const Posting& other, DocumentNumber wanted) { return other.document < wanted; });
        if (posting == whole.end()) break;
        if (posting->document == document) held.push_back(*posting);
    }
    return held;
}

}  // namespace telusur
