// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/explainer.h"

#include <algorithm>
#include <array>

#include "searchd/search/ranker.h"
#include "searchd/search/word_postings.h"

namespace telusur {

WordMatch match_of(ExpansionKind kind) {
    switch (kind) {
        case ExpansionKind::Parts:
        case ExpansionKind::Whole:
            return WordMatch::Parts;
        case ExpansionKind::Corrected:
            return WordMatch::Corrected;
        case ExpansionKind::Synonym:
        case ExpansionKind::Acronym:
            break;
    }
    return WordMatch::Synonym;
}

namespace {

bool is_among(const std::vector<std::string>& terms, const std::string& term) {
    return std::find(terms.begin(), terms.end(), term) != terms.end();
}

// How a word of an article is the word asked for; nothing if it is not.
std::optional<WordMatch> match_of(const QueryWord& wanted, const AnalysedWord& word) {
    if (!wanted.root.empty() && word.root == wanted.root) {
        return word.form == wanted.form ? WordMatch::Exact : WordMatch::Root;
    }
    if (!wanted.root.empty() && (is_among(word.parts, wanted.root) || word.whole == wanted.root)) {
        return WordMatch::Parts;
    }
    const bool begins = is_among(wanted.beginning, word.root) ||
                        is_among(wanted.beginning, form_term(word.form, word.root));
    if (begins) return WordMatch::Prefix;
    for (const Expansion& expansion : wanted.expansions) {
        bool found = false;
        for_each_term(word, [&](const std::string& term) {
            found = found || is_among(expansion.terms, term);
        });
        if (found) return telusur::match_of(expansion.kind);
    }
    return std::nullopt;
}

void count(WordExplanation& explanation, MatchedForm::Field field, const std::string& form,
           WordMatch match) {
    for (MatchedForm& known : explanation.forms) {
        if (known.field != field || known.form != form || known.match != match) continue;
        ++known.count;
        return;
    }
    explanation.forms.push_back({field, form, match, 1});
}

}  // namespace

WordExplanation Explainer::explain(const QueryWord& word, DocumentNumber document) const {
    const Bm25 scorer(generation_.columns(), ranking_);
    const std::array<DocumentNumber, 1> alone{document};
    WordPostings held(postings_, word);
    WordExplanation explanation;
    explanation.word = word.form;
    explanation.articles = held.frequency();
    explanation.idf = scorer.idf(explanation.articles);
    for (const Posting& posting : held.among(alone)) {
        explanation.weight = posting.weight;
        explanation.score = explanation.idf * scorer.saturation(posting);
    }
    const std::string term = word.root.empty() ? "" : form_term(word.form, word.root);
    if (term.empty()) return explanation;
    for (const Posting& posting : postings_.read_among(term, alone)) {
        explanation.form_score =
            ranking_.form * scorer.idf(postings_.frequency(term)) * scorer.saturation(posting);
    }
    return explanation;
}

Explanation Explainer::explain(DocumentNumber document, const Article& article) const {
    Explanation explanation;
    if (recency_ != nullptr) explanation.recency = recency_->factor(document);
    for (const std::vector<QueryWord>* words : {&query_.words, &query_.evidence}) {
        for (const QueryWord& word : *words)
            explanation.words.push_back(explain(word, document));
    }
    const auto look_into = [&](MatchedForm::Field field, const std::string& text) {
        for (const AnalysedWord& found : generation_.language().analysis().analyse(text)) {
            std::size_t place = 0;
            for (const std::vector<QueryWord>* words : {&query_.words, &query_.evidence}) {
                for (const QueryWord& word : *words) {
                    WordExplanation& one = explanation.words[place++];
                    if (const auto match = match_of(word, found)) {
                        count(one, field, found.form, *match);
                    }
                }
            }
        }
    };
    look_into(MatchedForm::Field::Title, article.title);
    for (const std::string& tag : article.tags)
        look_into(MatchedForm::Field::Tag, tag);
    for (const Paragraph& paragraph : article.body)
        look_into(MatchedForm::Field::Body, paragraph.text);
    // Some of the words that stand for a word are not that word.
    for (WordExplanation& word : explanation.words) {
        if (word.weight == 0) word.forms.clear();
    }
    return explanation;
}

}  // namespace telusur
