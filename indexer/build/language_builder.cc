// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build/language_builder.h"

#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/error.h"
#include "indexer/index/file_io.h"
#include "stemmers/language_learner.h"

namespace telusur {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kArticlesPerProgress = 500;
constexpr std::size_t kMaximumListBytes = std::size_t{64} << 20;

Exceptions read_exceptions(const fs::path& path) {
    std::error_code code;
    // What cannot even be looked at is not the same as nothing; reading it tells why.
    if (!fs::exists(path, code) && !code) return {};
    ParsedExceptions parsed = parse_exceptions(read_file(path, kMaximumListBytes));
    if (!parsed.bad_lines.empty()) {
        throw Error(
            ErrorCode::Configuration,
            phrase("{}, line {}: not a word, a tab and its root",
                   "{}, baris {}: bukan kata, tab, lalu akarnya", path.string(),
                   parsed.bad_lines.front()),
            phrase("write for example: pemilu<TAB>pemilu", "tulis misalnya: pemilu<TAB>pemilu"));
    }
    return std::move(parsed.exceptions);
}

}  // namespace

FoundWordSources find_word_sources(const DataDirectory& directory) {
    FoundWordSources found;
    const fs::path dictionary(kHunspellDictionaryPath);
    std::error_code code;
    if (fs::exists(dictionary, code)) {
        found.sources.dictionary =
            parse_hunspell_dictionary(read_file(dictionary, kMaximumListBytes));
    }
    if (found.sources.dictionary.empty()) {
        found.warning = phrase(
            "there is no dictionary at {}: roots are found by rules and by what the archive "
            "teaches; install the package hunspell-id for better ones",
            "tidak ada kamus di {}: akar kata dicari lewat aturan dan isi arsip saja; pasang paket "
            "hunspell-id untuk hasil yang lebih baik",
            kHunspellDictionaryPath);
    }
    found.sources.exceptions = read_exceptions(directory.words_path() / "exceptions.tsv");
    return found;
}

LanguageModel learn_language(const ArchiveStore& archive, const WordSources& sources,
                             const BuildProgress& progress) {
    LanguageLearner learner;
    const std::uint64_t total = archive.size();
    std::uint64_t done = 0;
    archive.for_each_newest_first([&](const Article& article) {
        std::vector<std::string_view> texts{article.title};
        for (const Paragraph& paragraph : article.body)
            texts.emplace_back(paragraph.text);
        const std::string day =
            article.published ? to_iso(archive_date(article.published->seconds)) : std::string();
        learner.add(texts, day);
        if (++done % kArticlesPerProgress == 0) progress(done, total);
    });
    progress(done, total);
    return learner.learn(sources);
}

}  // namespace telusur
