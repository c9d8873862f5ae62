// SPDX-License-Identifier: GPL-3.0-or-later
// How often the word that was meant is offered, with and without the rest of the question, and how
// long that takes:
//   spelling_bench GENERATION TYPED.tsv MEANT.tsv
// Both files have lines qid<TAB>question, which differ in one word for one qid.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <sstream>

#include "indexer/index/generation.h"
#include "searchd/query/spelling.h"
#include "searchd/search/word_postings.h"
#include "tests/bench/plain_bench_measure.h"

namespace telusur {
namespace {

using Words = std::vector<std::string>;

struct Typed {
    std::string word;
    std::string meant;
    Words others;  // of the question
};

std::map<std::string, Words> read_questions(const char* path, const TextAnalysis& analysis) {
    std::map<std::string, Words> questions;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const std::size_t tab = std::min(line.find('\t'), line.size());
        Words& words = questions[line.substr(0, tab)];
        std::istringstream rest(line.substr(tab));
        for (std::string word; rest >> word;) {
            const auto read = analysis.analyse(word);
            words.push_back(read.size() == 1 ? read[0].form : word);
        }
    }
    return questions;
}

std::vector<Typed> errors_between(const std::map<std::string, Words>& typed,
                                  const std::map<std::string, Words>& meant) {
    std::vector<Typed> errors;
    for (const auto& [id, words] : typed) {
        const auto other = meant.find(id);
        if (other == meant.end() || other->second.size() != words.size()) continue;
        Typed error;
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (words[i] == other->second[i]) {
                error.others.push_back(words[i]);
            } else {
                error.word = words[i];
                error.meant = other->second[i];
            }
        }
        if (!error.word.empty()) errors.push_back(std::move(error));
    }
    return errors;
}

// How much more often a word stands with the others than by chance, as a logarithm.
class Company {
  public:
    explicit Company(const Generation& generation)
        : generation_(generation), postings_(generation.postings()) {}

    double of(const SpellingCandidate& candidate, const Words& others) const {
        const double all = generation_.columns().document_count();
        double sum = 0;
        for (const std::string& other : others) {
            const std::string company = root_of(other);
            for (const std::string& form : candidate.forms) {
                const std::string root = root_of(form);
                const double both = count({root, company});
                sum +=
                    std::log((both + 0.5) * all / (count({root}) * count({company}) + 0.5 * all));
            }
        }
        return std::max(sum, 0.0);
    }

  private:
    std::string root_of(const std::string& form) const {
        const auto word = generation_.vocabulary().find(form);
        return word ? std::string(generation_.vocabulary().root(*word)) : form;
    }

    double count(Words roots) const {
        return static_cast<double>(postings_of_all(postings_, std::move(roots)).size());
    }

    const Generation& generation_;
    Postings postings_;
};

struct Score {
    std::size_t first = 0;
    std::size_t among = 0;
    std::vector<double> milliseconds;
};

template <typename Offer>
Score score_of(const std::vector<Typed>& errors, const Offer& offer) {
    Score score;
    for (const Typed& error : errors) {
        const double start = thread_milliseconds();
        const std::vector<SpellingCandidate> candidates = offer(error);
        score.milliseconds.push_back(thread_milliseconds() - start);
        const auto is_meant = [&](const SpellingCandidate& candidate) {
            return candidate.forms == Words{error.meant};
        };
        if (!candidates.empty() && is_meant(candidates.front())) ++score.first;
        if (std::any_of(candidates.begin(), candidates.end(), is_meant)) ++score.among;
    }
    return score;
}

void print(const char* name, const Score& score) {
    const double count = static_cast<double>(score.milliseconds.size());
    std::cout << fmt::format(
        "{}: first {:.1f} %, among three {:.1f} %; {:.2f} ms median, {:.2f} ms p99, {:.2f} ms "
        "most\n",
        name, 100.0 * static_cast<double>(score.first) / count,
        100.0 * static_cast<double>(score.among) / count, median(score.milliseconds),
        percentile(score.milliseconds, 0.99), percentile(score.milliseconds, 1));
}

int run(char** arguments) {
    const Generation generation(arguments[1]);
    const TextAnalysis& analysis = generation.language().analysis();
    const std::vector<Typed> errors = errors_between(read_questions(arguments[2], analysis),
                                                     read_questions(arguments[3], analysis));
    const double start = thread_milliseconds();
    const Spelling spelling(generation.vocabulary());
    std::cout << fmt::format("{} words, made in {:.0f} ms; {} errors\n",
                             generation.vocabulary().word_count(), thread_milliseconds() - start,
                             errors.size());
    if (errors.empty()) return 1;
    print("alone",
          score_of(errors, [&](const Typed& error) { return spelling.candidates(error.word); }));
    const Company company(generation);
    print("in company", score_of(errors, [&](const Typed& error) {
              return spelling.candidates(error.word, [&](const SpellingCandidate& candidate) {
                  return company.of(candidate, error.others);
              });
          }));
    print("backwards", score_of(errors, [&](const Typed& error) {
              return spelling.candidates(std::string(error.word.rbegin(), error.word.rend()));
          }));
    return 0;
}

}  // namespace
}  // namespace telusur

int main(int count, char** arguments) {
    if (count != 4) {
        std::cerr << "spelling_bench GENERATION TYPED.tsv MEANT.tsv\n";
        return 2;
    }
    return telusur::run(arguments);
}
