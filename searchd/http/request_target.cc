// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/request_target.h"

#include <algorithm>
#include <optional>

#include "indexer/index/error.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

std::optional<int> hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return std::nullopt;
}

std::string decoded(std::string_view text, const std::string& parameter) {
    std::string bytes = decode_percent(text);
    if (bytes.find('\0') != std::string::npos) {
        throw Error(ErrorCode::Usage,
                    phrase("the address holds a NUL character", "alamat berisi karakter NUL"), {},
                    parameter);
    }
    return to_well_formed(bytes);
}

std::string form_decoded(std::string_view text, const std::string& parameter) {
    std::string blanks(text);
    std::replace(blanks.begin(), blanks.end(), '+', ' ');
    return decoded(blanks, parameter);
}

Parameters parse_query_string(std::string_view query) {
    Parameters parameters;
    for (std::size_t begin = 0; begin < query.size();) {
        const std::size_t end = std::min(query.find('&', begin), query.size());
        const std::string_view pair = query.substr(begin, end - begin);
        begin = end + 1;
        if (pair.empty()) continue;
        const std::size_t equals = std::min(pair.find('='), pair.size());
        const std::string name = form_decoded(pair.substr(0, equals), {});
        const std::size_t value = std::min(equals + 1, pair.size());
        parameters.emplace_back(name, form_decoded(pair.substr(value), name));
    }
    return parameters;
}

}  // namespace

std::string decode_percent(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size()) {
            const auto high = hex_digit(text[i + 1]);
            const auto low = hex_digit(text[i + 2]);
            if (high && low) {
                bytes += static_cast<char>(*high * 16 + *low);
                i += 2;
                continue;
            }
        }
        bytes += text[i];
    }
    return bytes;
}

RequestTarget parse_target(std::string_view target) {
    const std::size_t path_end = std::min(target.find('?'), target.size());
    const std::size_t query = std::min(path_end + 1, target.size());
    return {decoded(target.substr(0, path_end), {}), parse_query_string(target.substr(query))};
}

}  // namespace telusur
