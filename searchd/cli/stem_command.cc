// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/stem_command.h"

#include <cstdio>
#include <fmt/format.h>
#include <iostream>
#include <memory>

#include "indexer/index/archive_language.h"
#include "indexer/index/data_directory.h"
#include "indexer/index/error.h"
#include "indexer/index/generation.h"
#include "indexer/index/word_list_files.h"
#include "searchd/cli/commands.h"
#include "searchd/cli/help_formatter.h"
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

struct StemCommand {
    std::string data;
    bool all = false;
    std::string family;
};

int stem(const StemCommand& command) {
    if (command.family.empty()) {
        stem_words(language_model_for(command.data), std::cin, command.all,
                   [](std::string_view line) { std::fwrite(line.data(), 1, line.size(), stdout); });
        return 0;
    }
    if (command.data.empty()) {
        throw Error(ErrorCode::Usage, {"--family needs an index", "--family memerlukan indeks"},
                    {"name its data directory with --data", "sebut direktori datanya: --data"});
    }
    const std::string family = family_of(command.data, command.family);
    std::fputs(family.c_str(), stdout);
    return family.empty() ? kExitNoMatches : 0;
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

Command add_stem_command(CLI::App& program, const Terminal& terminal) {
    const Language language = terminal.language;
    CLI::App* line =
        program.add_subcommand("stem", Phrase{"roots of words, one a line on standard input",
                                              "akar kata, satu per baris dari masukan standar"}
                                           .in(language));
    const auto command = std::make_shared<StemCommand>();
    line->add_option("--data", command->data,
                     Phrase{"as the index there reads words; without it, by the dictionary alone",
                            "menurut indeks di situ; tanpa ini hanya menurut kamus"}
                         .in(language))
        ->type_name("DIR");
    line->add_flag(
        "--all", command->all,
        Phrase{"every analysis with its score", "semua analisis dengan nilainya"}.in(language));
    line->add_option("--family", command->family,
                     Phrase{"the forms of this word in the index instead, with their counts",
                            "sebagai gantinya: bentuk kata ini di indeks beserta jumlahnya"}
                         .in(language))
        ->type_name("WORD");
    set_examples(*line, language,
                 {"echo ditulis | telusur stem --data DIR", "echo ditulis | telusur stem --all",
                  "telusur stem --data DIR --family bangun"});
    return {line, [command] { return stem(*command); }};
}

}  // namespace telusur
