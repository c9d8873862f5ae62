// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "indexer/index/archive_language.h"
#include "indexer/index/data_directory.h"
#include "searchd/query/synonyms.h"
#include "stemmers/stop_words.h"

namespace telusur {

/// Where the operator's word lists for questions are; neither need exist.
struct WordListFiles {
    std::filesystem::path synonyms;
    std::filesystem::path stop_words;
};

WordListFiles word_list_files(const DataDirectory& directory);

/// Text that is another after one of the lists was changed, added or removed.
std::string stamp_of(const WordListFiles& files);

/// The words with which questions to an archive are read: the operator's lists, our stop words and
/// the archive's acronyms. Immutable; any number of threads.
class QueryWordLists {
  public:
    /// Throws Error{Configuration} naming file and line for a line that cannot be read; a system
    /// error, or BadData beyond 64 MiB, for a file.
    QueryWordLists(const WordListFiles& files, const ArchiveLanguage& language);

    const StopWords& stop_words() const { return stop_words_; }
    const Synonyms& synonyms() const { return synonyms_; }
    /// Names the content of the operator's lists.
    const std::string& digest() const { return digest_; }

  private:
    StopWords stop_words_;
    Synonyms synonyms_;
    std::string digest_;
};

}  // namespace telusur
