// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/acronym_miner.h"

#include <algorithm>
#include <set>
#include <utility>

#include "stemmers/acronym_candidates.h"
#include "stemmers/recurring_names.h"

namespace telusur {

namespace {

constexpr std::size_t kMostCandidates = 500;  // of an article: lists and attacks
constexpr std::uint32_t kFewestArticles = 2;
constexpr std::uint32_t kLeastPercent = 10;  // of the acronym's articles

std::string_view last_word(std::string_view key) {
    return key.substr(key.rfind(' ') + 1);
}

// A recurring name with the last word of an aligned one is that one without its beginning, lost
// where blanks are: "programBantuan Subsidi Upah (BSU)".
void add_translations(const EvidenceByPhrase& contexts, EvidenceByPhrase& expansions) {
    std::set<std::string> last_words;
    for (const auto& [key, evidence] : expansions) {
        if (evidence.articles >= kFewestArticles) last_words.emplace(last_word(key));
    }
    for (auto& [key, evidence] : recurring_names(contexts)) {
        if (last_words.count(std::string(last_word(key))) == 0) expansions.emplace(key, evidence);
    }
}

void append_rows(const EvidenceByPhrase& expansions, std::vector<Acronym>& rows) {
    const std::uint32_t all = count_articles(expansions);
    std::vector<const AcronymEvidence*> kept;
    for (const auto& [key, evidence] : expansions) {
        const std::uint32_t articles = evidence.articles;
        if (articles >= kFewestArticles && articles * 100 >= all * kLeastPercent)
            kept.push_back(&evidence);
    }
    std::stable_sort(kept.begin(), kept.end(),
                     [](const auto* a, const auto* b) { return a->articles > b->articles; });
    for (const AcronymEvidence* evidence : kept) {
        rows.push_back({commonest(evidence->acronyms), commonest(evidence->phrases),
                        evidence->articles, evidence->first_day, evidence->last_day});
    }
}

}  // namespace

void AcronymMiner::add(std::span<const std::string_view> texts, std::string_view day) {
    std::vector<AcronymCandidate> candidates;
    for (const std::string_view text : texts)
        find_candidates(text, kMostCandidates, candidates);
    std::set<std::pair<std::string, std::string>> counted;
    for (const AcronymCandidate& candidate : candidates) {
        const ShortForm& short_form = candidate.short_form;
        const bool aligned = candidate.kind == AcronymCandidate::Kind::Aligned;
        const std::string key = phrase_key(candidate.words);
        // An article has one vote for a pair, and one context for a short form.
        if (!counted.emplace(short_form.key, aligned ? key : std::string()).second) continue;
        Phrases& phrases = short_forms_[short_form.key];
        AcronymEvidence& evidence = (aligned ? phrases.expansions : phrases.contexts)[key];
        count_article(evidence, short_form.printed, print(candidate.words), day);
    }
}

void AcronymMiner::add(const AcronymMiner& others) {
    for (const auto& [key, theirs] : others.short_forms_) {
        Phrases& ours = short_forms_[key];
        for (const auto& [phrase, evidence] : theirs.expansions)
            add_evidence(ours.expansions[phrase], evidence);
        for (const auto& [phrase, evidence] : theirs.contexts)
            add_evidence(ours.contexts[phrase], evidence);
    }
}

std::vector<Acronym> AcronymMiner::acronyms() const {
    std::vector<Acronym> rows;
    for (const auto& [key, phrases] : short_forms_) {
        EvidenceByPhrase expansions = phrases.expansions;
        add_translations(phrases.contexts, expansions);
        append_rows(expansions, rows);
    }
    return rows;
}

}  // namespace telusur
