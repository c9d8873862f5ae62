// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/explainer.h"

#include <algorithm>
#include <array>

#include "searchd/search/ranker.h"

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

Explainer::Explainer(const Generation& generation, const Query& query, const Ranking& ranking,
                     const Recency* recency, TimeBudget& budget)
    : generation_(generation),
      ranking_(ranking),
      recency_(recency),
      budget_(budget),
      postings_(generation.postings()) {
    for (const std::vector<QueryWord>* words : {&query.words, &query.evidence}) {
        for (const QueryWord& word : *words) {
            words_.push_back(&word);
            held_.emplace_back(postings_, word, &budget);
        }
    }
}

WordExplanation Explainer::explain(std::size_t number, DocumentNumber document) {
    const QueryWord& word = *words_[number];
    WordPostings& held = held_[number];
    const Bm25 scorer(generation_.columns(), ranking_);
    const std::array<DocumentNumber, 1> alone{document};
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

std::optional<Explanation> Explainer::explain(DocumentNumber document, const Article& article) {
    Explanation explanation;
    if (recency_ != nullptr) explanation.recency = recency_->factor(document);
    for (std::size_t i = 0; i < words_.size(); ++i)
        explanation.words.push_back(explain(i, document));
    // Of a word that was not read whole, nothing that is told would be right.
    if (budget_.look()) return std::nullopt;
    const auto look_into = [&](MatchedForm::Field field, const std::string& text) {
        for (const AnalysedWord& found : generation_.language().analysis().analyse(text)) {
            for (std::size_t i = 0; i < words_.size(); ++i) {
                if (const auto match = match_of(*words_[i], found))
                    count(explanation.words[i], field, found.form, *match);
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
