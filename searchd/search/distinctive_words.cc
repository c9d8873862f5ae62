// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/distinctive_words.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>

namespace telusur {

namespace {

constexpr double kLeastScore = 10.83;  // chi-squared of one degree of freedom, p = 0.001
constexpr std::uint32_t kLeastArticles = 3;
constexpr std::size_t kLookedUp = 4;  // candidates for each word wanted

// How many of the documents read hold a root, and its forms with how often they stand there.
struct Seen {
    std::uint32_t articles = 0;
    DocumentNumber last = 0;
    std::unordered_map<WordNumber, std::uint32_t> forms;
};

using SeenByRoot = std::unordered_map<std::string_view, Seen>;

// As if evenly spread, whatever their number.
std::vector<DocumentNumber> sample_of(const DocSet& documents) {
    const std::vector<DocumentNumber> all = documents.list();
    if (all.size() <= kSampledDocuments) return all;
    std::vector<DocumentNumber> sample;
    for (std::size_t i = 0; i < kSampledDocuments; ++i)
        sample.push_back(all[i * all.size() / kSampledDocuments]);
    return sample;
}

void count(const Vocabulary& vocabulary, const std::vector<std::uint32_t>& symbols,
           DocumentNumber document, SeenByRoot& seen) {
    for (const std::uint32_t symbol : symbols) {
        if (symbol < kFirstWord) continue;
        const WordNumber word = symbol - kFirstWord;
        Seen& entry = seen[vocabulary.root(word)];
        if (entry.articles == 0 || entry.last != document) ++entry.articles;
        entry.last = document;
        ++entry.forms[word];
    }
}

double entropy_part(double observed, double expected) {
    return observed == 0 ? 0 : observed * std::log(observed / expected);
}

// Of `read` documents `here` hold the word, of all `articles` of the archive `of`. Nothing for a
// word that they hold more seldom than the rest.
double log_likelihood(double here, double read, double of, double articles) {
    const double elsewhere = std::max(of - here, 0.0);
    const double rest = articles - read;
    if (rest <= 0 || here / read <= elsewhere / rest) return 0;
    const double share = (here + elsewhere) / articles;
    return 2 * (entropy_part(here, read * share) + entropy_part(read - here, read * (1 - share)) +
                entropy_part(elsewhere, rest * share) +
                entropy_part(rest - elsewhere, rest * (1 - share)));
}

WordNumber most_frequent(const Seen& seen) {
    const auto best = std::max_element(seen.forms.begin(), seen.forms.end(),
                                       [](const auto& left, const auto& right) {
                                           if (left.second != right.second)
                                               return left.second < right.second;
                                           return left.first > right.first;
                                       });
    return best->first;
}

bool is_word(std::string_view form) {
    return form.size() > 1 && form.find_first_of("0123456789") == std::string_view::npos;
}

void keep_best(std::vector<DistinctiveWord>& words, std::size_t most) {
    const auto end = words.begin() + static_cast<std::ptrdiff_t>(std::min(most, words.size()));
    std::partial_sort(words.begin(), end, words.end(),
                      [](const DistinctiveWord& left, const DistinctiveWord& right) {
                          if (left.score != right.score) return left.score > right.score;
                          return left.root < right.root;
                      });
    words.erase(end, words.end());
}

}  // namespace

DistinctiveWords distinctive_words(const Generation& generation, const DocSet& documents,
                                   const TermsRequest& request, const StopWords& stop_words,
                                   const std::vector<std::string>& asked, TimeBudget& budget) {
    DistinctiveWords result;
    const Vocabulary& vocabulary = generation.vocabulary();
    SeenByRoot seen;
    std::vector<std::uint32_t> symbols;
    for (const DocumentNumber document : sample_of(documents)) {
        if (result.read % 16 == 15 && budget.look()) break;
        generation.tokens().read(document, symbols);
        count(vocabulary, symbols, document, seen);
        ++result.read;
    }
    const double articles = generation.columns().document_count();
    const auto read = static_cast<double>(result.read);
    const auto score = [&](const DistinctiveWord& word) {
        return log_likelihood(static_cast<double>(word.articles), read,
                              static_cast<double>(word.of), articles);
    };
    // How many articles hold a root is a walk down a tree: first guessed by its commonest form.
    for (const auto& [root, entry] : seen) {
        if (entry.articles < kLeastArticles || !is_word(root)) continue;
        if (std::find(asked.begin(), asked.end(), root) != asked.end()) continue;
        const WordNumber form = most_frequent(entry);
        if (stop_words.contains(vocabulary.form(form))) continue;
        DistinctiveWord word{std::string(root), std::string(vocabulary.form(form)), entry.articles,
                             0, 0};
        word.of = std::max(entry.articles, vocabulary.documents(vocabulary.family(root).front()));
        word.score = score(word);
        if (word.score >= kLeastScore) result.words.push_back(std::move(word));
    }
    keep_best(result.words, kLookedUp * request.limit);
    const Postings postings = generation.postings();
    for (DistinctiveWord& word : result.words) {
        word.of = postings.frequency(word.root);
        word.score = score(word);
    }
    std::erase_if(result.words, [](const auto& word) { return word.score < kLeastScore; });
    keep_best(result.words, request.limit);
    return result;
}

}  // namespace telusur
