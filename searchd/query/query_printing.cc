// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fmt/format.h>

#include "searchd/query/date_expression.h"
#include "searchd/query/query.h"

namespace telusur {

namespace {

std::string in_part(TextPart part, const std::string& text) {
    switch (part) {
        case TextPart::Title:
            return fmt::format("{}:{}", name_of(QueryField::Title), text);
        case TextPart::Body:
            return fmt::format("{}:{}", name_of(QueryField::Body), text);
        case TextPart::Anywhere:
            break;
    }
    return text;
}

std::string printed(const QueryWord& word) {
    if (word.root.empty()) return in_part(word.part, word.form + '*');
    if (word.expansions.empty()) return in_part(word.part, word.root);
    std::string text = '(' + word.root;
    for (const Expansion& expansion : word.expansions)
        text += fmt::format(" | {}", fmt::join(expansion.terms, " "));
    return in_part(word.part, text + ')');
}

std::string printed(const QueryPhrase& phrase) {
    const std::string text = fmt::format("\"{}\"", fmt::join(phrase.forms, " "));
    return in_part(phrase.part, phrase.slop == 0 ? text : fmt::format("{}~{}", text, phrase.slop));
}

std::string printed(const QueryNearness& nearness) {
    const std::string distance =
        nearness.distance == 0 ? "S" : fmt::format("{}", nearness.distance);
    return in_part(nearness.part, fmt::format("({} NEAR/{} {})", printed(nearness.left), distance,
                                              printed(nearness.right)));
}

std::string_view field_name(ValueField field) {
    constexpr std::array kFields{QueryField::Tag, QueryField::Author, QueryField::Editor,
                                 QueryField::Category, QueryField::Source};
    const auto* found = std::find_if(kFields.begin(), kFields.end(), [field](QueryField one) {
        return value_field_of(one) == field;
    });
    return name_of(*found);
}

std::string printed(const QueryValue& value) {
    return fmt::format("{}:\"{}{}\"", field_name(value.field), value.words,
                       value.is_open ? "*" : "");
}

std::string printed(const DateRange& dates) {
    return fmt::format("{}:{}", name_of(QueryField::Date), to_iso(dates));
}

std::string printed(const QueryCombination& combination);

std::string printed(const QueryNode& node) {
    return std::visit([](const auto& what) { return printed(what); }, node.what);
}

std::string printed(const QueryCombination& combination) {
    if (combination.kind == QueryCombination::Kind::Not) {
        return '-' + printed(combination.children[0]);
    }
    const bool all = combination.kind == QueryCombination::Kind::All;
    std::string text;
    for (const QueryNode& child : combination.children) {
        if (!text.empty()) text += all ? " AND " : " OR ";
        text += printed(child);
    }
    return '(' + text + ')';
}

// Calls `use` with every condition that is met on its own, but for unwanted ones.
template <typename Use>
void for_each_wanted(const std::vector<QueryNode>& nodes, const Use& use) {
    for (const QueryNode& node : nodes) {
        const auto* combination = std::get_if<QueryCombination>(&node.what);
        if (combination == nullptr) {
            use(node);
        } else if (combination->kind != QueryCombination::Kind::Not) {
            for_each_wanted(combination->children, use);
        }
    }
}

template <typename What>
bool holds_plain_word(const What& what) {
    if constexpr (std::is_same_v<What, QueryWord>) {
        return what.part == TextPart::Anywhere;
    } else if constexpr (std::is_same_v<What, QueryCombination>) {
        return std::all_of(what.children.begin(), what.children.end(), [](const QueryNode& child) {
            return std::visit([](const auto& one) { return holds_plain_word(one); }, child.what);
        });
    } else {
        return std::is_same_v<What, QueryNearness>;
    }
}

}  // namespace

std::string Query::printed() const {
    std::string text;
    const auto append = [&text](const std::string& piece) {
        if (!text.empty()) text += ' ';
        text += piece;
    };
    for (const QueryWord& word : words)
        append(telusur::printed(word));
    for (const QueryNode& node : required) {
        const auto* word = std::get_if<QueryWord>(&node.what);
        const bool is_plain = word != nullptr && word->part == TextPart::Anywhere;
        append((is_plain ? "+" : "") + telusur::printed(node));
    }
    for (const QueryNode& node : excluded)
        append('-' + telusur::printed(node));
    return text;
}

std::vector<const QueryWord*> Query::wanted_words() const {
    std::vector<const QueryWord*> wanted;
    for (const QueryWord& word : words)
        wanted.push_back(&word);
    for_each_wanted(required, [&wanted](const QueryNode& node) {
        if (const auto* word = std::get_if<QueryWord>(&node.what)) wanted.push_back(word);
        if (const auto* nearness = std::get_if<QueryNearness>(&node.what)) {
            wanted.push_back(&nearness->left);
            wanted.push_back(&nearness->right);
        }
    });
    return wanted;
}

std::vector<const QueryPhrase*> Query::wanted_phrases() const {
    std::vector<const QueryPhrase*> phrases;
    for_each_wanted(required, [&phrases](const QueryNode& node) {
        if (const auto* phrase = std::get_if<QueryPhrase>(&node.what)) phrases.push_back(phrase);
    });
    return phrases;
}

bool Query::is_corrected() const {
    return std::any_of(offers.begin(), offers.end(),
                       [](const SpellingOffer& offer) { return offer.is_applied; });
}

std::string Query::with_offers(std::string_view text, const TextAnalysis& analysis) const {
    const std::vector<AnalysedWord> written = analysis.analyse(text);
    std::string better;
    std::size_t copied = 0;
    for (std::size_t i = 0; i < written.size(); ++i) {
        for (const SpellingOffer& offer : offers) {
            const bool two =
                i + 1 < written.size() && offer.form == written[i].form + ' ' + written[i + 1].form;
            if (written[i].token.begin < copied || (!two && offer.form != written[i].form))
                continue;
            better += text.substr(copied, written[i].token.begin - copied);
            better += offer.meant;
            copied = written[two ? i + 1 : i].token.end;
        }
    }
    better += text.substr(copied);
    return better;
}

bool Query::is_exact() const {
    return !std::all_of(required.begin(), required.end(), [](const QueryNode& node) {
        return std::visit([](const auto& what) { return holds_plain_word(what); }, node.what);
    });
}

}  // namespace telusur
