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

// Takes the weights of `others` off; documents that nothing is left of go.
void take_off(std::vector<Posting>& postings, const std::vector<Posting>& others) {
    auto other = others.begin();
    for (Posting& posting : postings) {
        while (other != others.end() && other->document < posting.document)
            ++other;
        if (other == others.end()) break;
        if (other->document == posting.document) posting.weight -= other->weight;
    }
    std::erase_if(postings, [](const Posting& posting) { return posting.weight == 0; });
}

// The same with a place for each document there is: best for many postings.
std::vector<Posting> added_up(const std::vector<std::vector<Posting>>& lists,
                              DocumentNumber capacity) {
    std::vector<std::uint32_t> weights(capacity);
    for (const std::vector<Posting>& list : lists) {
        for (const Posting& posting : list)
            weights[posting.document] += posting.weight;
    }
    std::vector<Posting> either;
    for (DocumentNumber document = 0; document < capacity; ++document) {
        if (weights[document] != 0) either.push_back({document, weights[document]});
    }
    return either;
}

// The documents of any of the lists. Halves are put together, so that no posting is moved more
// often than the lists can be halved.
std::vector<Posting> in_any(std::vector<std::vector<Posting>> lists, DocumentNumber capacity) {
    constexpr std::size_t kPlacesPerPosting = 8;
    if (lists.empty()) return {};
    std::size_t most = 0;
    for (const std::vector<Posting>& list : lists)
        most += list.size();
    if (lists.size() > 2 && most * kPlacesPerPosting > capacity) return added_up(lists, capacity);
    for (std::size_t step = 1; step < lists.size(); step *= 2) {
        for (std::size_t i = 0; i + step < lists.size(); i += 2 * step) {
            lists[i] = in_either(lists[i], lists[i + step]);
            lists[i + step].clear();
        }
    }
    return std::move(lists.front());
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
    std::vector<std::vector<Posting>> lists;
    if (word_.kept_forms.empty()) lists.push_back(postings_.read(word_.root));
    for (const std::string& term : word_.kept_forms)
        lists.push_back(postings_.read(term));
    for (const std::string& term : word_.beginning) {
        if (is_over(budget_)) break;
        lists.push_back(postings_.read(term));
    }
    all_ = in_any(std::move(lists), postings_.document_count());
    for (const std::string& term : word_.left_out)
        take_off(*all_, postings_.read(term));
    for (const Expansion& expansion : word_.expansions)
        all_ = in_either(*all_, postings_of_all(postings_, expansion.terms));
    return *all_;
}

bool WordPostings::is_one_term() const {
    return word_.expansions.empty() && word_.beginning.empty() && word_.kept_forms.empty() &&
           word_.left_out.empty();
}

std::vector<Posting> WordPostings::take() {
    frequency_ = all().size();
    std::vector<Posting> taken = std::move(*all_);
    all_.reset();
    return taken;
}

std::uint64_t WordPostings::frequency() {
    if (frequency_) return *frequency_;
    if (all_ || !is_one_term()) return all().size();
    return postings_.frequency(word_.root);
}

std::vector<Posting> WordPostings::among(std::span<const DocumentNumber> documents) {
    if (!all_ && is_one_term()) return postings_.read_among(word_.root, documents);
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
