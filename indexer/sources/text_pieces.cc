// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/text_pieces.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unicode/bytestream.h>
#include <unicode/casemap.h>

#include "indexer/index/error.h"

namespace telusur {

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> pieces;
    for (;;) {
        const std::size_t end = text.find(separator);
        pieces.push_back(trimmed(text.substr(0, end)));
        if (end == std::string_view::npos) return pieces;
        text.remove_prefix(end + 1);
    }
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words = split(text, ' ');
    words.erase(std::remove(words.begin(), words.end(), std::string_view{}), words.end());
    return words;
}

std::string ascii_lower(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

std::string fold_case(std::string_view text) {
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (std::all_of(text.begin(), text.end(), is_ascii)) return ascii_lower(text);
    UErrorCode status = U_ZERO_ERROR;
    std::string folded;
    icu::StringByteSink<std::string> sink(&folded);
    const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
    icu::CaseMap::utf8Fold(0, piece, sink, nullptr, status);
    if (U_FAILURE(status)) {
        throw Error(ErrorCode::Internal,
                    phrase("ICU cannot fold case: {}", "ICU tidak dapat menyamakan huruf: {}",
                           u_errorName(status)));
    }
    return folded;
}

void UniqueNames::add(std::string_view name) {
    if (!name.empty() && folded_.insert(fold_case(name)).second) names_.emplace_back(name);
}

std::string shortened(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return std::string(text);
    const auto is_inside_character = [&](std::size_t position) {
        return (static_cast<unsigned char>(text[position]) & 0xC0) == 0x80;
    };
    while (bytes > 0 && is_inside_character(bytes))
        --bytes;
    return std::string(text.substr(0, bytes)) + "…";
}

std::string_view without_closing_quotes(std::string_view text) {
    constexpr std::array<std::string_view, 7> kClosing = {"\"", "'", ")", "]", "”", "’", "»"};
    for (bool found = true; found;) {
        found = false;
        for (const std::string_view closing : kClosing) {
            if (!text.ends_with(closing)) continue;
            text.remove_suffix(closing.size());
            found = true;
        }
    }
    return text;
}

bool has_closing_punctuation(std::string_view text) {
    text = without_closing_quotes(text);
    return text.ends_with("…") || (!text.empty() && std::string_view(".!?:;,").find(text.back()) !=
                                                        std::string_view::npos);
}

}  // namespace telusur
