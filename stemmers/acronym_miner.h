// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stemmers/acronym_evidence.h"

namespace telusur {

/// A short form and what it stands for, as an archive itself says: "Komisi Pemberantasan Korupsi
/// (KPK)". UTF-8.
struct Acronym {
    std::string acronym;         ///< as printed most often: "KPK"
    std::string expansion;       ///< as printed most often: "Komisi Pemberantasan Korupsi"
    std::uint32_t articles = 0;  ///< articles that say so
    std::string first_day;       ///< "YYYY-MM-DD"; empty if no dated article says so
    std::string last_day;

    bool operator==(const Acronym&) const = default;
};

/// Learns acronyms from the parentheses of articles, added in any order: the result is the same.
///
/// An article counts once for a pair. A pair needs two articles if the letters of the short form
/// are found in the long form, in order, and three if only the words recur: "kecerdasan buatan
/// (AI)". Long forms that fold alike are one. Short forms are of Latin letters.
///
/// Memory grows with the distinct pairs and contexts, some hundred bytes each, and an article adds
/// at most 500 of them: 4.2 MB for 16,000 articles of news. Not for several threads at once.
class AcronymMiner {
  public:
    /// The texts (title, paragraphs; UTF-8, any bytes allowed) of one article; `day` "YYYY-MM-DD"
    /// or empty.
    void add(std::span<const std::string_view> texts, std::string_view day);

    /// Adds all that another miner has learned, of other articles.
    void add(const AcronymMiner& others);

    /// Sorted by acronym (folded, hyphens off), then by descending number of articles, then by
    /// expansion (folded). Without what less than a tenth of the acronym's articles say.
    std::vector<Acronym> acronyms() const;

  private:
    struct Phrases {
        EvidenceByPhrase expansions;  ///< the letters agree
        EvidenceByPhrase contexts;    ///< they do not
    };

    std::map<std::string, Phrases> short_forms_;  ///< by ShortForm::key
};

}  // namespace telusur
