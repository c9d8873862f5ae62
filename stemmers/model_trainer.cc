// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/model_trainer.h"

#include <cstdint>
#include <string>
#include <utility>

#include "stemmers/digest.h"
#include "stemmers/indonesian_stemmer.h"
#include "stemmers/lexicon_builder.h"
#include "stemmers/name_learning.h"
#include "stemmers/productivity.h"
#include "stemmers/root_discovery.h"
#include "stemmers/word_lists.h"

namespace telusur {

namespace {

IndonesianStemmer stemmer_of(const LexiconBuilder& builder) {
    return IndonesianStemmer(StemModel(builder.build(), ""));
}

void learn_productivity_of(const std::vector<std::string>& vocabulary, LexiconBuilder& builder) {
    builder.set_productivity(learn_productivity(builder.build(), vocabulary));
}

LexiconBuilder builder_of(const WordSources& sources) {
    LexiconBuilder builder;
    builder.add_dictionary(sources.dictionary);
    builder.add_own_lists();
    builder.add_exceptions(sources.exceptions);
    return builder;
}

// Raised when the same words and the same archive would teach another language, so that the next
// run builds anew.
constexpr std::string_view kLearnerVersion = "learner-1";

// Spellings are learned beside the lexicon, from a list of our own as well.
std::string digest_of(const LexiconBuilder& builder) {
    std::uint64_t hash = hash_bytes(builder.digest(), hash_bytes(kLearnerVersion));
    for (const WordGroup& group : spelling_pairs())
        hash = hash_bytes(group.words, hash);
    return to_hex(hash);
}

}  // namespace

std::string word_sources_digest(const WordSources& sources) {
    return digest_of(builder_of(sources));
}

// Each step needs what the one before it learned: only who knows the productive roots can say which
// words are unknown, and only who knows those too can say which names would be damaged.
StemModel train_model(const WordSources& sources, const ArchiveStatistics& archive) {
    LexiconBuilder builder = builder_of(sources);
    std::string digest = digest_of(builder);

    const auto words = archive.words();
    std::vector<std::string> vocabulary;
    vocabulary.reserve(words.size());
    for (const auto& [word, counts] : words)
        vocabulary.push_back(word);

    learn_productivity_of(vocabulary, builder);
    for (const auto& root : discover_roots(words, stemmer_of(builder)))
        builder.add_root(root);
    learn_productivity_of(vocabulary, builder);
    for (const auto& name : learn_names(words, sources.dictionary, stemmer_of(builder))) {
        builder.add_name(name);
    }
    return {builder.build(), std::move(digest)};
}

}  // namespace telusur
