// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/query/query_lexer.h"

#include <algorithm>
#include <array>

#include "searchd/query/query_operators.h"
#include "stemmers/ascii.h"

namespace telusur {

namespace {

using Kind = QueryToken::Kind;

constexpr std::array<std::string_view, 6> kMarks{"\"", "“", "”", "„", "«", "»"};

struct Operator {
    std::string_view written;
    Kind kind;
};

constexpr std::array kOperators{Operator{"AND", Kind::And}, Operator{"DAN", Kind::And},
                                Operator{"OR", Kind::Or},   Operator{"ATAU", Kind::Or},
                                Operator{"NOT", Kind::Not}, Operator{"BUKAN", Kind::Not}};

bool is_operator(Kind kind) {
    return kind == Kind::And || kind == Kind::Or || kind == Kind::Not || kind == Kind::Near;
}

class Lexer {
  public:
    explicit Lexer(std::string_view text) : text_(text) {}

    std::vector<QueryToken> tokens() {
        while (place_ < text_.size())
            read_next();
        if (tokens_.size() == 1 && is_operator(tokens_[0].kind)) tokens_[0].kind = Kind::Piece;
        add(Kind::End, place_, place_);
        return std::move(tokens_);
    }

  private:
    void read_next() {
        const char c = text_[place_];
        if (c == ' ') {
            ++place_;
        } else if (c == '(' || c == ')') {
            add(c == '(' ? Kind::Open : Kind::Close, place_, place_ + 1);
        } else if (const std::size_t mark = mark_at(place_); mark > 0) {
            read_quote(mark);
        } else if (!read_sign(c) && !read_field()) {
            read_piece();
        }
    }

    QueryToken& add(Kind kind, std::size_t begin, std::size_t end) {
        tokens_.push_back({kind, text_.substr(begin, end - begin), begin});
        place_ = end;
        return tokens_.back();
    }

    // The bytes of the quotation mark there; 0 for none.
    std::size_t mark_at(std::size_t place) const {
        for (const std::string_view mark : kMarks) {
            if (text_.substr(place).starts_with(mark)) return mark.size();
        }
        return 0;
    }

    void read_quote(std::size_t mark) {
        const std::size_t begin = place_ + mark;
        std::size_t end = begin;
        while (end < text_.size() && mark_at(end) == 0)
            ++end;
        if (end == text_.size()) {
            add(Kind::Unclosed, place_, begin);
            return;
        }
        const std::size_t behind = end + mark_at(end);
        QueryToken& quote = add(Kind::Quote, begin, end);
        place_ = behind;
        if (place_ + 1 >= text_.size() || text_[place_] != '~') return;
        const std::size_t digits =
            std::min(text_.find_first_not_of("0123456789", place_ + 1), text_.size());
        if (digits == place_ + 1) return;
        quote.number = read_distance(text_.substr(place_ + 1, digits - place_ - 1));
        place_ = digits;
    }

    // A sign stands directly in front of what it says something about.
    bool read_sign(char c) {
        if (c != '-' && c != '+' && c != '=') return false;
        const std::size_t next = text_.find_first_not_of(c, place_);
        const bool says_something =
            next != std::string_view::npos && text_[next] != ' ' && text_[next] != ')';
        if (!says_something) return false;
        add(c == '-' ? Kind::Minus : c == '+' ? Kind::Plus : Kind::Exact, place_, next);
        return true;
    }

    static bool is_boundary(char c) { return c == ' ' || c == '(' || c == ')'; }

    bool read_field() {
        std::size_t end = place_;
        while (end < text_.size() && is_ascii_letter(text_[end]))
            ++end;
        if (end == place_ || end >= text_.size() || text_[end] != ':') return false;
        const auto field = query_field_named(text_.substr(place_, end - place_));
        if (!field) return false;
        add(Kind::Field, place_, end + 1).field = *field;
        return true;
    }

    // What a sign or field stands directly in front of is no operator.
    bool is_bound() const {
        if (tokens_.empty() || place_ == 0 || text_[place_ - 1] == ' ') return false;
        const Kind before = tokens_.back().kind;
        return before == Kind::Minus || before == Kind::Plus || before == Kind::Exact ||
               before == Kind::Field;
    }

    void read_piece() {
        const bool bound = is_bound();
        std::size_t end = place_;
        while (end < text_.size() && !is_boundary(text_[end]) && mark_at(end) == 0)
            ++end;
        QueryToken& piece = add(Kind::Piece, place_, end);
        if (bound) return;
        for (const Operator& one : kOperators) {
            if (one.written == piece.text) piece.kind = one.kind;
        }
        if (const auto distance = read_near(piece.text)) {
            piece.kind = Kind::Near;
            piece.number = *distance;
        }
    }

    const std::string_view text_;
    std::size_t place_ = 0;
    std::vector<QueryToken> tokens_;
};

}  // namespace

bool is_operator_text(std::string_view piece) {
    return read_near(piece) ||
           std::any_of(kOperators.begin(), kOperators.end(),
                       [piece](const Operator& one) { return one.written == piece; });
}

std::vector<QueryToken> read_tokens(std::string_view text) {
    return Lexer(text).tokens();
}

}  // namespace telusur
