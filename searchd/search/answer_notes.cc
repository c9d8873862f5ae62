// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/answer_notes.h"

#include "searchd/search/matcher.h"

namespace telusur {

Note timed_out_note() {
    return {"timed_out",
            phrase("the question took too long; there may be more than was found",
                   "pertanyaan terlalu lama diproses; mungkin ada lebih banyak hasil")};
}

Note plainly_shown_note() {
    return {"plainly_shown", phrase("showing this took too long; the last hits are without marks",
                                    "penyajian terlalu lama; hasil terakhir tanpa penanda")};
}

Note facets_left_out_note() {
    return {"facets_left_out",
            phrase("counting took too long; some of the facets are left out",
                   "penghitungan terlalu lama; sebagian faset tidak disertakan")};
}

Note recency_off_note() {
    return {"recency_off",
            phrase("new articles are not put first, because the question is exact",
                   "artikel baru tidak didahulukan, karena pertanyaannya sudah tertentu")};
}

Note relaxed_note(std::size_t words, Match match) {
    if (match == Match::Any) {
        return {"relaxed_to_any",
                phrase("no article holds most of the words; these hold some of them",
                       "tidak ada artikel yang memuat sebagian besar kata; ini yang memuat "
                       "sebagian kecil")};
    }
    if (words > kMaximumAllWords) {
        return {"most_words", phrase("articles that hold {} of the {} words are found",
                                     "yang ditemukan memuat {} dari {} kata",
                                     required_words(Match::Most, words), words)};
    }
    return {"relaxed_to_most",
            phrase("no article holds all words; these hold most of them",
                   "tidak ada artikel yang memuat semua kata; ini yang memuat sebagian besarnya")};
}

}  // namespace telusur
