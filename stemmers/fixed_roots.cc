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
    {"suatu", "sesuatu", "se-: a certain one"},
    {"bagi", "sebagian", "one part of"},
    {"arung", "mengarungi diarungi", "to wade; not from karung, a sack"},
    {"urung", "mengurungkan diurungkan", "to call off; kurung, to lock up, has no -kan"},
    {"las", "mengelas", "to weld; kelas, class, makes no verb of this shape"},
    {"telantar", "terlantar", "no ter- in the standard spelling"},
    {"terang", "terang-benderang", "benderang is bound to it"},
    {"bajik", "kebaji", "dictionaries list the stem of kebajikan"},
    {"kadar", "sekadar sekedar", "se-: to the measure"},
    {"muda", "pemudi", "the feminine of pemuda"},
    {"alat", "peralatan", "not from ralat, a misprint"},
    {"api", "berapi", "gunung berapi; not from rapi, tidy"},
    {"asal", "asal-usul", "usul is the echo"},

    // A first syllable doubled: Ce- before a root in C-, mostly with -an.
    {"pohon", "pepohonan", "many trees"},
    {"daun", "dedaunan", "many leaves"},
    {"rumput", "rerumputan", "many grasses"},
    {"batu", "bebatuan", "many stones"},
    {"bunyi", "bebunyian", "many sounds"},
    {"buah", "bebuahan", "many fruits"},
    {"runtuh", "reruntuhan", "debris"},
    {"jaring", "jejaring", "network"},
    {"rata", "rerata", "mean"},
    {"luhur", "leluhur", "ancestors"},
    {"tua", "tetua", "elders"},
    {"tamu", "tetamu", "guests"},
    {"taman", "tetaman", "gardens"},
    {"orang", "seseorang", "somebody"},

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
    {"gosok", "gerosok", "-er-"},
    {"kerja", "kinerja", "-in-, coined in the 1980s"},
};

}  // namespace

std::span<const FixedRoot> fixed_roots() {
    return kFixed;
}

}  // namespace telusur
