// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/query/edit_table.h"

#include <algorithm>
#include <array>
#include <climits>
#include <utility>

namespace telusur {

namespace {

constexpr int kNever = INT_MAX / 2;
constexpr std::size_t kAlphabet = 26;

constexpr std::array<std::string_view, 3> kKeys{"qwertyuiop", "asdfghjkl", "zxcvbnm"};

constexpr std::array<std::string_view, 6> kSoundingPairs{"fp", "fv", "pv", "iy", "jz", "sz"};

using SubstitutionCosts = std::array<std::array<int, kAlphabet>, kAlphabet>;

constexpr void set(SubstitutionCosts& costs, char left, char right, int cost) {
    costs[static_cast<std::size_t>(left - 'a')][static_cast<std::size_t>(right - 'a')] = cost;
    costs[static_cast<std::size_t>(right - 'a')][static_cast<std::size_t>(left - 'a')] = cost;
}

constexpr SubstitutionCosts substitution_costs() {
    SubstitutionCosts costs{};
    for (auto& row : costs)
        row.fill(kOneError);
    for (std::size_t line = 0; line < kKeys.size(); ++line) {
        const std::string_view keys = kKeys[line];
        for (std::size_t i = 0; i < keys.size(); ++i) {
            if (i > 0) set(costs, keys[i], keys[i - 1], kNeighbouringKey);
            if (line == 0) continue;
            // Each line of keys stands half a key to the right of the one above it.
            set(costs, keys[i], kKeys[line - 1][i], kNeighbouringKey);
            set(costs, keys[i], kKeys[line - 1][i + 1], kNeighbouringKey);
        }
    }
    for (const std::string_view pair : kSoundingPairs)
        set(costs, pair[0], pair[1], kSoundsAlike);
    return costs;
}

constexpr SubstitutionCosts kSubstitutions = substitution_costs();

constexpr bool is_small(char32_t c) {
    return c >= U'a' && c <= U'z';
}

int substitution_cost(char32_t left, char32_t right) {
    if (left == right) return 0;
    if (!is_small(left) || !is_small(right)) return kOneError;
    return kSubstitutions[left - U'a'][right - U'a'];
}

// What one letter more costs, behind the letters before it.
int letter_cost(std::u32string_view letters, int doubled) {
    const char32_t last = letters.back();
    if (last == U'h') return kSoundsAlike;
    return letters.size() > 1 && letters[letters.size() - 2] == last ? doubled : kOneError;
}

struct TwoForOne {
    std::u32string_view two;
    char32_t one;
};

// Spellings before 1972, and sounds that Arabic has and Indonesian has not. A k for kh is a silent
// h.
constexpr std::array<TwoForOne, 5> kTwoForOne{
    {{U"oe", U'u'}, {U"dj", U'j'}, {U"tj", U'c'}, {U"sy", U's'}, {U"kh", U'h'}}};

bool sounds_like(std::u32string_view letters, char32_t one) {
    return std::any_of(kTwoForOne.begin(), kTwoForOne.end(), [&](const TwoForOne& pair) {
        return pair.one == one && letters.ends_with(pair.two);
    });
}

bool are_swapped(std::u32string_view left, std::u32string_view right) {
    return left[left.size() - 1] == right[right.size() - 2] &&
           left[left.size() - 2] == right[right.size() - 1];
}

}  // namespace

EditTable::EditTable(std::u32string typed, int limit)
    : typed_(std::move(typed)),
      width_(typed_.size() + 1),
      limit_(limit),
      band_(static_cast<std::size_t>(limit / kSoundsAlike)),
      cells_((kMaximumLetters + 1) * width_, kNever),
      least_(kMaximumLetters + 1, 0) {
    row(0)[0] = 0;
    for (std::size_t count = 1; count <= typed_.size(); ++count) {
        const std::u32string_view beginning = std::u32string_view(typed_).substr(0, count);
        row(0)[count] = row(0)[count - 1] + letter_cost(beginning, kDoubledPutIn);
    }
}

// The cheapest way to end: each takes the last letters off one side or both.
int EditTable::cell(std::u32string_view beginning, std::size_t typed_count) {
    const std::size_t letters = beginning.size();
    const std::u32string_view typed = std::u32string_view(typed_).substr(0, typed_count);
    const int* above = row(letters - 1);
    int cost = above[typed_count] + letter_cost(beginning, kDoubledLeftOut);
    if (typed_count == 0) return cost;
    cost = std::min(cost, row(letters)[typed_count - 1] + letter_cost(typed, kDoubledPutIn));
    cost =
        std::min(cost, above[typed_count - 1] + substitution_cost(beginning.back(), typed.back()));
    if (typed_count > 1 && sounds_like(typed, beginning.back())) {
        cost = std::min(cost, above[typed_count - 2] + kSoundsAlike);
    }
    if (letters < 2) return cost;
    const int* second_above = row(letters - 2);
    if (sounds_like(beginning, typed.back())) {
        cost = std::min(cost, second_above[typed_count - 1] + kSoundsAlike);
    }
    if (typed_count > 1 && are_swapped(beginning, typed)) {
        cost = std::min(cost, second_above[typed_count - 2] + kSwappedLetters);
    }
    return cost;
}

bool EditTable::read(std::u32string_view beginning) {
    const std::size_t letters = beginning.size();
    const std::size_t first = letters > band_ ? letters - band_ : 0;
    const std::size_t last = std::min(letters + band_, typed_.size());
    int least = kNever;
    for (std::size_t count = first; count <= last; ++count) {
        const int cost = cell(beginning, count);
        row(letters)[count] = cost;
        least = std::min(least, cost);
    }
    least_[letters] = least;
    // The next letter may end a pair, which leaves out this row.
    return least <= limit_ || least_[letters - 1] + kSoundsAlike <= limit_;
}

}  // namespace telusur
