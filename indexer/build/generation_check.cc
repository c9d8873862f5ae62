// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "indexer/build/generation_builder.h"
#include "indexer/index/error.h"
#include "indexer/index/field_table.h"
#include "indexer/index/generation.h"

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

[[noreturn]] void refuse(const Phrase& reason) {
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
        refuse(phrase("the vocabulary lacks the word {} of article {}",
                      "kosakata tidak memuat kata {} dari artikel {}", word.form, article_.id));
    }

    const Generation& generation_;
    const Article& article_;
    Expected expected_;
};

void check_words(const Generation& generation, const Postings& postings, DocumentNumber document,
                 const Article& article) {
    const Expected expected = Expectation(generation, article).value();
    if (expected.length != generation.columns().lengths()[document]) {
        refuse(phrase("article {} has another length in the columns",
                      "panjang artikel {} berbeda di kolom", article.id));
    }
    for (const auto& [term, weight] : expected.terms) {
        if (!postings.contains(term, document)) {
            refuse(phrase("article {} is not found by its word {}",
                          "artikel {} tidak ditemukan lewat katanya {}", article.id, term));
        }
    }
    std::vector<std::uint32_t> symbols;
    const std::uint32_t tags = generation.tokens().read(document, symbols);
    if (symbols != expected.symbols || tags != article.tags.size()) {
        refuse(phrase("article {} has other words in the token stream",
                      "kata artikel {} berbeda di aliran token", article.id));
    }
}

void check_article(const Generation& generation, const Postings& postings,
                   DocumentNumber document) {
    const Article article = generation.article(document);
    if (generation.find(article.id) != document) {
        refuse(phrase("article {} is not found by its id",
                      "artikel {} tidak ditemukan lewat id-nya", article.id));
    }
    if (generation.columns().published(document) != article.published) {
        refuse(phrase("article {} has another date in the columns",
                      "artikel {} bertanggal lain di kolom", article.id));
    }
    check_words(generation, postings, document, article);
}

}  // namespace

void check_generation(const fs::path& directory, std::uint64_t expected_articles) {
    try {
        check_files(directory);
        const Generation generation(directory);
        const DocumentNumber count = generation.columns().document_count();
        if (count != expected_articles) {
            refuse(phrase("it holds {} articles, the archive {}", "isinya {} artikel, arsip {}",
                          count, expected_articles));
        }
        const Postings postings = generation.postings();
        const DocumentNumber step = std::max<DocumentNumber>(1, count / kSampledArticles);
        for (DocumentNumber document = 0; document < count; document += step) {
            check_article(generation, postings, document);
        }
    } catch (const Error& error) {
        if (error.code() != ErrorCode::BadData) throw;
        refuse(error.message());
    }
}

}  // namespace telusur
