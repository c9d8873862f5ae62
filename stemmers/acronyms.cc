// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/word_lists.h"

namespace telusur {

namespace {

constexpr WordGroup kAcronyms[] = {
    {"pemilu pemilukada pemda pemkab pemkot pemprov pemdes pemred perda perdes pergub perbup "
     "perwali permen permenkes permendag perppu perpu perpres perpol perum perumnas persero",
     "acronyms that begin like pem- and per-"},
    {"sekda sekdes sekjen sekneg sekwan sesneg seskab sesmen sembako semendo", "acronyms like se-"},
    {"kemenag kemenkes kemenkeu kemenlu kemendag kemendagri kemendikbud kemenhan kemenhub kemenkop "
     "kemenpan kemenpora kemensos kemenperin kementan kejagung kejari kejati kepres keppres kepmen "
     "kades kadis kapolri kapolda kapolres kapolsek",
     "acronyms like ke-"},
    {"menag menkes menkeu menlu mendag mendagri mendikbud menhan menhub menko menkop menpan "
     "menpora "
     "mensos mensesneg mentan menteng menkumham menkominfo",
     "acronyms like men-"},
    {"dirjen dirut dinkes dinsos disdik dishub diskes diskominfo ditjen ditlantas divhumas dispora",
     "acronyms like di-"},
    {"bawaslu bareskrim bakamla bappenas berdikari terminal", "acronyms like ber- and ter-"},
    {"pertamina pertamax pertalite persib persija persebaya persipura persis persita",
     "firms and clubs like per-"},
};

constexpr WordGroup kNames[] = {
    {"bali bekasi kediri kerinci semeru merapi maluku papua madura padang menado manado berlin "
     "dili "
     "medan serang pekalongan pemalang kalimantan sulawesi sleman mataram penajam berau "
     "megawati jokowi prabowo sukarno soekarno suharto soeharto gunawan setiawan kurniawan",
     "names that every archive of the country has, for a young one that cannot teach them yet"},
};

}  // namespace

std::span<const WordGroup> acronyms() {
    return kAcronyms;
}

std::span<const WordGroup> well_known_names() {
    return kNames;
}

}  // namespace telusur
