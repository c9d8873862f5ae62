// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/query/query_syntax.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "searchd/query/date_expression.h"
#include "searchd/query/query_lexer.h"
#include "stemmers/ascii.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

using Token = QueryToken::Kind;
using Kind = SyntaxNode::Kind;

// A date is read over so many pieces at most: "antara 17 agustus 2019 dan 3 maret 2021".
constexpr std::size_t kMaximumDatePieces = 8;

SyntaxNode leaf(Kind kind, std::string text) {
    SyntaxNode node{kind};
    node.text = std::move(text);
    return node;
}

SyntaxNode parent(Kind kind, std::vector<SyntaxNode> children) {
    SyntaxNode node{kind};
    node.children = std::move(children);
    return node;
}

bool is_operator(Token kind) {
    return kind == Token::And || kind == Token::Or || kind == Token::Near;
}

// Each function reads what its name says from the place on, and leaves the place behind it. What
// cannot begin an operand is passed over by items() only, so that all of them end.
class Parser {
  public:
    Parser(std::string_view text, const Date& today)
        : text_(text), today_(today), tokens_(read_tokens(text)) {}

    Syntax syntax() {
        syntax_.items = items();
        std::stable_sort(syntax_.problems.begin(), syntax_.problems.end(),
                         [](const SyntaxProblem& left, const SyntaxProblem& right) {
                             return left.position < right.position;
                         });
        return std::move(syntax_);
    }

  private:
    const QueryToken& now() const { return tokens_[place_]; }

    bool accept(Token kind) {
        if (now().kind != kind) return false;
        ++place_;
        return true;
    }

    bool at_operand() const {
        const Token kind = now().kind;
        return !is_operator(kind) && kind != Token::Close && kind != Token::End;
    }

    void tell(const char* code, const QueryToken& token, Phrase message, Phrase hint) {
        syntax_.problems.push_back({code, std::move(message), std::move(hint),
                                    count_code_points(text_.substr(0, token.begin))});
    }

    void tell_operator(const QueryToken& token) {
        if (token.kind == Token::Near) {
            tell("near_ignored", token,
                 phrase("NEAR counts only between two words",
                        "NEAR hanya berlaku di antara dua kata"),
                 phrase("write: flood NEAR/5 bridge", "tulis: banjir NEAR/5 jembatan"));
            return;
        }
        tell("operator_ignored", token,
             phrase("{} has nothing to connect here", "{} tidak menghubungkan apa pun di sini",
                    token.text),
             phrase("write it between two words, or in small letters to search for it",
                    "tulis di antara dua kata, atau dengan huruf kecil untuk mencarinya"));
    }

    // All up to the bracket that closes, or the end.
    std::vector<SyntaxNode> items() {
        std::vector<SyntaxNode> read;
        while (now().kind != Token::End && (now().kind != Token::Close || depth_ == 0)) {
            if (is_operator(now().kind)) {
                tell_operator(now());
                ++place_;
            } else if (accept(Token::Close)) {
                tell("bracket_ignored", tokens_[place_ - 1],
                     phrase("a bracket closes that was not opened",
                            "ada kurung tutup tanpa kurung buka"),
                     phrase("leave it out, or open it", "hapus, atau tulis kurung bukanya"));
            } else if (auto item = alternatives()) {
                append(read, std::move(*item));
            }
        }
        return read;
    }

    // Words side by side are read together, because dates and names are.
    static void append(std::vector<SyntaxNode>& items, SyntaxNode item) {
        const bool joins =
            item.kind == Kind::Words && !items.empty() && items.back().kind == Kind::Words;
        if (joins) {
            items.back().text += ' ' + item.text;
        } else {
            items.push_back(std::move(item));
        }
    }

    using Reader = std::optional<SyntaxNode> (Parser::*)();

    std::optional<SyntaxNode> connected(Token connector, Kind kind, Reader read) {
        std::vector<SyntaxNode> children;
        if (auto first = (this->*read)()) children.push_back(std::move(*first));
        while (now().kind == connector) {
            const QueryToken& connecting = now();
            ++place_;
            auto next = at_operand() ? (this->*read)() : std::nullopt;
            if (!next || children.empty()) tell_operator(connecting);
            if (next) children.push_back(std::move(*next));
        }
        if (children.empty()) return std::nullopt;
        if (children.size() == 1) return std::move(children[0]);
        return parent(kind, std::move(children));
    }

    std::optional<SyntaxNode> alternatives() {
        return connected(Token::Or, Kind::Or, &Parser::conjunction);
    }
    std::optional<SyntaxNode> conjunction() {
        return connected(Token::And, Kind::And, &Parser::nearness);
    }

    // a NEAR b NEAR c is a NEAR b and b NEAR c.
    std::optional<SyntaxNode> nearness() {
        auto left = operand();
        std::vector<SyntaxNode> pairs;
        while (now().kind == Token::Near) {
            const QueryToken& near = now();
            ++place_;
            auto right = at_operand() ? operand() : std::nullopt;
            const bool between_words = left && right && can_be_near(*left) && can_be_near(*right);
            if (!between_words) {
                tell_operator(near);
                if (left && right) {
                    pairs.push_back(std::move(*left));
                    left = std::move(right);
                }
                continue;
            }
            SyntaxNode pair = parent(Kind::Near, {*left, *right});
            pair.distance = near.number;
            pairs.push_back(std::move(pair));
            left = std::move(right);
            if (now().kind != Token::Near) left.reset();
        }
        if (pairs.empty()) return left;
        if (left) pairs.push_back(std::move(*left));
        if (pairs.size() == 1) return std::move(pairs[0]);
        return parent(Kind::And, std::move(pairs));
    }

    static bool can_be_near(const SyntaxNode& node) {
        return node.kind == Kind::Words && !node.text.ends_with('*');
    }

    std::optional<SyntaxNode> operand() {
        const QueryToken& token = now();
        ++place_;
        switch (token.kind) {
            case Token::Piece:
                check_field(token);
                // What was bound to a sign may come to stand alone, and is no operator there.
                return leaf(Kind::Words, is_operator_text(token.text) ? to_ascii_small(token.text)
                                                                      : std::string(token.text));
            case Token::Quote: {
                SyntaxNode quote = leaf(Kind::Quote, std::string(token.text));
                quote.distance = token.number;
                return quote;
            }
            case Token::Not:
            case Token::Minus:
                return signed_operand(Kind::Not, token);
            case Token::Plus:
                return signed_operand(Kind::Must, token);
            case Token::Exact:
                if (now().kind != Token::Piece) return at_operand() ? operand() : std::nullopt;
                return leaf(Kind::Exact, std::string(tokens_[place_++].text));
            case Token::Field:
                return token.field == QueryField::Date ? date(token) : field(token);
            case Token::Open:
                return group(token);
            case Token::Unclosed:
                tell(
                    "quote_unclosed", token,
                    phrase("a quotation mark is not closed; its words are searched one by one",
                           "ada tanda kutip yang tidak ditutup; kata-katanya dicari satu per satu"),
                    phrase("close it", "tutup tanda kutipnya"));
                return std::nullopt;
            default:
                --place_;
                return std::nullopt;
        }
    }

    std::optional<SyntaxNode> signed_operand(Kind kind, const QueryToken& sign) {
        auto child = at_operand() ? operand() : std::nullopt;
        if (!child) {
            if (sign.kind == Token::Not) tell_operator(sign);
            return std::nullopt;
        }
        const bool twice = kind == Kind::Not && child->kind == Kind::Not;
        if (twice) return std::move(child->children[0]);
        if (kind == Kind::Must && (child->kind == Kind::Not || child->kind == Kind::Must)) {
            return child;
        }
        return parent(kind, {std::move(*child)});
    }

    std::optional<SyntaxNode> group(const QueryToken& open) {
        if (depth_ == kMaximumQueryDepth) {
            tell("too_deep", open,
                 phrase("brackets deeper than {} are passed over",
                        "kurung lebih dalam dari {} diabaikan", kMaximumQueryDepth),
                 phrase("use fewer brackets", "kurangi kurungnya"));
            return std::nullopt;
        }
        ++depth_;
        std::vector<SyntaxNode> children = items();
        --depth_;
        if (!accept(Token::Close)) {
            tell("bracket_unclosed", open,
                 phrase("a bracket is not closed", "ada kurung yang tidak ditutup"),
                 phrase("close it", "tutup kurungnya"));
        }
        if (children.empty()) return std::nullopt;
        return parent(Kind::Group, std::move(children));
    }

    std::optional<SyntaxNode> field(const QueryToken& name) {
        auto child = at_operand() ? operand() : std::nullopt;
        if (!child) {
            tell("field_empty", name,
                 phrase("nothing stands behind {}", "tidak ada apa-apa setelah {}", name.text),
                 phrase("write a word directly behind the colon",
                        "tulis kata langsung setelah titik dua"));
            return std::nullopt;
        }
        SyntaxNode node = parent(Kind::Field, {std::move(*child)});
        node.field = name.field;
        return node;
    }

    // The longest run of pieces that is a date.
    std::optional<SyntaxNode> date(const QueryToken& name) {
        const std::size_t first = place_;
        std::size_t last = first;
        if (now().kind == Token::Quote) {
            last = first + 1;
        } else {
            while (last - first < kMaximumDatePieces &&
                   (tokens_[last].kind == Token::Piece || tokens_[last].kind == Token::And))
                ++last;
        }
        for (; last > first; --last) {
            const std::size_t end = tokens_[last - 1].begin + tokens_[last - 1].text.size();
            const std::size_t begin = tokens_[first].begin;
            const auto dates = read_date_expression(text_.substr(begin, end - begin), today_);
            if (!dates) continue;
            place_ = last;
            SyntaxNode node{Kind::Date};
            node.dates = *dates;
            return node;
        }
        tell("date_unknown", name,
             phrase("what stands behind {} is no date", "yang tertulis setelah {} bukan tanggal",
                    name.text),
             phrase("write 2021, 2021-08, 17/8/2021 or 2019..2021",
                    "tulis 2021, 2021-08, 17/8/2021, atau 2019..2021"));
        return std::nullopt;
    }

    // `penuls:budi` is told of; times, addresses and the like have no letters on both sides.
    void check_field(const QueryToken& piece) {
        const std::size_t colon = piece.text.find(':');
        const bool divides = colon != 0 && colon != std::string_view::npos;
        if (!divides || colon + 1 == piece.text.size()) return;
        const std::string_view name = piece.text.substr(0, colon);
        const bool letters = std::all_of(name.begin(), name.end(), is_ascii_letter);
        if (!letters || !is_ascii_letter(piece.text[colon + 1])) return;
        tell("field_unknown", piece,
             phrase("there is no field {}; its words are searched everywhere",
                    "tidak ada bidang {}; katanya dicari di mana saja", name),
             phrase("one of: {}", "salah satu dari: {}",
                    fmt::format("{}", fmt::join(query_field_names(), ", "))));
    }

    const std::string_view text_;
    const Date& today_;
    const std::vector<QueryToken> tokens_;
    std::size_t place_ = 0;
    std::size_t depth_ = 0;
    Syntax syntax_;
};

std::string printed(const SyntaxNode& node, bool is_operand);

std::string joined(const std::vector<SyntaxNode>& nodes, std::string_view between,
                   bool are_operands) {
    std::string text;
    for (const SyntaxNode& node : nodes) {
        if (!text.empty()) text += between;
        text += printed(node, are_operands);
    }
    return text;
}

std::string in_brackets(const std::string& text) {
    return '(' + text + ')';
}

// `is_operand`: something binds it closer than what stands beside it.
std::string printed(const SyntaxNode& node, bool is_operand) {
    switch (node.kind) {
        case Kind::Words:
            return node.text;
        case Kind::Exact:
            return '=' + node.text;
        case Kind::Quote:
            return node.distance == 0 ? fmt::format("\"{}\"", node.text)
                                      : fmt::format("\"{}\"~{}", node.text, node.distance);
        case Kind::Date:
            return fmt::format("{}:{}", name_of(QueryField::Date), to_iso(node.dates));
        case Kind::Field:
            return fmt::format("{}:{}", name_of(node.field), printed(node.children[0], true));
        case Kind::Group:
            return in_brackets(joined(node.children, " ", false));
        case Kind::And:
        case Kind::Or: {
            const auto* between = node.kind == Kind::And ? " AND " : " OR ";
            const std::string text = joined(node.children, between, true);
            return is_operand ? in_brackets(text) : text;
        }
        case Kind::Near: {
            const std::string distance =
                node.distance == 0 ? "S" : fmt::format("{}", node.distance);
            const std::string text =
                joined(node.children, fmt::format(" NEAR/{} ", distance), true);
            return is_operand ? in_brackets(text) : text;
        }
        case Kind::Not:
            return '-' + printed(node.children[0], true);
        case Kind::Must:
            return '+' + printed(node.children[0], true);
    }
    return {};
}

}  // namespace

Syntax read_syntax(std::string_view text, const Date& today) {
    return Parser(text, today).syntax();
}

std::string print(const std::vector<SyntaxNode>& items) {
    return joined(items, " ", false);
}

}  // namespace telusur
