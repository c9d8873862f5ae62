// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a CSV file: what comes out keeps the promises of Article, however the bytes are cut
// into chunks.
#include "indexer/sources/csv_reader.h"
#include "tests/fuzz/cut_records.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    telusur::check_reader<telusur::CsvReader>(data, size);
    return 0;
}
