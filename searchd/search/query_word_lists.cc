// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/query_word_lists.h"

#include "indexer/index/error.h"
#include "indexer/index/file_io.h"
#include "indexer/index/word_list_files.h"

namespace telusur {

namespace fs = std::filesystem;

namespace {

std::string read_list(const fs::path& path) {
    std::error_code code;
    return fs::exists(path, code) ? read_file(path, kMaximumWordListBytes) : std::string();
}

void refuse_bad_line(const fs::path& path, const std::vector<std::size_t>& bad_lines,
                     const Phrase& expected) {
    if (bad_lines.empty()) return;
    throw Error(ErrorCode::Configuration,
                phrase("{}, line {} cannot be read", "{}, baris {} tidak dapat dibaca",
                       path.string(), bad_lines.front()),
                expected);
}

}  // namespace

WordListFiles word_list_files(const DataDirectory& directory) {
    return {directory.words_path() / "synonyms.tsv", directory.words_path() / "stop-words.txt"};
}

std::string stamp_of(const WordListFiles& files) {
    return file_stamp(files.synonyms) + ' ' + file_stamp(files.stop_words);
}

QueryWordLists::QueryWordLists(const WordListFiles& files, const ArchiveLanguage& language) {
    const std::string stop_words = read_list(files.stop_words);
    const ParsedStopWords parsed_stop_words = parse_stop_words(stop_words);
    refuse_bad_line(files.stop_words, parsed_stop_words.bad_lines,
                    phrase("one word a line, or -word to take one off the list",
                           "satu kata per baris, atau -kata untuk mencoretnya dari daftar"));
    stop_words_ = StopWords(parsed_stop_words.changes);

    const std::string synonyms = read_list(files.synonyms);
    const ParsedSynonyms parsed_synonyms = parse_synonyms(synonyms);
    refuse_bad_line(files.synonyms, parsed_synonyms.bad_lines,
                    phrase("word<TAB>=<TAB>word for both ways, word<TAB>><TAB>word for one",
                           "kata<TAB>=<TAB>kata untuk dua arah, kata<TAB>><TAB>kata untuk satu"));
    synonyms_ = Synonyms(stop_words_);
    synonyms_.add(parsed_synonyms.lines, language.analysis());
    synonyms_.add(language.model().acronyms(), language.analysis());
    digest_ = checksum_of_text(stop_words + '\0' + synonyms);
}

}  // namespace telusur
