// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/indonesian_stemmer.h"

#include <algorithm>
#include <utility>

#include "stemmers/ascii.h"
#include "stemmers/compound.h"
#include "stemmers/productivity.h"

namespace telusur {

namespace {

constexpr int kMostSteps = 8;             // of following a root to its own root
constexpr std::size_t kLongestWord = 80;  // in bytes; what is longer is no word
constexpr std::size_t kShortestWord = 4;  // shorter words are roots
constexpr std::size_t kShortestHost = 4;  // of a clitic on a kept word
constexpr std::string_view kClitics[] = {"nya", "lah", "kah", "pun", "ku", "mu"};

bool is_protected(const LexiconEntry& entry) {
    return entry.roles.kept || entry.roles.name;
}

// -nya goes on names and foreign words alike and is hardly ever their end.
bool has_only_nya(const Affixes& affixes) {
    return affixes.prefix_count == 0 && affixes.suffix == Suffix::None &&
           affixes.possessive == Possessive::Nya;
}

struct SafeClitic {
    std::string_view written;
    std::size_t longer_than;
};

// Of a word without a known root only what hardly any name ends with is cut.
constexpr SafeClitic kSafeClitics[] = {{"nya", 6}, {"lah", 8}, {"kah", 8}, {"pun", 8}};

std::string without_safe_clitics(std::string_view word) {
    for (const SafeClitic& clitic : kSafeClitics) {
        if (word.size() > clitic.longer_than && word.ends_with(clitic.written)) {
            word.remove_suffix(clitic.written.size());
            break;
        }
    }
    if (word.size() > 8 && word.starts_with("di") && word.ends_with("kan")) {
        return std::string(word.substr(2, word.size() - 5));
    }
    if (word.size() > 9 && word.starts_with("meng") && word.ends_with("kan")) {
        return std::string(word.substr(4, word.size() - 7));
    }
    return std::string(word);
}

}  // namespace

IndonesianStemmer::IndonesianStemmer(StemModel model) : model_(std::move(model)) {
    gains_.reserve(model_.lexicon().entries().size());
    for (const LexiconEntry& entry : model_.lexicon().entries()) {
        gains_.push_back(gain_of_root(entry));
    }
}

int IndonesianStemmer::score(const Analysis& analysis) const {
    const auto place = analysis.root - model_.lexicon().entries().data();
    return score_of(analysis, gains_[static_cast<std::size_t>(place)]);
}

// Roots are followed to their own root (penyesuaian → sesuai → suai), so a root's root is itself. A
// user's exceptions can lead in a circle; such a word is its own root.
std::string IndonesianStemmer::root(std::string_view word) const {
    std::string current(word);
    for (int step = 0; step < kMostSteps; ++step) {
        std::string next = one_step(current);
        if (next == current || next.empty()) return current;
        current = std::move(next);
    }
    return std::string(word);
}

std::string IndonesianStemmer::one_step(std::string_view word) const {
    if (const LexiconEntry* entry = model_.lexicon().find(word)) {
        if (!entry->fixed_root.empty()) return entry->fixed_root;
        if (is_protected(*entry)) return std::string(word);
    }
    if (word.size() > kLongestWord) return std::string(word);
    if (all_ascii_small(word)) return word_step(word);
    if (word.find('-') != std::string_view::npos) {
        return root_of_compound(word, model_.lexicon(),
                                [this](std::string_view part) { return root(part); });
    }
    const std::string_view half = half_of_shorthand(word);
    if (!half.empty() && model_.lexicon().find(half) != nullptr) return std::string(half);
    return std::string(word);
}

std::string IndonesianStemmer::word_step(std::string_view word) const {
    if (word.size() < kShortestWord) return std::string(word);
    if (const auto host = protected_host(word)) return std::string(*host);
    const Analysis* best = nullptr;
    int best_score = kScoreOfUnknown;
    const std::vector<Analysis> found = analyses_of(word, model_.lexicon());
    for (const Analysis& analysis : found) {
        const int current = score(analysis);
        if (current > best_score || (best == nullptr && has_only_nya(analysis.affixes))) {
            best = &analysis;
            best_score = current;
        }
    }
    return best != nullptr ? best->root->word : without_safe_clitics(word);
}

std::optional<std::string_view> IndonesianStemmer::protected_host(std::string_view word) const {
    for (const std::string_view clitic : kClitics) {
        if (word.size() < clitic.size() + kShortestHost || !word.ends_with(clitic)) continue;
        const std::string_view host = word.substr(0, word.size() - clitic.size());
        const LexiconEntry* entry = model_.lexicon().find(host);
        if (entry != nullptr && (is_protected(*entry) || !entry->fixed_root.empty())) return host;
    }
    return std::nullopt;
}

std::vector<ScoredAnalysis> IndonesianStemmer::analyses(std::string_view word) const {
    std::vector<ScoredAnalysis> scored;
    if (!all_ascii_small(word)) return scored;
    for (const Analysis& analysis : analyses_of(word, model_.lexicon())) {
        scored.push_back({analysis, score(analysis)});
    }
    std::stable_sort(scored.begin(), scored.end(),
                     [](const auto& a, const auto& b) { return a.score > b.score; });
    return scored;
}

}  // namespace telusur
