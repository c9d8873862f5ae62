// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "indexer/index/error.h"
#include "searchd/query/query.h"
#include "tests/support/small_language.h"

// Any bytes are a question, but for those beyond the limits; and a question stays within them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const telusur::TextAnalysis& analysis = telusur::testing::small_language().analysis();
    static const telusur::StopWords stop_words;
    static const telusur::Synonyms synonyms = [] {
        telusur::Synonyms filled;
        const std::vector<telusur::SynonymLine> lines{
            {"kpk", {"komisi pemberantasan korupsi"}, true}};
        filled.add(lines, analysis);
        return filled;
    }();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    try {
        const telusur::Query query = telusur::parse_query(text, {analysis, &stop_words, &synonyms});
        if (query.words.size() > telusur::kMaximumQueryWords) std::abort();
        for (const telusur::QueryWord& word : query.words) {
            if (word.root.empty() || word.form.empty()) std::abort();
        }
        const bool is_empty =
            query.words.empty() && query.required.empty() && query.excluded.empty();
        if (query.printed().empty() != is_empty) std::abort();
        const telusur::Query again =
            telusur::parse_query(query.canonical, {analysis, &stop_words, &synonyms});
        if (again.printed() != query.printed() || again.canonical != query.canonical) std::abort();
    } catch (const telusur::Error& error) {
        if (error.code() != telusur::ErrorCode::Usage || error.parameter() != "q") std::abort();
    }
    return 0;
}
