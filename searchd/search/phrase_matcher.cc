// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/phrase_matcher.h"

#include <algorithm>
#include <array>
#include <utility>

#include "searchd/query/query_operators.h"
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
        std::string term = narrowest_term(vocabulary, *number);
        const bool known =
            std::find(wanted.terms.begin(), wanted.terms.end(), term) != wanted.terms.end();
        if (!known) wanted.terms.push_back(std::move(term));
    }
    return wanted;
}

// Those of the documents that `holds` says yes to.
template <typename Holds>
DocSet documents_among(std::vector<Posting> candidates, const Generation& generation,
                       const DocSet* within, const Holds& holds) {
    constexpr std::size_t kAhead = 8;
    if (within != nullptr) {
        std::erase_if(candidates, [within](const Posting& posting) {
            return !within->contains(posting.document);
        });
    }
    DocSet documents(generation.columns().document_count());
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (i + kAhead < candidates.size())
            generation.tokens().prefetch(candidates[i + kAhead].document);
        const DocumentNumber document = candidates[i].document;
        if (holds(document)) documents.add(document);
    }
    return documents;
}

bool is_word(std::uint32_t symbol) {
    return symbol >= kFirstWord;
}

// The words of the phrase from `first` on in one text, with no more other words between them than
// the slop. Taking each word where it comes next leaves the least between.
bool stands_at(std::span<const std::uint32_t> symbols, std::size_t first,
               const std::vector<WordNumber>& words, std::uint32_t slop) {
    std::size_t next = 0;
    std::uint32_t others = 0;
    for (std::size_t i = first; i < symbols.size() && symbols[i] != kTextEnd; ++i) {
        if (!is_word(symbols[i])) continue;
        if (symbols[i] == kFirstWord + words[next]) {
            if (++next == words.size()) return true;
        } else if (++others > slop) {
            return false;
        }
    }
    return false;
}

bool holds_loosely(std::span<const std::uint32_t> symbols, const std::vector<WordNumber>& words,
                   std::uint32_t slop) {
    for (std::size_t i = 0; i < symbols.size(); ++i) {
        const bool begins = symbols[i] == kFirstWord + words.front();
        if (begins && stands_at(symbols, i, words, slop)) return true;
    }
    return false;
}

// Which word of a nearness a word of a document is; both, for two words of one root.
class Sides {
  public:
    Sides(const Vocabulary& vocabulary, const QueryNearness& nearness)
        : sides_(vocabulary.word_count()) {
        for (const WordNumber word : vocabulary.family(nearness.left.root))
            sides_[word] |= 1;
        for (const WordNumber word : vocabulary.family(nearness.right.root))
            sides_[word] |= 2;
    }

    unsigned of(std::uint32_t symbol) const { return sides_[symbol - kFirstWord]; }

  private:
    std::vector<std::uint8_t> sides_;
};

// Looking back from each word to the last of the other side is enough.
bool holds_near(std::span<const std::uint32_t> symbols, const Sides& sides,
                std::uint32_t distance) {
    constexpr std::size_t kNowhere = SIZE_MAX;
    std::size_t place = 0;
    std::array<std::size_t, 2> last{kNowhere, kNowhere};
    for (const std::uint32_t symbol : symbols) {
        const bool ends = symbol == kTextEnd || (symbol == kSentenceEnd && distance == 0);
        if (ends) last = {kNowhere, kNowhere};
        if (!is_word(symbol)) continue;
        const unsigned side = sides.of(symbol);
        for (std::size_t mine = 0; mine < 2; ++mine) {
            if ((side & (1u << mine)) == 0) continue;
            const std::size_t other = last[1 - mine];
            if (other != kNowhere && (distance == 0 || place - other <= distance)) return true;
        }
        for (std::size_t mine = 0; mine < 2; ++mine) {
            if ((side & (1u << mine)) != 0) last[mine] = place;
        }
        ++place;
    }
    return false;
}

}  // namespace

DocSet documents_with_phrase(const Generation& generation, const Postings& postings,
                             const QueryPhrase& phrase, const DocSet* within) {
    const auto wanted = look_up(generation.vocabulary(), phrase);
    if (!wanted) return DocSet(generation.columns().document_count());
    const TokenStream& tokens = generation.tokens();
    std::vector<Posting> candidates = postings_of_all(postings, wanted->terms);
    if (phrase.slop == 0) {
        const EncodedPhrase encoded(wanted->words);
        return documents_among(
            std::move(candidates), generation, within,
            [&](DocumentNumber document) { return tokens.holds(document, encoded); });
    }
    std::vector<std::uint32_t> symbols;
    return documents_among(std::move(candidates), generation, within, [&](DocumentNumber document) {
        tokens.read(document, symbols);
        return holds_loosely(symbols, wanted->words, phrase.slop);
    });
}

DocSet documents_with_nearness(const Generation& generation, const Postings& postings,
                               const QueryNearness& nearness, const DocSet* within) {
    const Sides sides(generation.vocabulary(), nearness);
    std::vector<std::uint32_t> symbols;
    return documents_among(postings_of_all(postings, {nearness.left.root, nearness.right.root}),
                           generation, within, [&](DocumentNumber document) {
                               generation.tokens().read(document, symbols);
                               return holds_near(symbols, sides, nearness.distance);
                           });
}

}  // namespace telusur
