// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a line of JSON Lines: what comes out keeps the promises of Article.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "indexer/sources/jsonl_reader.h"
#include "tests/fuzz/article_promises.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view line(reinterpret_cast<const char*>(data), size);
    telusur::check_record(telusur::read_json_line(line, {}));
    return 0;
}
