// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a WordPress export: what comes out keeps the promises of Article, however the bytes
// are cut into chunks.
#include "indexer/sources/wxr_reader.h"
#include "tests/fuzz/cut_records.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    telusur::check_reader<telusur::WxrReader>(data, size);
    return 0;
}
