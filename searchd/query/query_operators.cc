// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/query/query_operators.h"

#include <algorithm>
#include <charconv>

#include "stemmers/ascii.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

bool is_own_root(const Vocabulary& vocabulary, std::string_view form) {
    const auto word = vocabulary.find(form);
    return word && vocabulary.root(*word) == form;
}

// Of the words that begin so, the terms of the most frequent. A root among them has all of its
// documents already.
std::vector<std::string> terms_beginning(const Vocabulary& vocabulary, std::string_view prefix,
                                         std::size_t most, bool& is_cut) {
    const auto beginning = vocabulary.with_prefix(prefix);
    std::vector<WordNumber> words(beginning.begin(), beginning.end());
    std::sort(words.begin(), words.end());
    std::vector<std::string> terms;
    for (const WordNumber word : words) {
        const std::string_view root = vocabulary.root(word);
        const bool may_be_among = vocabulary.form(word) != root && root.starts_with(prefix);
        if (may_be_among && is_own_root(vocabulary, root)) continue;
        is_cut = terms.size() == most;
        if (is_cut) break;
        terms.push_back(narrowest_term(vocabulary, word));
    }
    return terms;
}

}  // namespace

std::string narrowest_term(const Vocabulary& vocabulary, WordNumber word) {
    const std::string_view form = vocabulary.form(word);
    std::string term = form_term(form, vocabulary.root(word));
    return term.empty() ? std::string(form) : term;
}

std::optional<ReadPrefix> read_prefix(std::string_view piece, const TextAnalysis& analysis,
                                      const Vocabulary& vocabulary, std::size_t most) {
    if (!piece.ends_with('*')) return std::nullopt;
    const std::vector<AnalysedWord> words = analysis.analyse(piece.substr(0, piece.size() - 1));
    if (words.size() != 1 || count_code_points(words[0].form) < kMinimumPrefix) return std::nullopt;
    ReadPrefix read;
    bool is_cut = false;
    read.word.form = words[0].form;
    read.word.beginning = terms_beginning(vocabulary, words[0].form, most, is_cut);
    if (is_cut) {
        read.note = {"prefix_cut",
                     phrase("more words begin with {} than are searched for; the {} most frequent "
                            "are",
                            "kata yang berawal {} terlalu banyak; hanya {} tersering yang dicari",
                            read.word.form, most)};
    }
    return read;
}

std::optional<std::uint32_t> read_near(std::string_view piece) {
    constexpr std::string_view kNear = "NEAR";
    if (!piece.starts_with(kNear)) return std::nullopt;
    piece.remove_prefix(kNear.size());
    if (piece.empty()) return kUsualDistance;
    if (piece == "/S") return 0;
    const std::string_view digits = piece.substr(1);
    if (piece[0] != '/' || digits.empty() || !all_ascii_digits(digits)) return std::nullopt;
    return std::max<std::uint32_t>(1, read_distance(digits));
}

std::uint32_t read_distance(std::string_view digits) {
    std::uint32_t distance = 0;
    if (digits.empty()) return distance;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), distance);
    if (result.ec != std::errc{}) return kMaximumDistance;
    return std::min(distance, kMaximumDistance);
}

}  // namespace telusur
