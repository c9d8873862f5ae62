// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/word_lists.h"

namespace telusur {

namespace {

constexpr WordGroup kAcronyms[] = {
    {"pemilu pemilukada pemda pemkab pemkot pemprov pemdes pemred perda perdes pergub "
     "perbup perwali permen permenkes permendag permendagri permenhub permenkeu perppu "
     "perpu perpres perpol perum perumnas persero perbakin perpani percasi perbasi",
     "government, by-laws and sports federations like pem- and per-"},
    {"sekda sekdes sekjen sekneg sekwan sesneg seskab sesmen sembako", "acronyms like se-"},
    {"kemenag kemenkes kemenkeu kemenlu kemendag kemendagri kemendikbud kemenhan kemenhub "
     "kemenkop kemenkumham kemenpan kemenpora kemensos kemenperin kementan kejagung kejari "
     "kejati kepres keppres kepmen kades kadis kadin kapolri kapolda kapolres kapolsek "
     "kemenko kesra",
     "acronyms like ke-"},
    {"menag menkes menkeu menlu mendag mendagri mendikbud mendiknas menhan menhub menko "
     "menkop menpan menpora menperin mensos mensesneg mentan menkumham menkominfo menaker",
     "ministers: acronyms like men-"},
    {"dirjen dirut dinkes dinsos disdik disdukcapil dishub diknas diskominfo ditjen "
     "ditlantas divhumas dispora dikti diklat",
     "acronyms like di-"},
    {"bawaslu bareskrim bakamla bappenas berdikari", "acronyms like ber- and ter-"},
    {"pertamina pertamax pertalite persib persija persebaya persipura persis persita "
     "persik persela perbanas",
     "firms and clubs like per-"},
    {"lapan batan", "acronyms like -an"},
};

// For an archive that is too young to teach them.
constexpr WordGroup kNames[] = {
    {"bali bekasi kediri kerinci semeru merapi maluku papua madura padang menado manado "
     "berlin dili medan serang pekalongan pemalang kalimantan sulawesi sleman mataram "
     "penajam berau menteng depok mekkah makkah kenya",
     "places"},
    {"megawati jokowi prabowo sukarno soekarno suharto soeharto gunawan setiawan kurniawan "
     "darmawan hermawan irawan sudirman diponegoro kartini susi",
     "persons"},
};

}  // namespace

std::span<const WordGroup> acronyms() {
    return kAcronyms;
}

std::span<const WordGroup> well_known_names() {
    return kNames;
}

}  // namespace telusur
