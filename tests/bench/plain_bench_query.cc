// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/plain_bench_query.h"

#include <fmt/core.h>
#include <map>

#include "tests/bench/plain_bench_measure.h"
#include "tests/bench/plain_bench_telusur.h"

namespace telusur {

namespace {

// A question with what both sides took for it.
struct Asked {
    Question question;
    SearchRequest request;
    std::uint64_t matched = 0;
    std::vector<double> plain;
    std::vector<double> ours;
};

// What the sides disagree about in one class.
struct Disagreement {
    std::size_t questions = 0;
    std::size_t totals = 0;
    std::uint64_t most = 0;  // documents
    std::uint64_t sum_of_differences = 0;
    std::uint64_t sum_of_totals = 0;
    std::size_t facets = 0;  // among questions of equal totals
    std::size_t shown = 0;
    std::size_t shown_by_both = 0;
    std::vector<std::string> examples;
};

bool same_counts(const Counts& left, const Counts& right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](const auto& a, const auto& b) { return a.second == b.second; });
}

std::string described(const Question& question) {
    std::string text = question.text();
    if (!question.tag.empty()) text += " [" + question.tag + ']';
    if (question.year != 0) text += fmt::format(" [{}]", question.year);
    return text;
}

void compare(const Question& question, const Answer& plain, const Answer& ours,
             Disagreement& found) {
    ++found.questions;
    for (const ShownHit& hit : ours.shown) {
        ++found.shown;
        found.shown_by_both += static_cast<std::size_t>(
            std::any_of(plain.shown.begin(), plain.shown.end(),
                        [&hit](const ShownHit& other) { return other.url == hit.url; }));
    }
    found.sum_of_totals += ours.total;
    if (plain.total == ours.total) {
        const bool same =
            std::equal(plain.facets.begin(), plain.facets.end(), ours.facets.begin(), same_counts);
        if (!same) ++found.facets;
        return;
    }
    const auto difference = std::max(plain.total, ours.total) - std::min(plain.total, ours.total);
    ++found.totals;
    found.most = std::max(found.most, difference);
    found.sum_of_differences += difference;
    found.examples.push_back(
        fmt::format("{}: plain {}, ours {}", described(question), plain.total, ours.total));
}

void print_disagreements(const std::map<std::string, Disagreement>& by_kind) {
    constexpr std::size_t kExamples = 3;
    fmt::print(
        "do both sides agree? (facet counts are compared where totals are equal)\n"
        "{:8} {:>9} {:>13} {:>8} {:>9} {:>13} {:>13}\n",
        "class", "questions", "totals differ", "most by", "in all", "facets differ", "same in top");
    for (const std::string& kind : question_kinds()) {
        const auto entry = by_kind.find(kind);
        if (entry == by_kind.end()) continue;
        const Disagreement& found = entry->second;
        const auto part = [](std::uint64_t some, std::uint64_t all) {
            return 100 * static_cast<double>(some) /
                   static_cast<double>(std::max<std::uint64_t>(all, 1));
        };
        fmt::print("{:8} {:>9} {:>13} {:>8} {:>8.2f}% {:>13} {:>12.0f}%\n", kind, found.questions,
                   found.totals, found.most, part(found.sum_of_differences, found.sum_of_totals),
                   found.facets, part(found.shown_by_both, found.shown));
        for (std::size_t i = 0; i < std::min(kExamples, found.examples.size()); ++i)
            fmt::print("           {}\n", found.examples[i]);
    }
    fmt::print("\n");
}

// Each side goes first in every other pass, so that neither finds the other's data in the cache
// more often. The first pass only warms.
void time_questions(const Generation& generation, const PlainSearcher& plain, Work work, int passes,
                    std::vector<Asked>& asked) {
    for (int pass = 0; pass <= passes; ++pass) {
        for (Asked& one : asked) {
            const auto ask_plain = [&] { return plain.ask(one.question, work).milliseconds; };
            const auto ask_ours = [&] {
                return ask_telusur(generation, one.request, work).milliseconds;
            };
            const bool plain_first = pass % 2 == 0;
            const double first = plain_first ? ask_plain() : ask_ours();
            const double second = plain_first ? ask_ours() : ask_plain();
            if (pass == 0) continue;
            one.plain.push_back(plain_first ? first : second);
            one.ours.push_back(plain_first ? second : first);
        }
    }
}

void print_times(Work work, const std::vector<Asked>& asked) {
    fmt::print(
        "{}; CPU ms, p50 and p99 over questions (each the median of its passes)\n"
        "{:8} {:>9} {:>10} {:>10} {:>10} {:>10} {:>9} {:>9}\n",
        work == Work::TopTen ? "top 10" : "top 10, exact total, facets tag, author, month", "class",
        "matched", "plain p50", "plain p99", "ours p50", "ours p99", "ratio p50", "ratio p99");
    for (const std::string& kind : question_kinds()) {
        std::vector<double> matched;
        std::vector<double> plain;
        std::vector<double> ours;
        for (const Asked& one : asked) {
            if (one.question.kind != kind) continue;
            matched.push_back(static_cast<double>(one.matched));
            plain.push_back(median(one.plain));
            ours.push_back(median(one.ours));
        }
        if (matched.empty()) continue;
        const double plain50 = median(plain);
        const double plain99 = percentile(plain, 0.99);
        const double ours50 = median(ours);
        const double ours99 = percentile(ours, 0.99);
        fmt::print("{:8} {:>9} {:>10.3f} {:>10.3f} {:>10.3f} {:>10.3f} {:>9.1f} {:>9.1f}\n", kind,
                   median(matched), plain50, plain99, ours50, ours99, plain50 / ours50,
                   plain99 / ours99);
    }
    fmt::print("\n");
}

}  // namespace

void compare_sides(const Generation& generation, const PlainSearcher& plain,
                   const QuestionDraw& draw, int passes) {
    std::vector<Asked> asked;
    std::map<std::string, Disagreement> disagreements;
    for (Question& question : draw_questions(generation, draw)) {
        const SearchRequest request = request_of(question);
        const Answer theirs = plain.ask(question, Work::TopTenAndFacets);
        const Answer ours = ask_telusur(generation, request, Work::TopTenAndFacets);
        compare(question, theirs, ours, disagreements[question.kind]);
        asked.push_back({std::move(question), request, ours.total, {}, {}});
    }
    fmt::print("{} articles, up to {} questions a class, {} passes\n\n",
               generation.columns().document_count(), draw.count, passes);
    print_disagreements(disagreements);
    for (const Work work : kWorks) {
        for (Asked& one : asked) {
            one.plain.clear();
            one.ours.clear();
        }
        time_questions(generation, plain, work, passes, asked);
        print_times(work, asked);
    }
}

}  // namespace telusur
