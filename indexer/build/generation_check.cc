// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build/generation_check.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "indexer/build/story_finder.h"
#include "indexer/index/error.h"
#include "indexer/index/field_table.h"
#include "indexer/index/generation.h"
#include "indexer/index/rebuild_hint.h"

namespace telusur {

namespace fs = std::filesystem;

namespace {

constexpr DocumentNumber kSampledArticles = 50;

// What the index must hold of an article, found word by word without what the build remembers.
struct Expected {
    std::map<std::string, std::uint32_t> terms;
    std::uint32_t length = 0;
    std::vector<std::uint32_t> symbols;
};

[[noreturn]] void refuse(const char* file, const Phrase& reason) {
    throw Error(ErrorCode::BadData,
                {fmt::format("{}: {}", file, reason.english),
                 fmt::format("{}: {}", file, reason.indonesian)},
                rebuild_hint());
}

[[noreturn]] void refuse_publishing(const Phrase& reason) {
    throw Error(ErrorCode::GateRefused,
                {"the new generation is not published: " + reason.english,
                 "generasi baru tidak diterbitkan: " + reason.indonesian},
                phrase("the generation before stays live", "generasi sebelumnya tetap dipakai"));
}

class Expectation {
  public:
    Expectation(const Generation& generation, const Article& article)
        : generation_(generation), article_(article) {
        add_text(article.title, kTitleWeight);
        for (const AnalysedWord& word : generation.language().analysis().analyse(article.title)) {
            for_each_term(word,
                          [this](const std::string& term) { ++expected_.terms[title_term(term)]; });
        }
        for (const std::string& tag : article.tags)
            add_text(tag, kTagWeight);
        for (const Paragraph& paragraph : article.body)
            add_text(paragraph.text, kBodyWeight);
    }

    const Expected& value() const { return expected_; }

  private:
    void add_text(std::string_view text, std::uint32_t weight) {
        const auto words = generation_.language().analysis().analyse(text);
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (i > 0 && words[i].token.sentence != words[i - 1].token.sentence)
                expected_.symbols.push_back(kSentenceEnd);
            expected_.symbols.push_back(kFirstWord + number_of(words[i]));
            for_each_term(words[i], [&](const std::string& term) {
                expected_.terms[term] += weight;
                expected_.length += weight;
            });
            const std::string form = form_term(words[i].form, words[i].root);
            if (!form.empty()) expected_.terms[form] += weight;
        }
        expected_.symbols.push_back(kTextEnd);
    }

    WordNumber number_of(const AnalysedWord& word) const {
        const Vocabulary& vocabulary = generation_.vocabulary();
        const auto number = vocabulary.find(word.form);
        if (number && vocabulary.root(*number) == word.root) return *number;
        refuse(generation_layout::kVocabulary,
               phrase("lacks the word {} of article {}", "tidak memuat kata {} dari artikel {}",
                      word.form, article_.id));
    }

    const Generation& generation_;
    const Article& article_;
    Expected expected_;
};

void check_words(const Generation& generation, const Postings& postings, DocumentNumber document,
                 const Article& article) {
    const Expected expected = Expectation(generation, article).value();
    if (expected.length != generation.columns().lengths()[document]) {
        refuse(generation_layout::kColumns,
               phrase("article {} has another length", "panjang artikel {} berbeda", article.id));
    }
    for (const auto& [term, weight] : expected.terms) {
        if (!postings.contains(term, document)) {
            refuse(generation_layout::kPostings,
                   phrase("article {} is not found by its word {}",
                          "artikel {} tidak ditemukan lewat katanya {}", article.id, term));
        }
    }
    std::vector<std::uint32_t> symbols;
    const std::uint32_t tags = generation.tokens().read(document, symbols);
    if (symbols != expected.symbols || tags != article.tags.size()) {
        refuse(generation_layout::kTokens,
               phrase("article {} has other words", "kata artikel {} berbeda", article.id));
    }
}

// What columns and articles both say of it.
void check_columns(const Generation& generation, DocumentNumber document, const Article& article) {
    const Columns& columns = generation.columns();
    const auto candidates = columns.candidates_by_id(article.id);
    if (std::find(candidates.begin(), candidates.end(), document) == candidates.end()) {
        refuse(generation_layout::kColumns,
               phrase("article {} is not found by its id",
                      "artikel {} tidak ditemukan lewat id-nya", article.id));
    }
    if (columns.published(document) != article.published) {
        refuse(generation_layout::kColumns,
               phrase("article {} has another date", "artikel {} bertanggal lain", article.id));
    }
}

void check_samples(const Generation& generation) {
    const Postings postings = generation.postings();
    const DocumentNumber count = generation.columns().document_count();
    const DocumentNumber step = std::max<DocumentNumber>(1, count / kSampledArticles);
    for (DocumentNumber document = 0; document < count; document += step) {
        const Article article = generation.article(document);
        check_columns(generation, document, article);
        check_words(generation, postings, document, article);
    }
}

void check_stories(const Generation& generation, const std::vector<DocumentNumber>& stories) {
    for (DocumentNumber document = 0; document < stories.size(); ++document) {
        if (generation.columns().story(document) == stories[document]) continue;
        refuse(generation_layout::kColumns,
               phrase("article {} is of another story", "artikel {} termasuk berita lain",
                      generation.article(document).id));
    }
}

// Reading throws for what cannot be decoded and for words that the vocabulary does not have; how
// often it has each is then the sum over all articles.
void check_all(const Generation& generation) {
    const Vocabulary& vocabulary = generation.vocabulary();
    std::vector<std::uint64_t> occurrences(vocabulary.word_count(), 0);
    StoryFinder stories(vocabulary);
    std::vector<std::uint32_t> symbols;
    for (DocumentNumber document = 0; document < generation.columns().document_count();
         ++document) {
        const Article article = generation.article(document);
        check_columns(generation, document, article);
        const std::uint32_t tags = generation.tokens().read(document, symbols);
        stories.add(tags, symbols);
        if (tags != article.tags.size()) {
            refuse(generation_layout::kTokens,
                   phrase("article {} has other tags", "tag artikel {} berbeda", article.id));
        }
        for (const std::uint32_t symbol : symbols) {
            if (symbol >= kFirstWord) ++occurrences[symbol - kFirstWord];
        }
    }
    check_stories(generation, stories.stories());
    for (WordNumber word = 0; word < vocabulary.word_count(); ++word) {
        if (occurrences[word] == vocabulary.occurrences(word)) continue;
        refuse(generation_layout::kVocabulary,
               phrase("the word {} stands {} times in the articles, not {} times",
                      "kata {} muncul {} kali dalam artikel, bukan {} kali", vocabulary.form(word),
                      occurrences[word], vocabulary.occurrences(word)));
    }
}

}  // namespace

std::uint64_t verify_generation(const fs::path& directory, CheckDepth depth) {
    check_files(directory);
    const Generation generation(directory);
    check_samples(generation);
    if (depth == CheckDepth::All) check_all(generation);
    return generation.columns().document_count();
}

void check_generation(const fs::path& directory, std::uint64_t expected_articles) {
    std::uint64_t articles = 0;
    try {
        articles = verify_generation(directory, CheckDepth::Samples);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::BadData) throw;
        refuse_publishing(error.message());
    }
    if (articles != expected_articles) {
        refuse_publishing(phrase("it holds {} articles, the archive {}",
                                 "isinya {} artikel, arsip {}", articles, expected_articles));
    }
}

}  // namespace telusur
