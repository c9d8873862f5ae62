// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/web/html.h"

#include "searchd/search/result_json.h"

namespace telusur {

Html::Html(std::string_view text) : bytes_(escape_html(text)) {}

Html Html::begin(HtmlName name, HtmlAttributes attributes) {
    Html made;
    made.bytes_.append("<").append(name.text());
    for (const HtmlAttribute& attribute : attributes) {
        if (!attribute.is_there) continue;
        made.bytes_.append(" ").append(attribute.name.text());
        if (!attribute.has_value) continue;
        made.bytes_.append("=\"").append(escape_html(attribute.value)).append("\"");
    }
    made.bytes_.append(">");
    return made;
}

Html Html::marked(const MarkedText& text) {
    Html made;
    made.bytes_ = to_html(text);
    return made;
}

Html joined(std::initializer_list<Html> parts, std::string_view between) {
    Html whole;
    for (const Html& part : parts) {
        if (part.empty()) continue;
        if (!whole.empty()) whole += between;
        whole += part;
    }
    return whole;
}

}  // namespace telusur
