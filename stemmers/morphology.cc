// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/morphology.h"

#include <algorithm>

namespace telusur {

namespace {

using enum Prefix;
using F = Following;

constexpr auto kAnywhere = Position::Anywhere;
constexpr auto kOutermost = Position::Outermost;
constexpr int kBeforeMonosyllable = -1600;

// Every row that fits is tried; only lexicon and productivity can choose among them.
constexpr Allomorph kAllomorphs[] = {
    {"di", "", F::Any, Di, kAnywhere, 0, "ditulis: tulis"},
    {"ku", "", F::Any, Ku, kOutermost, 0, "kubaca: baca"},
    {"kau", "", F::Any, Kau, kOutermost, 0, "kaubaca: baca"},

    {"meny", "s", F::Vowel, Me, kAnywhere, 0, "menyapu: sapu, s melts"},
    {"meny", "ny", F::Vowel, Me, kAnywhere, 0, "menyanyi: nyanyi"},
    {"meng", "", F::Vowel, Me, kAnywhere, 0, "mengambil: ambil"},
    {"meng", "k", F::Vowel, Me, kAnywhere, 0, "mengatakan: kata, k melts"},
    {"meng", "", F::Velar, Me, kAnywhere, 0, "menggali: gali; mengkaji: kaji"},
    {"meng", "k", F::LiquidOrH, Me, kAnywhere, 0, "mengritik: kritik; menghianati: khianat"},
    {"menge", "", F::Monosyllable, Me, kAnywhere, kBeforeMonosyllable, "mengebom: bom"},
    {"mem", "p", F::Vowel, Me, kAnywhere, 0, "memukul: pukul, p melts"},
    {"mem", "m", F::Vowel, Me, kAnywhere, 0, "memasak: masak"},
    {"mem", "", F::Labial, Me, kAnywhere, 0, "membaca: baca; memproses: proses"},
    {"mem", "p", F::Liquid, Me, kAnywhere, 0, "memroses: proses"},
    {"men", "t", F::Vowel, Me, kAnywhere, 0, "menulis: tulis, t melts"},
    {"men", "n", F::Vowel, Me, kAnywhere, 0, "menanti: nanti"},
    {"men", "", F::Dental, Me, kAnywhere, 0, "mendengar: dengar; mensyukuri: syukur"},
    {"me", "", F::Sonorant, Me, kAnywhere, 0, "melukis: lukis; memiliki: milik"},

    {"per", "", F::Any, Per, kAnywhere, 0, "perbaiki: baik"},
    {"pe", "", F::R, Per, kAnywhere, 0, "perawatan: rawat; r of the root stands for both"},
    {"peny", "s", F::Vowel, Pe, kAnywhere, 0, "penyapu: sapu"},
    {"peny", "ny", F::Vowel, Pe, kAnywhere, 0, "penyanyi: nyanyi"},
    {"peng", "", F::Vowel, Pe, kAnywhere, 0, "pengambil: ambil"},
    {"peng", "k", F::Vowel, Pe, kAnywhere, 0, "pengarang: karang"},
    {"peng", "", F::Velar, Pe, kAnywhere, 0, "penggali: gali"},
    {"peng", "k", F::LiquidOrH, Pe, kAnywhere, 0, "pengritik: kritik"},
    {"penge", "", F::Monosyllable, Pe, kAnywhere, kBeforeMonosyllable, "pengebom: bom"},
    {"pem", "p", F::Vowel, Pe, kAnywhere, 0, "pemukul: pukul"},
    {"pem", "m", F::Vowel, Pe, kAnywhere, 0, "pemasak: masak"},
    {"pem", "", F::Labial, Pe, kAnywhere, 0, "pembaca: baca"},
    {"pem", "p", F::Liquid, Pe, kAnywhere, 0, "pemroses: proses"},
    {"pen", "t", F::Vowel, Pe, kAnywhere, 0, "penulis: tulis"},
    {"pen", "n", F::Vowel, Pe, kAnywhere, 0, "penanti: nanti"},
    {"pen", "", F::Dental, Pe, kAnywhere, 0, "pendengar: dengar"},
    {"pe", "", F::Any, Pe, kAnywhere, 0, "pekerja: kerja; pelukis: lukis"},

    {"ber", "", F::Any, Ber, kAnywhere, 0, "berlari: lari"},
    {"be", "", F::R, Ber, kAnywhere, 0, "berevolusi: revolusi"},
    {"be", "", F::ErSyllable, Ber, kAnywhere, 0, "bekerja: kerja"},
    {"ter", "", F::Any, Ter, kAnywhere, 0, "tertulis: tulis"},
    {"te", "", F::R, Ter, kAnywhere, 0, "terasa: rasa"},
    {"te", "", F::ErSyllable, Ter, kAnywhere, 0, "tepercaya: percaya"},
    {"ke", "", F::Any, Ke, kAnywhere, 0, "kedua: dua; keadilan: adil"},
    {"se", "", F::Any, Se, kAnywhere, 0, "serumah: rumah"},
    {"ketidak", "", F::Any, KeTidak, kOutermost, 0, "ketidakadilan: adil"},
};

constexpr SuffixRule kSuffixes[] = {
    {"kan", Suffix::Kan, 6},
    {"an", Suffix::An, 5},
    {"i", Suffix::I, 4},
};

constexpr std::string_view kParticles[] = {"lah", "kah", "tah", "pun"};
constexpr std::string_view kPersonalPossessives[] = {"ku", "mu"};

constexpr PrefixSequence kSequences[] = {
    {{Di, Per}, 2},     {{Me, Per}, 2},      {{Ke, Ber}, 2},      {{Ke, Ter}, 2},
    {{Me, Ber}, 2},     {{Pe, Ber}, 2},      {{Ber, Pe}, 2},      {{Ber, Per}, 2},
    {{Ber, Ke}, 2},     {{Di, Ber}, 2},      {{Se, Pe}, 2},       {{Se, Per}, 2},
    {{Ter, Per}, 2},    {{Ke, Pe}, 2},       {{Me, Ke}, 2},       {{Di, Ke}, 2},
    {{Ke, Se}, 2},      {{Me, Se}, 2},       {{Di, Se}, 2},       {{Pe, Se}, 2},
    {{Pe, Per}, 2},     {{Per, Se}, 2},      {{Ku, Per}, 2},      {{Kau, Per}, 2},
    {{Per, Ke}, 2},     {{Se, Ke}, 2},       {{Me, Per, Se}, 3},  {{Me, Ter}, 2},
    {{Se, Ter}, 2},     {{Ter, Ke}, 2},      {{Ke, Di}, 2},       {{Ber, Se}, 2},
    {{Per, Ter}, 2},    {{Per, Pe}, 2},      {{Di, Per, Se}, 3},  {{Se, Ber}, 2},
    {{Di, Ter}, 2},     {{KeTidak, Ber}, 2}, {{KeTidak, Ter}, 2}, {{KeTidak, Se}, 2},
    {{KeTidak, Me}, 2}, {{KeTidak, Di}, 2},
};

struct PairRule {
    Prefix prefix;
    Suffix suffix;
    int cost;
    std::string_view reason;
};

constexpr int kForbidden = 1'000'000;

constexpr PairRule kPairs[] = {
    {Di, Suffix::An, kForbidden, "a passive verb is not a noun in -an"},
    {Me, Suffix::An, kForbidden, "nor is an active one"},
    {Ke, Suffix::Kan, kForbidden, "no such circumfix"},
    {Se, Suffix::Kan, kForbidden, "no such circumfix"},
    {Se, Suffix::I, kForbidden, "no such circumfix"},
    {Ber, Suffix::I, kForbidden, "no such circumfix"},
    {Pe, Suffix::Kan, kForbidden, "nouns in pe- come from verbs without their -kan"},
    {Pe, Suffix::I, kForbidden, "nor with their -i"},
    {Ter, Suffix::An, kForbidden, "only as keter-…-an"},
    {KeTidak, Suffix::None, kForbidden, "only as ketidak-…-an"},
    {KeTidak, Suffix::Kan, kForbidden, "only as ketidak-…-an"},
    {KeTidak, Suffix::I, kForbidden, "only as ketidak-…-an"},
    {Pe, Suffix::An, -500, "circumfix: penulisan"},
    {Per, Suffix::An, -500, "circumfix: pertanyaan"},
    {Ke, Suffix::An, -500, "circumfix: keadilan"},
    {Me, Suffix::Kan, -200, "causative: membesarkan"},
    {Di, Suffix::Kan, -200, "causative: dibesarkan"},
};

struct AffixCost {
    Prefix prefix;
    int cost;
};

// Rarer affixes and those that look like the beginning of many roots cost more.
constexpr AffixCost kPrefixCosts[] = {
    {Di, 600},  {Me, 600},  {Pe, 900},  {Per, 1000}, {Ber, 800},     {Ter, 900},
    {Ke, 1200}, {Se, 1300}, {Ku, 2200}, {Kau, 1500}, {KeTidak, 600},
};

// ke- without a suffix: ordinals and the handful of nouns that keep the old ke-.
constexpr std::string_view kRootsOfBareKe[] = {
    "dua",     "tiga",    "empat",  "lima",  "enam", "tujuh", "delapan", "sembilan",
    "sepuluh", "sebelas", "hendak", "kasih", "tua",  "luar",  "sekian",
};

constexpr int kUnknownSequence = 1600;
constexpr int kBareKe = 2000;
constexpr int kKnownBareKe = -600;
constexpr int kTinyRoot = 2000;
constexpr int kMonosyllabicRoot = 800;
constexpr int kLoneKan = 500;
constexpr int kLoneI = 600;
constexpr int kSeWithoutNya = 200;

bool is_one_of(char c, std::string_view letters) {
    return letters.find(c) != std::string_view::npos;
}

bool equal(const PrefixSequence& sequence, std::span<const Prefix> prefixes) {
    return sequence.length == prefixes.size() &&
           std::equal(prefixes.begin(), prefixes.end(), sequence.prefixes.begin());
}

}  // namespace

std::span<const Allomorph> allomorphs() {
    return kAllomorphs;
}

std::span<const SuffixRule> derivational_suffixes() {
    return kSuffixes;
}

std::span<const std::string_view> particles() {
    return kParticles;
}

std::span<const std::string_view> personal_possessives() {
    return kPersonalPossessives;
}

bool is_vowel(char c) {
    return is_one_of(c, "aeiou");
}

std::size_t count_vowels(std::string_view word) {
    return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), is_vowel));
}

bool follows(Following following, std::string_view rest) {
    if (rest.empty()) return false;
    const char first = rest.front();
    switch (following) {
        case F::Any:
            return true;
        case F::Vowel:
            return is_vowel(first);
        case F::Dental:
            return is_one_of(first, "cdjstz");
        case F::Labial:
            return is_one_of(first, "bfpv");
        case F::Velar:
            return is_one_of(first, "ghkqx");
        case F::LiquidOrH:
            return is_one_of(first, "lrh");
        case F::Liquid:
            return is_one_of(first, "lr");
        case F::R:
            return first == 'r';
        case F::Sonorant:
            return is_one_of(first, "lrwymn");
        case F::ErSyllable:
            return rest.size() > 3 && !is_vowel(first) && rest.substr(1, 2) == "er";
        case F::Monosyllable:
            return rest.size() > 2 && count_vowels(rest) == 1;
    }
    return false;
}

int cost_of(Prefix prefix) {
    const auto* row = std::find_if(std::begin(kPrefixCosts), std::end(kPrefixCosts),
                                   [&](const AffixCost& cost) { return cost.prefix == prefix; });
    return row == std::end(kPrefixCosts) ? 0 : row->cost;
}

int cost_of(Suffix suffix) {
    switch (suffix) {
        case Suffix::None:
            return 0;
        case Suffix::Kan:
            return 600;
        case Suffix::An:
            return 900;
        case Suffix::I:
            return 1200;
    }
    return 0;
}

int cost_of(Possessive possessive) {
    switch (possessive) {
        case Possessive::None:
            return 0;
        case Possessive::Nya:
            return 500;
        case Possessive::Personal:
            return 1600;
    }
    return 0;
}

int cost_of(Particle particle) {
    return particle == Particle::Present ? 700 : 0;
}

bool may_combine(Prefix first, Suffix suffix) {
    return std::none_of(std::begin(kPairs), std::end(kPairs), [&](const PairRule& rule) {
        return rule.prefix == first && rule.suffix == suffix && rule.cost == kForbidden;
    });
}

int pair_cost(Prefix first, Suffix suffix, Possessive possessive) {
    int cost = first == Se && possessive != Possessive::Nya ? kSeWithoutNya : 0;
    for (const PairRule& rule : kPairs) {
        if (rule.prefix == first && rule.suffix == suffix) cost += rule.cost;
    }
    return cost;
}

int lone_suffix_cost(Suffix suffix) {
    if (suffix == Suffix::Kan) return kLoneKan;
    return suffix == Suffix::I ? kLoneI : 0;
}

int sequence_cost(std::span<const Prefix> prefixes) {
    if (prefixes.size() < 2) return 0;
    const bool known =
        std::any_of(std::begin(kSequences), std::end(kSequences),
                    [&](const PrefixSequence& sequence) { return equal(sequence, prefixes); });
    return known ? 0 : kUnknownSequence;
}

int root_shape_cost(std::string_view root, bool has_prefix, bool has_affix) {
    int cost = 0;
    if (root.size() < 3 && has_prefix) cost += kTinyRoot;
    if (root.size() <= 3 && has_affix && count_vowels(root) < 2) cost += kMonosyllabicRoot;
    return cost;
}

int bare_ke_cost(std::string_view root) {
    const bool known = std::find(std::begin(kRootsOfBareKe), std::end(kRootsOfBareKe), root) !=
                       std::end(kRootsOfBareKe);
    return known ? kKnownBareKe : kBareKe;
}

}  // namespace telusur
