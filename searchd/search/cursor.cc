// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/cursor.h"

#include <array>
#include <bit>
#include <cstring>
#include <optional>

#include "indexer/index/article.h"
#include "indexer/index/error.h"
#include "indexer/index/file_io.h"

namespace telusur {

namespace {

static_assert(std::endian::native == std::endian::little, "numbers are written as they are stored");

constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kMaximumTextBytes = 1024;  // a cursor with the longest id has some 710
constexpr std::int64_t kMostSeconds = std::int64_t{1} << 40;  // beyond all years of four digits
constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::uint32_t short_checksum(std::string_view text) {
    return static_cast<std::uint32_t>(checksum_of(bytes_of(text)));
}

// Base64 for addresses (RFC 4648, section 5) without padding.
std::string encoded(std::string_view bytes) {
    std::string text;
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const char byte : bytes) {
        bits = bits << 8 | static_cast<std::uint8_t>(byte);
        for (count += 8; count >= 6; count -= 6)
            text += kDigits[bits >> (count - 6) & 63];
    }
    if (count > 0) text += kDigits[bits << (6 - count) & 63];
    return text;
}

std::optional<std::string> decoded(std::string_view text) {
    std::string bytes;
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (const char c : text) {
        const std::size_t digit = kDigits.find(c);
        if (digit == std::string_view::npos) return std::nullopt;
        bits = bits << 6 | static_cast<std::uint32_t>(digit);
        count += 6;
        if (count < 8) continue;
        count -= 8;
        bytes += static_cast<char>(bits >> count & 0xFF);
    }
    // One text for one cursor: what is left must be as encoded() leaves it.
    if (encoded(bytes) != text) return std::nullopt;
    return bytes;
}

template <typename Number>
void put(std::string& bytes, Number number) {
    std::array<char, sizeof number> raw{};
    std::memcpy(raw.data(), &number, sizeof number);
    bytes.append(raw.data(), raw.size());
}

// The caller has seen to it that there are as many bytes.
template <typename Number>
Number take(std::string_view& bytes) {
    Number number{};
    std::memcpy(&number, bytes.data(), sizeof number);
    bytes.remove_prefix(sizeof number);
    return number;
}

[[noreturn]] void refuse() {
    throw Error(ErrorCode::Usage, phrase("the cursor is damaged", "cursor rusak"),
                phrase("take it as an answer gave it, or leave it out",
                       "pakai seperti diberikan jawaban, atau hilangkan"),
                "cursor");
}

std::string head_of(const Cursor& cursor) {
    std::string bytes;
    put(bytes, kVersion);
    put(bytes, static_cast<std::uint8_t>(cursor.sort));
    put(bytes, cursor.question);
    put(bytes, cursor.origin);
    put(bytes, cursor.place);
    put(bytes, cursor.seconds);
    return bytes;
}

Cursor cursor_from(std::string_view bytes) {
    static const std::size_t head_bytes = head_of({}).size();
    if (bytes.size() < head_bytes || take<std::uint8_t>(bytes) != kVersion) refuse();
    const auto sort = take<std::uint8_t>(bytes);
    if (sort > static_cast<std::uint8_t>(Sort::Oldest)) refuse();
    Cursor cursor;
    cursor.sort = static_cast<Sort>(sort);
    cursor.question = take<std::uint32_t>(bytes);
    cursor.origin = take<std::uint64_t>(bytes);
    cursor.place = take<std::uint32_t>(bytes);
    cursor.seconds = take<std::int64_t>(bytes);
    cursor.id = bytes;
    const bool is_time = cursor.seconds == kNoTime ||
                         (cursor.seconds > -kMostSeconds && cursor.seconds < kMostSeconds);
    if (!is_time || cursor.id.size() > kMaximumIdBytes) refuse();
    return cursor;
}

}  // namespace

std::uint32_t checksum_of_question(const SearchRequest& request) {
    return short_checksum(key_of(parameters_of(question_of(request))));
}

std::string to_text(const Cursor& cursor) {
    std::string bytes = head_of(cursor) + cursor.id;
    put(bytes, short_checksum(bytes));
    return encoded(bytes);
}

Cursor parse_cursor(std::string_view text) {
    if (text.size() > kMaximumTextBytes) refuse();
    const auto bytes = decoded(text);
    if (!bytes || bytes->size() < sizeof(std::uint32_t)) refuse();
    const std::string_view content(bytes->data(), bytes->size() - sizeof(std::uint32_t));
    std::string_view checksum = std::string_view(*bytes).substr(content.size());
    if (take<std::uint32_t>(checksum) != short_checksum(content)) refuse();
    return cursor_from(content);
}

}  // namespace telusur
