// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/watch/click_request.h"

#include <map>
#include <string>

#include "indexer/index/article.h"
#include "indexer/index/error.h"
#include "searchd/http/http_message.h"
#include "searchd/query/query.h"
#include "searchd/search/parameter_checks.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

using Fields = std::map<std::string, std::string>;

Fields fields_of(const Parameters& parameters) {
    Fields fields{{"type", ""}, {"q", ""}, {"id", ""}, {"position", ""}, {"request_id", ""}};
    Fields seen;
    for (const auto& [name, value] : parameters) {
        if (name == "lang") continue;
        if (!fields.contains(name)) {
            throw unknown_parameter(name,
                                    phrase("an event has type, q, id, position and request_id",
                                           "kejadian memuat type, q, id, position, dan "
                                           "request_id"));
        }
        if (!seen.emplace(name, value).second) {
            throw Error(ErrorCode::Usage,
                        phrase("{} is given twice", "{} diberikan dua kali", name), {}, name);
        }
        fields[name] = value;
    }
    return fields;
}

void expect(bool is_right, const char* name, Phrase message) {
    if (!is_right) throw Error(ErrorCode::Usage, std::move(message), {}, name);
}

}  // namespace

Click parse_click(const Parameters& parameters) {
    const Fields fields = fields_of(parameters);
    const std::string& id = fields.at("id");
    const std::string& question = fields.at("q");
    const std::string& request_id = fields.at("request_id");
    expect(fields.at("type") == "click", "type",
           {"the only type of events is click", "satu-satunya jenis kejadian adalah click"});
    expect(!id.empty() && id.size() <= kMaximumIdBytes, "id",
           phrase("id has 1 to {} bytes", "id terdiri atas 1 sampai {} byte", kMaximumIdBytes));
    expect(count_code_points(question) <= kMaximumQueryCodePoints, "q",
           phrase("q has at most {} characters", "q paling banyak {} karakter",
                  kMaximumQueryCodePoints));
    expect(request_id.empty() || is_request_id(request_id), "request_id",
           {"request_id is not of the form of the header X-Request-Id",
            "request_id tidak berbentuk seperti header X-Request-Id"});
    const std::uint32_t position =
        whole_number("position", fields.at("position"), 1, kMaximumDepth);
    return {question, id, position, request_id};
}

}  // namespace telusur
