// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/short_form.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "stemmers/ascii.h"
#include "stemmers/normalizer.h"

// After A. Schwartz and M. Hearst, "A simple algorithm for identifying abbreviation definitions in
// biomedical text" (2003). Theirs takes the shortest run of words that holds the letters in order;
// here the run with the least cost, since Indonesian shortens by syllables as well (Ba-was-lu) and
// the nearest word with the right first letter is often the wrong one.

namespace telusur {

namespace {

constexpr std::size_t kLongest = 20;
constexpr int kImpossible = std::numeric_limits<int>::max() / 4;

// Of a way to find the letters: what makes it less likely.
struct Costs {
    int next_letter;   // of a word, after one that counted
    int later_letter;  // of a word, letters passed over
    int inside;        // the first letter that counts is not the word's first
    int word;          // passed over
    int comma;
};

constexpr int kHighestCostOfSmall = 2;
constexpr std::size_t kShortestSmall = 4;
constexpr std::size_t kLongestSmall = 12;

constexpr Costs kLetterCosts{1, 2, 3, 3, 1};
constexpr Costs kSyllableCosts{0, 1, 2, 3, 0};

constexpr std::string_view kFrame[] = {" ", "\u00A0", "\t",     "\r",     "\n", "(",      "*",
                                       "_", "\"",     "\u201C", "\u201D", "'",  "\u2018", "\u2019"};

std::string_view without_frame(std::string_view text) {
    for (bool found = true; found;) {
        found = false;
        for (const std::string_view frame : kFrame) {
            if (text.starts_with(frame)) {
                text.remove_prefix(frame.size());
                found = true;
            } else if (text.ends_with(frame)) {
                text.remove_suffix(frame.size());
                found = true;
            }
        }
    }
    return text;
}

struct Capitals {
    int words = 0;
    int words_in_front = 0;
    int letters = 0;  // digits among them
};

// Nothing if there is a character that short forms have not.
std::optional<Capitals> count_capitals(std::string_view text) {
    Capitals capitals;
    char before = ' ';
    for (const char c : text) {
        if (!is_ascii_letter(c) && !is_ascii_digit(c) &&
            std::string_view(" -.&").find(c) == std::string_view::npos)
            return std::nullopt;
        if (before == ' ') {
            if (c == ' ') return std::nullopt;
            ++capitals.words;
            if (is_ascii_capital(c)) ++capitals.words_in_front;
        }
        if (is_ascii_capital(c) || is_ascii_digit(c)) ++capitals.letters;
        before = c;
    }
    return capitals;
}

// For each number n of letters: the least cost of finding the first n of them in the word, in
// order.
std::vector<int> costs_of_spelling(std::string_view word, std::string_view letters,
                                   const Costs& costs) {
    std::vector<int> cheapest;
    std::vector<int> ending(word.size(), kImpossible);  // by the place of the last letter
    for (const char letter : letters) {
        std::vector<int> next(word.size(), kImpossible);
        int any_before = kImpossible;
        for (std::size_t i = 0; i < word.size(); ++i) {
            if (word[i] == letter) {
                if (cheapest.empty()) {
                    next[i] = i == 0 ? 0 : costs.inside;
                } else if (i > 0) {
                    next[i] = std::min(ending[i - 1] + costs.next_letter,
                                       any_before + costs.later_letter);
                }
            }
            if (i > 0) any_before = std::min(any_before, ending[i - 1]);
        }
        const int least = word.empty() ? kImpossible : *std::min_element(next.begin(), next.end());
        if (least >= kImpossible) break;
        cheapest.push_back(least);
        ending = std::move(next);
    }
    return cheapest;
}

// The second half of a reduplication (taman kanak-kanak) need not count.
bool repeats(std::span<const PhraseWord> words, std::size_t i) {
    return i > 0 && words[i].link == Link::Hyphen && words[i].folded == words[i - 1].folded;
}

int cost_of_passing(std::span<const PhraseWord> words, std::size_t i, const Costs& costs) {
    return is_linking_word(words[i].folded) || repeats(words, i) ? 0 : costs.word;
}

int cost_of_link(const PhraseWord& word, const Costs& costs) {
    return word.link == Link::Comma && !is_linking_word(word.folded) ? costs.comma : 0;
}

// Polri, Polda, Polres, Polsek: the police are shortened from the root. As a rule for all of ke-
// this would take a ministry (kementerian) for its minister (men-).
std::string_view beginning_of(std::string_view word, std::string_view letters) {
    return word == "kepolisian" && letters.front() == 'p' ? word.substr(2) : word;
}

// A word that begins the long form spells the first letter with its own first.
int cost_of_beginning(std::string_view word, std::string_view letters, const Costs& costs,
                      const std::vector<int>& rest) {
    Costs in_front = costs;
    in_front.inside = kImpossible;
    const std::vector<int> spelled = costs_of_spelling(word, letters, in_front);
    int least = kImpossible;
    for (std::size_t n = 0; n < spelled.size(); ++n)
        least = std::min(least, spelled[n] + rest[n + 1]);
    return least;
}

// By the number of letters already spelled: the least cost of the words from the i-th on.
std::vector<int> costs_from(std::span<const PhraseWord> words, std::size_t i,
                            std::string_view letters, const Costs& costs,
                            const std::vector<int>& rest) {
    const PhraseWord& word = words[i];
    const int link = cost_of_link(word, costs);
    const int passing = cost_of_passing(words, i, costs);
    std::vector<int> from(letters.size() + 1, kImpossible);
    for (std::size_t done = 0; done <= letters.size(); ++done) {
        int least = rest[done] + passing;
        const auto spelled = costs_of_spelling(word.folded, letters.substr(done), costs);
        for (std::size_t n = 0; n < spelled.size(); ++n)
            least = std::min(least, spelled[n] + rest[done + n + 1]);
        from[done] = std::min(kImpossible, least + link);
    }
    return from;
}

int highest_cost(const ShortForm& short_form) {
    const int letters = static_cast<int>(short_form.letters.size());
    if (short_form.kind == ShortForm::Kind::Small) return kHighestCostOfSmall;
    return short_form.kind == ShortForm::Kind::Letters ? letters : letters / 2 + 1;
}

std::optional<Alignment> align_letters(const ShortForm& short_form, std::string_view letters,
                                       std::span<const PhraseWord> words) {
    const Costs& costs =
        short_form.kind == ShortForm::Kind::Letters ? kLetterCosts : kSyllableCosts;
    std::vector<int> rest(letters.size() + 1, kImpossible);
    rest.back() = 0;
    Alignment best{0, highest_cost(short_form) + 1};
    for (std::size_t i = words.size(); i-- > 0;) {
        const PhraseWord& word = words[i];
        const int cost =
            is_function_word(word.folded)
                ? kImpossible
                : cost_of_beginning(beginning_of(word.folded, letters), letters, costs, rest);
        if (cost < best.cost) best = {i, cost};
        rest = costs_from(words, i, letters, costs, rest);
    }
    if (best.cost > highest_cost(short_form)) return std::nullopt;
    return best;
}

// P2PM stands for four words, and K3 for three with one first letter.
std::string with_repeated_letters(std::string_view letters) {
    std::string repeated;
    for (const char c : letters) {
        const bool counts =
            c >= '2' && c <= '4' && !repeated.empty() && is_ascii_letter(repeated.back());
        repeated.append(counts ? static_cast<std::size_t>(c - '1') : 1,
                        counts ? repeated.back() : c);
    }
    return repeated;
}

}  // namespace

namespace {

bool is_small_word(std::string_view text) {
    return text.size() >= kShortestSmall && text.size() <= kLongestSmall && all_ascii_small(text);
}

}  // namespace

std::optional<ShortForm> read_short_form(std::string_view text) {
    text = without_frame(text);
    if (is_small_word(text)) {
        const std::string word(text);
        return ShortForm{word, word, word, ShortForm::Kind::Small};
    }
    if (text.size() < 2 || text.size() > kLongest || !is_ascii_letter(text.front()))
        return std::nullopt;
    const auto capitals = count_capitals(text);
    if (!capitals || capitals->words > 2) return std::nullopt;
    if (capitals->letters < 2 && capitals->words_in_front < capitals->words) return std::nullopt;
    ShortForm short_form;
    short_form.printed = text;
    bool small_before = false;
    for (const char c : text) {
        if (is_ascii_letter(c) || is_ascii_digit(c)) short_form.letters += fold_word({&c, 1});
        if (c == ' ' || is_ascii_letter(c) || is_ascii_digit(c))
            short_form.key += c == ' ' ? " " : fold_word({&c, 1});
        const bool small = is_ascii_small(c);
        if (small && small_before) short_form.kind = ShortForm::Kind::Syllables;
        small_before = small;
    }
    if (short_form.letters.size() < (capitals->letters < 2 ? 3u : 2u)) return std::nullopt;
    return short_form;
}

std::optional<Alignment> align(const ShortForm& short_form, std::span<const PhraseWord> words) {
    const auto plain = align_letters(short_form, short_form.letters, words);
    const std::string repeated = with_repeated_letters(short_form.letters);
    if (plain || repeated == short_form.letters) return plain;
    return align_letters(short_form, repeated, words);
}

}  // namespace telusur
