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
        std::string term = phrase.part == TextPart::Title ? title_term(vocabulary.root(*number))
                                                          : narrowest_term(vocabulary, *number);
        const bool known =
            std::find(wanted.terms.begin(), wanted.terms.end(), term) != wanted.terms.end();
        if (!known) wanted.terms.push_back(std::move(term));
    }
    return wanted;
}

// What limits how many documents are looked at.
struct Bounds {
    const DocSet* within = nullptr;
    TimeBudget* budget = nullptr;

    bool are_reached() const { return budget != nullptr && budget->is_spent(); }
    bool are_past() const { return is_over(budget); }
};

// Those of the documents that `holds` says yes to.
template <typename Holds>
DocSet documents_among(std::vector<Posting> candidates, const Bounds& bounds,
                       const Generation& generation, const Holds& holds) {
    constexpr std::size_t kAhead = 8;
    if (bounds.within != nullptr) {
        std::erase_if(candidates, [&bounds](const Posting& posting) {
            return !bounds.within->contains(posting.document);
        });
    }
    DocSet documents(generation.columns().document_count());
    for (std::size_t i = 0; i < candidates.size() && !bounds.are_reached(); ++i) {
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

// The symbols of the title, of the paragraphs, or of all texts.
std::span<const std::uint32_t> part_of(std::span<const std::uint32_t> symbols, std::uint32_t tags,
                                       TextPart part) {
    if (part == TextPart::Anywhere) return symbols;
    auto end = std::find(symbols.begin(), symbols.end(), kTextEnd);
    if (part == TextPart::Title) return {symbols.begin(), end};
    for (std::uint32_t passed = 0; passed < tags && end != symbols.end(); ++passed)
        end = std::find(end + 1, symbols.end(), kTextEnd);
    return end == symbols.end() ? std::span<const std::uint32_t>()
                                : std::span<const std::uint32_t>(end + 1, symbols.end());
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
                             const QueryPhrase& phrase, const DocSet* within, TimeBudget* budget) {
    const Bounds bounds{within, budget};
    const auto wanted = look_up(generation.vocabulary(), phrase);
    if (!wanted || bounds.are_past()) return DocSet(generation.columns().document_count());
    const TokenStream& tokens = generation.tokens();
    std::vector<Posting> candidates = postings_of_all(postings, wanted->terms);
    if (phrase.slop == 0 && phrase.part == TextPart::Anywhere) {
        const EncodedPhrase encoded(wanted->words);
        return documents_among(
            std::move(candidates), bounds, generation,
            [&](DocumentNumber document) { return tokens.holds(document, encoded); });
    }
    std::vector<std::uint32_t> symbols;
    return documents_among(std::move(candidates), bounds, generation, [&](DocumentNumber document) {
        const std::uint32_t tags = tokens.read(document, symbols);
        return holds_loosely(part_of(symbols, tags, phrase.part), wanted->words, phrase.slop);
    });
}

DocSet documents_with_nearness(const Generation& generation, const Postings& postings,
                               const QueryNearness& nearness, const DocSet* within,
                               TimeBudget* budget) {
    const Bounds bounds{within, budget};
    if (bounds.are_past()) return DocSet(generation.columns().document_count());
    const Sides sides(generation.vocabulary(), nearness);
    std::vector<std::string> terms{nearness.left.root, nearness.right.root};
    if (nearness.part == TextPart::Title) {
        for (std::string& term : terms)
            term = title_term(term);
    }
    std::vector<std::uint32_t> symbols;
    return documents_among(
        postings_of_all(postings, terms), bounds, generation, [&](DocumentNumber document) {
            const std::uint32_t tags = generation.tokens().read(document, symbols);
            return holds_near(part_of(symbols, tags, nearness.part), sides, nearness.distance);
        });
}

namespace {

// Looks for single terms of words, of roots or of forms, in one part of articles.
class PartMatcher {
  public:
    PartMatcher(const Generation& generation, const Postings& postings, const Bounds& bounds)
        : generation_(generation), postings_(postings), bounds_(bounds) {}

    DocSet documents(const std::string& term, TextPart part) {
        const bool is_form = term.starts_with('=');
        if (is_form) return with_form(term.substr(1), part);
        return part == TextPart::Title ? in_title(term) : in_body(term);
    }

  private:
    DocSet with_form(const std::string& form, TextPart part) {
        QueryPhrase alone{{form}};
        alone.part = part;
        return documents_with_phrase(generation_, postings_, alone, bounds_.within, bounds_.budget);
    }

    DocSet in_title(const std::string& root) {
        return documents_among(postings_.read(title_term(root)), bounds_, generation_,
                               [](DocumentNumber) { return true; });
    }

    // What the title and the tags do not account for stands in the body.
    DocSet in_body(const std::string& root) {
        std::vector<Posting> candidates = postings_.read(root);
        const std::vector<Posting> titles = postings_.read(title_term(root));
        auto title = titles.begin();
        for (Posting& posting : candidates) {
            while (title != titles.end() && title->document < posting.document)
                ++title;
            if (title == titles.end() || title->document != posting.document) continue;
            posting.weight -= kTitleWeight * title->weight;
        }
        std::erase_if(candidates, [](const Posting& posting) { return posting.weight == 0; });
        return not_only_in_tags(std::move(candidates), root);
    }

    DocSet not_only_in_tags(std::vector<Posting> candidates, const std::string& root) {
        const std::span<const WordNumber> family = generation_.vocabulary().family(root);
        const std::vector<Posting> weights = candidates;
        auto place = weights.begin();
        return documents_among(
            std::move(candidates), bounds_, generation_, [&](DocumentNumber document) {
                while (place->document < document)
                    ++place;
                if (place->weight % kTagWeight != 0) return true;
                return place->weight > kTagWeight * count_in_tags(document, family);
            });
    }

    std::uint32_t count_in_tags(DocumentNumber document, std::span<const WordNumber> family) {
        const std::uint32_t tags = generation_.tokens().read(document, symbols_);
        std::uint32_t ends = 0;
        std::uint32_t count = 0;
        for (const std::uint32_t symbol : symbols_) {
            if (symbol == kTextEnd && ++ends > tags) break;
            if (ends == 0 || !is_word(symbol)) continue;
            count += std::find(family.begin(), family.end(), symbol - kFirstWord) != family.end();
        }
        return count;
    }

    const Generation& generation_;
    const Postings& postings_;
    const Bounds bounds_;
    std::vector<std::uint32_t> symbols_;
};

}  // namespace

DocSet documents_with_word_in(const Generation& generation, const Postings& postings,
                              const QueryWord& word, const DocSet* within, TimeBudget* budget) {
    const Bounds bounds{within, budget};
    PartMatcher matcher(generation, postings, bounds);
    DocSet documents(generation.columns().document_count());
    if (!word.root.empty()) documents |= matcher.documents(word.root, word.part);
    for (const std::string& term : word.beginning) {
        if (is_over(budget)) break;
        documents |= matcher.documents(term, word.part);
    }
    for (const Expansion& expansion : word.expansions) {
        DocSet holding = matcher.documents(expansion.terms.front(), word.part);
        for (std::size_t i = 1; i < expansion.terms.size(); ++i)
            holding &= matcher.documents(expansion.terms[i], word.part);
        documents |= holding;
    }
    return documents;
}

}  // namespace telusur
