// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/xml_text.h"

#include <fmt/format.h>

#include "searchd/search/result_json.h"

namespace telusur {

namespace {

bool is_forbidden(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

}  // namespace

std::string escape_xml(std::string_view text) {
    std::string allowed;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view three = text.substr(i, 3);
        if (three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF") {
            i += 2;
        } else if (!is_forbidden(text[i])) {
            allowed += text[i];
        }
    }
    return escape_html(allowed);
}

std::string xml_element(std::string_view name, std::string_view text) {
    return fmt::format("<{}>{}</{}>", name, escape_xml(text), name);
}

}  // namespace telusur
