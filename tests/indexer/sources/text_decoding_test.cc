// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/text_decoding.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace telusur {
namespace {

using std::string_literals::operator""s;

struct DecodingRow {
    std::string bytes;
    std::string text;
    Encoding encoding = Encoding::Utf8;
    bool replaced = false;
};

TEST(DecodeText, Table) {
    const std::vector<DecodingRow> rows = {
        {"", ""},
        {"banjir", "banjir"},
        {"caf\xC3\xA9 – “ya”", "café – “ya”"},
        // Byte order marks.
        {"\xEF\xBB\xBFjudul", "judul"},
        {"\xEF\xBB\xBF", ""},
        {"\xFF\xFEj\0u\0\x13\x20"s, "ju–", Encoding::Utf16},
        {"\xFE\xFF\0j\0u\x20\x13"s, "ju–", Encoding::Utf16},
        {"\xFF\xFE\x3D\xD8\x00\xDE"s, "😀", Encoding::Utf16},
        {"\xFF\xFE\x3D\xD8j\0"s, "\uFFFDj", Encoding::Utf16, true},
        {"\xFF\xFE\x00\xDEj\0"s, "\uFFFDj", Encoding::Utf16, true},
        {"\xFF\xFE\x3D\xD8"s, "\uFFFD", Encoding::Utf16, true},
        {"\xFF\xFEj\0u"s, "j\uFFFD", Encoding::Utf16, true},
        // Windows-1252: hardly anything is a sequence of UTF-8.
        {"\x93ya\x94 \x96 caf\xE9", "“ya” – café", Encoding::Windows1252},
        {"harga \x80 5", "harga € 5", Encoding::Windows1252},
        {"a\x81z", "a\uFFFDz", Encoding::Windows1252, true},
        {"\xC3\xA9 \xE9 \xE9 \xE9 \xE9", "Ã© é é é é", Encoding::Windows1252},
        // Damaged UTF-8: the sequences that are whole show what it was.
        {"“ya” – caf\xC3", "“ya” – caf\uFFFD", Encoding::Utf8, true},
        {"“ya” \xFF – ", "“ya” \uFFFD – ", Encoding::Utf8, true},
        {"“ya” \xED\xA0\x80", "“ya” \uFFFD\uFFFD\uFFFD", Encoding::Utf8, true},
        {"\xEF\xBB\xBF"
         "a\xE9",
         "a\uFFFD", Encoding::Utf8, true},
        // NUL is a character like any other here.
        {"a\0b"s, "a\0b"s},
    };
    for (const DecodingRow& row : rows) {
        const DecodedText decoded = decode_text(row.bytes);
        EXPECT_EQ(decoded.text, row.text);
        EXPECT_EQ(decoded.encoding, row.encoding) << row.text;
        EXPECT_EQ(decoded.replaced, row.replaced) << row.text;
    }
}

TEST(DecodeText, EveryPairOfBytesGivesWellFormedText) {
    for (int first = 0; first < 256; ++first) {
        for (int second = 0; second < 256; ++second) {
            const std::string pair = {static_cast<char>(first), static_cast<char>(second)};
            ASSERT_TRUE(is_well_formed(decode_text(pair).text)) << first << ' ' << second;
            ASSERT_TRUE(is_well_formed(decode_text("é" + pair + "é").text))
                << first << ' ' << second;
        }
    }
}

TEST(IsWellFormed, Table) {
    for (const std::string text : {"", "a", "é", "–", "😀", "\xF4\x8F\xBF\xBF"}) {
        EXPECT_TRUE(is_well_formed(text)) << text;
    }
    const std::vector<std::string> damaged = {
        "\x80",     "\xC0\x80",         "\xC1\xBF",         "\xC3", "\xE0\x80\x80", "\xED\xA0\x80",
        "\xE2\x80", "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5", "\xFF",         "a\xE9z"};
    for (const std::string& text : damaged)
        EXPECT_FALSE(is_well_formed(text));
}

struct CleaningRow {
    std::string text;
    std::string kept;       // Layout::KeepBlanks
    std::string collapsed;  // Layout::CollapseBlanks
    std::string line;       // Layout::OneLine
};

TEST(CleanText, Table) {
    const std::vector<CleaningRow> rows = {
        {"", "", "", ""},
        {" \n ", "", "", ""},
        {"a  b", "a  b", "a b", "a b"},
        {"  a \n\n  b  ", "a \n\n  b", "a\n\nb", "a b"},
        {"a\r\nb\rc\nd", "a\nb\nc\nd", "a\nb\nc\nd", "a b c d"},
        {"a\tb", "a b", "a b", "a b"},
        {"a\fb\vc", "a\nb\nc", "a\nb\nc", "a b c"},
        {"a\u2028b\u2029c\u0085d", "a\nb\nc\nd", "a\nb\nc\nd", "a b c d"},
        // Spaces of all kinds.
        {"kata.\u00A0", "kata.", "kata.", "kata."},
        {"Rp\u00A05\u202F000\u2009m\u3000x", "Rp 5 000 m x", "Rp 5 000 m x", "Rp 5 000 m x"},
        {"a\u00A0 \u2003b", "a   b", "a b", "a b"},
        // What nobody sees goes; the joiners stay.
        {"pem\u00ADba\u200Bngun\u2060an\uFEFF", "pembangunan", "pembangunan", "pembangunan"},
        {"a\u200Cb\u200Dc", "a\u200Cb\u200Dc", "a\u200Cb\u200Dc", "a\u200Cb\u200Dc"},
        {"\u202Aa\u202C\u200Eb\u2066c\u2069\u061C", "abc", "abc", "abc"},
        {"a\x01\x1B\x7F\u0080\u009Fz", "az", "az", "az"},
        // NFC, also where something that went stood between letter and accent.
        {"cafe\u0301", "café", "café", "café"},
        {"cafe\u00AD\u0301", "café", "café", "café"},
        {"\u212B", "Å", "Å", "Å"},
        {"a\xFFz", "a\uFFFDz", "a\uFFFDz", "a\uFFFDz"},
    };
    for (const CleaningRow& row : rows) {
        EXPECT_EQ(clean_text(row.text, Layout::KeepBlanks).text, row.kept) << row.text;
        EXPECT_EQ(clean_text(row.text, Layout::CollapseBlanks).text, row.collapsed) << row.text;
        EXPECT_EQ(clean_text(row.text, Layout::OneLine).text, row.line) << row.text;
    }
}

TEST(CleanText, ReportsNul) {
    const CleanText clean = clean_text("a\0b"s, Layout::OneLine);
    EXPECT_EQ(clean.text, "ab");
    EXPECT_TRUE(clean.nul_removed);
    EXPECT_FALSE(clean_text("a\x01z", Layout::OneLine).nul_removed);
}

TEST(CleanText, CleaningTwiceChangesNothing) {
    for (char32_t c = 0; c < 0x3100; ++c) {
        std::string text = "a ";
        if (c < 0x80) {
            text += static_cast<char>(c);
        } else if (c < 0x800) {
            text += {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))};
        } else {
            text += {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
                     static_cast<char>(0x80 | (c & 0x3F))};
        }
        text += " \u0301\nb";
        for (const Layout layout : {Layout::KeepBlanks, Layout::CollapseBlanks, Layout::OneLine}) {
            const std::string once = clean_text(text, layout).text;
            ASSERT_EQ(clean_text(once, layout).text, once) << static_cast<unsigned>(c);
        }
    }
}

}  // namespace
}  // namespace telusur
