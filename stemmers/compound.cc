// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/compound.h"

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "stemmers/morphology.h"
#include "stemmers/text_fields.h"

namespace telusur {

namespace {

// Set off by a hyphen after acronyms, names and numbers: KPK-nya, 1990-an.
constexpr std::string_view kTails[] = {"nya", "ku", "mu", "lah", "kah", "tah", "pun", "an"};
// Set off before capitals and numbers: di-PHK, se-Jawa, ke-2. Not non- and anti-: what they make is
// the opposite.
constexpr std::string_view kHeads[] = {"ke",  "se",  "di",   "ber", "ter", "me",
                                       "mem", "men", "meng", "pe",  "per"};

// What a nasal prefix did to the first letter of the repeated half: memukul-mukul.
struct Nasal {
    std::string_view written;
    std::string_view restored;
};
constexpr Nasal kNasals[] = {{"ny", "s"}, {"ng", ""}, {"ng", "k"}, {"m", "p"}, {"n", "t"}};

bool is_among(std::string_view part, std::span<const std::string_view> list) {
    return std::find(list.begin(), list.end(), part) != list.end();
}

std::string consonants_of(std::string_view word) {
    std::string consonants;
    for (const char c : word) {
        if (!is_vowel(c)) consonants += c;
    }
    return consonants;
}

constexpr std::size_t kShortestEcho = 4;

// bolak-balik, gerak-gerik.
bool has_other_vowels(std::string_view first, std::string_view second) {
    return first.size() == second.size() && first.size() >= kShortestEcho &&
           consonants_of(first) == consonants_of(second);
}

// sayur-mayur, lauk-pauk.
bool has_other_onset(std::string_view first, std::string_view second) {
    return first.size() == second.size() && first.size() >= kShortestEcho &&
           first.substr(1) == second.substr(1);
}

class Halves {
  public:
    Halves(std::string_view first, std::string_view second, const Lexicon& lexicon,
           const RootOfWord& root_of)
        : first_(first),
          second_(second),
          first_root_(root_of(first)),
          second_root_(root_of(second)),
          lexicon_(lexicon),
          root_of_(root_of) {}

    std::optional<std::string> common_root() const {
        if (first_ == second_ || first_root_ == second_root_) return first_root_;
        if (repeats_without_nasal()) return first_root_;
        if (first_.size() > second_.size() && first_.ends_with(second_) && second_.size() > 2) {
            return first_root_;
        }
        return root_of_echo();
    }

  private:
    bool repeats_without_nasal() const {
        return std::any_of(std::begin(kNasals), std::end(kNasals), [&](const Nasal& nasal) {
            if (!second_.starts_with(nasal.written)) return false;
            std::string half(nasal.restored);
            half += second_.substr(nasal.written.size());
            return half == first_root_ || (!half.empty() && root_of_(half) == first_root_);
        });
    }

    // Two words that rhyme by chance are not an echo: visi-misi.
    std::optional<std::string> root_of_echo() const {
        const LexiconEntry* first = lexicon_.find(first_root_);
        const LexiconEntry* second = lexicon_.find(second_root_);
        if (first == nullptr && second == nullptr) return std::nullopt;
        const bool one_known = first == nullptr || second == nullptr;
        const bool echo = has_other_vowels(first_root_, second_root_) ||
                          (one_known && has_other_onset(first_root_, second_root_));
        if (!echo) return std::nullopt;
        if (first == nullptr) return second_root_;
        if (second == nullptr || first->productivity >= second->productivity) return first_root_;
        return second_root_;
    }

    std::string_view first_;
    std::string_view second_;
    std::string first_root_;
    std::string second_root_;
    const Lexicon& lexicon_;
    const RootOfWord& root_of_;
};

std::string join(std::span<const std::string_view> parts) {
    std::string word;
    for (const std::string_view part : parts) {
        if (!word.empty()) word += '-';
        word += part;
    }
    return word;
}

std::optional<std::string> root_of_parts(std::span<const std::string_view> parts,
                                         const Lexicon& lexicon, const RootOfWord& root_of) {
    if (parts.size() == 1) return root_of(parts[0]);
    const auto peeled = [&](std::span<const std::string_view> rest) {
        return root_of_parts(rest, lexicon, root_of).value_or(join(rest));
    };
    if (is_among(parts.back(), kTails)) return peeled(parts.first(parts.size() - 1));
    if (is_among(parts.front(), kHeads)) return peeled(parts.subspan(1));
    if (parts.size() != 2) return std::nullopt;
    return Halves(parts[0], parts[1], lexicon, root_of).common_root();
}

}  // namespace

std::string root_of_compound(std::string_view word, const Lexicon& lexicon,
                             const RootOfWord& root_of) {
    const std::vector<std::string_view> parts = split(word, '-');
    if (parts.empty()) return std::string(word);
    return root_of_parts(parts, lexicon, root_of).value_or(std::string(word));
}

std::string_view half_of_shorthand(std::string_view word) {
    if (word.size() < 4 || word.back() != '2') return {};
    const std::string_view half = word.substr(0, word.size() - 1);
    const bool letters =
        std::all_of(half.begin(), half.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return letters ? half : std::string_view{};
}

}  // namespace telusur
