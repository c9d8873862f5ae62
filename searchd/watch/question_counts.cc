// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/watch/question_counts.h"

#include <algorithm>

#include "searchd/watch/log_text.h"
#include "stemmers/normalizer.h"
#include "stemmers/text_fields.h"

namespace telusur {

namespace {

bool is_first_page(std::string_view parameters) {
    const auto all = split(parameters, '&');
    return std::none_of(all.begin(), all.end(), [](std::string_view parameter) {
        return parameter.starts_with("page=") || parameter.starts_with("cursor=");
    });
}

}  // namespace

QuestionCounts::QuestionCounts(Clock clock, std::size_t most_questions)
    : clock_(std::move(clock)), most_questions_(most_questions) {}

void QuestionCounts::observe(const ObservedRequest& request) {
    const std::int64_t now = clock_();
    if (request.question && is_first_page(request.question->parameters))
        count(*request.question, pseudonyms_.of(request.client, now), now);
    const std::lock_guard lock(mutex_);
    slow_.observe(request, now);
}

void QuestionCounts::count(const AnsweredQuestion& question, std::uint64_t client,
                           std::int64_t now) {
    const std::string text = fold_label(beginning_of(question.text, kMaximumKeptText));
    if (text.empty()) return;
    const bool is_without_hits = question.total == 0 && !question.timed_out;
    const std::lock_guard lock(mutex_);
    auto& place = entry_for(text);
    auto node = by_weight_.extract({place.second.weight, &place});
    Entry& entry = place.second;
    node.value().first = ++entry.weight;
    by_weight_.insert(std::move(node));
    ++entry.count;
    if (is_without_hits) ++entry.without_hits;
    entry.last_total = question.total;
    add_client(entry, client, first_second(archive_date(now)));
}

// Space-saving: what is new takes the place of the lightest and its weight, so that whatever is
// asked more often than the lightest is sure to be here.
QuestionCounts::Entries::value_type& QuestionCounts::entry_for(const std::string& text) {
    if (const auto found = entries_.find(text); found != entries_.end()) return *found;
    Entry entry;
    if (entries_.size() >= most_questions_) {
        const auto [weight, lightest] = *by_weight_.begin();
        entry.weight = weight;
        by_weight_.erase(by_weight_.begin());
        entries_.erase(entries_.find(lightest->first));
    }
    auto& place = *entries_.emplace(text, entry).first;
    by_weight_.insert({entry.weight, &place});
    return place;
}

void QuestionCounts::add_client(Entry& entry, std::uint64_t client, std::int64_t day) {
    if (entry.client_count == kFewestClients) return;
    if (entry.day != day) entry.client_count = 0;
    entry.day = day;
    const auto end = entry.clients.begin() + static_cast<std::ptrdiff_t>(entry.client_count);
    if (std::find(entry.clients.begin(), end, client) != end) return;
    entry.clients[entry.client_count++] = client;
    if (entry.client_count == kFewestClients) entry.clients = {};
}

std::vector<CountedQuestion> QuestionCounts::sorted(std::size_t most,
                                                    std::uint64_t CountedQuestion::*by) const {
    std::vector<CountedQuestion> questions;
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [text, entry] : entries_) {
            if (entry.client_count < kFewestClients) continue;
            CountedQuestion question{text, entry.count, entry.without_hits, entry.last_total};
            if (question.*by > 0) questions.push_back(std::move(question));
        }
    }
    const auto goes_before = [by](const CountedQuestion& left, const CountedQuestion& right) {
        return left.*by != right.*by ? left.*by > right.*by : left.text < right.text;
    };
    std::sort(questions.begin(), questions.end(), goes_before);
    questions.resize(std::min(most, questions.size()));
    return questions;
}

std::vector<CountedQuestion> QuestionCounts::top(std::size_t most) const {
    return sorted(most, &CountedQuestion::count);
}

std::vector<CountedQuestion> QuestionCounts::zero(std::size_t most) const {
    return sorted(most, &CountedQuestion::without_hits);
}

std::vector<SlowRequest> QuestionCounts::slow(std::size_t most) const {
    const std::int64_t now = clock_();
    const std::lock_guard lock(mutex_);
    return slow_.slowest(most, now);
}

}  // namespace telusur
