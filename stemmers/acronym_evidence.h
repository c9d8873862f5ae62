// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace telusur {

/// What articles say of one short form and one phrase.
struct AcronymEvidence {
    std::uint32_t articles = 0;
    std::string first_day;  ///< as Acronym has it
    std::string last_day;
    std::map<std::string, std::uint32_t> acronyms;  ///< as printed → articles
    std::map<std::string, std::uint32_t> phrases;   ///< as printed → articles
};

/// By phrase_key.
using EvidenceByPhrase = std::map<std::string, AcronymEvidence>;

/// Counts one more article, of that day or (empty) of none.
void count_article(AcronymEvidence& evidence, const std::string& acronym, const std::string& phrase,
                   std::string_view day);

/// Widens the days to those of other articles.
void add_days(AcronymEvidence& evidence, std::string_view first, std::string_view last);

/// Adds what other articles say.
void add_evidence(AcronymEvidence& evidence, const AcronymEvidence& others);

/// The form that most articles print; the first in byte order of several. There must be one.
const std::string& commonest(const std::map<std::string, std::uint32_t>& printed);

/// The sum over all phrases.
std::uint32_t count_articles(const EvidenceByPhrase& phrases);

}  // namespace telusur
