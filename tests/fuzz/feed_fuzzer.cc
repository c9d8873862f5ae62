// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a feed: what comes out keeps the promises of Article, however the bytes are cut into
// chunks.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/feed_reader.h"
#include "tests/fuzz/article_promises.h"
#include "tests/support/wxr_files.h"

namespace {

std::vector<std::string> checked_records(std::string_view bytes, std::size_t chunk) {
    telusur::FeedReader reader(std::make_unique<telusur::testing::MemoryStream>(bytes, chunk), {});
    std::vector<std::string> records;
    while (const std::optional<telusur::SourceRecord> record = reader.next()) {
        telusur::check_record(*record);
        records.push_back(std::to_string(record->provenance.line) +
                          (record->article ? telusur::to_record(*record->article) : ""));
    }
    return records;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (checked_records(bytes, 65536) != checked_records(bytes, 7)) std::abort();
    return 0;
}
