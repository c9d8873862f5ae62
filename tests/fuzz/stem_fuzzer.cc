// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "stemmers/digest.h"
#include "stemmers/indonesian_stemmer.h"
#include "stemmers/model_trainer.h"
#include "stemmers/normalizer.h"
#include "stemmers/tokenizer.h"

namespace {

using telusur::IndonesianStemmer;

// Stemming ends, gives something, and gives no more when done twice.
void check_root(const IndonesianStemmer& stemmer, std::string_view word) {
    const std::string root = stemmer.root(word);
    if (root.empty() != word.empty()) std::abort();
    if (stemmer.root(root) != root) std::abort();
    stemmer.analyses(word);
}

void check_words(const IndonesianStemmer& stemmer, std::string_view text) {
    check_root(stemmer, text);
    telusur::Tokenizer tokenizer(text);
    for (telusur::Token token; tokenizer.next(token);) {
        check_root(stemmer, telusur::fold_word(token.of(text)));
    }
}

// A model with a right checksum over any body: what is read must be what is written again.
void check_model(std::string_view body) {
    const std::string end = "end " + telusur::to_hex(telusur::hash_bytes(body)) + '\n';
    const auto model = telusur::load_model(std::string(body) + end);
    if (!model) return;
    const std::string blob = telusur::save_model(*model);
    const auto again = telusur::load_model(blob);
    if (!again || telusur::save_model(*again) != blob) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const IndonesianStemmer own_lists(telusur::train_model({}, {}));
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    check_words(own_lists, text);
    check_model(text);
    telusur::parse_hunspell_dictionary(text);
    // The whole model, learned from the input: a dictionary, a file of exceptions and an archive.
    if (size > 0 && data[0] == '!') {
        telusur::ArchiveStatistics archive;
        archive.add(text);
        const telusur::WordSources sources{telusur::parse_hunspell_dictionary(text),
                                           telusur::parse_exceptions(text).exceptions};
        check_words(IndonesianStemmer(telusur::train_model(sources, archive)), text);
    }
    return 0;
}
