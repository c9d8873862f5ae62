// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/page_routes.h"

#include "indexer/index/file_io.h"
#include "searchd/web/assets.h"

namespace telusur {

namespace {

constexpr const char* kScript = "text/javascript; charset=utf-8";
constexpr const char* kPageSecurityPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

Route asset(std::string_view path, const char* type, std::string_view content) {
    const auto answer = [type, content](const Question&) {
        return HttpAnswer{200,
                          {{"Content-Type", type},
                           {"Cache-Control", "no-cache"},
                           {"Content-Security-Policy", kPageSecurityPolicy}},
                          std::string(content)};
    };
    const std::string identity = std::to_string(checksum_of(bytes_of(content)));
    return {path, path, Methods::Get, answer, [identity](const Question&) { return identity; }};
}

}  // namespace

std::vector<Route> page_routes() {
    return {
        asset("/openapi.json", "application/json; charset=utf-8", assets::kOpenapiJson),
        asset("/", "text/html; charset=utf-8", assets::kPageHtml),
        asset("/assets/page.js", kScript, assets::kPageJs),
        asset("/assets/texts.js", kScript, assets::kTextsJs),
        asset("/telusur.js", kScript, assets::kBoxJs),
        asset("/assets/page.css", "text/css; charset=utf-8", assets::kPageCss),
        asset("/assets/icon.svg", "image/svg+xml", assets::kPageIcon),
    };
}

}  // namespace telusur
