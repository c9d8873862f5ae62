// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <istream>
#include <map>
#include <string>
#include <vector>

namespace telusur {

/// A question with what is known of its answers: by article id, how good it is; above 0 is right.
struct JudgedQuestion {
    std::string id;
    std::string text;
    std::map<std::string, int, std::less<>> grades;
};

/// Questions of the first file, lines "id<TAB>text", with the judgments of the second, lines "id 0
/// article grade" divided by blanks, as TREC has them. Questions without a judgment above 0 are
/// left out. `names` are those of the files, for messages. Throws Error{BadData} naming file and
/// line.
struct JudgmentFiles {
    std::istream& questions;
    std::string questions_name;
    std::istream& judgments;
    std::string judgments_name;
};
std::vector<JudgedQuestion> read_judged_questions(const JudgmentFiles& files);

/// The same of golden questions, as the indexer's gate has them: lines "text<TAB>id id …"; blank
/// ones and those that begin with # are passed over. Ids are the texts.
std::vector<JudgedQuestion> read_golden_questions(std::istream& lines, const std::string& name);

inline constexpr std::size_t kRankedArticles = 100;

/// How good one ranking is, each between 0 and 1.
struct RankingQuality {
    double reciprocal_rank = 0;  ///< 1/rank of the first right article among ten (MRR@10's)
    double success = 0;          ///< 1 if the first article is right (S@1)
    /// nDCG@10: gain is the grade, discount log2(rank + 1), against the best possible order, as
    /// trec_eval's ndcg_cut (Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR
    /// techniques", TOIS 20(4), 2002).
    double ndcg = 0;
    double recall = 0;  ///< right articles among the first hundred, of all right ones (R@100)
};

/// Of the ids, best first. Grades below 0 take an article out of the ranking.
RankingQuality quality_of(const std::vector<std::string>& ranked,
                          const std::map<std::string, int, std::less<>>& grades);

/// The mean over all; zeros for none.
RankingQuality mean_of(const std::vector<RankingQuality>& qualities);

}  // namespace telusur
