// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/archive/article_address.h"

#include <algorithm>
#include <array>

namespace telusur {

namespace {

constexpr std::array<std::string_view, 5> kEndings = {"/", "/index.html", "/index.htm",
                                                      "/index.php", "/amp"};
constexpr std::array<std::string_view, 3> kCampaigns = {"utm_", "fbclid=", "gclid="};

std::string small_letters(std::string_view text) {
    std::string small(text);
    for (char& letter : small) {
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    }
    return small;
}

std::string host_key(std::string_view authority) {
    std::string host = small_letters(authority.substr(authority.find('@') + 1));
    for (const std::string_view port : {":80", ":443"}) {
        if (host.ends_with(port)) host.resize(host.size() - port.size());
    }
    return host.starts_with("www.") ? host.substr(4) : host;
}

std::string_view path_key(std::string_view path) {
    for (bool found = true; found;) {
        found = false;
        for (const std::string_view ending : kEndings) {
            if (!path.ends_with(ending)) continue;
            path.remove_suffix(ending.size());
            found = true;
        }
    }
    return path;
}

std::string query_key(std::string_view query) {
    std::string kept;
    while (!query.empty()) {
        const std::string_view parameter = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), parameter.size() + 1));
        const bool is_campaign =
            std::any_of(kCampaigns.begin(), kCampaigns.end(),
                        [&](std::string_view campaign) { return parameter.starts_with(campaign); });
        if (parameter.empty() || is_campaign) continue;
        kept += kept.empty() ? '?' : '&';
        kept += parameter;
    }
    return kept;
}

}  // namespace

std::string address_key(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) return {};
    std::string_view rest = url.substr(scheme + 3);
    rest = rest.substr(0, rest.find('#'));
    const std::size_t end_of_host = std::min(rest.find_first_of("/?"), rest.size());
    const std::string host = host_key(rest.substr(0, end_of_host));
    if (host.empty()) return {};
    rest.remove_prefix(end_of_host);
    const std::size_t end_of_path = std::min(rest.find('?'), rest.size());
    std::string key = host;
    key += path_key(rest.substr(0, end_of_path));
    if (end_of_path < rest.size()) key += query_key(rest.substr(end_of_path + 1));
    return key;
}

std::string_view host_in(std::string_view key) {
    return key.substr(0, key.find_first_of("/?"));
}

bool is_page(std::string_view key) {
    return host_in(key).size() < key.size();
}

}  // namespace telusur
