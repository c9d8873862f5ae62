// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build/generation_builder.h"

#include <algorithm>
#include <chrono>

#include "indexer/build/columns_builder.h"
#include "indexer/build/postings_builder.h"
#include "indexer/build/vocabulary_builder.h"
#include "indexer/index/error.h"
#include "indexer/index/field_table.h"
#include "indexer/index/file_io.h"
#include "indexer/index/generation.h"

namespace telusur {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kArticlesPerProgress = 500;
constexpr DocumentNumber kSampledArticles = 50;

// Calls `use` with every word of an article and the weight of where it stands.
template <typename Use>
void for_each_word(const Article& article, const TextAnalysis& analysis, const Use& use) {
    const auto analyse = [&](std::string_view text, std::uint32_t weight) {
        for (const AnalysedWord& word : analysis.analyse(text))
            use(word, weight);
    };
    analyse(article.title, kTitleWeight);
    for (const std::string& tag : article.tags)
        analyse(tag, kTagWeight);
    for (const Paragraph& paragraph : article.body)
        analyse(paragraph.text, kBodyWeight);
}

void add_terms(TermWeights& terms, const AnalysedWord& word, std::uint32_t weight) {
    for_each_term(word, [&](const std::string& term) { terms[term] += weight; });
}

std::uint32_t length_of(const TermWeights& terms) {
    std::uint32_t length = 0;
    for (const auto& [term, weight] : terms)
        length += weight;
    return length;
}

std::string now_rfc3339() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return to_rfc3339(std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

}  // namespace

Manifest build_generation(const ArchiveStore& archive, const ArchiveLanguage& language,
                          const fs::path& directory, const std::string& name,
                          const BuildProgress& progress) {
    Manifest manifest;
    manifest.format = kFormatVersion;
    manifest.generation = name;
    manifest.analysis = language.analysis().fingerprint();
    manifest.archive_revision = archive.revision();

    write_language_model(language.model(), directory / generation_layout::kModel);
    PostingsBuilder postings(directory / generation_layout::kPostings);
    RecordFileWriter articles(directory / generation_layout::kArticles);
    ColumnsBuilder columns;
    VocabularyBuilder vocabulary;
    const std::uint64_t total = archive.size();
    archive.for_each_newest_first([&](const Article& article) {
        TermWeights terms;
        vocabulary.begin_document();
        for_each_word(article, language.analysis(),
                      [&](const AnalysedWord& word, std::uint32_t weight) {
                          add_terms(terms, word, weight);
                          vocabulary.add(word.form, word.root);
                      });
        postings.add(terms);
        columns.add(article, length_of(terms));
        articles.add(to_record(article));
        if (!article.published) ++manifest.undated;
        if (++manifest.articles % kArticlesPerProgress == 0) progress(manifest.articles, total);
    });
    progress(manifest.articles, total);
    postings.finish();
    columns.write(directory / generation_layout::kColumns);
    vocabulary.write(directory / generation_layout::kVocabulary);
    articles.finish();

    manifest.built_at = now_rfc3339();
    manifest.files = list_files(directory);
    replace_file(directory / generation_layout::kManifest, to_json(manifest));
    return manifest;
}

namespace {

[[noreturn]] void refuse(const Phrase& reason) {
    throw Error(ErrorCode::GateRefused,
                {"the new generation is not published: " + reason.english,
                 "generasi baru tidak diterbitkan: " + reason.indonesian},
                phrase("the generation before stays live", "generasi sebelumnya tetap dipakai"));
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
    TermWeights terms;
    for_each_word(article, generation.language().analysis(),
                  [&](const AnalysedWord& word, std::uint32_t weight) {
                      add_terms(terms, word, weight);
                      const Vocabulary& vocabulary = generation.vocabulary();
                      const auto number = vocabulary.find(word.form);
                      if (!number || vocabulary.root(*number) != word.root) {
                          refuse(phrase("the vocabulary lacks the word {} of article {}",
                                        "kosakata tidak memuat kata {} dari artikel {}", word.form,
                                        article.id));
                      }
                  });
    if (length_of(terms) != generation.columns().lengths()[document]) {
        refuse(phrase("article {} has another length in the columns",
                      "panjang artikel {} berbeda di kolom", article.id));
    }
    for (const auto& [term, weight] : terms) {
        if (!postings.contains(term, document)) {
            refuse(phrase("article {} is not found by its word {}",
                          "artikel {} tidak ditemukan lewat katanya {}", article.id, term));
        }
    }
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
