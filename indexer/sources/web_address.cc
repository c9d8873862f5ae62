// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/web_address.h"

#include <curl/curl.h>
#include <memory>
#include <string_view>

#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

std::string part_of(CURLU* url, CURLUPart part) {
    char* text = nullptr;
    if (curl_url_get(url, part, &text, CURLU_DEFAULT_PORT) != CURLUE_OK) return {};
    std::string copy = text;
    curl_free(text);
    return copy;
}

}  // namespace

std::optional<WebAddress> read_web_address(const std::string& text) {
    const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> url(curl_url(), curl_url_cleanup);
    if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), CURLU_NON_SUPPORT_SCHEME) !=
        CURLUE_OK) {
        return std::nullopt;
    }
    const std::string scheme = ascii_lower(part_of(url.get(), CURLUPART_SCHEME));
    if (scheme != "http" && scheme != "https") return std::nullopt;
    WebAddress read;
    const std::string host = ascii_lower(part_of(url.get(), CURLUPART_HOST));
    read.origin = scheme + "://" + host + ":" + part_of(url.get(), CURLUPART_PORT);
    read.secure = "https://" + host + ":443";
    const std::size_t begin = text.find("://") + 3;
    const std::string_view authority =
        std::string_view(text).substr(begin, text.find_first_of("/?#", begin) - begin);
    const std::size_t at = authority.rfind('@');
    read.shown = text;
    if (at != std::string_view::npos) read.shown.erase(begin, at + 1);
    return read;
}

}  // namespace telusur
