// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iterator>
#include <string>

#include "tests/support/random_text.h"

namespace telusur::testing {

/// What news texts are written with, and what the tokenizer looks for.
inline constexpr const char* kWrittenPieces[] = {
    "a",   "B",   "kota",      "Kota",   "KPK",    "undang", "covid", "Prabowo", "é",
    "ʼ",   "ب",   "1",         "19",     "500",    "2023",   "07",    "½",       "Rp",
    "USD", "Drs", "U.S.A",     "S.Sos",  "a.n",    "www.",   "http",  "https",   "://",
    "com", ".id", "kabar.com", "@",      "#",      "++",     "-",     "--",      "‑",
    "–",   "/",   ".",         ",",      "'",      "’",      "_",     "%",       " ",
    "\n",  "(",   ")",         "“",      "”",      "?",      "…",     ":",       "東",
    "👍",   "🇮",   "\u200D",    "\u00AD", "\u0301", "\u3164", "\xFF",  "\xE2\x80"};

inline std::string random_written_text(Random& random, std::size_t pieces) {
    std::string text;
    for (std::size_t i = 0; i < pieces; ++i)
        text += kWrittenPieces[below(random, std::size(kWrittenPieces))];
    return text;
}

}  // namespace telusur::testing
