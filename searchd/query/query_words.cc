// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/query/query_words.h"

#include <algorithm>
#include <fmt/format.h>
#include <span>

#include "searchd/query/query_operators.h"
#include "searchd/query/spelling.h"
#include "stemmers/ascii.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

Expansion parts_of(const AnalysedWord& word) {
    Expansion parts{ExpansionKind::Parts, word.parts, {}};
    for (const std::string& part : word.parts)
        parts.label += (parts.label.empty() ? "" : " ") + part;
    return parts;
}

}  // namespace

QueryWord query_word_of(const AnalysedWord& word) {
    QueryWord wanted{word.form, word.root, {}};
    if (word.parts_suffice) wanted.expansions.push_back(parts_of(word));
    if (!word.whole.empty()) {
        wanted.expansions.push_back({ExpansionKind::Whole, {word.whole}, word.whole});
    }
    return wanted;
}

namespace {

void add_once(std::vector<std::string>& list, const std::string& text) {
    if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

// Words side by side, without those that synonyms pass over.
struct Run {
    std::vector<std::size_t> places;  // in the question
    std::vector<std::string> roots;
};

// A sentence is a run: an operator or an exclusion ends it, too.
std::vector<Run> runs_of(const std::vector<AnalysedWord>& words, const Synonyms& synonyms) {
    std::vector<Run> runs;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i == 0 || words[i].token.sentence != words[i - 1].token.sentence) runs.emplace_back();
        if (synonyms.pass_over(words[i].form)) continue;
        runs.back().places.push_back(i);
        runs.back().roots.push_back(words[i].root);
    }
    return runs;
}

// What holds the word itself finds nothing more, and would count the word twice.
bool add_expansion(QueryWord& word, const Expansion& expansion, std::size_t most) {
    const std::vector<std::string>& terms = expansion.terms;
    const bool is_known =
        std::find(terms.begin(), terms.end(), word.root) != terms.end() ||
        std::any_of(word.expansions.begin(), word.expansions.end(),
                    [&terms](const Expansion& other) { return other.terms == terms; });
    if (is_known || word.expansions.size() >= most) return false;
    word.expansions.push_back(expansion);
    return true;
}

bool is_written_large(std::string_view written) {
    return std::none_of(written.begin(), written.end(), is_ascii_small);
}

bool is_joinable(const AnalysedWord& word) {
    return word.token.kind == TokenKind::Word && word.parts.empty() && word.whole.empty();
}

// "ibu kota" is written "ibukota" as well.
void add_joined(std::vector<QueryWord>& words, const std::vector<AnalysedWord>& analysed,
                const QueryReading& reading) {
    const Vocabulary& vocabulary = *reading.vocabulary;
    const std::size_t most = reading.limits.expansions;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const AnalysedWord& left = analysed[i - 1];
        const AnalysedWord& right = analysed[i];
        const bool side_by_side =
            left.token.end + 1 == right.token.begin && left.token.sentence == right.token.sentence;
        if (!side_by_side || !is_joinable(left) || !is_joinable(right)) continue;
        const std::string joined = left.form + right.form;
        const auto number = vocabulary.find(joined);
        if (!number) continue;
        const std::string root(vocabulary.root(*number));
        add_expansion(words[i - 1], {ExpansionKind::Parts, {root}, joined}, most);
        add_expansion(words[i], {ExpansionKind::Parts, {root}, joined}, most);
    }
}

// Each word of a match gets what all of it stands for: a document that holds "KPK" then holds
// "komisi", "pemberantasan" and "korupsi", and "of" between words of a name.
void add_synonyms(std::vector<QueryWord>& words, const Run& run, const QueryReading& reading,
                  std::vector<std::string>& labels) {
    const std::size_t most = reading.limits.expansions;
    for (std::size_t i = 0; i < run.roots.size();) {
        const Synonyms::Match match = reading.synonyms->find(std::span(run.roots).subspan(i));
        const std::size_t length = std::max<std::size_t>(1, match.length);
        for (const Expansion& expansion : match.expansions) {
            bool is_added = false;
            for (std::size_t j = run.places[i]; j <= run.places[i + length - 1]; ++j)
                is_added = add_expansion(words[j], expansion, most) || is_added;
            if (is_added) add_once(labels, expansion.label);
        }
        i += length;
    }
}

}  // namespace

void add_word(std::vector<QueryWord>& words, QueryWord word) {
    const bool known = std::any_of(words.begin(), words.end(), [&](const QueryWord& other) {
        return other.root == word.root &&
               other.form == (word.root.empty() ? word.form : other.form);
    });
    if (!known) words.push_back(std::move(word));
}

std::vector<QueryWord> WordReader::wanted(std::string_view text, bool may_be_stop_words) {
    std::vector<AnalysedWord> analysed = reading_.analysis.analyse(text);
    leave_out_stop_words(analysed, may_be_stop_words);
    std::vector<QueryWord> words;
    for (const AnalysedWord& word : analysed)
        words.push_back(query_word_of(word));
    leave_out_forms(words);
    if (reading_.vocabulary != nullptr) add_joined(words, analysed, reading_);
    if (reading_.synonyms != nullptr) {
        for (const Run& run : runs_of(analysed, *reading_.synonyms))
            add_synonyms(words, run, reading_, labels_);
    }
    if (reading_.spelling && reading_.vocabulary != nullptr) {
        for (std::size_t i = 0; i < words.size(); ++i)
            correct(words[i], analysed[i], text);
        offer_joined(analysed);
    }
    return words;
}

void WordReader::leave_out_forms(std::vector<QueryWord>& words) const {
    if (reading_.left_out_forms.empty() || reading_.vocabulary == nullptr) return;
    const auto is_left_out = [this](std::string_view form) {
        const auto& forms = reading_.left_out_forms;
        return std::find(forms.begin(), forms.end(), form) != forms.end();
    };
    for (QueryWord& word : words) {
        for (const WordNumber number : reading_.vocabulary->family(word.root)) {
            const std::string_view form = reading_.vocabulary->form(number);
            if (form == word.root) continue;
            const std::string term = form_term(form, word.root);
            if (is_left_out(form)) {
                word.left_out.push_back(term);
            } else if (is_left_out(word.root)) {
                word.kept_forms.push_back(term);
            }
        }
        if (is_left_out(word.root)) {
            word.left_out.clear();
            // Something that no article holds, if nothing is left.
            if (word.kept_forms.empty()) word.kept_forms.push_back(form_term("", word.root));
        }
    }
}

std::vector<SpellingCandidate> WordReader::similar_to(const std::string& form) {
    const auto known = similar_.find(form);
    if (known != similar_.end()) return known->second;
    if (similar_.size() >= reading_.limits.spelled_words) return {};
    return similar_.emplace(form, reading_.spelling()->candidates(form)).first->second;
}

// A word of letters that nothing stands for. Numbers and acronyms are what they are.
void WordReader::correct(QueryWord& word, const AnalysedWord& analysed, std::string_view text) {
    const Vocabulary& vocabulary = *reading_.vocabulary;
    const bool is_plain = analysed.token.kind == TokenKind::Word && word.expansions.empty() &&
                          analysed.parts.empty() &&
                          count_code_points(word.form) >= kMinimumSpellingLetters;
    if (!is_plain || is_written_large(analysed.token.of(text))) return;
    const std::span<const WordNumber> family = vocabulary.family(word.root);
    const bool is_unknown = family.empty();
    const bool is_rare = family.size() == 1 && vocabulary.documents(family[0]) <= kRareDocuments;
    if (!is_unknown && !is_rare) return;
    const auto candidates = similar_to(word.form);
    if (candidates.empty()) return;
    offers_.push_back(
        {word.form, fmt::format("{}", fmt::join(candidates[0].forms, " ")), is_unknown});
    if (!is_unknown) return;
    for (const SpellingCandidate& candidate : candidates) {
        Expansion expansion{
            ExpansionKind::Corrected, {}, fmt::format("{}", fmt::join(candidate.forms, " "))};
        for (const std::string& form : candidate.forms)
            expansion.terms.emplace_back(vocabulary.root(*vocabulary.find(form)));
        add_expansion(word, expansion, reading_.limits.expansions);
    }
}

void WordReader::offer_joined(const std::vector<AnalysedWord>& words) {
    for (std::size_t i = 1; i < words.size(); ++i) {
        const AnalysedWord& left = words[i - 1];
        const AnalysedWord& right = words[i];
        if (!is_joinable(left) || !is_joinable(right)) continue;
        if (left.token.end + 1 != right.token.begin) continue;
        if (const auto joined = reading_.spelling()->joined(left.form, right.form)) {
            offers_.push_back({left.form + ' ' + right.form, joined->forms[0]});
        }
    }
}

std::vector<QueryWord> WordReader::unwanted(std::string_view text) const {
    std::vector<QueryWord> words;
    for (const AnalysedWord& word : reading_.analysis.analyse(text))
        words.push_back(query_word_of(word));
    return words;
}

QueryPhrase WordReader::forms(std::string_view text) const {
    QueryPhrase phrase;
    for (const AnalysedWord& word : reading_.analysis.analyse(text))
        phrase.forms.push_back(word.form);
    return phrase;
}

// Those that say little need not be scored.
std::vector<QueryWord> WordReader::evidence_of(std::string_view text) const {
    std::vector<AnalysedWord> words = reading_.analysis.analyse(text);
    const auto is_stop = [this](const AnalysedWord& word) { return is_stop_word(word); };
    if (!std::all_of(words.begin(), words.end(), is_stop)) std::erase_if(words, is_stop);
    std::vector<QueryWord> evidence;
    for (const AnalysedWord& word : words)
        evidence.push_back({word.form, word.root});
    return evidence;
}

std::optional<QueryWord> WordReader::prefix(std::string_view piece) {
    if (reading_.vocabulary == nullptr) return std::nullopt;
    const std::size_t most = std::min(prefix_terms_left_, reading_.limits.prefix_terms);
    auto read = read_prefix(piece, reading_.analysis, *reading_.vocabulary, most);
    if (!read) return std::nullopt;
    prefix_terms_left_ -= read->word.beginning.size();
    if (read->note) notes_.push_back(*read->note);
    return std::move(read->word);
}

bool WordReader::is_stop_word(const AnalysedWord& word) const {
    return reading_.stop_words != nullptr && word.whole.empty() &&
           reading_.stop_words->contains(word.form);
}

void WordReader::leave_out_stop_words(std::vector<AnalysedWord>& words, bool may_be_all) {
    const auto is_stop = [this](const AnalysedWord& word) { return is_stop_word(word); };
    if (may_be_all && std::all_of(words.begin(), words.end(), is_stop)) return;
    for (const AnalysedWord& word : words) {
        if (is_stop(word)) add_once(stop_words_, word.form);
    }
    std::erase_if(words, is_stop);
}

std::vector<Note> WordReader::notes() const {
    std::vector<Note> notes;
    const auto add = [&notes](const char* code, const std::vector<std::string>& list,
                              const char* english, const char* indonesian) {
        if (list.empty()) return;
        const std::string joined = fmt::format(": {}", fmt::join(list, ", "));
        notes.push_back({code, {english + joined, indonesian + joined}});
    };
    add("stop_words", stop_words_, "not searched for, they say little",
        "tidak dicari karena terlalu umum");
    add("synonyms", labels_, "also searched for", "juga dicari");
    std::vector<std::string> corrected;
    for (const SpellingOffer& offer : offers_) {
        if (offer.is_applied) corrected.push_back(fmt::format("{} → {}", offer.form, offer.meant));
    }
    add("corrected", corrected, "not in the archive, so words written almost so are searched for",
        "tidak ada di arsip, jadi dicari kata yang ejaannya mirip");
    notes.insert(notes.end(), notes_.begin(), notes_.end());
    return notes;
}

}  // namespace telusur
