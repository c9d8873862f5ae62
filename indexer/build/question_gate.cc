// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build/question_gate.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "indexer/index/error.h"

namespace telusur {

namespace {

constexpr std::size_t kGoldenFirst = 10;

struct GoldenQuestion {
    std::string text;
    std::vector<std::string> ids;
};

std::vector<GoldenQuestion> read_golden(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw Error(ErrorCode::Configuration,
                    phrase("{} cannot be read", "{} tidak dapat dibaca", path.string()));
    }
    std::vector<GoldenQuestion> questions;
    std::size_t number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (line.ends_with('\r')) line.pop_back();
        if (line.find_first_not_of(" \t") == std::string::npos || line.starts_with('#')) continue;
        const std::size_t tab = line.find('\t');
        GoldenQuestion question{line.substr(0, tab), {}};
        if (tab != std::string::npos) {
            std::istringstream ids(line.substr(tab + 1));
            for (std::string id; ids >> id;)
                question.ids.push_back(id);
        }
        if (question.text.empty() || question.ids.empty()) {
            throw Error(ErrorCode::Configuration,
                        phrase("{}:{}: expected a question, a tab and ids of articles",
                               "{}:{}: seharusnya pertanyaan, tab, lalu id artikel", path.string(),
                               number));
        }
        questions.push_back(std::move(question));
    }
    if (questions.empty()) {
        throw Error(ErrorCode::Configuration,
                    phrase("{} holds no question", "{} tidak berisi pertanyaan", path.string()));
    }
    return questions;
}

// From 1; 0 if none of them is there.
std::size_t rank_of(const std::vector<std::string>& ids, const std::vector<std::string>& found) {
    const auto right = std::find_first_of(found.begin(), found.end(), ids.begin(), ids.end());
    return right == found.end() ? 0 : static_cast<std::size_t>(right - found.begin()) + 1;
}

std::optional<Phrase> problem_of(const Canary& canary, const std::vector<std::string>& found) {
    if (canary.id.empty()) {
        if (found.empty()) return std::nullopt;
        return phrase("\"{}\" finds {}, but should find nothing",
                      "\"{}\" menemukan {}, padahal seharusnya tidak ada", canary.question,
                      found.front());
    }
    if (rank_of({canary.id}, found) > 0) return std::nullopt;
    return phrase("\"{}\" does not find {} among the first {}",
                  "\"{}\" tidak menemukan {} di antara {} yang pertama", canary.question, canary.id,
                  canary.first);
}

}  // namespace

std::vector<Phrase> failed_questions(const QuestionRules& rules, const AskQuestions& ask) {
    if (rules.empty()) return {};
    std::vector<GoldenQuestion> golden;
    if (rules.golden) golden = read_golden(rules.golden->file);
    std::vector<AskedQuestion> asked;
    for (const Canary& canary : rules.canaries)
        asked.push_back({canary.question, canary.first});
    for (const GoldenQuestion& question : golden)
        asked.push_back({question.text, kGoldenFirst});
    const std::vector<std::vector<std::string>> found = ask(asked);

    std::vector<Phrase> failed;
    for (std::size_t i = 0; i < rules.canaries.size(); ++i) {
        if (auto problem = problem_of(rules.canaries[i], found[i]))
            failed.push_back(std::move(*problem));
    }
    double sum = 0;
    for (std::size_t i = 0; i < golden.size(); ++i) {
        const std::size_t rank = rank_of(golden[i].ids, found[rules.canaries.size() + i]);
        if (rank > 0) sum += 1.0 / static_cast<double>(rank);
    }
    const double mrr = golden.empty() ? 0 : sum / static_cast<double>(golden.size());
    if (rules.golden && mrr < rules.golden->least_mrr) {
        failed.push_back(phrase("{} questions of {} reach an MRR@10 of {:.4f} (at least {})",
                                "{} pertanyaan {} mencapai MRR@10 {:.4f} (paling sedikit {})",
                                golden.size(), rules.golden->file.string(), mrr,
                                rules.golden->least_mrr));
    }
    return failed;
}

}  // namespace telusur
