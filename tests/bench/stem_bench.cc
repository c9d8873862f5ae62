// SPDX-License-Identifier: GPL-3.0-or-later
// How fast the stemmer is beside Xapian's, and whether stemming twice changes anything:
//   stem_bench MODEL < words, one a line
#include <algorithm>
#include <chrono>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>
#include <xapian.h>

#include "stemmers/caching_stemmer.h"
#include "stemmers/indonesian_stemmer.h"
#include "stemmers/normalizer.h"

namespace telusur {
namespace {

using Clock = std::chrono::steady_clock;

double milliseconds(const std::function<void()>& work) {
    const auto start = Clock::now();
    work();
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// The best of five runs, in thousand words a second.
double speed(const std::vector<std::string>& words,
             const std::function<std::size_t(const std::string&)>& stem) {
    double best = 0;
    std::size_t bytes = 0;
    for (int run = 0; run < 5; ++run) {
        const double time = milliseconds([&] {
            for (const std::string& word : words)
                bytes += stem(word);
        });
        best = std::max(best, static_cast<double>(words.size()) / time);
    }
    return bytes == 0 ? 0 : best;
}

void report_speed(const Stemmer& stemmer, const std::vector<std::string>& words) {
    const CachingStemmer caching(stemmer);
    const Xapian::Stem xapian("indonesian");
    std::cout << "thousand words/s: uncached "
              << speed(words, [&](const std::string& word) { return stemmer.root(word).size(); })
              << ", cached "
              << speed(words, [&](const std::string& word) { return caching.root(word).size(); })
              << ", xapian "
              << speed(words, [&](const std::string& word) { return xapian(word).size(); }) << '\n';
}

std::size_t report_unstable(const Stemmer& stemmer, const std::vector<std::string>& words) {
    std::size_t unstable = 0;
    for (const std::string& word : words) {
        const std::string once = stemmer.root(word);
        const std::string twice = stemmer.root(once);
        if (once == twice) continue;
        ++unstable;
        std::cout << "unstable: " << word << " → " << once << " → " << twice << '\n';
    }
    std::cout << unstable << " of " << words.size() << " roots have another root\n";
    return unstable;
}

int bench(const char* path) {
    std::vector<std::string> words;
    for (std::string word; std::getline(std::cin, word);)
        words.push_back(fold_word(word));
    std::ifstream file(path, std::ios::binary);
    const std::string blob{std::istreambuf_iterator<char>(file), {}};
    std::optional<IndonesianStemmer> stemmer;
    const double loading = milliseconds([&] {
        if (auto model = load_model(blob)) stemmer.emplace(std::move(*model));
    });
    if (!stemmer) {
        std::cerr << path << " is not a model of this version\n";
        return 1;
    }
    std::cout << "loaded " << blob.size() << " bytes in " << loading << " ms, "
              << stemmer->fingerprint() << '\n';
    report_speed(*stemmer, words);
    return report_unstable(*stemmer, words) == 0 ? 0 : 1;
}

}  // namespace
}  // namespace telusur

int main(int argc, char** argv) {
    if (argc == 2) return telusur::bench(argv[1]);
    std::cerr << "usage: stem_bench MODEL < words\n";
    return 2;
}
