// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "indexer/index/error.h"
#include "indexer/index/xapian_stemmer.h"
#include "searchd/query/query.h"

// Any bytes are a question, but for those beyond the limits; and a question stays within them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const telusur::XapianStemmer stemmer;
    static const telusur::TextAnalysis analysis(stemmer);
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    try {
        const telusur::Query query = telusur::parse_query(text, analysis);
        if (query.words.size() > telusur::kMaximumQueryWords) std::abort();
        for (const telusur::QueryWord& word : query.words) {
            if (word.root.empty() || word.form.empty()) std::abort();
        }
        if (query.printed().empty() != (query.words.empty() && query.exclusions.empty()))
            std::abort();
    } catch (const telusur::Error& error) {
        if (error.code() != telusur::ErrorCode::Usage || error.parameter() != "q") std::abort();
    }
    return 0;
}
