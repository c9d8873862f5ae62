// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/word_lists.h"

namespace telusur {

namespace {

constexpr WordGroup kMonosyllables[] = {
    {"ban bon bor bos bom bel bus bis bir bui",
     "things from Dutch: tyre, bill, drill, boss, bomb, bell, bus, beer, jail"},
    {"bank band blok blog blus boks", "bank, band, block, blog, blouse, box"},
    {"cap cas cat cek cor cip", "to stamp, charge, paint, check, cast; chip"},
    {"dok dor drop dub", "dock, sound of a shot, to drop off, to dub"},
    {"fit film foks faks", "fit, film, fax"},
    {"gas gips gol gong grup", "gas, plaster, goal, gong, group"},
    {"hak had", "right and limit, from Arabic"},
    {"jip jas jus", "jeep, coat, juice"},
    {"kas kol klik klip klaim klon kop kap",
     "cash, cabbage, click, clip, claim, clone, heading, hood"},
    {"lap las lem lik los", "to wipe, weld, glue, leak, let go"},
    {"mal mol map", "mould, mole, folder"},
    {"nol not", "zero, musical note"},
    {"pak pas pel pin pos pres pers plot",
     "pack, to fit, mop, pin, post, to press, the press, plot"},
    {"rem rel rol rap ras rak", "brake, rail, roll, rap, race, shelf"},
    {"sah sel set skor slot sol stok stop stel",
     "valid, cell, set, score, slot, sole, stock, stop, to tune"},
    {"tem tes tik tim tip tol top tos tap tas tag trik tren tank",
     "test, to type, team, tip, toll, top, toss, tap, bag, tag, trick"},
    {"vas vak", "vase, subject"},
    {"zat zum", "substance, zoom"},
    {"teh sop bak", "tea, soup, tub: with ber- and -nya"},
};

}  // namespace

std::span<const WordGroup> monosyllables() {
    return kMonosyllables;
}

}  // namespace telusur
