// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <string>

#include "indexer/sources/page_byline.h"
#include "indexer/sources/page_encoding.h"
#include "indexer/sources/page_furniture.h"
#include "indexer/sources/page_title.h"

namespace telusur {
namespace {

using namespace std::string_literals;

TEST(PrintedByline, IsRead) {
    const struct {
        const char* line;
        const char* author;
        const char* published;
    } rows[] = {
        {"", "", ""},
        {"Posted by, Sari Dewi on May 4, 2008", "Sari Dewi", "2008-05-04T00:00:00+07:00"},
        {"Published on May 29, 2009 by Hayati", "Hayati", "2009-05-29T00:00:00+07:00"},
        {"Ditulis oleh Redaksi 11. April 2011 - 15:44", "Redaksi", "2011-04-11T15:44:00+07:00"},
        {"Oleh: Budi Raharja | 3 Mei 2020", "Budi Raharja", "2020-05-03T00:00:00+07:00"},
        {"Penulis: Ani pada Senin, 4 Mei 2020 | 10:00 WITA", "Ani", "2020-05-04T09:00:00+07:00"},
        {"Kabar.com - 14/07/2023, 10:00 WIB", "", "2023-07-14T10:00:00+07:00"},
        {"26/08/2009", "", "2009-08-26T00:00:00+07:00"},
        {"Dibaca 20200504 kali", "", ""},
        {"by Ani", "Ani", ""},
        {"by on May 4, 2008", "", "2008-05-04T00:00:00+07:00"},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.line);
        const PrintedByline byline = read_printed_byline(row.line);
        EXPECT_EQ(byline.author, row.author);
        EXPECT_EQ(byline.published ? to_rfc3339(byline.published->seconds) : "", row.published);
    }
}

TEST(DecodePage, Encodings) {
    const struct {
        std::string bytes;
        const char* text;
        bool replaced;
    } rows[] = {
        {"<p>caf\xC3\xA9", "<p>café", false},
        {"<p>caf\xE9 \x93x\x94", "<p>café “x”", false},
        {"<meta charset=iso-8859-1><p>caf\xE9 \x93x\x94", "<meta charset=iso-8859-1><p>café “x”",
         false},
        {"<meta charset=iso-8859-1>caf\xC3\xA9", "<meta charset=iso-8859-1>café", false},
        {"<meta charset='windows-1251'>\xC4\xE0", "<meta charset='windows-1251'>Да", false},
        {"<meta http-equiv=x content=\"text/html; charset=Shift_JIS\">\x93\xFA",
         "<meta http-equiv=x content=\"text/html; charset=Shift_JIS\">日", false},
        {"<?xml encoding=\"euc-kr\"?>\xC7\xD1", "<?xml encoding=\"euc-kr\"?>한", false},
        {"<meta charset=\"gb2312\">\xC4\xE3\xFF", "<meta charset=\"gb2312\">你\uFFFD", true},
        {"<meta charset=\"utf-7\">caf\xE9", "<meta charset=\"utf-7\">café", false},
        {"<meta charset=\"tidak-ada\">caf\xE9", "<meta charset=\"tidak-ada\">café", false},
        {"<meta charset=\"utf-16\">caf\xC3\xA9", "<meta charset=\"utf-16\">café", false},
        {"\xEF\xBB\xBF<meta charset=big5>caf\xC3\xA9", "<meta charset=big5>café", false},
        {"\xFF\xFE<\0p\0"s, "<p", false},
        {"<\0p\0"s, "<p", false},
        {"\0<\0p"s, "<p", false},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.text);
        const DecodedText decoded = decode_page(row.bytes);
        EXPECT_EQ(decoded.text, row.text);
        EXPECT_EQ(decoded.replaced, row.replaced);
    }
}

TEST(PageTitle, WithoutSiteName) {
    const struct {
        const char* title;
        const char* site;
        const char* expected;
    } rows[] = {
        {"Banjir Surut di Hilir - Kabar Hulu", "Kabar Hulu", "Banjir Surut di Hilir"},
        {"Banjir Surut di Hilir | KABAR HULU", "Kabar Hulu", "Banjir Surut di Hilir"},
        {"Banjir – Kabar Hulu", "Kabar Hulu", "Banjir"},
        {"Banjir Surut di Hilir | Kabar Hulu", "", "Banjir Surut di Hilir"},
        {"Banjir Surut - Warga Pulang", "", "Banjir Surut - Warga Pulang"},
        {"Banjir Surut di Hilir", "Kabar Hulu", "Banjir Surut di Hilir"},
        {"Kabar Hulu", "Kabar Hulu", "Kabar Hulu"},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.title);
        EXPECT_EQ(without_site_name(row.title, row.site), row.expected);
    }
}

TEST(PageFurniture, IsKnownByItsNames) {
    const struct {
        const char* element;
        const char* classes;
        const char* id;
        Furniture expected;
    } rows[] = {
        {"div", "", "", Furniture::None},
        {"div", "entry-content", "isi", Furniture::None},
        {"nav", "", "", Furniture::Foreign},
        {"footer", "", "", Furniture::Own},
        {"div", "post-share buttons", "", Furniture::Own},
        {"div", "x td_block_related_posts", "", Furniture::Foreign},
        {"div", "", "comments", Furniture::Foreign},
        {"div", "shared", "pembaca", Furniture::None},
        {"div", "elementor-widget elementor-widget-text-editor", "", Furniture::None},
        {"div", "widget", "", Furniture::Foreign},
        {"article", "post tag-iklan comments-open", "", Furniture::None},
        {"body", "nav", "", Furniture::None},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(std::string(row.element) + " " + row.classes + " " + row.id);
        EXPECT_EQ(furniture_of(row.element, row.classes, row.id), row.expected);
    }
}

}  // namespace
}  // namespace telusur
