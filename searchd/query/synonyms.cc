// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/query/synonyms.h"

#include <algorithm>
#include <optional>

#include "stemmers/normalizer.h"
#include "stemmers/text_fields.h"

namespace telusur {

namespace {

// An acronym with one sense in the archive is often explained; a sense that few articles give would
// bring more noise than articles.
constexpr std::uint32_t kFewestArticles = 3;
constexpr double kSmallestShare = 0.25;

// People see it again, in notes and on terminals.
std::string readable(std::string_view text) {
    return with_plain_blanks(to_well_formed(text));
}

std::vector<std::string> choices_of(std::string_view text) {
    std::vector<std::string> choices;
    for (const std::string_view choice : split(text, '|')) {
        const std::string_view written = without_outer_blanks(choice);
        if (!written.empty()) choices.push_back(readable(written));
    }
    return choices;
}

std::optional<SynonymLine> parse_line(std::string_view line) {
    std::vector<std::string_view> fields;
    while (true) {
        const std::size_t tab = line.find('\t');
        fields.push_back(without_outer_blanks(line.substr(0, tab)));
        if (tab == std::string_view::npos) break;
        line.remove_prefix(tab + 1);
    }
    if (fields.size() < 3 || fields[0].empty()) return std::nullopt;
    if (fields[1] != "=" && fields[1] != ">") return std::nullopt;
    if (fields[0].find('|') != std::string_view::npos) return std::nullopt;
    SynonymLine parsed{readable(fields[0]), choices_of(fields[2]), fields[1] == "="};
    if (parsed.right.empty()) return std::nullopt;
    return parsed;
}

}  // namespace

ParsedSynonyms parse_synonyms(std::string_view text) {
    ParsedSynonyms parsed;
    for_each_list_line(text, [&parsed](std::size_t number, std::string_view line) {
        if (auto synonyms = parse_line(line)) {
            parsed.lines.push_back(std::move(*synonyms));
        } else {
            parsed.bad_lines.push_back(number);
        }
    });
    return parsed;
}

std::vector<std::string> Synonyms::roots_of(std::string_view phrase,
                                            const TextAnalysis& analysis) const {
    std::vector<std::string> roots;
    for (AnalysedWord& word : analysis.analyse(phrase)) {
        if (!pass_over(word.form)) roots.push_back(std::move(word.root));
    }
    return roots;
}

void Synonyms::add(const std::string& from, Expansion to, const TextAnalysis& analysis) {
    const std::vector<std::string> key = roots_of(from, analysis);
    to.terms = roots_of(to.label, analysis);
    if (key.empty() || to.terms.empty() || key == to.terms) return;
    std::vector<Expansion>& known = expansions_[key];
    const bool is_known = std::any_of(known.begin(), known.end(), [&to](const Expansion& other) {
        return other.terms == to.terms;
    });
    if (!is_known) known.push_back(std::move(to));
    longest_ = std::max(longest_, key.size());
}

void Synonyms::add(const std::vector<SynonymLine>& lines, const TextAnalysis& analysis) {
    for (const SynonymLine& line : lines) {
        for (const std::string& right : line.right) {
            add(line.left, {ExpansionKind::Synonym, {}, right}, analysis);
            if (line.two_way) add(right, {ExpansionKind::Synonym, {}, line.left}, analysis);
        }
    }
}

void Synonyms::add(const std::vector<Acronym>& acronyms, const TextAnalysis& analysis) {
    std::map<std::string, std::uint32_t> totals;
    for (const Acronym& acronym : acronyms)
        totals[acronym.acronym] += acronym.articles;
    for (const Acronym& acronym : acronyms) {
        const bool fair =
            acronym.articles >= kFewestArticles &&
            acronym.articles >= kSmallestShare * static_cast<double>(totals[acronym.acronym]);
        if (!fair) continue;
        add(acronym.acronym, {ExpansionKind::Acronym, {}, acronym.expansion}, analysis);
        // Not from a single word: who asks for mengundang does not ask for UU.
        if (roots_of(acronym.expansion, analysis).size() < 2) continue;
        add(acronym.expansion, {ExpansionKind::Acronym, {}, acronym.acronym}, analysis);
    }
}

Synonyms::Match Synonyms::find(std::span<const std::string> roots) const {
    for (std::size_t length = std::min(longest_, roots.size()); length > 0; --length) {
        const auto found =
            expansions_.find({roots.begin(), roots.begin() + static_cast<std::ptrdiff_t>(length)});
        if (found != expansions_.end()) return {length, found->second};
    }
    return {};
}

}  // namespace telusur
