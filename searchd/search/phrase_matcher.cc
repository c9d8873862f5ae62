// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/phrase_matcher.h"

#include <algorithm>

#include "searchd/search/word_postings.h"

namespace telusur {

namespace {

// The phrase as the token stream would have it, and the roots by which its documents are found.
struct WantedPhrase {
    std::vector<std::uint32_t> symbols;
    std::vector<std::string> roots;
};

// Nothing if the archive lacks one of the forms.
std::optional<WantedPhrase> look_up(const Vocabulary& vocabulary, const QueryPhrase& phrase) {
    WantedPhrase wanted;
    for (const std::string& form : phrase.forms) {
        const auto number = vocabulary.find(form);
        if (!number) return std::nullopt;
        wanted.symbols.push_back(kFirstWord + *number);
        const std::string root(vocabulary.root(*number));
        const bool known =
            std::find(wanted.roots.begin(), wanted.roots.end(), root) != wanted.roots.end();
        if (!known) wanted.roots.push_back(root);
    }
    return wanted;
}

// A phrase may run on over the end of a sentence, which no rule finds without fail, but not from
// one paragraph to the next.
bool has_phrase(std::vector<std::uint32_t>& symbols, const std::vector<std::uint32_t>& wanted) {
    std::erase(symbols, kSentenceEnd);
    return std::search(symbols.begin(), symbols.end(), wanted.begin(), wanted.end()) !=
           symbols.end();
}

}  // namespace

DocSet documents_with_phrase(const Generation& generation, const Postings& postings,
                             const QueryPhrase& phrase) {
    DocSet documents(generation.columns().document_count());
    const auto wanted = look_up(generation.vocabulary(), phrase);
    if (!wanted) return documents;
    std::vector<std::uint32_t> symbols;
    for (const Posting& posting : postings_of_all(postings, wanted->roots)) {
        generation.tokens().read(posting.document, symbols);
        if (has_phrase(symbols, wanted->symbols)) documents.add(posting.document);
    }
    return documents;
}

}  // namespace telusur
