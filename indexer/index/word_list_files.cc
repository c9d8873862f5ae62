// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/word_list_files.h"

#include <filesystem>

#include "indexer/index/file_io.h"

namespace telusur {

std::vector<DictionaryWord> installed_dictionary() {
    const std::filesystem::path path(kHunspellDictionaryPath);
    std::error_code code;
    if (!std::filesystem::exists(path, code)) return {};
    return parse_hunspell_dictionary(read_file(path, kMaximumWordListBytes));
}

}  // namespace telusur
