// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/request_language.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace telusur {

namespace {

std::optional<Language> language_named(std::string_view name) {
    if (name == "id") return Language::Indonesian;
    if (name == "en") return Language::English;
    return std::nullopt;
}

// "en" for " en-GB;q=0.8".
std::string primary_tag(std::string_view item) {
    const std::size_t begin = std::min(item.find_first_not_of(" \t"), item.size());
    const std::size_t end = std::min(item.find_first_of("-; \t", begin), item.size());
    std::string tag(item.substr(begin, end - begin));
    for (char& c : tag)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return tag;
}

}  // namespace

Language accepted_language(std::string_view accept_language) {
    // Browsers send their languages in order of preference, so that the order tells what the
    // weights would.
    for (std::size_t begin = 0; begin < accept_language.size();) {
        const std::size_t end = std::min(accept_language.find(',', begin), accept_language.size());
        const auto language =
            language_named(primary_tag(accept_language.substr(begin, end - begin)));
        if (language) return *language;
        begin = end + 1;
    }
    return Language::Indonesian;
}

Language request_language(const Parameters& parameters, std::string_view accept_language) {
    // The last one counts, as it does in parse_search_request.
    for (auto parameter = parameters.rbegin(); parameter != parameters.rend(); ++parameter) {
        if (parameter->first != "lang") continue;
        if (const auto language = language_named(parameter->second)) return *language;
    }
    return accepted_language(accept_language);
}

}  // namespace telusur
