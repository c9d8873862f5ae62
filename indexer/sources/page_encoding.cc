// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/page_encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unicode/ucnv.h>

#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

constexpr std::size_t kHeadBytes = 4096;
constexpr std::string_view kReplacementBytes = "\xEF\xBF\xBD";  // U+FFFD

// The fronts of the names that browsers know; ICU knows more, in which no page is written but as an
// attack. Windows-1252 and Latin-1, which browsers take for the same, are read by decode_text.
constexpr std::array<std::string_view, 14> kReadByIcu = {
    "windows-125", "iso-8859-", "gb2312", "gbk",    "gb18030", "big5",  "shift_jis",
    "shift-jis",   "euc-jp",    "euc-kr", "koi8-r", "koi8-u",  "cp125", "x-mac-roman"};
constexpr std::array<std::string_view, 3> kWindows1252 = {"windows-1252", "iso-8859-1", "cp1252"};

std::string declared_name(std::string_view bytes) {
    const std::string head = ascii_lower(bytes.substr(0, kHeadBytes));
    for (const std::string_view key : {"charset", "encoding"}) {
        std::size_t at = head.find(key);
        if (at == std::string::npos) continue;
        at = head.find_first_not_of(" \t\r\n=\"'", at + key.size());
        if (at == std::string::npos) continue;
        const std::size_t end = head.find_first_of(" \t\r\n\"'>;/?", at);
        return head.substr(at, end == std::string::npos ? end : end - at);
    }
    return {};
}

bool is_read_by_icu(std::string_view name) {
    if (std::find(kWindows1252.begin(), kWindows1252.end(), name) != kWindows1252.end()) {
        return false;
    }
    return std::any_of(kReadByIcu.begin(), kReadByIcu.end(),
                       [name](std::string_view front) { return name.starts_with(front); });
}

// In encodings of East Asia ICU's sign for a byte without meaning is a control character.
std::string with_replacements(std::string_view text) {
    constexpr char kSubstitute = '\x1A';
    std::string result;
    result.reserve(text.size());
    for (const char c : text) {
        if (c == kSubstitute) {
            result += kReplacementBytes;
        } else {
            result += c;
        }
    }
    return result;
}

std::optional<DecodedText> decode_by_icu(std::string_view bytes, const std::string& name) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
        ucnv_open(name.c_str(), &status), &ucnv_close);
    if (U_FAILURE(status)) return std::nullopt;
    const auto size = static_cast<std::int32_t>(bytes.size());
    DecodedText decoded;
    decoded.encoding = Encoding::Declared;
    decoded.text.resize(3 * bytes.size() + 1);  // no character has more bytes for one of its own
    const std::int32_t length = ucnv_toAlgorithmic(UCNV_UTF8, converter.get(), decoded.text.data(),
                                                   static_cast<std::int32_t>(decoded.text.size()),
                                                   bytes.data(), size, &status);
    if (U_FAILURE(status)) return std::nullopt;
    decoded.text.resize(static_cast<std::size_t>(length));
    decoded.text = with_replacements(decoded.text);
    decoded.replaced = decoded.text.find(kReplacementBytes) != std::string::npos;
    return decoded;
}

// UTF-16 without a mark: a page begins with '<', so every other byte there is zero.
std::string_view missing_mark(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("<\0"sv)) return "\xFF\xFE";
    if (bytes.starts_with("\0<"sv)) return "\xFE\xFF";
    return {};
}

}  // namespace

DecodedText decode_page(std::string_view bytes) {
    if (const std::string_view mark = missing_mark(bytes); !mark.empty()) {
        return decode_text(std::string(mark) + std::string(bytes));
    }
    const std::string name = declared_name(bytes);
    // Saved pages often still name the encoding that they had before; text of another encoding is
    // well-formed UTF-8 only by accident.
    if (!is_read_by_icu(name) || is_well_formed(bytes)) return decode_text(bytes);
    std::optional<DecodedText> decoded = decode_by_icu(bytes, name);
    return decoded ? std::move(*decoded) : decode_text(bytes);
}

}  // namespace telusur
