// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stemmers/stemmer.h"
#include "stemmers/tokenizer.h"
#include "stemmers/word_shape.h"

namespace telusur {

/// One word of a text as the index sees it. Terms are at most kMaximumTermBytes long.
struct AnalysedWord {
    Token token;       ///< where it stands in the text, in bytes
    std::string form;  ///< folded surface form (see WordShape), at most kMaximumTermBytes
    std::string root;  ///< the term under which it is found
    /// The terms of the words within it, under which it is found too: covid-19 under covid and 19.
    std::vector<std::string> parts;
    bool parts_suffice = false;  ///< whoever asks for it may also mean its parts, written apart
    /// The term of the date or amount that it is one word of: "14 Juli 2023", "13,5 miliar".
    std::string whole;
};

/// Calls `use` with every term under which a word is found.
template <typename Use>
void for_each_term(const AnalysedWord& word, const Use& use) {
    use(word.root);
    for (const std::string& part : word.parts)
        use(part);
    if (!word.whole.empty()) use(word.whole);
}

/// The term under which just this form of a word is found, whatever weighs in a length. A form that
/// is its own root has none: it stands in documents of the root, and only reading them tells where.
inline std::string form_term(std::string_view form, std::string_view root) {
    return form == root ? std::string() : '=' + std::string(form);
}

/// The term under which a term of a word is found in titles only; whatever weighs in a length.
inline std::string title_term(std::string_view term) {
    return '^' + std::string(term);
}

/// What a date or an amount is told by.
struct PlacedForm {
    std::string_view form;
    TokenKind kind = TokenKind::Word;
    std::uint32_t sentence = 0;
};

/// A date or an amount written over several words, and the term that stands for it.
struct WrittenWhole {
    std::size_t first = 0;  ///< of the words
    std::size_t count = 0;
    std::string term;
};

/// The dates and amounts in the words of a text. Where two share a word, it is one of the later.
std::vector<WrittenWhole> find_wholes(std::span<const PlacedForm> words);

/// The one way from text to words: documents, questions and highlights all pass through here, so
/// they cannot disagree. Immutable; any number of threads may use one object. Borrows the stemmer.
class TextAnalysis {
  public:
    explicit TextAnalysis(const Stemmer& stemmer) : stemmer_(stemmer) {}

    /// The words of a UTF-8 text, in order. Words that fold to nothing are left out.
    std::vector<AnalysedWord> analyse(std::string_view text) const;

    /// What analyse() makes of a token by itself, wherever it stands: all but `token` and the
    /// wholes that it is only a part of. Nothing if it folds to nothing.
    std::optional<AnalysedWord> read_token(std::string_view written, TokenKind kind) const;

    /// Two analyses of one fingerprint give the same words. Stored in every generation.
    std::string fingerprint() const;

  private:
    std::string term_of(std::string_view word) const;
    void find_terms(WordShape& shape, AnalysedWord& word) const;

    const Stemmer& stemmer_;
};

}  // namespace telusur
