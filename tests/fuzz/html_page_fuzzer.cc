// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a saved page: what comes out keeps the promises of Article, and the page's tree its
// own.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "indexer/sources/html_page_reader.h"
#include "indexer/sources/html_tree.h"
#include "tests/fuzz/article_promises.h"

namespace {

void check_tree(const telusur::HtmlTree& tree) {
    const std::vector<telusur::HtmlElement>& elements = tree.elements();
    std::size_t behind = 0;  // the end of the last element without any in it
    for (std::uint32_t number = 0; number < elements.size(); ++number) {
        const telusur::HtmlElement& element = elements[number];
        const telusur::HtmlElement& around = elements[element.parent];
        const bool is_in_order = element.begin <= element.content_begin &&
                                 element.content_begin <= element.content_end &&
                                 element.content_end <= element.end &&
                                 element.end <= tree.html().size() && element.begin >= behind;
        const bool is_inside = element.parent <= number && element.next > number &&
                               element.next <= around.next && element.end <= around.content_end &&
                               element.begin >= around.content_begin;
        if (!is_in_order || (number > 0 && !is_inside)) std::abort();
        if (element.next == number + 1) behind = element.end;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check_tree(telusur::HtmlTree(telusur::decode_text(bytes).text));
    const std::optional<telusur::SourceRecord> record =
        telusur::read_html_page(bytes, "berkas", {});
    if (record) telusur::check_record(*record);
    return 0;
}
