// SPDX-License-Identifier: GPL-3.0-or-later
// Any text as HTML: what comes out keeps the promises of Article's body.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "indexer/sources/html_text.h"
#include "tests/fuzz/article_promises.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::string html = telusur::decode_text(bytes).text;
    std::size_t text = 0;
    for (const telusur::Paragraph& paragraph : telusur::html_paragraphs(html)) {
        telusur::check_name(paragraph.text);
        text += paragraph.text.size() + 1;
    }
    // NFC makes some characters three times as long; nothing else makes text longer.
    if (text > 3 * html.size() + 1) std::abort();
    telusur::check_text(telusur::html_line(html));
    return 0;
}
