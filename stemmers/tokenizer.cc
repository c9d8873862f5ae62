// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/tokenizer.h"

#include <algorithm>
#include <array>
#include <optional>

#include "stemmers/address.h"
#include "stemmers/ascii.h"
#include "stemmers/characters.h"
#include "stemmers/sentence_splitter.h"

namespace telusur {

namespace {

using Kind = CharacterKind;

constexpr std::size_t kMostJoinedWords = 4;

// True if a separator between `before` and what follows it belongs to the word.
bool joins(Kind before, Kind separator, Kind after) {
    if (separator == Kind::Apostrophe) return before == Kind::Letter && after == Kind::Letter;
    return separator == Kind::Point && before == Kind::Digit && after == Kind::Digit;
}

bool is_currency(std::string_view word) {
    constexpr std::array<std::string_view, 3> kCodes{"rp", "idr", "usd"};
    return std::any_of(kCodes.begin(), kCodes.end(), [word](std::string_view code) {
        return std::equal(code.begin(), code.end(), word.begin(), word.end(),
                          [](char wanted, char c) { return wanted == (c | 0x20); });
    });
}

std::size_t skip_marks(std::string_view text, std::size_t position) {
    for (Character c = character_at(text, position); c.is(Kind::Mark);
         c = character_at(text, c.end))
        position = c.end;
    return position;
}

// The end of a run of letters, digits and marks with what joins them.
std::size_t word_end(std::string_view text, std::size_t begin) {
    Character current = read_character(text, begin);
    std::size_t end = current.end;
    Kind before = current.kind;
    while (end < text.size()) {
        current = read_character(text, end);
        if (current.is(Kind::Mark)) {
            end = current.end;
        } else if (current.is_letter_or_digit()) {
            if (current.is(Kind::Digit) && before == Kind::Letter &&
                is_currency(text.substr(begin, end - begin))) {
                break;
            }
            end = current.end;
            before = current.kind;
        } else {
            const Character after = character_at(text, current.end);
            if (!joins(before, current.kind, after.kind)) break;
            end = after.end;
            before = after.kind;
        }
    }
    return end;
}

// Emoji are joined by U+200D, and a flag is two indicators.
std::size_t symbol_end(std::string_view text, const Character& first) {
    constexpr char32_t kJoiner = 0x200D;
    if (first.is(Kind::Flag)) {
        const Character second = character_at(text, first.end);
        return second.is(Kind::Flag) ? second.end : first.end;
    }
    std::size_t end = first.end;
    char32_t before = first.code_point;
    for (Character c = character_at(text, end);; c = character_at(text, end)) {
        const bool is_skin = c.code_point >= 0x1F3FB && c.code_point <= 0x1F3FF;
        if (!c.is(Kind::Mark) && !is_skin && !(c.is(Kind::Pictograph) && before == kJoiner)) break;
        before = c.code_point;
        end = c.end;
    }
    return end;
}

bool is_number(std::string_view word) {
    return std::all_of(word.begin(), word.end(),
                       [](char c) { return is_ascii_digit(c) || c == '.' || c == ','; });
}

// Where the word before an address ends that lacks the blank between: "di|https://…".
std::size_t end_before_scheme(std::string_view text, std::size_t begin, std::size_t end) {
    if (!text.substr(end).starts_with("://")) return end;
    const std::string_view word = text.substr(begin, end - begin);
    for (const std::string_view scheme : {"https", "http"}) {
        if (!word.ends_with(scheme) || word.size() == scheme.size()) continue;
        const std::size_t border = end - scheme.size();
        const auto last = static_cast<unsigned char>(text[border - 1]);
        return last < 0x80 && read_character(text, border - 1).is_letter_or_digit() ? border : end;
    }
    return end;
}

// Numbers of up to four digits divided by strokes (24/7, 14/7/2023), or a whole date divided by
// hyphens (14-07-2023, 2023-07-14). `end` is where the first of them ends. 0 if it is neither.
std::size_t figures_end(std::string_view text, std::size_t begin, std::size_t end) {
    const char separator = text[end];
    if ((separator != '/' && separator != '-') ||
        !all_ascii_digits(text.substr(begin, end - begin))) {
        return 0;
    }
    const bool goes_before =
        begin >= 2 && text[begin - 1] == separator && is_ascii_digit(text[begin - 2]);
    if (goes_before) return 0;
    std::array<std::size_t, 3> lengths{end - begin, 0, 0};
    std::size_t count = 1;
    while (end < text.size() && text[end] == separator && count < 3) {
        std::size_t next = end + 1;
        while (next < text.size() && is_ascii_digit(text[next]))
            ++next;
        if (next == end + 1) break;
        lengths[count++] = next - end - 1;
        end = next;
    }
    const Character after = character_at(text, end);
    if (count == 1 || after.is_letter_or_digit()) return 0;
    if (separator == '/') {
        const bool goes_on =
            after.code_point == '/' && character_at(text, after.end).is(Kind::Digit);
        return goes_on || *std::max_element(lengths.begin(), lengths.end()) > 4 ? 0 : end;
    }
    const bool day_first = lengths[0] <= 2 && lengths[1] <= 2 && lengths[2] == 4;
    const bool year_first = lengths[0] == 4 && lengths[1] == 2 && lengths[2] == 2;
    return count == 3 && (day_first || year_first) ? end : 0;
}

std::size_t count_letters(std::string_view text, std::size_t begin, std::size_t end) {
    std::size_t count = 0;
    while (begin < end) {
        const Character c = read_character(text, begin);
        if (c.is(Kind::Letter)) ++count;
        if (c.is(Kind::Digit)) return 0;
        begin = c.end;
    }
    return count;
}

// Where an abbreviation with inner stops ends whose first piece ends at `end`. A single letter
// before or behind a stop tells it from a sentence whose blank is missing: "S.Sos", not
// "kemarin.Dia".
std::size_t dotted_end(std::string_view text, std::size_t begin, std::size_t end) {
    std::size_t before = count_letters(text, begin, end);
    while (before > 0 && end < text.size() && text[end] == '.' &&
           character_at(text, end + 1).is(Kind::Letter)) {
        const std::size_t next = word_end(text, end + 1);
        const std::size_t after = count_letters(text, end + 1, next);
        const bool belongs =
            (before == 1 && after >= 1 && after <= 4) || (before <= 2 && after == 1);
        if (!belongs) break;
        before = after;
        end = next;
    }
    return end;
}

// "C++", "C#".
std::size_t language_end(std::string_view text, std::size_t begin, std::size_t end) {
    if (end != begin + 1 || is_ascii_digit(text[begin])) return end;
    const std::string_view rest = text.substr(end);
    const std::size_t length = rest.starts_with("++") ? 2 : rest.starts_with("#") ? 1 : 0;
    if (length == 0 || character_at(text, end + length).is_letter_or_digit()) return end;
    return end + length;
}

struct Range {
    std::size_t begin;
    std::size_t end;
};

// The word that a hyphen joins to the one before it.
std::optional<Range> joined_by_hyphen(std::string_view text, const Range& before) {
    const Character hyphen = character_at(text, before.end);
    const Character first = character_at(text, hyphen.end);
    if (!hyphen.is(Kind::Hyphen) || !first.is_letter_or_digit()) return std::nullopt;
    // Two numbers are a score, a span or a sum, and so are two amounts.
    const std::string_view word = text.substr(before.begin, before.end - before.begin);
    if (first.is(Kind::Digit) && is_number(word)) return std::nullopt;
    const Range next{hyphen.end, word_end(text, hyphen.end)};
    const bool amount = character_at(text, next.end).is(Kind::Digit) &&
                        is_currency(text.substr(next.begin, next.end - next.begin));
    return amount ? std::nullopt : std::optional<Range>(next);
}

bool may_begin_address_after(char c) {
    return c == '.' || c == '@' || c == ':' || c == '_' || c == '-' || c == '+' || c == '%';
}

}  // namespace

bool Tokenizer::skip_to_word() {
    while (position_ < text_.size()) {
        const Character c = read_character(text_, position_);
        if (c.is_letter_or_digit() || c.is(Kind::Ideograph) || c.is(Kind::Pictograph) ||
            c.is(Kind::Flag)) {
            return true;
        }
        position_ = c.end;
    }
    return false;
}

// Joins what hyphens join to a token that ends at the first of its words. A long chain is more
// likely the path of an address or a row of facts than a word, and is left apart.
void Tokenizer::join_hyphens(Token& token) {
    if (token.begin < apart_until_) return;
    Range last{token.begin, token.end};
    std::size_t words = 1;
    while (const auto next = joined_by_hyphen(text_, last)) {
        last = *next;
        ++words;
    }
    if (words == 1) return;
    if (words > kMostJoinedWords) {
        apart_until_ = last.end;
        return;
    }
    token.end = last.end;
    token.kind = TokenKind::Hyphenated;
}

void Tokenizer::read(Token& token) {
    const Character first = read_character(text_, token.begin);
    token.kind = TokenKind::Word;
    if (first.is(Kind::Ideograph)) {
        token.end = skip_marks(text_, first.end);
        return;
    }
    if (!first.is_letter_or_digit()) {
        token.kind = TokenKind::Symbol;
        token.end = symbol_end(text_, first);
        return;
    }
    token.end = end_before_scheme(text_, token.begin, word_end(text_, token.begin));
    if (is_number(token.of(text_))) token.kind = TokenKind::Number;
    if (token.end == text_.size()) return;
    const auto extend = [&token](std::size_t end, TokenKind kind) {
        if (end <= token.end) return false;
        token.end = end;
        token.kind = kind;
        return true;
    };
    const char joiner = text_[token.end];
    if (may_begin_address_after(joiner) &&
        extend(address_end(text_, token.begin), TokenKind::Address)) {
        return;
    }
    if (extend(figures_end(text_, token.begin, token.end), TokenKind::Figures)) return;
    if (joiner == '.' && extend(dotted_end(text_, token.begin, token.end), TokenKind::Dotted)) {
        return;
    }
    if (extend(language_end(text_, token.begin, token.end), TokenKind::Symbol)) return;
    join_hyphens(token);
}

bool Tokenizer::next(Token& token) {
    if (!skip_to_word()) return false;
    token.begin = position_;
    read(token);
    const bool is_first = last_.end == 0;
    token.sentence = last_.sentence;
    if (!is_first &&
        ends_sentence(last_.of(text_), text_.substr(last_.end, token.begin - last_.end),
                      token.of(text_))) {
        ++token.sentence;
    }
    last_ = token;
    position_ = token.end;
    return true;
}

std::vector<Token> pieces_of(std::string_view text, const Token& token) {
    if (token.kind != TokenKind::Hyphenated) return {token};
    std::vector<Token> pieces;
    std::size_t begin = token.begin;
    for (std::size_t position = token.begin; position < token.end;) {
        const Character c = read_character(text, position);
        if (c.is(Kind::Hyphen)) {
            pieces.push_back({begin, position, TokenKind::Word, token.sentence});
            begin = c.end;
        }
        position = c.end;
    }
    pieces.push_back({begin, token.end, TokenKind::Word, token.sentence});
    return pieces;
}

}  // namespace telusur
