// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace telusur::testing {

/// Questions with judgments: a directory with queries.tsv (id, tab, text) and qrels.txt (id, 0,
/// article, gain: above 0 relevant, -1 taken out before scoring).
struct JudgedSet {
    std::string name;
    std::vector<std::pair<std::string, std::string>> queries;
    std::map<std::string, std::map<std::string, int>> judgments;  ///< by query, by article
};

/// Throws std::runtime_error naming the file if there are no questions.
JudgedSet read_judged_set(const std::filesystem::path& directory);

/// Means over the questions of a set.
struct Scores {
    double mrr10 = 0;      ///< 1/rank of the first relevant article, 0 below rank 10
    double success1 = 0;   ///< share of questions with a relevant article first
    double success10 = 0;  ///< … among the first 10
    double ndcg10 = 0;     ///< gain / log2(rank + 1), against the best order
    double recall100 = 0;  ///< share of the relevant articles among the first 100
};

/// The articles for a question, best first; at most the first 100 count.
using Ranker = std::function<std::vector<std::string>(const std::string& text)>;

Scores score(const JudgedSet& set, const Ranker& ranker);

}  // namespace telusur::testing
