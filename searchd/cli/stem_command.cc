// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/stem_command.h"

#include <fmt/format.h>

#include "indexer/index/archive_language.h"
#include "indexer/index/data_directory.h"
#include "indexer/index/error.h"
#include "indexer/index/generation.h"
#include "indexer/index/word_list_files.h"
#include "stemmers/language_learner.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

LanguageModel untrained_model() {
    return LanguageLearner().learn({installed_dictionary(), {}});
}

void write_analyses(const LanguageModel& model, const std::string& form, const std::string& root,
                    const std::function<void(std::string_view)>& write) {
    for (const ScoredAnalysis& scored : model.stemmer().analyses(form)) {
        const LexiconEntry& entry = *scored.analysis.root;
        write(fmt::format("\t{}\t{}\t{}\t{}\n", entry.word, describe(scored.analysis.affixes),
                          scored.score, entry.productivity));
    }
    const std::string_view spelling = model.spelling().representative(root);
    if (spelling != root) write(fmt::format("\t= {}\n", spelling));
}

}  // namespace

LanguageModel language_model_for(const std::string& data) {
    if (data.empty()) return untrained_model();
    return read_language_model(live_generation(DataDirectory(data)) / generation_layout::kModel);
}

void stem_words(const LanguageModel& model, std::istream& words, bool all,
                const std::function<void(std::string_view line)>& write) {
    for (std::string line; std::getline(words, line);) {
        if (line.ends_with('\r')) line.pop_back();
        const std::string form = fold_word(line);
        const std::string root = model.stemmer().root(form);
        write(fmt::format("{}\t{}\n", line, root == form ? line : root));
        if (all) write_analyses(model, form, root, write);
    }
}

std::string family_of(const std::string& data, const std::string& word) {
    const Generation generation(live_generation(DataDirectory(data)));
    std::string text;
    for (const AnalysedWord& wanted : generation.language().analysis().analyse(word)) {
        const Vocabulary& vocabulary = generation.vocabulary();
        for (const WordNumber number : vocabulary.family(wanted.root)) {
            text += fmt::format("{}\t{}\t{}\n", vocabulary.form(number),
                                vocabulary.occurrences(number), vocabulary.documents(number));
        }
    }
    return text;
}

}  // namespace telusur
