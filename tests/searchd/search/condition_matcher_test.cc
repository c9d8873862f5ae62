// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/condition_matcher.h"

#include <algorithm>
#include <cctype>
#include <gtest/gtest.h>

#include "stemmers/normalizer.h"
#include "tests/searchd/support/random_source.h"
#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

// An article as its texts' words: the plainest way to see whether a condition holds.
struct PlainArticle {
    Article article;
    std::vector<std::vector<AnalysedWord>> texts;  // title, tags, paragraphs
    std::size_t tags = 0;

    bool is_in(std::size_t text, TextPart part) const {
        return part == TextPart::Anywhere || (part == TextPart::Title ? text == 0 : text > tags);
    }
};

class PlainMatcher {
  public:
    explicit PlainMatcher(const PlainArticle& plain) : plain_(plain) {}

    bool operator()(const QueryNode& node) const {
        return std::visit([this](const auto& what) { return holds(what); }, node.what);
    }

  private:
    bool has_term(const std::string& term, TextPart part) const {
        for (std::size_t text = 0; text < plain_.texts.size(); ++text) {
            if (!plain_.is_in(text, part)) continue;
            for (const AnalysedWord& word : plain_.texts[text]) {
                bool found = form_term(word.form, word.root) == term;
                for_each_term(word, [&](const std::string& one) { found = found || one == term; });
                if (found) return true;
            }
        }
        return false;
    }

    bool holds(const QueryWord& word) const {
        const auto there = [&](const std::string& term) { return has_term(term, word.part); };
        if (!word.root.empty() && there(word.root)) return true;
        if (std::any_of(word.beginning.begin(), word.beginning.end(), there)) return true;
        return std::any_of(
            word.expansions.begin(), word.expansions.end(), [&](const Expansion& expansion) {
                return std::all_of(expansion.terms.begin(), expansion.terms.end(), there);
            });
    }

    bool holds(const QueryPhrase& phrase) const {
        for (std::size_t text = 0; text < plain_.texts.size(); ++text) {
            if (!plain_.is_in(text, phrase.part)) continue;
            const auto& words = plain_.texts[text];
            for (std::size_t first = 0; first < words.size(); ++first) {
                if (words[first].form == phrase.forms[0] && stands_at(words, first, phrase))
                    return true;
            }
        }
        return false;
    }

    static bool stands_at(const std::vector<AnalysedWord>& words, std::size_t first,
                          const QueryPhrase& phrase) {
        std::size_t place = first;
        for (const std::string& form : phrase.forms) {
            while (place < words.size() && words[place].form != form)
                ++place;
            if (place == words.size()) return false;
            ++place;
        }
        return place - first - phrase.forms.size() <= phrase.slop;
    }

    bool holds(const QueryNearness& near) const {
        for (std::size_t text = 0; text < plain_.texts.size(); ++text) {
            if (!plain_.is_in(text, near.part)) continue;
            const auto& words = plain_.texts[text];
            for (std::size_t i = 0; i < words.size(); ++i) {
                for (std::size_t j = 0; j < words.size(); ++j) {
                    const bool pair = i != j && words[i].root == near.left.root &&
                                      words[j].root == near.right.root;
                    if (!pair) continue;
                    const std::size_t distance = i < j ? j - i : i - j;
                    if (near.distance == 0 ? words[i].token.sentence == words[j].token.sentence
                                           : distance <= near.distance)
                        return true;
                }
            }
        }
        return false;
    }

    bool holds(const QueryValue& value) const {
        const auto values = values_of(plain_.article, value.field);
        return std::any_of(values.begin(), values.end(), [&](const std::string& one) {
            // Words divided by single blanks, whatever stands between them.
            const auto spaced = [](std::string text) {
                for (char& c : text) {
                    const auto byte = static_cast<unsigned char>(c);
                    if (byte < 0x80 && std::isalnum(byte) == 0) c = ' ';
                }
                return ' ' + text + ' ';
            };
            const std::string wanted = spaced(value.words);
            return spaced(fold_label(one))
                       .find(value.is_open ? wanted.substr(0, wanted.size() - 1) : wanted) !=
                   std::string::npos;
        });
    }

    bool holds(const DateRange& dates) const {
        if (!plain_.article.published) return false;
        const std::string day = to_iso(archive_date(plain_.article.published->seconds));
        return (!dates.from || day >= to_iso(*dates.from)) &&
               (!dates.to || day <= to_iso(*dates.to));
    }

    bool holds(const QueryCombination& combination) const {
        const auto& children = combination.children;
        switch (combination.kind) {
            case QueryCombination::Kind::All:
                return std::all_of(children.begin(), children.end(), *this);
            case QueryCombination::Kind::Any:
                return std::any_of(children.begin(), children.end(), *this);
            case QueryCombination::Kind::Not:
                break;
        }
        return !(*this)(children[0]);
    }

    const PlainArticle& plain_;
};

// Questions with every operator, of words that the archive has.
class RandomConditions {
  public:
    RandomConditions(std::uint64_t seed, const std::vector<PlainArticle>& articles)
        : random_(seed), articles_(articles) {}

    std::string next(int depth = 0) {
        const std::size_t kind = random_.below(depth < 3 ? 12 : 6);
        switch (kind) {
            case 0:
                return '"' + beside() + '"';
            case 1:
                return '"' + word() + ' ' + word() + "\"~" + std::to_string(random_.below(9));
            case 2:
                return word() + " NEAR/" +
                       (random_.chance(30) ? "S" : std::to_string(1 + random_.below(9))) + ' ' +
                       word();
            case 3:
                return '=' + word();
            case 4:
                return field() + (random_.chance(30) ? '"' + beside() + '"' : word());
            case 5:
                return value();
            case 6:
            case 7:
                return '(' + next(depth + 1) + " OR " + next(depth + 1) + ')';
            case 8:
                return '(' + next(depth + 1) + " AND " + next(depth + 1) + ')';
            case 9:
                return "-(" + next(depth + 1) + ')';
            case 10:
                return '+' + word();
            default:
                return word().substr(0, 4) + "* OR " + word();
        }
    }

  private:
    const std::vector<AnalysedWord>& some_text() {
        while (true) {
            const PlainArticle& article = random_.one_of(articles_);
            const auto& text = random_.one_of(article.texts);
            if (text.size() >= 2) return text;
        }
    }
    std::string word() { return random_.one_of(some_text()).form; }
    std::string beside() {
        const auto& text = some_text();
        const std::size_t first = random_.below(text.size() - 1);
        return text[first].form + ' ' + text[first + 1].form;
    }
    std::string field() { return random_.chance(50) ? "judul:" : "isi:"; }
    std::string value() {
        const Article& article = random_.one_of(articles_).article;
        switch (random_.below(3)) {
            case 0:
                return article.tags.empty() ? word()
                                            : "tag:\"" + random_.one_of(article.tags) + '"';
            case 1:
                return article.credits.empty() ? word()
                                               : "penulis:\"" + article.credits[0].name + '"';
            default:
                return article.published
                           ? "tanggal:" + to_iso(archive_date(article.published->seconds)) + ".."
                           : word();
        }
    }

    RandomSource random_;
    const std::vector<PlainArticle>& articles_;
};

TEST(ConditionMatcher, AgreesWithReadingEveryArticle) {
    const Generation generation = corpus_index().generation();
    const TextAnalysis& analysis = generation.language().analysis();
    std::vector<PlainArticle> articles;
    for (const Article& article : corpus_index().articles()) {
        PlainArticle plain{article, {analysis.analyse(article.title)}, article.tags.size()};
        for (const std::string& tag : article.tags)
            plain.texts.push_back(analysis.analyse(tag));
        for (const Paragraph& paragraph : article.body)
            plain.texts.push_back(analysis.analyse(paragraph.text));
        articles.push_back(std::move(plain));
    }
    QueryReading reading{analysis};
    reading.vocabulary = &generation.vocabulary();
    const Postings postings = generation.postings();
    RandomConditions questions(7, articles);
    std::size_t telling = 0;  // neither all nor none
    for (int round = 0; round < 2000; ++round) {
        const std::string text = questions.next();
        const Query query = parse_query(text, reading);
        for (const std::vector<QueryNode>* nodes : {&query.required, &query.excluded}) {
            for (const QueryNode& node : *nodes) {
                const DocSet found = documents_meeting(generation, postings, node);
                DocSet expected(generation.columns().document_count());
                for (DocumentNumber document = 0; document < articles.size(); ++document) {
                    if (PlainMatcher(articles[document])(node)) expected.add(document);
                }
                ASSERT_EQ(found.list(), expected.list()) << text;
                telling += found.size() > 0 && found.size() < articles.size();
                const DocSet half = DocSet::range(generation.columns().document_count(), 0,
                                                  generation.columns().document_count() / 2);
                expected &= half;
                ASSERT_EQ(documents_meeting(generation, postings, node, &half).list(),
                          expected.list())
                    << text;
            }
        }
    }
    EXPECT_GE(telling, 1500u);
}

}  // namespace
}  // namespace telusur::testing
