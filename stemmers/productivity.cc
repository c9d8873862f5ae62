// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/productivity.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace telusur {

namespace {

constexpr int kRounds = 6;
constexpr double kPatternWeight = 0.15;  // in words, for each pattern that a dictionary records
constexpr double kSharpness = 1.5;       // of the sharing: high gives all to the best root
constexpr double kCostWeight = 1.35;
constexpr int kLengthGain = 250;    // a letter; long roots are rarely accidents
constexpr int kRecordedGain = 800;  // a dictionary records this very affix pattern
constexpr std::size_t kShortestWord = 4;
constexpr double kThousand = 1000;

int recorded_gain(const Analysis& analysis) {
    const PatternSet pattern =
        pattern_of(analysis.affixes.used_prefixes(), analysis.affixes.suffix);
    return (analysis.root->patterns & pattern) != 0 ? kRecordedGain : 0;
}

int affix_score(const Analysis& analysis) {
    return recorded_gain(analysis) - static_cast<int>(kCostWeight * analysis.cost);
}

struct Candidate {
    std::size_t root = 0;
    double score = 0;
};

// The best analysis for each root, so that a root is not counted twice for one word.
std::vector<Candidate> candidates_of(std::string_view word, const Lexicon& lexicon) {
    std::vector<Candidate> candidates;
    for (const Analysis& analysis : analyses_of(word, lexicon)) {
        const auto root = static_cast<std::size_t>(analysis.root - lexicon.entries().data());
        const int gain = kLengthGain * static_cast<int>(analysis.root->word.size());
        const double score = (affix_score(analysis) + gain) / kThousand;
        const auto known = std::find_if(candidates.begin(), candidates.end(),
                                        [&](const Candidate& c) { return c.root == root; });
        if (known == candidates.end()) {
            candidates.push_back({root, score});
        } else {
            known->score = std::max(known->score, score);
        }
    }
    return candidates;
}

void share(const std::vector<Candidate>& candidates, const std::vector<double>& expected,
           std::vector<double>& next) {
    std::vector<double> weights;
    double best = -1e9;
    for (const Candidate& candidate : candidates) {
        weights.push_back(candidate.score + std::log2(1 + expected[candidate.root]));
        best = std::max(best, weights.back());
    }
    double sum = 0;
    for (double& weight : weights)
        sum += weight = std::exp(kSharpness * (weight - best));
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        next[candidates[i].root] += weights[i] / sum;
    }
}

// A dictionary that records many patterns for a root speaks for it where the archive is still
// young.
std::vector<double> prior_of(const Lexicon& lexicon) {
    std::vector<double> prior;
    prior.reserve(lexicon.entries().size());
    for (const LexiconEntry& entry : lexicon.entries()) {
        prior.push_back(kPatternWeight * std::popcount(entry.patterns));
    }
    return prior;
}

}  // namespace

int gain_of_root(const LexiconEntry& root) {
    const double bits = std::log2(1.0 + root.productivity);
    return static_cast<int>(std::lround(kThousand * bits)) +
           kLengthGain * static_cast<int>(root.word.size());
}

int score_of(const Analysis& analysis, int gain) {
    return gain + affix_score(analysis);
}

std::vector<std::uint32_t> learn_productivity(const Lexicon& lexicon,
                                              const std::vector<std::string>& vocabulary) {
    std::vector<std::vector<Candidate>> words;
    for (const std::string& word : vocabulary) {
        if (word.size() < kShortestWord) continue;
        std::vector<Candidate> candidates = candidates_of(word, lexicon);
        if (!candidates.empty()) words.push_back(std::move(candidates));
    }
    const std::vector<double> prior = prior_of(lexicon);
    std::vector<double> expected(prior.size(), 1.0);
    for (int round = 0; round < kRounds; ++round) {
        std::vector<double> next = prior;
        for (const auto& candidates : words)
            share(candidates, expected, next);
        expected = std::move(next);
    }
    std::vector<std::uint32_t> productivity(expected.size());
    std::transform(expected.begin(), expected.end(), productivity.begin(), [](double number) {
        return static_cast<std::uint32_t>(std::lround(2 * number));
    });
    return productivity;
}

}  // namespace telusur
