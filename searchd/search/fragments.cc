// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/fragments.h"

#include <algorithm>
#include <string_view>

#include "searchd/search/fragment_choice.h"
#include "searchd/search/sentence_ranges.h"
#include "stemmers/characters.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

constexpr std::string_view kEllipsis = "…";
constexpr std::size_t kEllipsisLength = 2;  // with its blank, in code points
constexpr std::size_t kMaximumPunctuation = 4;
// More bytes between two sentences are not what an article has, and would be shown.
constexpr std::size_t kMaximumGap = 4;
// What a fragment that is too short takes of a long sentence beside it.
constexpr std::size_t kEnough = 2 * kMinimumFragment;

bool is_closing(char32_t c) {
    switch (c) {
        case '.':
        case ',':
        case '!':
        case '?':
        case ')':
        case '"':
        case 0x00BB:
        case 0x2019:
        case 0x201D:
        case 0x2026:
            return true;
        default:
            return false;
    }
}

std::size_t with_closing_punctuation(std::string_view text, std::size_t end) {
    for (std::size_t count = 0; count < kMaximumPunctuation && end < text.size(); ++count) {
        const Character c = read_character(text, end);
        if (!is_closing(c.code_point)) break;
        end = c.end;
    }
    return end;
}

// The bytes of `text` from `begin` up to `end`; a word that is not all in there is not marked.
MarkedText cut(const std::string& text, std::size_t begin, std::size_t end,
               const std::vector<MatchedWord>& matches) {
    MarkedText result;
    const std::string_view whole = text;
    std::size_t code_points = 0;
    std::size_t position = begin;
    for (const MatchedWord& match : matches) {
        const Token& token = match.token;
        if (token.begin < begin || token.end > end) continue;
        code_points += count_code_points(whole.substr(position, token.begin - position));
        const std::size_t length = count_code_points(token.of(whole));
        result.marks.push_back({code_points, code_points + length});
        code_points += length;
        position = token.end;
    }
    result.text = text.substr(begin, end - begin);
    // A line feed and a blank have the same length.
    std::replace(result.text.begin(), result.text.end(), '\n', ' ');
    return result;
}

void add_ellipsis_before(MarkedText& fragment) {
    fragment.text.insert(0, std::string(kEllipsis) + " ");
    for (Mark& mark : fragment.marks) {
        mark.begin += kEllipsisLength;
        mark.end += kEllipsisLength;
    }
}

// Puts around pieces of a text what makes them readable.
class Surroundings {
  public:
    Surroundings(std::string_view text, const std::vector<AnalysedWord>& words,
                 const std::vector<SentenceRange>& sentences)
        : text_(text), words_(words), sentences_(sentences) {}

    // Makes of it the whole sentence, if that fits.
    bool complete(TextPiece& piece, std::size_t limit) const;
    // That, with neighbours if it is short, or else as much of the sentence as fits.
    void grow(TextPiece& piece, std::size_t limit) const;
    TextPiece lead() const;
    bool cuts_before(const TextPiece& piece) const {
        return piece.begin != sentences_[piece.first_sentence].begin;
    }
    bool cuts_after(const TextPiece& piece) const {
        return piece.end != sentences_[piece.last_sentence].end;
    }
    bool is_unfinished(const TextPiece& piece) const {
        return cuts_before(piece) || cuts_after(piece) || is_short(piece);
    }

  private:
    // A code point has four bytes at most: what is far too long is not counted.
    bool fits(std::size_t begin, std::size_t end, std::size_t limit) const {
        return (end - begin) / 4 <= limit &&
               count_code_points(text_.substr(begin, end - begin)) <= limit;
    }
    bool is_short(const TextPiece& piece) const {
        return fits(piece.begin, piece.end, kMinimumFragment - 1);
    }
    void grow_within(TextPiece& piece, std::size_t limit) const;
    void grow_beyond(TextPiece& piece, std::size_t limit) const;
    void add_words_before(TextPiece& piece, std::size_t limit) const;
    void add_words_behind(TextPiece& piece, std::size_t limit) const;
    bool add_sentence_before(TextPiece& piece, std::size_t limit) const;
    bool add_sentence_behind(TextPiece& piece, std::size_t limit) const;

    std::string_view text_;
    const std::vector<AnalysedWord>& words_;
    const std::vector<SentenceRange>& sentences_;
};

void Surroundings::add_words_before(TextPiece& piece, std::size_t limit) const {
    const SentenceRange& sentence = sentences_[piece.first_sentence];
    std::size_t word = sentence.last_word;
    while (word > sentence.first_word && words_[word - 1].token.end > piece.begin)
        --word;
    for (; word > sentence.first_word; --word) {
        const std::size_t begin = words_[word - 1].token.begin;
        if (!fits(begin, piece.end, limit)) return;
        piece.begin = begin;
    }
    if (fits(sentence.begin, piece.end, limit)) piece.begin = sentence.begin;
}

void Surroundings::add_words_behind(TextPiece& piece, std::size_t limit) const {
    const SentenceRange& sentence = sentences_[piece.last_sentence];
    std::size_t word = sentence.first_word;
    while (word < sentence.last_word && words_[word].token.begin < piece.end)
        ++word;
    for (; word < sentence.last_word; ++word) {
        const std::size_t end = words_[word].token.end;
        if (!fits(piece.begin, end, limit)) break;
        piece.end = end;
    }
    if (word == sentence.last_word && fits(piece.begin, sentence.end, limit)) {
        piece.end = sentence.end;
    } else if (piece.end > sentence.begin) {
        piece.end = std::min(with_closing_punctuation(text_, piece.end), sentence.end);
    }
}

bool Surroundings::add_sentence_before(TextPiece& piece, std::size_t limit) const {
    if (piece.first_sentence == 0 || cuts_before(piece)) return false;
    const SentenceRange& sentence = sentences_[piece.first_sentence - 1];
    if (piece.begin - sentence.end > kMaximumGap || !fits(sentence.begin, piece.end, limit))
        return false;
    --piece.first_sentence;
    piece.begin = sentence.begin;
    return true;
}

bool Surroundings::add_sentence_behind(TextPiece& piece, std::size_t limit) const {
    if (piece.last_sentence + 1 == sentences_.size() || cuts_after(piece)) return false;
    const SentenceRange& sentence = sentences_[piece.last_sentence + 1];
    if (sentence.begin - piece.end > kMaximumGap || !fits(piece.begin, sentence.end, limit))
        return false;
    ++piece.last_sentence;
    piece.end = sentence.end;
    return true;
}

// To the start of the sentence, which says what it is about, or at least some words before the
// first match; then on from the last one.
void Surroundings::grow_within(TextPiece& piece, std::size_t limit) const {
    const SentenceRange& sentence = sentences_[piece.first_sentence];
    const std::size_t length =
        count_code_points(text_.substr(piece.begin, piece.end - piece.begin));
    if (fits(sentence.begin, piece.end, limit)) {
        piece.begin = sentence.begin;
    } else if (length < limit) {
        add_words_before(piece, length + (limit - length) / 2);
    }
    add_words_behind(piece, limit);
    if (!cuts_after(piece)) add_words_before(piece, limit);
}

void Surroundings::grow_beyond(TextPiece& piece, std::size_t limit) const {
    while (is_short(piece) && add_sentence_behind(piece, limit)) {
    }
    while (is_short(piece) && add_sentence_before(piece, limit)) {
    }
    if (!is_short(piece)) return;
    // Only a long sentence is left, on one side or both.
    limit = std::min(limit, kEnough);
    if (piece.last_sentence + 1 < sentences_.size()) {
        TextPiece longer = piece;
        ++longer.last_sentence;
        add_words_behind(longer, limit);
        if (longer.end > sentences_[longer.last_sentence].begin) piece = longer;
    } else if (piece.first_sentence > 0) {
        TextPiece longer = piece;
        --longer.first_sentence;
        add_words_before(longer, limit);
        if (longer.begin < sentences_[longer.first_sentence].end) piece = longer;
    }
}

bool Surroundings::complete(TextPiece& piece, std::size_t limit) const {
    const SentenceRange& sentence = sentences_[piece.first_sentence];
    if (sentence.length > limit) return false;
    piece.begin = sentence.begin;
    piece.end = sentence.end;
    return true;
}

void Surroundings::grow(TextPiece& piece, std::size_t limit) const {
    if (complete(piece, limit)) {
        grow_beyond(piece, limit);
    } else {
        grow_within(piece, limit);
    }
}

TextPiece Surroundings::lead() const {
    TextPiece piece{sentences_[0].begin, sentences_[0].begin, 0, 0};
    grow(piece, kSnippetLength);
    while (add_sentence_behind(piece, kSnippetLength)) {
    }
    return piece;
}

std::size_t length_of(std::string_view text, const TextPiece& piece) {
    return count_code_points(text.substr(piece.begin, piece.end - piece.begin));
}

// Shares what is left of the length among the pieces that can use it.
template <typename Grow>
void grow_all(std::string_view text, const Surroundings& surroundings,
              std::vector<TextPiece>& pieces, const Grow& grow) {
    std::size_t spare = kSnippetLength;
    std::size_t unfinished = 0;
    for (const TextPiece& piece : pieces) {
        spare -= std::min(spare, length_of(text, piece));
        if (surroundings.is_unfinished(piece)) ++unfinished;
    }
    for (TextPiece& piece : pieces) {
        if (!surroundings.is_unfinished(piece)) continue;
        const std::size_t before = length_of(text, piece);
        grow(piece, before + spare / unfinished--);
        spare -= std::min(spare, length_of(text, piece) - before);
    }
}

bool are_neighbours(std::string_view text, const TextPiece& left, const TextPiece& right) {
    if (right.begin <= left.end) return true;
    if (right.begin - left.end > kMaximumGap) return false;
    return text.substr(left.end, right.begin - left.end).find_first_not_of(" \n") ==
           std::string_view::npos;
}

std::vector<TextPiece> merged(std::string_view text, const std::vector<TextPiece>& pieces) {
    std::vector<TextPiece> apart;
    for (const TextPiece& piece : pieces) {
        if (apart.empty() || !are_neighbours(text, apart.back(), piece)) {
            apart.push_back(piece);
            continue;
        }
        TextPiece& last = apart.back();
        if (piece.begin < last.begin) {
            last.begin = piece.begin;
            last.first_sentence = piece.first_sentence;
        }
        if (piece.end > last.end) {
            last.end = piece.end;
            last.last_sentence = piece.last_sentence;
        }
    }
    return apart;
}

// The beginning of a text without a word, or with one that is longer than all that is shown.
std::vector<MarkedText> beginning_of(const std::string& text) {
    const std::size_t end = after_code_points(text, 0, kSnippetLength);
    MarkedText fragment = cut(text, 0, end, {});
    if (fragment.text.find_first_not_of(' ') == std::string::npos) return {};
    if (end < text.size()) fragment.text += " " + std::string(kEllipsis);
    return {fragment};
}

}  // namespace

MarkedText marked(const std::string& text, const std::vector<MatchedWord>& matches) {
    return cut(text, 0, text.size(), matches);
}

std::vector<MarkedText> fragments_of(const std::string& text,
                                     const std::vector<AnalysedWord>& words,
                                     const std::vector<MatchedWord>& matches) {
    if (words.empty()) return beginning_of(text);
    const std::vector<SentenceRange> sentences = sentences_of(text, words);
    const Surroundings surroundings(text, words, sentences);
    std::vector<TextPiece> pieces = densest_pieces(text, sentences, matches);
    // Whole sentences first: what they leave is for the others.
    grow_all(text, surroundings, pieces,
             [&](TextPiece& piece, std::size_t limit) { surroundings.complete(piece, limit); });
    grow_all(text, surroundings, pieces,
             [&](TextPiece& piece, std::size_t limit) { surroundings.grow(piece, limit); });
    if (pieces.empty()) pieces.push_back(surroundings.lead());
    if (pieces.front().begin == pieces.front().end) return beginning_of(text);
    std::vector<MarkedText> fragments;
    for (const TextPiece& piece : merged(text, pieces)) {
        fragments.push_back(cut(text, piece.begin, piece.end, matches));
        if (surroundings.cuts_before(piece)) add_ellipsis_before(fragments.back());
        if (surroundings.cuts_after(piece)) fragments.back().text += " " + std::string(kEllipsis);
    }
    return fragments;
}

MarkedText joined_fragments(const std::vector<MarkedText>& fragments) {
    MarkedText all;
    for (const MarkedText& fragment : fragments) {
        const bool first = all.text.empty();
        const bool has_ellipsis =
            all.text.ends_with(kEllipsis) || fragment.text.starts_with(kEllipsis);
        if (!first) all.text += has_ellipsis ? " " : " " + std::string(kEllipsis) + " ";
        const bool twice = all.text.ends_with(std::string(kEllipsis) + " ") &&
                           fragment.text.starts_with(kEllipsis);
        const std::size_t left_out = twice ? kEllipsisLength : 0;
        const std::size_t moved = count_code_points(all.text) - left_out;
        for (const Mark& mark : fragment.marks)
            all.marks.push_back({mark.begin + moved, mark.end + moved});
        all.text += std::string_view(fragment.text).substr(twice ? kEllipsis.size() + 1 : 0);
    }
    return all;
}

}  // namespace telusur
