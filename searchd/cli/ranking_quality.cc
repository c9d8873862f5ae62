// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/ranking_quality.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <sstream>

#include "indexer/index/error.h"

namespace telusur {

namespace {

constexpr std::size_t kFirst = 10;

Error bad_line(const std::string& file, std::size_t line, const Phrase& hint) {
    return Error(ErrorCode::BadData,
                 phrase("{}:{}: cannot be read", "{}:{}: tidak terbaca", file, line), hint);
}

double discount(std::size_t rank) {
    return std::log2(static_cast<double>(rank) + 1);
}

double best_gain(const std::map<std::string, int, std::less<>>& grades) {
    std::vector<int> gains;
    for (const auto& [id, grade] : grades) {
        if (grade > 0) gains.push_back(grade);
    }
    std::sort(gains.begin(), gains.end(), std::greater<>());
    double sum = 0;
    for (std::size_t i = 0; i < std::min(gains.size(), kFirst); ++i)
        sum += gains[i] / discount(i + 1);
    return sum;
}

// Calls `take` with each line and its number from 1, without the carriage return of Windows.
template <typename Take>
void for_each_line(std::istream& lines, Take take) {
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (line.ends_with('\r')) line.pop_back();
        if (line.find_first_not_of(" \t") != std::string::npos) take(line, number);
    }
}

}  // namespace

std::vector<JudgedQuestion> read_judged_questions(const JudgmentFiles& files) {
    std::map<std::string, std::map<std::string, int, std::less<>>> grades;
    for_each_line(files.judgments, [&](const std::string& line, std::size_t number) {
        std::istringstream fields(line);
        std::string question;
        std::string iteration;
        std::string article;
        int grade = 0;
        std::string rest;
        if (!(fields >> question >> iteration >> article >> grade) || fields >> rest) {
            throw bad_line(files.judgments_name, number,
                           {"write question, 0, article and grade, with blanks between them",
                            "tulis pertanyaan, 0, artikel, dan nilai, dipisah spasi"});
        }
        grades[question][article] = grade;
    });
    std::vector<JudgedQuestion> judged;
    for_each_line(files.questions, [&](const std::string& line, std::size_t number) {
        const std::size_t tab = line.find('\t');
        if (tab == std::string::npos || tab == 0) {
            throw bad_line(files.questions_name, number,
                           {"write an id, a tab and the text", "tulis id, tab, lalu teksnya"});
        }
        JudgedQuestion question{line.substr(0, tab), line.substr(tab + 1), {}};
        question.grades = grades[question.id];
        const bool is_judged = std::any_of(question.grades.begin(), question.grades.end(),
                                           [](const auto& grade) { return grade.second > 0; });
        if (is_judged) judged.push_back(std::move(question));
    });
    return judged;
}

std::vector<JudgedQuestion> read_golden_questions(std::istream& lines, const std::string& name) {
    std::vector<JudgedQuestion> judged;
    for_each_line(lines, [&](const std::string& line, std::size_t number) {
        if (line.starts_with('#')) return;
        const std::size_t tab = line.find('\t');
        JudgedQuestion question{line.substr(0, tab), line.substr(0, tab), {}};
        std::istringstream ids(tab == std::string::npos ? std::string() : line.substr(tab + 1));
        for (std::string id; ids >> id;)
            question.grades[id] = 1;
        if (question.text.empty() || question.grades.empty()) {
            throw bad_line(name, number,
                           {"write the question, a tab and the ids of its answers",
                            "tulis pertanyaan, tab, lalu id jawabannya"});
        }
        judged.push_back(std::move(question));
    });
    return judged;
}

RankingQuality quality_of(const std::vector<std::string>& ranked,
                          const std::map<std::string, int, std::less<>>& grades) {
    RankingQuality quality;
    double gain = 0;
    double found = 0;
    std::size_t rank = 0;
    for (const std::string& id : ranked) {
        const auto known = grades.find(id);
        const int grade = known == grades.end() ? 0 : known->second;
        if (grade < 0) continue;
        if (++rank > kRankedArticles) break;
        if (grade == 0) continue;
        ++found;
        if (rank > kFirst) continue;
        gain += grade / discount(rank);
        if (quality.reciprocal_rank == 0) quality.reciprocal_rank = 1 / static_cast<double>(rank);
        if (rank == 1) quality.success = 1;
    }
    const auto right = static_cast<double>(std::count_if(
        grades.begin(), grades.end(), [](const auto& grade) { return grade.second > 0; }));
    if (right == 0) return quality;
    quality.ndcg = gain / best_gain(grades);
    quality.recall = found / right;
    return quality;
}

RankingQuality mean_of(const std::vector<RankingQuality>& qualities) {
    RankingQuality mean;
    if (qualities.empty()) return mean;
    for (const RankingQuality& quality : qualities) {
        mean.reciprocal_rank += quality.reciprocal_rank;
        mean.success += quality.success;
        mean.ndcg += quality.ndcg;
        mean.recall += quality.recall;
    }
    const auto count = static_cast<double>(qualities.size());
    mean.reciprocal_rank /= count;
    mean.success /= count;
    mean.ndcg /= count;
    mean.recall /= count;
    return mean;
}

}  // namespace telusur
