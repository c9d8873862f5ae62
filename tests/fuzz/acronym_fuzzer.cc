// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "stemmers/acronym_miner.h"
#include "stemmers/normalizer.h"

namespace {

using telusur::Acronym;
using telusur::AcronymMiner;

constexpr std::size_t kArticles = 3;  // as many as make a recurring name
constexpr std::array<std::string_view, kArticles> kDays{"2024-01-02", "", "2023-05-06"};

void require(bool promise) {
    if (!promise) std::abort();
}

// The input cut at its zero bytes; what is behind the last cut belongs to the last article.
std::array<std::string_view, kArticles> articles_in(std::string_view bytes) {
    std::array<std::string_view, kArticles> articles;
    for (std::size_t i = 0; i + 1 < kArticles; ++i) {
        articles[i] = bytes.substr(0, bytes.find('\0'));
        bytes.remove_prefix(articles[i].size() < bytes.size() ? articles[i].size() + 1
                                                              : bytes.size());
    }
    articles.back() = bytes;
    return articles;
}

std::vector<Acronym> mine(const std::array<std::size_t, kArticles>& order,
                          const std::array<std::string_view, kArticles>& articles) {
    AcronymMiner miner;
    for (const std::size_t place : order) {
        const std::array texts{articles[place]};
        miner.add(texts, kDays[place]);
    }
    return miner.acronyms();
}

// One line of a saved model, and text to be shown.
void check_printed(const std::string& text) {
    require(!text.empty());
    require(text.find_first_of("\t\n\r") == std::string::npos);
    require(telusur::to_well_formed(text) == text);
}

}  // namespace

// Any bytes are three articles, added in any order.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto articles = articles_in({reinterpret_cast<const char*>(data), size});
    const std::vector<Acronym> found = mine({0, 1, 2}, articles);
    for (const Acronym& acronym : found) {
        check_printed(acronym.acronym);
        check_printed(acronym.expansion);
        require(acronym.articles >= 2 && acronym.articles <= kArticles);
        require(acronym.first_day <= acronym.last_day);
    }
    require(mine({2, 0, 1}, articles) == found);
    // What one article says three times over recurs for certain.
    mine({0, 0, 0}, articles);
    return 0;
}
