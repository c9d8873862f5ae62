// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "indexer/index/phrase.h"

namespace telusur {

/// A question whose answer is known.
struct Canary {
    std::string question;
    std::string id;          ///< must be among the first; empty if nothing may be found
    std::size_t first = 10;  ///< 1 to kMostFirst

    bool operator==(const Canary&) const = default;
};

inline constexpr std::size_t kMostFirst = 100;

/// Questions of people with the articles that answer them: lines "question<TAB>id id …", UTF-8;
/// blank ones and those that begin with # are passed over.
struct GoldenQuestions {
    std::filesystem::path file;
    double least_mrr = 0;  ///< mean of 1/rank of the first right article among ten; 0 to 1

    bool operator==(const GoldenQuestions&) const = default;
};

/// What a generation must answer to be published.
struct QuestionRules {
    std::vector<Canary> canaries;
    std::optional<GoldenQuestions> golden;

    bool operator==(const QuestionRules&) const = default;
    bool empty() const { return canaries.empty() && !golden; }
};

struct AskedQuestion {
    std::string text;
    std::size_t first = 10;  ///< how many answers are wanted
};

/// Asks all questions and gives for each the ids found, best first. May throw.
using AskQuestions =
    std::function<std::vector<std::vector<std::string>>(const std::vector<AskedQuestion>&)>;

/// Each rule that does not hold, with its figures. Throws Error{Configuration} naming the line for
/// a golden file that cannot be read or has no question; what `ask` throws.
std::vector<Phrase> failed_questions(const QuestionRules& rules, const AskQuestions& ask);

}  // namespace telusur
