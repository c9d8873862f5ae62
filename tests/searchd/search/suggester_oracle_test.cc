// SPDX-License-Identifier: GPL-3.0-or-later
// Completions against a plain reading of all articles.
#include <gmock/gmock.h>
#include <map>
#include <set>

#include "searchd/search/suggester.h"
#include "stemmers/normalizer.h"
#include "tests/searchd/support/sample_index.h"
#include "tests/support/random_text.h"
#include "tests/support/sample_articles.h"

namespace telusur::testing {
namespace {

using Words = std::vector<std::string>;

struct Typed {
    Words whole;
    std::string beginning;
};

bool holds(Words words, const Typed& typed) {
    for (const std::string& whole : typed.whole) {
        const auto found = std::find(words.begin(), words.end(), whole);
        if (found == words.end()) return false;
        words.erase(found);
    }
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return word.starts_with(typed.beginning); });
}

bool begins(const Words& words, const Typed& typed) {
    if (words.size() <= typed.whole.size()) return false;
    for (std::size_t i = 0; i < typed.whole.size(); ++i) {
        if (words[i] != typed.whole[i]) return false;
    }
    return words[typed.whole.size()].starts_with(typed.beginning);
}

// Runs of letters and digits.
Words words_of_key(std::string_view key) {
    Words words(1);
    for (const char c : key) {
        const bool divides = std::string_view(" -+'.").find(c) != std::string_view::npos;
        if (!divides) {
            words.back() += c;
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    return words;
}

class Oracle {
  public:
    explicit Oracle(const SampleIndex& index)
        : articles_(index.articles()), generation_(index.generation()) {}

    const Generation& generation() const { return generation_; }

    Words title_words(const Article& article) const {
        Words words;
        for (const AnalysedWord& word : generation_.language().analysis().analyse(article.title))
            words.push_back(word.form);
        return words;
    }

    Words titles(const Typed& typed) const {
        Words first;
        Words others;
        std::set<Words> known;
        for (const Article& article : articles_) {
            const Words words = title_words(article);
            if (!holds(words, typed) || !known.insert(words).second) continue;
            (begins(words, typed) ? first : others).push_back(article.id);
        }
        first.insert(first.end(), others.begin(), others.end());
        return first;
    }

    Words words(const Typed& typed) const {
        const Vocabulary& vocabulary = generation_.vocabulary();
        std::map<std::pair<std::uint64_t, std::string>, bool> by_use;
        for (WordNumber word = 0; word < vocabulary.word_count(); ++word) {
            const std::string form(vocabulary.form(word));
            if (!form.starts_with(typed.beginning) || is_stop_word(form)) continue;
            if (count_code_points(form) < 3) continue;
            by_use[{~vocabulary.occurrences(word), form}] = true;
        }
        Words forms;
        for (const auto& [key, used] : by_use)
            forms.push_back(key.second);
        return forms;
    }

    Words values(ValueField field, const Typed& typed) const {
        const ValueColumn& column = generation_.columns().values(field);
        Words labels;
        for (Ordinal ordinal = 0; ordinal < column.value_count(); ++ordinal) {
            if (holds(words_of_key(column.key(ordinal)), typed))
                labels.emplace_back(column.label(ordinal));
        }
        return labels;
    }

    Typed any_typed(Random& random) const {
        const Words words = title_words(articles_[below(random, articles_.size())]);
        Typed typed;
        for (std::size_t i = below(random, 3); i > 0 && words.size() > i; --i)
            typed.whole.push_back(words[below(random, words.size())]);
        const std::string& last = words[below(random, words.size())];
        typed.beginning = last.substr(0, 1 + below(random, last.size()));
        return typed;
    }

  private:
    std::vector<Article> articles_;
    Generation generation_;
};

bool is_plain(const Typed& typed) {
    const auto is_letters = [](const std::string& word) {
        return word.find_first_of("-,./") == std::string::npos;
    };
    return is_letters(typed.beginning) &&
           std::all_of(typed.whole.begin(), typed.whole.end(), is_letters);
}

// What was taken of a kind is the beginning of what there is.
void expect_beginning(const Words& taken, const Words& all) {
    ASSERT_LE(taken.size(), all.size());
    EXPECT_EQ(taken, Words(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(taken.size())));
}

TEST(SuggesterOracle, RandomBeginnings) {
    Random random(5);
    const SampleIndex index(sample_articles(7, 400));
    const Oracle oracle(index);
    const StopWords stop_words;
    const Suggester suggester(oracle.generation(), stop_words);
    std::size_t compared = 0;
    for (int round = 0; round < 1500; ++round) {
        const Typed typed = oracle.any_typed(random);
        if (!is_plain(typed)) continue;
        std::string text;
        for (const std::string& whole : typed.whole)
            text += whole + ' ';
        text += typed.beginning;
        SCOPED_TRACE(text);
        const std::size_t limit = 1 + below(random, kMostCompletions);
        std::map<CompletionKind, Words> taken;
        const auto completions = suggester.suggest(text, limit);
        for (const Completion& completion : completions)
            taken[completion.kind].push_back(
                completion.kind == CompletionKind::Title ? completion.id : completion.text.text);
        const Words titles = oracle.titles(typed);
        const Words tags = oracle.values(ValueField::Tag, typed);
        const Words authors = oracle.values(ValueField::Author, typed);
        expect_beginning(taken[CompletionKind::Title], titles);
        expect_beginning(taken[CompletionKind::Tag], tags);
        expect_beginning(taken[CompletionKind::Author], authors);
        if (typed.whole.empty()) {
            const Words words = oracle.words(typed);
            expect_beginning(taken[CompletionKind::Word], words);
            EXPECT_EQ(completions.size(),
                      std::min(limit, titles.size() + tags.size() + authors.size() + words.size()));
        }
        // Nothing is left out for a kind that has more than another.
        for (const auto& [kind, all] :
             {std::pair{CompletionKind::Title, &titles}, std::pair{CompletionKind::Tag, &tags},
              std::pair{CompletionKind::Author, &authors}}) {
            if (taken[kind].size() == all->size()) continue;
            for (const auto& [other, words] : taken)
                EXPECT_LE(words.size(), taken[kind].size() + 1);
        }
        ++compared;
    }
    EXPECT_GT(compared, 1000U);
}

}  // namespace
}  // namespace telusur::testing
