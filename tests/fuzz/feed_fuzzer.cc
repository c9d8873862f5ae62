// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a feed: what comes out keeps the promises of Article, however the bytes are cut
// into chunks.
#include "indexer/sources/feed_reader.h"
#include "tests/fuzz/cut_records.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    telusur::check_reader<telusur::FeedReader>(data, size);
    return 0;
}
