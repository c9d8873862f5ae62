// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/phrase_matcher.h"

#include <algorithm>

#include "searchd/search/word_postings.h"

namespace telusur {

namespace {

// The words of the phrase, and the terms by which its documents are found.
struct WantedPhrase {
    std::vector<WordNumber> words;
    std::vector<std::string> terms;
};

// Nothing if the archive lacks one of the forms.
std::optional<WantedPhrase> look_up(const Vocabulary& vocabulary, const QueryPhrase& phrase) {
    WantedPhrase wanted;
    for (const std::string& form : phrase.forms) {
        const auto number = vocabulary.find(form);
        if (!number) return std::nullopt;
        wanted.words.push_back(*number);
        std::string term = form_term(form, vocabulary.root(*number));
        if (term.empty()) term = form;
        const bool known =
            std::find(wanted.terms.begin(), wanted.terms.end(), term) != wanted.terms.end();
        if (!known) wanted.terms.push_back(std::move(term));
    }
    return wanted;
}

}  // namespace

DocSet documents_with_phrase(const Generation& generation, const Postings& postings,
                             const QueryPhrase& phrase, const DocSet* within) {
    DocSet documents(generation.columns().document_count());
    const auto wanted = look_up(generation.vocabulary(), phrase);
    if (!wanted) return documents;
    const EncodedPhrase encoded(wanted->words);
    const std::vector<Posting> candidates = postings_of_all(postings, wanted->terms);
    const TokenStream& tokens = generation.tokens();
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        constexpr std::size_t kAhead = 8;
        if (i + kAhead < candidates.size()) tokens.prefetch(candidates[i + kAhead].document);
        const DocumentNumber document = candidates[i].document;
        if (within != nullptr && !within->contains(document)) continue;
        if (tokens.holds(document, encoded)) documents.add(document);
    }
    return documents;
}

}  // namespace telusur
