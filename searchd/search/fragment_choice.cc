// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/fragment_choice.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <utility>

#include "stemmers/normalizer.h"

namespace telusur {

namespace {

using Matches = std::span<const MatchedWord>;

// A piece that can be shown, and why it would be.
struct Choice {
    TextPiece piece;
    std::uint64_t asked = 0;
    std::size_t matches = 0;
};

// Some matches side by side, and what they answer.
class Window {
  public:
    void add(const MatchedWord& match) { change(match.asked, 1); }
    void remove(const MatchedWord& match) { change(match.asked, -1); }
    std::uint64_t asked() const { return asked_; }

  private:
    void change(std::uint64_t asked, int by) {
        for (; asked != 0; asked &= asked - 1) {
            const auto bit = static_cast<std::size_t>(std::countr_zero(asked));
            counts_[bit] += by;
            const std::uint64_t one = std::uint64_t{1} << bit;
            asked_ = counts_[bit] > 0 ? asked_ | one : asked_ & ~one;
        }
    }

    std::array<int, 64> counts_{};
    std::uint64_t asked_ = 0;
};

std::size_t length_between(std::string_view text, std::size_t begin, std::size_t end) {
    return count_code_points(text.substr(begin, end - begin));
}

// The stretch from match to match, within the limit, that answers most; then has most matches; then
// is the first.
Choice densest(std::string_view text, Matches matches, std::size_t limit) {
    Choice best;
    Window window;
    std::size_t length = 0;
    std::size_t first = 0;
    for (std::size_t last = 0; last < matches.size(); ++last) {
        const Token& token = matches[last].token;
        const std::size_t behind = last == 0 ? token.begin : matches[last - 1].token.end;
        length += length_between(text, behind, token.end);
        window.add(matches[last]);
        for (; length > limit && first < last; ++first) {
            length -=
                length_between(text, matches[first].token.begin, matches[first + 1].token.begin);
            window.remove(matches[first]);
        }
        const std::pair worth{std::popcount(window.asked()), last - first + 1};
        if (worth > std::pair{std::popcount(best.asked), best.matches}) {
            best.piece.begin = matches[first].token.begin;
            best.piece.end = std::min(token.end, after_code_points(text, best.piece.begin, limit));
            best.asked = window.asked();
            best.matches = worth.second;
        }
    }
    return best;
}

Choice choice_in(std::string_view text, const SentenceRange& sentence, Matches matches,
                 std::size_t limit) {
    if (sentence.length > limit) return densest(text, matches, limit);
    Choice whole{{sentence.begin, sentence.end, 0, 0}, 0, matches.size()};
    for (const MatchedWord& match : matches)
        whole.asked |= match.asked;
    return whole;
}

// The best of each sentence that has a match.
std::vector<Choice> choices(std::string_view text, const std::vector<SentenceRange>& sentences,
                            Matches matches, std::size_t limit) {
    std::vector<Choice> all;
    std::size_t first = 0;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        std::size_t last = first;
        while (last < matches.size() && matches[last].token.begin < sentences[i].end)
            ++last;
        if (first == last) continue;
        all.push_back(choice_in(text, sentences[i], matches.subspan(first, last - first), limit));
        all.back().piece.first_sentence = all.back().piece.last_sentence = i;
        first = last;
    }
    return all;
}

// Takes what answers most of the rest, as long as something does.
std::vector<Choice> cover(const std::vector<Choice>& all, std::size_t count) {
    std::vector<Choice> taken;
    std::uint64_t answered = 0;
    while (taken.size() < count) {
        const auto worth = [&](const Choice& choice) {
            return std::pair{std::popcount(choice.asked & ~answered), choice.matches};
        };
        const auto best = std::max_element(
            all.begin(), all.end(),
            [&](const Choice& left, const Choice& right) { return worth(left) < worth(right); });
        if (best == all.end() || worth(*best).first == 0) break;
        taken.push_back(*best);
        answered |= best->asked;
    }
    return taken;
}

int answered_by(const std::vector<Choice>& taken) {
    std::uint64_t answered = 0;
    for (const Choice& choice : taken)
        answered |= choice.asked;
    return std::popcount(answered);
}

}  // namespace

std::size_t after_code_points(std::string_view text, std::size_t begin, std::size_t count) {
    std::size_t end = begin;
    while (end < text.size()) {
        const bool starts = (static_cast<unsigned char>(text[end]) & 0xC0) != 0x80;
        if (starts && count-- == 0) break;
        ++end;
    }
    return end;
}

// More fragments are shorter ones, which may answer less each: every number of them is tried.
std::vector<TextPiece> densest_pieces(std::string_view text,
                                      const std::vector<SentenceRange>& sentences,
                                      const std::vector<MatchedWord>& matches) {
    std::vector<Choice> best;
    for (std::size_t count = 1; count <= kMaximumFragments; ++count) {
        std::vector<Choice> taken =
            cover(choices(text, sentences, matches, kSnippetLength / count), count);
        if (answered_by(taken) > answered_by(best)) best = std::move(taken);
    }
    std::vector<TextPiece> pieces;
    for (const Choice& choice : best)
        pieces.push_back(choice.piece);
    std::sort(pieces.begin(), pieces.end(), [](const TextPiece& left, const TextPiece& right) {
        return left.begin < right.begin;
    });
    return pieces;
}

}  // namespace telusur
