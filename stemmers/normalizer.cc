// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/normalizer.h"

#include <algorithm>
#include <cstdlib>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace telusur {

namespace {

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// The singleton belongs to ICU and lives as long as the process. ICU can only fail to give it when
// its data is missing, which no caller could mend.
const icu::Normalizer2& normalizer(const icu::Normalizer2* (*get)(UErrorCode&)) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* instance = get(status);
    if (U_FAILURE(status) != 0) std::abort();
    return *instance;
}

bool is_apostrophe(UChar32 c) {
    switch (c) {
        case '\'':
        case '`':
        case 0x00B4:  // acute accent
        case 0x02B9:  // modifier letter prime
        case 0x02BB:  // modifier letter turned comma
        case 0x02BC:  // modifier letter apostrophe
        case 0x02BD:  // modifier letter reversed comma
        case 0x02BF:  // modifier letter left half ring, ayn
        case 0x02BE:  // modifier letter right half ring, hamza
        case 0x2018:
        case 0x2019:
        case 0x201B:
        case 0x2032:
        case 0xFF07:
            return true;
        default:
            return false;
    }
}

// Blanks are none of a word's own: NFKC makes some spacing marks into a blank and a mark.
bool is_dropped(UChar32 c) {
    return is_apostrophe(c) || u_isUWhiteSpace(c) != 0 ||
           u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0 ||
           u_charType(c) == U_NON_SPACING_MARK || u_iscntrl(c) != 0;
}

icu::UnicodeString drop_marks(const icu::UnicodeString& text) {
    icu::UnicodeString kept;
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        if (!is_dropped(c)) kept.append(c);
    }
    return kept;
}

// Case folding can bring back characters that decompose, and dropping marks can bring together what
// composes; one more round reaches the fixed point for all of Unicode 15 (a test walks all of it).
icu::UnicodeString fold_once(const icu::UnicodeString& text) {
    const auto& nfkc = normalizer(&icu::Normalizer2::getNFKCCasefoldInstance);
    const auto& nfd = normalizer(&icu::Normalizer2::getNFDInstance);
    const auto& nfc = normalizer(&icu::Normalizer2::getNFCInstance);
    UErrorCode status = U_ZERO_ERROR;
    // Before NFKC as well, which takes some apostrophes apart.
    const icu::UnicodeString folded =
        nfkc.normalize(drop_marks(nfd.normalize(text, status)), status);
    const icu::UnicodeString bare = drop_marks(nfd.normalize(folded, status));
    return nfc.normalize(bare, status);
}

std::string fold_with_icu(std::string_view word) {
    const auto source = icu::UnicodeString::fromUTF8(
        icu::StringPiece(word.data(), static_cast<int32_t>(word.size())));
    std::string folded;
    fold_once(fold_once(source)).toUTF8String(folded);
    return folded;
}

bool is_blank(UChar32 c) {
    return u_isUWhiteSpace(c) != 0 || u_charType(c) == U_CONTROL_CHAR;
}

}  // namespace

std::string to_well_formed(std::string_view bytes) {
    if (is_ascii(bytes)) return std::string(bytes);
    std::string text;
    icu::UnicodeString::fromUTF8(icu::StringPiece(bytes.data(), static_cast<int32_t>(bytes.size())))
        .toUTF8String(text);
    return text;
}

std::string fold_word(std::string_view word) {
    if (!is_ascii(word)) return fold_with_icu(word);
    std::string folded;
    folded.reserve(word.size());
    for (const char c : word) {
        if (c == '\'' || c == '`' || static_cast<unsigned char>(c) <= 0x20 || c == 0x7F) continue;
        folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return folded;
}

std::string fold_label(std::string_view label) {
    const auto text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(label.data(), static_cast<int32_t>(label.size())));
    std::string folded;
    icu::UnicodeString word;
    const auto flush = [&] {
        std::string bytes;
        const std::string part = fold_word(word.toUTF8String(bytes));
        if (!part.empty() && !folded.empty()) folded += ' ';
        folded += part;
        word.remove();
    };
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        if (is_blank(c)) {
            flush();
        } else {
            word.append(c);
        }
    }
    flush();
    return folded;
}

std::string with_plain_blanks(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    for (std::size_t begin = 0; begin < text.size();) {
        UChar32 code_point = 0;
        std::size_t end = begin;
        U8_NEXT(bytes, end, text.size(), code_point);
        if (code_point >= 0 && is_blank(code_point)) {
            plain += ' ';
        } else {
            plain += text.substr(begin, end - begin);
        }
        begin = end;
    }
    return plain;
}

std::size_t count_code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

}  // namespace telusur
