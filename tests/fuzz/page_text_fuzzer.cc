// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a page text: what comes out keeps the promises of Article.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "indexer/sources/page_text_reader.h"
#include "tests/fuzz/article_promises.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    telusur::check_record(telusur::read_page_text(bytes, "id", {}));
    return 0;
}
