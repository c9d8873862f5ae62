// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/acronym_evidence.h"

#include <algorithm>

namespace telusur {

void count_article(AcronymEvidence& evidence, const std::string& acronym, const std::string& phrase,
                   std::string_view day) {
    ++evidence.articles;
    ++evidence.acronyms[acronym];
    ++evidence.phrases[phrase];
    add_days(evidence, day, day);
}

void add_days(AcronymEvidence& evidence, std::string_view first, std::string_view last) {
    const bool earlier = evidence.first_day.empty() || first < evidence.first_day;
    if (!first.empty() && earlier) evidence.first_day = first;
    if (last > evidence.last_day) evidence.last_day = last;
}

void add_evidence(AcronymEvidence& evidence, const AcronymEvidence& others) {
    evidence.articles += others.articles;
    for (const auto& [acronym, articles] : others.acronyms)
        evidence.acronyms[acronym] += articles;
    for (const auto& [phrase, articles] : others.phrases)
        evidence.phrases[phrase] += articles;
    add_days(evidence, others.first_day, others.last_day);
}

const std::string& commonest(const std::map<std::string, std::uint32_t>& printed) {
    const auto fewer = [](const auto& a, const auto& b) { return a.second < b.second; };
    return std::max_element(printed.begin(), printed.end(), fewer)->first;
}

std::uint32_t count_articles(const EvidenceByPhrase& phrases) {
    std::uint32_t articles = 0;
    for (const auto& [key, evidence] : phrases)
        articles += evidence.articles;
    return articles;
}

}  // namespace telusur
