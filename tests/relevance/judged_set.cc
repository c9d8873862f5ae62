// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/relevance/judged_set.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace telusur::testing {

JudgedSet read_judged_set(const std::filesystem::path& directory) {
    JudgedSet set;
    set.name = directory.filename().string();
    std::ifstream queries(directory / "queries.tsv");
    for (std::string line; std::getline(queries, line);) {
        const std::size_t tab = line.find('\t');
        if (tab != std::string::npos)
            set.queries.emplace_back(line.substr(0, tab), line.substr(tab + 1));
    }
    std::ifstream judgments(directory / "qrels.txt");
    std::string query;
    std::string zero;
    std::string article;
    for (int gain = 0; judgments >> query >> zero >> article >> gain;)
        set.judgments[query][article] = gain;
    if (set.queries.empty() || set.judgments.empty()) {
        throw std::runtime_error("no judged questions in " + directory.string());
    }
    return set;
}

namespace {

Scores score_one(const std::map<std::string, int>& judgments, std::vector<std::string> ranked) {
    const auto gain_of = [&](const std::string& article) {
        const auto found = judgments.find(article);
        return found == judgments.end() ? 0 : found->second;
    };
    std::erase_if(ranked, [&](const std::string& article) { return gain_of(article) < 0; });
    if (ranked.size() > 100) ranked.resize(100);
    std::vector<int> gains;
    for (const auto& [article, gain] : judgments) {
        if (gain > 0) gains.push_back(gain);
    }
    std::sort(gains.rbegin(), gains.rend());
    double best = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(10, gains.size()); ++i)
        best += gains[i] / std::log2(static_cast<double>(i) + 2);
    Scores scores;
    double found = 0;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        const int gain = gain_of(ranked[i]);
        if (gain <= 0) continue;
        const auto rank = static_cast<double>(i + 1);
        ++found;
        if (i >= 10) continue;
        if (scores.success10 == 0) scores.mrr10 = 1 / rank;
        scores.success10 = 1;
        if (i == 0) scores.success1 = 1;
        scores.ndcg10 += gain / std::log2(rank + 1) / best;
    }
    if (!gains.empty()) scores.recall100 = found / static_cast<double>(gains.size());
    return scores;
}

}  // namespace

Scores score(const JudgedSet& set, const Ranker& ranker) {
    Scores sum;
    double count = 0;
    for (const auto& [id, text] : set.queries) {
        const auto judgments = set.judgments.find(id);
        if (judgments == set.judgments.end()) continue;
        const Scores one = score_one(judgments->second, ranker(text));
        sum.mrr10 += one.mrr10;
        sum.success1 += one.success1;
        sum.success10 += one.success10;
        sum.ndcg10 += one.ndcg10;
        sum.recall100 += one.recall100;
        ++count;
    }
    for (double* value : {&sum.mrr10, &sum.success1, &sum.success10, &sum.ndcg10, &sum.recall100})
        *value /= count;
    return sum;
}

}  // namespace telusur::testing
