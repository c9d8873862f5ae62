// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/plain_bench_questions.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <random>
#include <unordered_set>

#include "searchd/search/doc_set.h"

namespace telusur {

namespace {

// Word numbers go by frequency: these are the words that say little.
constexpr WordNumber kFrequentWords = 100;

// Both sides read such a word as one, whatever their tokenisers make of marks and figures.
bool is_plain(std::string_view form) {
    return form.size() >= 2 &&
           std::all_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Of all documents.
struct Share {
    double least = 0;
    double most = 1;
};

constexpr Share kRare{0.0001, 0.0005};
constexpr Share kOne{0.008, 0.012};
constexpr Share kMid{0.03, 0.1};
constexpr Share kCommon{0.2, 0.4};
constexpr Share kUnion{0.38, 0.45};

class Drawer {
  public:
    Drawer(const Generation& generation, std::uint64_t seed)
        : generation_(generation), postings_(generation.postings()), random_(seed) {
        std::unordered_set<std::string_view> known;
        const Vocabulary& vocabulary = generation.vocabulary();
        for (WordNumber word = 0; word < vocabulary.word_count(); ++word) {
            const std::string_view root = vocabulary.root(word);
            if (!is_plain(vocabulary.form(word)) || !known.insert(root).second) continue;
            const double share = share_of(postings_.frequency(std::string(root)));
            for (const auto& [pool, wanted] :
                 {std::pair{&rare_, kRare}, std::pair{&one_, kOne}, std::pair{&mid_, kMid},
                  std::pair{&common_, kCommon}})
                if (share >= wanted.least && share <= wanted.most) pool->push_back(word);
        }
    }

    std::optional<Question> rare() { return words(rare_, 1, Question::Join::All); }
    std::optional<Question> one() { return words(one_, 1, Question::Join::All); }
    std::optional<Question> mid() { return words(mid_, 1, Question::Join::All); }
    std::optional<Question> common() { return words(common_, 1, Question::Join::All); }
    std::optional<Question> and2() { return words(mid_, 2, Question::Join::All); }
    std::optional<Question> or3() { return words(mid_, 3, Question::Join::Any); }

    // Words that together stand in about 40 % of all documents.
    std::optional<Question> all() {
        const DocumentNumber capacity = generation_.columns().document_count();
        DocSet found(capacity);
        Question question{"", {}, Question::Join::Any};
        for (int i = 0; i < 40 && share_of(found.size()) < kUnion.least; ++i) {
            const auto& pool = random_() % 4 == 0 ? mid_ : common_;
            if (pool.empty()) continue;
            const WordNumber word = pick(pool);
            DocSet wider = found;
            for (const DocumentNumber document : documents_of(word))
                wider.add(document);
            if (wider == found || share_of(wider.size()) > kUnion.most) continue;
            found = wider;
            question.words.push_back(form(word));
        }
        if (share_of(found.size()) < kUnion.least) return std::nullopt;
        return question;
    }

    std::optional<Question> phrase() { return pair(kFrequentWords, UINT32_MAX); }
    std::optional<Question> phrase2() { return pair(0, kFrequentWords); }

    // A tag of an article that has the word, so that frequent tags come often.
    std::optional<Question> tag() {
        auto question = mid();
        if (!question) return question;
        const DocumentNumber document = pick(documents_of(last_word_));
        const ValueColumn& tags = generation_.columns().values(ValueField::Tag);
        const auto ordinals = tags.values(document);
        if (ordinals.empty()) return std::nullopt;
        question->tag = tags.label(ordinals[random_() % ordinals.size()]);
        return question;
    }

    std::optional<Question> date() {
        auto question = mid();
        if (!question) return question;
        const auto published = generation_.columns().published(pick(documents_of(last_word_)));
        if (!published) return std::nullopt;
        question->year = archive_date(published->seconds).year;
        return question;
    }

    // Theirs finds the forms that begin so, ours roots that do in all of their forms.
    std::optional<Question> prefix() {
        constexpr std::size_t kLetters = 4;
        auto question = mid();
        if (!question || question->words.front().size() <= kLetters) return std::nullopt;
        std::string& word = question->words.front();
        word.resize(kLetters);
        word += '*';
        return question;
    }

    std::optional<Question> sort() {
        auto question = common();
        if (question) question->order = Question::Order::Newest;
        return question;
    }

  private:
    double share_of(std::uint64_t documents) const {
        return static_cast<double>(documents) / generation_.columns().document_count();
    }
    std::string form(WordNumber word) const {
        return std::string(generation_.vocabulary().form(word));
    }
    template <typename Item>
    Item pick(const std::vector<Item>& items) {
        return items[random_() % items.size()];
    }

    std::vector<DocumentNumber> documents_of(WordNumber word) const {
        std::vector<DocumentNumber> documents;
        for (const Posting& posting :
             postings_.read(std::string(generation_.vocabulary().root(word))))
            documents.push_back(posting.document);
        return documents;
    }

    std::optional<Question> words(const std::vector<WordNumber>& pool, std::size_t count,
                                  Question::Join join) {
        if (pool.size() < count) return std::nullopt;
        Question question{"", {}, join};
        while (question.words.size() < count) {
            last_word_ = pick(pool);
            const std::string word = form(last_word_);
            const auto& chosen = question.words;
            if (std::find(chosen.begin(), chosen.end(), word) == chosen.end())
                question.words.push_back(word);
        }
        return question;
    }

    // Two words side by side in some sentence, with numbers from `least` up to `end`.
    std::optional<Question> pair(WordNumber least, WordNumber end) {
        const DocumentNumber count = generation_.columns().document_count();
        if (count == 0) return std::nullopt;
        generation_.tokens().read(static_cast<DocumentNumber>(random_() % count), symbols_);
        if (symbols_.size() < 2) return std::nullopt;
        const std::size_t place = random_() % (symbols_.size() - 1);
        Question question{"", {}, Question::Join::Phrase};
        for (const std::size_t i : {place, place + 1}) {
            if (symbols_[i] < kFirstWord) return std::nullopt;
            const WordNumber word = symbols_[i] - kFirstWord;
            if (word < least || word >= end) return std::nullopt;
            question.words.push_back(form(word));
            if (!is_plain(question.words.back())) return std::nullopt;
        }
        return question;
    }

    const Generation& generation_;
    Postings postings_;
    std::mt19937_64 random_;
    std::vector<WordNumber> rare_;
    std::vector<WordNumber> one_;
    std::vector<WordNumber> mid_;
    std::vector<WordNumber> common_;
    WordNumber last_word_ = 0;  // that was drawn
    std::vector<std::uint32_t> symbols_;
};

struct Kind {
    std::string_view name;
    std::optional<Question> (Drawer::*draw)();
};

constexpr std::array kKinds{
    Kind{"rare", &Drawer::rare},       Kind{"mid", &Drawer::mid},   Kind{"common", &Drawer::common},
    Kind{"and2", &Drawer::and2},       Kind{"or3", &Drawer::or3},   Kind{"phrase", &Drawer::phrase},
    Kind{"phrase2", &Drawer::phrase2}, Kind{"tag", &Drawer::tag},   Kind{"date", &Drawer::date},
    Kind{"prefix", &Drawer::prefix},   Kind{"sort", &Drawer::sort}, Kind{"all", &Drawer::all},
    Kind{"one", &Drawer::one},
};

}  // namespace

std::string Question::text() const {
    const std::string joined = fmt::format("{}", fmt::join(words, " "));
    return join == Join::Phrase ? '"' + joined + '"' : joined;
}

std::vector<std::string> question_kinds() {
    std::vector<std::string> names;
    for (const Kind& kind : kKinds)
        names.emplace_back(kind.name);
    return names;
}

std::vector<Question> draw_questions(const Generation& generation, const QuestionDraw& draw) {
    Drawer drawer(generation, draw.seed);
    std::vector<Question> questions;
    for (const Kind& kind : kKinds) {
        if (!draw.only.empty() && draw.only != kind.name) continue;
        // Most places of an article hold no pair of frequent words.
        std::size_t drawn = 0;
        for (std::size_t tries = 0; drawn < draw.count && tries < 500 * draw.count; ++tries) {
            auto question = (drawer.*kind.draw)();
            if (!question) continue;
            question->kind = kind.name;
            questions.push_back(std::move(*question));
            ++drawn;
        }
    }
    return questions;
}

}  // namespace telusur
