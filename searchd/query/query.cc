// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/query/query.h"

#include <algorithm>
#include <fmt/format.h>

#include "indexer/index/error.h"
#include "searchd/query/date_expression.h"
#include "searchd/query/query_syntax.h"
#include "searchd/query/query_words.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

using Combination = QueryCombination::Kind;
using Kind = SyntaxNode::Kind;

void add_note(Query& query, Note note) {
    if (std::find(query.notes.begin(), query.notes.end(), note) == query.notes.end()) {
        query.notes.push_back(std::move(note));
    }
}

QueryNode combined(Combination kind, std::vector<QueryNode> nodes) {
    if (kind != Combination::Not && nodes.size() == 1) return std::move(nodes[0]);
    return {QueryCombination{kind, std::move(nodes)}};
}

std::vector<std::string_view> pieces_of(std::string_view text) {
    std::vector<std::string_view> pieces;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        pieces.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return pieces;
}

// Makes conditions of what is written. What holds no word makes none.
class Reader {
  public:
    Reader(Query& query, const QueryReading& reading)
        : query_(query), reading_(reading), words_(reading) {}

    void read(const std::vector<SyntaxNode>& items) {
        std::string soft;
        for (const SyntaxNode& item : items)
            read_item(item, soft);
        const bool nothing_else = query_.required.empty() && query_.words.empty();
        for (QueryWord& word : words_.wanted(soft, nothing_else))
            add_word(query_.words, std::move(word));
        for (QueryWord& word : evidence_) {
            const bool is_wanted = std::any_of(
                query_.words.begin(), query_.words.end(), [&word](const QueryWord& other) {
                    return !other.root.empty() && other.root == word.root;
                });
            if (!is_wanted) add_word(query_.evidence, std::move(word));
        }
        query_.stop_words = words_.stop_words();
        query_.offers = words_.offers();
        for (Note& note : words_.notes())
            add_note(query_, std::move(note));
    }

    // As they are searched.
    std::size_t count() const { return count_ + query_.words.size() + query_.evidence.size(); }

  private:
    using Node = std::optional<QueryNode>;

    // How what is being read is wanted.
    struct Place {
        TextPart part = TextPart::Anywhere;
        bool unwanted = false;
    };

    void read_item(const SyntaxNode& item, std::string& soft) {
        const bool plain_group =
            item.kind == Kind::Group &&
            std::all_of(item.children.begin(), item.children.end(),
                        [](const SyntaxNode& child) { return child.kind == Kind::Words; });
        if (plain_group) {
            for (const SyntaxNode& child : item.children)
                read_item(child, soft);
        } else if (item.kind == Kind::Words) {
            soft += read_prefixes(item.text) + '\n';
        } else if (item.kind == Kind::Not) {
            if (auto node = node_of(item.children[0], {TextPart::Anywhere, true}))
                query_.excluded.push_back(std::move(*node));
        } else if (auto node = node_of(item, {})) {
            require(std::move(*node));
        }
        // A line feed keeps apart what was not written side by side.
        if (!soft.empty() && soft.back() != '\n') soft += '\n';
    }

    void require(QueryNode node) {
        auto* all = std::get_if<QueryCombination>(&node.what);
        if (all == nullptr || all->kind != Combination::All) {
            query_.required.push_back(std::move(node));
            return;
        }
        for (QueryNode& child : all->children)
            require(std::move(child));
    }

    // Takes the prefixes out of wanted words.
    std::string read_prefixes(const std::string& text) {
        if (text.find('*') == std::string::npos) return text;
        std::string rest;
        for (const std::string_view piece : pieces_of(text)) {
            if (auto prefix = words_.prefix(piece)) {
                add_word(query_.words, std::move(*prefix));
                rest += '\n';
            } else {
                rest += std::string(piece) + ' ';
            }
        }
        return rest;
    }

    Node node_of(const SyntaxNode& node, Place place) {
        switch (node.kind) {
            case Kind::Words:
                return words_node(node.text, place);
            case Kind::Exact:
            case Kind::Quote:
                return phrase_node(node, place);
            case Kind::Date:
                if (!place.unwanted) add_note(query_, date_note(node.dates));
                return QueryNode{node.dates};
            case Kind::Field:
                return field_node(node, place);
            case Kind::Group:
            case Kind::And:
                return children_node(Combination::All, node, place);
            case Kind::Or:
                return children_node(Combination::Any, node, place);
            case Kind::Near:
                return nearness_node(node, place);
            case Kind::Must:
                return node_of(node.children[0], place);
            case Kind::Not:
                break;
        }
        place.unwanted = !place.unwanted;
        auto child = node_of(node.children[0], place);
        if (!child) return std::nullopt;
        return combined(Combination::Not, {std::move(*child)});
    }

    static Note date_note(const DateRange& dates) {
        return {"date_read", phrase("dates from {}", "tanggal {}", to_iso(dates))};
    }

    void add_evidence(const QueryWord& word, const Place& place) {
        if (place.unwanted)
            ++count_;
        else
            evidence_.push_back(word);
    }

    Node words_node(const std::string& text, const Place& place) {
        std::vector<QueryNode> nodes;
        std::string rest;
        for (const std::string_view piece : pieces_of(text)) {
            auto prefix = words_.prefix(piece);
            rest += prefix ? "\n" : std::string(piece) + ' ';
            if (prefix) add_node(nodes, std::move(*prefix), place);
        }
        for (QueryWord& word : place.unwanted ? words_.unwanted(rest) : words_.wanted(rest, true))
            add_node(nodes, std::move(word), place);
        if (nodes.empty()) return std::nullopt;
        return combined(Combination::All, std::move(nodes));
    }

    void add_node(std::vector<QueryNode>& nodes, QueryWord word, const Place& place) {
        add_evidence(word, place);
        word.part = place.part;
        nodes.push_back({std::move(word)});
    }

    // All forms of a phrase must stand in an article.
    Node phrase_node(const SyntaxNode& node, const Place& place) {
        QueryPhrase phrase = words_.forms(node.text);
        if (phrase.forms.empty()) return std::nullopt;
        phrase.slop = node.distance;
        phrase.part = place.part;
        if (place.unwanted) count_ += phrase.forms.size();
        if (!place.unwanted) {
            for (const QueryWord& word : words_.evidence_of(node.text))
                add_evidence(word, place);
        }
        return QueryNode{std::move(phrase)};
    }

    Node children_node(Combination kind, const SyntaxNode& node, const Place& place) {
        std::vector<QueryNode> nodes;
        for (const SyntaxNode& child : node.children) {
            if (auto read = node_of(child, place)) nodes.push_back(std::move(*read));
        }
        if (nodes.empty()) return std::nullopt;
        return combined(kind, std::move(nodes));
    }

    Node nearness_node(const SyntaxNode& node, const Place& place) {
        const auto left = reading_.analysis.analyse(node.children[0].text);
        const auto right = reading_.analysis.analyse(node.children[1].text);
        if (left.empty() || right.empty()) return children_node(Combination::All, node, place);
        QueryNearness nearness{query_word_of(left.back()), query_word_of(right.front()),
                               node.distance, place.part};
        add_evidence(nearness.left, place);
        add_evidence(nearness.right, place);
        return QueryNode{std::move(nearness)};
    }

    Node field_node(const SyntaxNode& node, Place place) {
        const SyntaxNode& child = node.children[0];
        if (const auto field = value_field_of(node.field)) return value_node(child, *field, place);
        place.part = node.field == QueryField::Title ? TextPart::Title : TextPart::Body;
        return node_of(child, place);
    }

    // Values are no words: what is side by side in quotation marks is so in the value.
    Node value_node(const SyntaxNode& node, ValueField field, const Place& place) {
        std::vector<QueryNode> nodes;
        switch (node.kind) {
            case Kind::Words:
                for (const std::string_view piece : pieces_of(node.text)) {
                    const bool is_open = piece.ends_with('*');
                    const std::string words =
                        fold_label(is_open ? piece.substr(0, piece.size() - 1) : piece);
                    if (!words.empty()) nodes.push_back({QueryValue{field, words, is_open}});
                }
                break;
            case Kind::Exact:
            case Kind::Quote:
                if (const std::string words = fold_label(node.text); !words.empty())
                    nodes.push_back({QueryValue{field, words}});
                break;
            case Kind::Date:
            case Kind::Near:
            case Kind::Field:
                return node_of(node, place);
            default:
                for (const SyntaxNode& child : node.children) {
                    if (auto read = value_node(child, field, place))
                        nodes.push_back(std::move(*read));
                }
        }
        count_ += node.children.empty() ? nodes.size() : 0;
        if (nodes.empty()) return std::nullopt;
        if (node.kind == Kind::Not) return combined(Combination::Not, std::move(nodes));
        return combined(node.kind == Kind::Or ? Combination::Any : Combination::All,
                        std::move(nodes));
    }

    Query& query_;
    const QueryReading& reading_;
    WordReader words_;
    std::vector<QueryWord> evidence_;
    std::size_t count_ = 0;  // of unwanted words and of values
};

void check_length(std::string_view bytes) {
    // Four bytes a code point at most: what is longer is too long without being looked at.
    const bool readable = bytes.size() <= 4 * kMaximumQueryCodePoints;
    if (readable && count_code_points(to_well_formed(bytes)) <= kMaximumQueryCodePoints) return;
    throw Error(ErrorCode::Usage,
                phrase("the query is longer than {} characters",
                       "pertanyaan lebih panjang dari {} karakter", kMaximumQueryCodePoints),
                phrase("ask with fewer words", "pakai lebih sedikit kata"), "q");
}

void check_word_count(std::size_t count) {
    if (count <= kMaximumQueryWords) return;
    throw Error(ErrorCode::Usage,
                phrase("the query has more than {} words", "pertanyaan lebih dari {} kata",
                       kMaximumQueryWords),
                phrase("ask with fewer words", "pakai lebih sedikit kata"), "q");
}

[[noreturn]] void refuse(const SyntaxProblem& problem) {
    // People count from 1.
    const std::size_t place = problem.position + 1;
    throw Error(ErrorCode::Usage,
                {fmt::format("{} (at character {})", problem.message.english, place),
                 fmt::format("{} (pada karakter ke-{})", problem.message.indonesian, place)},
                problem.hint, "q", problem.position);
}

}  // namespace

Query parse_query(std::string_view bytes, const QueryReading& reading) {
    check_length(bytes);
    const std::string text = with_plain_blanks(to_well_formed(bytes));
    const Syntax syntax = read_syntax(text, reading.today);
    Query query;
    if (reading.mode == SyntaxMode::Strict && !syntax.problems.empty()) refuse(syntax.problems[0]);
    for (const SyntaxProblem& problem : syntax.problems)
        add_note(query, {problem.code, problem.message});
    Reader reader(query, reading);
    reader.read(syntax.items);
    check_word_count(reader.count());
    query.canonical = print(syntax.items);
    const bool says_something = text.find_first_not_of(' ') != std::string::npos;
    if (says_something && query.words.empty() && query.required.empty() && query.excluded.empty()) {
        query.unsearchable = true;
        add_note(query, {"no_words", phrase("there is no word to search for in the query",
                                            "tidak ada kata yang dapat dicari dalam pertanyaan")});
    }
    return query;
}

}  // namespace telusur
