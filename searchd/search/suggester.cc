// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/suggester.h"

#include <algorithm>
#include <array>

#include "searchd/search/title_finder.h"
#include "searchd/search/typed_text.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

// Values are numbered by use, so that most of what people look for is found among the first.
constexpr Ordinal kMostValuesLookedAt = 20'000;
constexpr std::size_t kFewestLetters = 3;  // shorter words are quicker typed than chosen

class Completer {
  public:
    Completer(const Generation& generation, const StopWords& stop_words, std::string_view typed,
              std::size_t most)
        : generation_(generation),
          stop_words_(stop_words),
          most_(most),
          words_(typed_words(typed, generation.language().analysis())),
          label_words_(typed_label_words(typed)),
          titles_(generation, words_),
          found_(titles_.find(most)) {}

    std::vector<Completion> words() const;
    std::vector<Completion> values(CompletionKind kind, ValueField field) const;
    std::vector<Completion> titles() const;

  private:
    bool is_offered(WordNumber word) const;
    std::vector<WordNumber> most_used_words() const;

    const Generation& generation_;
    const StopWords& stop_words_;
    std::size_t most_;
    TypedWords words_;
    TypedWords label_words_;
    TitleFinder titles_;
    std::vector<DocumentNumber> found_;
};

bool Completer::is_offered(WordNumber word) const {
    const std::string_view form = generation_.vocabulary().form(word);
    return count_code_points(form) >= kFewestLetters && !stop_words_.contains(form);
}

// Words are numbered by use.
std::vector<WordNumber> Completer::most_used_words() const {
    constexpr std::size_t kSpare = 100;  // for stop words
    const auto all = generation_.vocabulary().with_prefix(words_.beginning);
    std::vector<WordNumber> most_used(std::min(all.size(), most_ + kSpare));
    std::partial_sort_copy(all.begin(), all.end(), most_used.begin(), most_used.end());
    return most_used;
}

std::vector<Completion> Completer::words() const {
    std::vector<Completion> completions;
    if (words_.beginning.empty()) return completions;
    const std::size_t marked = count_code_points(words_.beginning);
    const auto candidates = words_.whole.empty() ? most_used_words() : titles_.completing_words();
    for (const WordNumber word : candidates) {
        if (completions.size() == most_) break;
        if (!is_offered(word)) continue;
        Completion completion;
        completion.kind = CompletionKind::Word;
        completion.text = {std::string(generation_.vocabulary().form(word)), {{0, marked}}};
        completion.articles = generation_.vocabulary().documents(word);
        completions.push_back(std::move(completion));
    }
    return completions;
}

std::vector<Completion> Completer::values(CompletionKind kind, ValueField field) const {
    std::vector<Completion> completions;
    if (label_words_.empty()) return completions;
    const ValueColumn& column = generation_.columns().values(field);
    const auto look_at = [&](Ordinal ordinal) {
        const auto places = places_in_key(column.key(ordinal), label_words_);
        if (!places) return;
        Completion completion;
        completion.kind = kind;
        completion.text = marked_label(column.label(ordinal), *places);
        completion.articles = column.documents(ordinal).size();
        completions.push_back(std::move(completion));
    };
    const Ordinal end = std::min(column.value_count(), kMostValuesLookedAt);
    for (Ordinal ordinal = 0; ordinal < end && completions.size() < most_; ++ordinal)
        look_at(ordinal);
    // Of the others, those that begin with the word, which need not be looked for.
    if (label_words_.whole.empty() && end < column.value_count()) {
        for (const Ordinal ordinal : column.with_prefix(label_words_.beginning)) {
            if (completions.size() == most_) break;
            if (ordinal >= end) look_at(ordinal);
        }
    }
    return completions;
}

// What is shown comes from the article, and must be what its tokens promised.
std::vector<Completion> Completer::titles() const {
    std::vector<Completion> completions;
    for (const DocumentNumber document : found_) {
        Article article = generation_.article(document);
        auto title = marked_title(article.title, words_, generation_.language().analysis());
        if (!title) continue;
        completions.push_back({CompletionKind::Title, std::move(*title), 1, std::move(article.id),
                               std::move(article.url)});
    }
    return completions;
}

// One of each kind in turn, until there are enough.
std::vector<Completion> shared_out(std::array<std::vector<Completion>, 4> kinds,
                                   std::size_t limit) {
    std::array<std::size_t, 4> taken{};
    std::size_t left = limit;
    for (bool any = true; any && left > 0;) {
        any = false;
        for (std::size_t kind = 0; kind < kinds.size() && left > 0; ++kind) {
            if (taken[kind] == kinds[kind].size()) continue;
            ++taken[kind];
            --left;
            any = true;
        }
    }
    std::vector<Completion> completions;
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
        for (std::size_t i = 0; i < taken[kind]; ++i)
            completions.push_back(std::move(kinds[kind][i]));
    }
    return completions;
}

}  // namespace

std::string_view name_of(CompletionKind kind) {
    switch (kind) {
        case CompletionKind::Tag:
            return "tag";
        case CompletionKind::Author:
            return "author";
        case CompletionKind::Title:
            return "title";
        case CompletionKind::Word:
            break;
    }
    return "word";
}

std::vector<Completion> Suggester::suggest(std::string_view typed, std::size_t limit) const {
    limit = std::min(limit, kMostCompletions);
    if (limit == 0) return {};
    const Completer completer(generation_, stop_words_, typed, limit);
    return shared_out(
        {completer.words(), completer.values(CompletionKind::Tag, ValueField::Tag),
         completer.values(CompletionKind::Author, ValueField::Author), completer.titles()},
        limit);
}

}  // namespace telusur
