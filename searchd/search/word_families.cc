// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/word_families.h"

namespace telusur {

std::vector<WordFamily> families_of(const Query& query, const Vocabulary& vocabulary) {
    std::vector<WordFamily> families;
    for (const QueryWord* word : query.wanted_words()) {
        if (word->root.empty()) continue;
        WordFamily family{word->form, word->root, {}, 0};
        for (const WordNumber number : vocabulary.family(word->root)) {
            if (family.forms.size() == kMaximumFamilyForms) {
                ++family.others;
                continue;
            }
            family.forms.push_back({std::string(vocabulary.form(number)),
                                    vocabulary.occurrences(number), vocabulary.documents(number)});
        }
        families.push_back(std::move(family));
    }
    return families;
}

}  // namespace telusur
