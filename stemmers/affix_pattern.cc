// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/affix_pattern.h"

#include <algorithm>
#include <array>

namespace telusur {

namespace {

using enum Prefix;

struct Pattern {
    std::array<Prefix, kMaximumPrefixes> prefixes;
    std::size_t length;
    Suffix suffix;
    std::string_view flags;  // of id_ID.aff, two characters each
};

// The comments of id_ID.aff say what each flag stands for; Me stands for every voice.
constexpr Pattern kPatterns[] = {
    {{Me}, 1, Suffix::None, "M0D0O0MGMMMS"},
    {{Me}, 1, Suffix::Kan, "MkDkOkMhMoMx"},
    {{Me}, 1, Suffix::I, "MiDiOiMgMmMw"},
    {{Me, Per}, 2, Suffix::None, "MRDR"},
    {{Me, Per}, 2, Suffix::Kan, "MuDu"},
    {{Me, Per}, 2, Suffix::I, "MtDt"},
    {{Me, Ber}, 2, Suffix::Kan, "Me"},
    {{Me, Ke}, 2, Suffix::Kan, "Dn"},
    {{Me, Ke}, 2, Suffix::I, "Dm"},
    {{Me, Se}, 2, Suffix::Kan, "Dv"},
    {{Me, Pe}, 2, Suffix::None, "MP"},
    {{Me, Pe}, 2, Suffix::Kan, "Mq"},
    {{Me, Pe}, 2, Suffix::I, "Mp"},
    {{Pe}, 1, Suffix::None, "P0PEPGPKPNPS"},
    {{Pe}, 1, Suffix::An, "PaPfPgPlPoPv"},
    {{Pe, Ber}, 2, Suffix::An, "Pc"},
    {{Pe, Per}, 2, Suffix::None, "PR"},
    {{Pe, Per}, 2, Suffix::An, "Ps"},
    {{Per}, 1, Suffix::None, "R0"},
    {{Per}, 1, Suffix::An, "Ra"},
    {{Per}, 1, Suffix::I, "Ri"},
    {{Per}, 1, Suffix::Kan, "Rk"},
    {{Per, Pe}, 2, Suffix::An, "Rq"},
    {{Per, Se}, 2, Suffix::An, "Rt"},
    {{Ber}, 1, Suffix::None, "B0BEBb"},
    {{Ber}, 1, Suffix::An, "BaBf"},
    {{Ber}, 1, Suffix::Kan, "BkBg"},
    {{Ber, Ke}, 2, Suffix::None, "BK"},
    {{Ber, Ke}, 2, Suffix::An, "Bl"},
    {{Ber, Pe}, 2, Suffix::None, "BP"},
    {{Ber, Pe}, 2, Suffix::An, "Bq"},
    {{Ber, Se}, 2, Suffix::None, "BS"},
    {{Ber, Se}, 2, Suffix::An, "Bt"},
    {{Ter}, 1, Suffix::None, "T0TE"},
    {{Ter}, 1, Suffix::Kan, "Tk"},
    {{Ter}, 1, Suffix::I, "Ti"},
    {{Ke}, 1, Suffix::None, "K0"},
    {{Ke}, 1, Suffix::An, "Ka"},
    {{Ke, Ber}, 2, Suffix::An, "Kc"},
    {{Ke, Me}, 2, Suffix::An, "Ko"},
    {{Ke, Pe}, 2, Suffix::An, "Kq"},
    {{Ke, Se}, 2, Suffix::An, "Kt"},
    {{Ke, Ter}, 2, Suffix::An, "Ku"},
    {{Se}, 1, Suffix::None, "S0Sn"},
    {{Se}, 1, Suffix::An, "Sa"},
    {{Se, Ber}, 2, Suffix::None, "SBSb"},
    {{Se, Ke}, 2, Suffix::An, "Sl"},
    {{Se, Pe}, 2, Suffix::None, "SP"},
    {{Se, Pe}, 2, Suffix::An, "Sq"},
    {{Se, Per}, 2, Suffix::None, "SR"},
    {{Se, Per}, 2, Suffix::An, "Ss"},
    {{}, 0, Suffix::Kan, "k0"},
    {{}, 0, Suffix::An, "a0"},
    {{}, 0, Suffix::I, "i0"},
};
static_assert(std::size(kPatterns) <= 64, "one bit each");

// The search happens for every analysis of every word: the table is turned round once, so that a
// row of prefixes and a suffix is an index.
constexpr std::size_t kDigits = 12;
constexpr std::size_t kCodes = kDigits * kDigits * kDigits * 4;

constexpr Prefix of_any_voice(Prefix prefix) {
    return prefix == Di || prefix == Ku || prefix == Kau ? Me : prefix;
}

constexpr std::size_t code_of(std::span<const Prefix> prefixes, Suffix suffix) {
    std::size_t code = 0;
    for (std::size_t i = 0; i < prefixes.size(); ++i) {
        const Prefix prefix = i == 0 ? of_any_voice(prefixes[i]) : prefixes[i];
        code = code * kDigits + static_cast<std::size_t>(prefix) + 1;
    }
    return code * 4 + static_cast<std::size_t>(suffix);
}

constexpr auto kPatternOfCode = [] {
    std::array<std::int8_t, kCodes> table{};
    table.fill(-1);
    std::int8_t index = 0;
    for (const Pattern& pattern : kPatterns) {
        table[code_of({pattern.prefixes.data(), pattern.length}, pattern.suffix)] = index++;
    }
    return table;
}();

}  // namespace

PatternSet pattern_of(std::span<const Prefix> prefixes, Suffix suffix) {
    if (prefixes.size() > kMaximumPrefixes) return 0;
    const std::int8_t index = kPatternOfCode[code_of(prefixes, suffix)];
    return index < 0 ? 0 : PatternSet{1} << index;
}

PatternSet patterns_of_flags(std::string_view flags) {
    PatternSet patterns = 0;
    for (std::size_t i = 0; i + 1 < flags.size(); i += 2) {
        const std::string_view flag = flags.substr(i, 2);
        for (std::size_t row = 0; row < std::size(kPatterns); ++row) {
            const std::string_view known = kPatterns[row].flags;
            for (std::size_t k = 0; k < known.size(); k += 2) {
                if (known.substr(k, 2) == flag) patterns |= PatternSet{1} << row;
            }
        }
    }
    return patterns;
}

}  // namespace telusur
