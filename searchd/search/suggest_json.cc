// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/suggest_json.h"

#include <nlohmann/json.hpp>

#include "searchd/search/result_json.h"

namespace telusur {

namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& object) {
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json completion_of(const Completion& completion) {
    Json marks = Json::array();
    for (const Mark& mark : completion.text.marks)
        marks.push_back(Json::array({mark.begin, mark.end}));
    Json object{{"kind", name_of(completion.kind)},
                {"text", completion.text.text},
                {"marks", marks},
                {"html", to_html(completion.text)}};
    if (completion.kind == CompletionKind::Title) {
        object["id"] = completion.id;
        object["url"] = completion.url;
    } else {
        object["articles"] = completion.articles;
    }
    return object;
}

}  // namespace

std::string to_json(const SuggestRequest& request, const std::vector<Completion>& completions,
                    const std::string& generation) {
    Json array = Json::array();
    for (const Completion& completion : completions)
        array.push_back(completion_of(completion));
    return dump(
        {{"q", request.typed}, {"completions", array}, {"index", {{"generation", generation}}}});
}

std::string to_json(const Completion& completion) {
    return dump(completion_of(completion));
}

}  // namespace telusur
