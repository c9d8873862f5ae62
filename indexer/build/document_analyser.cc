// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build/document_analyser.h"

#include <algorithm>

#include "indexer/index/field_table.h"
#include "indexer/index/token_stream.h"
#include "stemmers/tokenizer.h"

namespace telusur {

namespace {

constexpr std::uint32_t kNone = UINT32_MAX;

// The first bytes of a term as a number that compares as they do.
std::uint64_t leading_bytes(std::string_view term) {
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < sizeof bytes; ++i)
        bytes = bytes << 8 | (i < term.size() ? static_cast<unsigned char>(term[i]) : 0u);
    return bytes;
}

}  // namespace

const AnalysedDocument& DocumentAnalyser::analyse(const Article& article) {
    ++document_;
    result_.symbols.clear();
    result_.length = 0;
    add_text(article.title, kTitleWeight);
    add_title_terms();
    for (const std::string& tag : article.tags)
        add_text(tag, kTagWeight);
    for (const Paragraph& paragraph : article.body)
        add_text(paragraph.text, kBodyWeight);
    collect_terms();
    return result_;
}

void DocumentAnalyser::add_text(std::string_view text, std::uint32_t weight) {
    text_.clear();
    placed_.clear();
    Tokenizer tokenizer(text);
    for (Token token; tokenizer.next(token);) {
        const Reading& reading = read(token.of(text), token.kind);
        if (reading.word == kNone) continue;
        text_.push_back({reading, token.sentence});
        placed_.push_back({forms_.text(reading.word), token.kind, token.sentence});
    }
    name_wholes();
    std::uint32_t sentence = text_.empty() ? 0 : text_.front().sentence;
    for (const PlacedReading& placed : text_) {
        const Reading& reading = placed.reading;
        if (placed.sentence != sentence) result_.symbols.push_back(kSentenceEnd);
        sentence = placed.sentence;
        result_.symbols.push_back(kFirstWord + count(reading));
        for_each_term(reading, [&](std::uint32_t term) { add_counted_term(term, weight); });
        if (reading.form != kNone) add_term(reading.form, weight);
    }
    result_.symbols.push_back(kTextEnd);
}

// Of the text that was added last. Looking each up anew is cheap: titles are short.
void DocumentAnalyser::add_title_terms() {
    for (const PlacedReading& placed : text_) {
        for_each_term(placed.reading, [this](std::uint32_t term) {
            const std::uint32_t number = terms_.number_of(title_term(terms_.text(term)));
            weights_.resize(terms_.size());
            add_term(number, 1);
        });
    }
}

template <typename Use>
void DocumentAnalyser::for_each_term(const Reading& reading, const Use& use) const {
    use(reading.root);
    for (std::uint32_t part = reading.parts_begin; part < reading.parts_end; ++part)
        use(parts_[part]);
    if (reading.whole != kNone) use(reading.whole);
}

const DocumentAnalyser::Reading& DocumentAnalyser::read(std::string_view written, TokenKind kind) {
    key_.assign(1, static_cast<char>(kind));
    key_ += written;
    const std::uint32_t number = tokens_.number_of(key_);
    if (number == readings_.size()) readings_.push_back(analyse_token(written, kind));
    return readings_[number];
}

DocumentAnalyser::Reading DocumentAnalyser::analyse_token(std::string_view written,
                                                          TokenKind kind) {
    const auto word = analysis_.read_token(written, kind);
    if (!word) return {kNone, kNone, kNone, kNone, 0, 0};
    const auto begin = static_cast<std::uint32_t>(parts_.size());
    for (const std::string& part : word->parts)
        parts_.push_back(terms_.number_of(part));
    const auto number_of = [this](std::string_view term) {
        return term.empty() ? kNone : terms_.number_of(term);
    };
    const Reading reading{forms_.number_of(word->form),
                          terms_.number_of(word->root),
                          number_of(form_term(word->form, word->root)),
                          number_of(word->whole),
                          begin,
                          static_cast<std::uint32_t>(parts_.size())};
    counts_.resize(forms_.size());
    weights_.resize(terms_.size());
    return reading;
}

void DocumentAnalyser::name_wholes() {
    for (const WrittenWhole& whole : find_wholes(placed_)) {
        const std::uint32_t term = terms_.number_of(whole.term);
        weights_.resize(terms_.size());
        for (std::size_t i = 0; i < whole.count; ++i)
            text_[whole.first + i].reading.whole = term;
    }
}

// Returns the word's place in take_words. A form that has several roots keeps the one that it first
// has there, so that it does not matter what was remembered from before.
std::uint32_t DocumentAnalyser::count(const Reading& reading) {
    WordCount& word = counts_[reading.word];
    if (word.occurrences++ == 0) {
        word.place = static_cast<std::uint32_t>(taken_.size());
        word.root = reading.root;
        taken_.push_back(reading.word);
    }
    if (word.last_document != document_) {
        word.last_document = document_;
        ++word.documents;
    }
    return word.place;
}

void DocumentAnalyser::add_counted_term(std::uint32_t term, std::uint32_t weight) {
    add_term(term, weight);
    result_.length += weight;
}

void DocumentAnalyser::add_term(std::uint32_t term, std::uint32_t weight) {
    if (weights_[term] == 0) document_terms_.push_back(term);
    weights_[term] += weight;
}

// Xapian's trees take sorted terms best.
void DocumentAnalyser::collect_terms() {
    order_.clear();
    for (const std::uint32_t term : document_terms_) {
        const std::string_view text = terms_.text(term);
        order_.push_back({leading_bytes(text), {text, weights_[term]}});
        weights_[term] = 0;
    }
    document_terms_.clear();
    std::sort(order_.begin(), order_.end(), [](const auto& left, const auto& right) {
        if (left.leading != right.leading) return left.leading < right.leading;
        return left.term.term < right.term.term;
    });
    result_.terms.clear();
    for (const OrderedTerm& placed : order_)
        result_.terms.push_back(placed.term);
}

std::vector<CountedWord> DocumentAnalyser::take_words() {
    std::vector<CountedWord> words;
    words.reserve(taken_.size());
    for (const std::uint32_t form : taken_) {
        WordCount& word = counts_[form];
        words.push_back({std::string(forms_.text(form)), std::string(terms_.text(word.root)),
                         word.occurrences, word.documents});
        word = {};
    }
    taken_.clear();
    return words;
}

std::size_t DocumentAnalyser::memory_bytes() const {
    return tokens_.memory_bytes() + forms_.memory_bytes() + terms_.memory_bytes() +
           readings_.capacity() * sizeof(Reading) + counts_.capacity() * sizeof(WordCount) +
           (parts_.capacity() + weights_.capacity()) * sizeof(std::uint32_t);
}

void DocumentAnalyser::forget() {
    tokens_.clear();
    forms_.clear();
    terms_.clear();
    // Assigning {} would keep their memory.
    readings_ = std::vector<Reading>();
    parts_ = std::vector<std::uint32_t>();
    counts_ = std::vector<WordCount>();
    weights_ = std::vector<std::uint32_t>();
}

}  // namespace telusur
