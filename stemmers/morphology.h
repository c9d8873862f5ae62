// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace telusur {

/// The affixes of Indonesian as tables. Words are folded (lower case). Costs are in thousandths of
/// a bit: what an analysis must win back by the productivity of its root.

enum class Prefix : std::uint8_t { Di, Me, Pe, Per, Ber, Ter, Ke, Se, Ku, Kau, KeTidak };
/// The derivational suffix of an analysis; a word has at most one.
enum class Suffix : std::uint8_t { None, Kan, An, I };
/// The possessive clitic: -nya, or -ku and -mu.
enum class Possessive : std::uint8_t { None, Nya, Personal };
/// The emphatic particle: -lah, -kah, -tah, -pun.
enum class Particle : std::uint8_t { None, Present };

constexpr std::size_t kMaximumPrefixes = 3;

/// What must follow the written prefix for a row to apply.
enum class Following : std::uint8_t {
    Any,
    Vowel,
    Dental,       ///< c, d, j, s, t, z: what men- is written before
    Labial,       ///< b, f, p, v
    Velar,        ///< g, h, k, q, x
    LiquidOrH,    ///< l, r, h
    Liquid,       ///< l, r
    R,            ///< r
    Sonorant,     ///< l, r, w, y, m, n
    ErSyllable,   ///< a consonant and `er`, and more: kerja, serta, percaya
    Monosyllable  ///< all that is left has one vowel
};

enum class Position : std::uint8_t { Anywhere, Outermost };

/// One way a prefix is written: `written` is cut off and `restored` put in its place.
struct Allomorph {
    std::string_view written;
    std::string_view restored;
    Following following;
    Prefix prefix;
    Position position;
    int monosyllable_cost;  ///< beside that of the prefix, before a living root of one syllable
    std::string_view reason;
};

struct SuffixRule {
    std::string_view written;
    Suffix suffix;
    std::size_t minimum_length;  ///< of the word with the suffix
};

/// An allowed row of prefixes from the outside in; `length` of them are used.
struct PrefixSequence {
    std::array<Prefix, kMaximumPrefixes> prefixes;
    std::size_t length;
};

std::span<const Allomorph> allomorphs();
std::span<const SuffixRule> derivational_suffixes();
std::span<const std::string_view> particles();
std::span<const std::string_view> personal_possessives();

/// True if the written rest of the word fits.
bool follows(Following following, std::string_view rest);
bool is_vowel(char c);
std::size_t count_vowels(std::string_view word);

int cost_of(Prefix prefix);
int cost_of(Suffix suffix);
int cost_of(Possessive possessive);
int cost_of(Particle particle);

/// False for a first prefix and suffix that no word has together (di-…-an, se-…-i).
bool may_combine(Prefix first, Suffix suffix);
/// What a first prefix and suffix cost (positive) or gain (a circumfix, negative) together.
int pair_cost(Prefix first, Suffix suffix, Possessive possessive);
/// What a suffix costs more when no prefix stands before the root.
int lone_suffix_cost(Suffix suffix);
/// Nothing for a single prefix or a known sequence.
int sequence_cost(std::span<const Prefix> prefixes);
/// What a short or odd root costs: accidents are short.
int root_shape_cost(std::string_view root, bool has_prefix, bool has_affix);
/// What `ke-` without a suffix costs beside the prefix: it forms ordinals and few other words.
int bare_ke_cost(std::string_view root);

}  // namespace telusur
