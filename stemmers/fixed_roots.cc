// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/word_lists.h"

namespace telusur {

namespace {

constexpr FixedRoot kFixed[] = {
    {"ajar", "belajar pelajar", "ber- and per- become bel- and pel- before ajar"},
    {"arti", "mengerti pengerti erti", "erti, the older form of arti"},
    {"tahu", "ketahu", "the stem of mengetahui, pengetahuan"},
    {"hati", "perhati", "the stem of memperhatikan"},
    {"muka", "kemuka", "the stem of mengemukakan: to bring to the fore"},
    {"tua", "ketua", "ke- of rank: the eldest"},
    {"suai", "sesuai", "se- has grown together"},
    {"tara", "setara", "se-: of one level"},
    {"sah", "sahkan", "dictionaries list the imperative"},
    {"rata", "merata", "dictionaries list the verb"},
    {"rinci", "perinci", "the stem of memperinci"},
    {"segi", "persegi", "per-: having sides"},
    {"rangka", "kerangka", "ke-: what bears like a skeleton"},
    {"baru", "baharu baharui", "the older form"},
    {"hadap", "terhadap", "a verb become preposition"},
    {"cari", "cahari", "the older form, in mata pencaharian"},
    {"bagi", "sebagian", "one part of"},

    // Infixes: -el-, -em-, -er-, -in- stand behind the first consonant and form no new words.
    {"getar", "geletar gemetar", "-el-, -em-"},
    {"gembung", "gelembung", "-el-"},
    {"tunjuk", "telunjuk", "-el-"},
    {"patuk", "pelatuk", "-el-"},
    {"tapak", "telapak", "-el-"},
    {"gigi", "gerigi geligi", "-er-, -el-"},
    {"suling", "seruling", "-er-"},
    {"sabut", "serabut", "-er-"},
    {"kudung", "kerudung", "-er-"},
    {"gertak", "gemertak gemeretak", "-em-"},
    {"guling", "gemuling", "-em-"},
    {"gulung", "gemulung", "-em-"},
    {"guruh", "gemuruh", "-em-"},
    {"gilang", "gemilang", "-em-"},
    {"kilau", "kemilau", "-em-"},
    {"kuning", "kemuning", "-em-"},
    {"cerlang", "cemerlang", "-em-"},
    {"jari", "jemari", "-em-"},
    {"tali", "temali", "-em-"},
    {"turun", "temurun", "-em-"},
    {"taman", "tetaman", "the first syllable doubled"},
    {"gosok", "gerosok", "-er-"},
    {"kerja", "kinerja", "-in-, coined in the 1980s"},
};

}  // namespace

std::span<const FixedRoot> fixed_roots() {
    return kFixed;
}

}  // namespace telusur
