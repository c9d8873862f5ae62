// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/source_faults.h"
#include "tests/support/wxr_files.h"

namespace telusur::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

constexpr int kPosts = 20;

std::string posts(int from, int to) {
    std::string items;
    for (int id = from; id <= to; ++id)
        items += WxrPost{.id = std::to_string(id), .content = "<p>Isi berita yang utuh.</p>"}.xml();
    return items;
}

std::string with_doctype(const std::string& doctype, const std::string& entity) {
    std::string text = wxr(posts(1, kPosts) + WxrPost{.id = "21", .title = entity}.xml());
    return text.insert(text.find("<rss"), doctype);
}

std::string billion_laughs() {
    std::string doctype = "<!DOCTYPE rss [<!ENTITY tawa0 \"tawa\">";
    for (int level = 1; level <= 9; ++level) {
        std::string inner;
        for (int i = 0; i < 10; ++i)
            inner += "&tawa" + std::to_string(level - 1) + ";";
        doctype += "<!ENTITY tawa" + std::to_string(level) + " \"" + inner + "\">";
    }
    return with_doctype(doctype + "]>\n", "&tawa9;");
}

std::string in_utf16(const std::string& ascii) {
    std::string text = "\xFF\xFE";
    for (const char byte : ascii)
        text += {byte, '\0'};
    return text;
}

struct ExportFault {
    std::string name;
    std::string problem;
    std::string bytes;
};

const std::vector<ExportFault>& faults() {
    static const std::string good = wxr(posts(1, kPosts));
    static const std::string huge =
        wxr(posts(1, kPosts) + WxrPost{.id = "21", .content = std::string(100 << 20, 'x')}.xml());
    static const std::vector<ExportFault> list = {
        {"Empty", "is neither a WordPress export nor a feed", ""},
        {"CutWithinAPost", "the file ends in the middle of this <item>",
         good.substr(0, good.find("<wp:post_id>12"))},
        {"CutWithinCdata", "the file ends in the middle of this <item>",
         good.substr(0, good.rfind("utuh"))},
        {"CutBetweenPosts", "the file ends early: no </rss>", good.substr(0, good.rfind("<item>"))},
        {"CutWithinTheHead", "is neither a WordPress export nor a feed", good.substr(0, 200)},
        {"AnErrorPage", "is neither a WordPress export nor a feed",
         "<!DOCTYPE html><html><body>Situs sedang diperbaiki</body></html>"},
        {"Binary", "is neither a WordPress export nor a feed", std::string(100'000, '\x01')},
        {"InUtf16", "UTF-16", in_utf16(good)},
        {"AHugePost", ":190: too large: 104857868 bytes", huge},
        {"BillionLaughs", "has a document type declaration", billion_laughs()},
        {"ExternalEntity", "has a document type declaration",
         with_doctype("<!DOCTYPE rss [<!ENTITY luar SYSTEM \"file:///etc/passwd\">]>\n", "&luar;")},
        {"OneBadPost", "neither post type nor status",
         wxr(posts(1, 9) + "<item><title>Rusak</titel></item>\n" + posts(11, kPosts))},
    };
    return list;
}

class ExportFaults : public SourceFaults, public ::testing::WithParamInterface<ExportFault> {
  protected:
    void write_export(const std::string& bytes) { write_bytes(directory_ / "ekspor.xml", bytes); }
};

TEST_P(ExportFaults, LeaveTheArchiveAsItWas) {
    const ExportFault& fault = GetParam();
    write_config("type = \"files\"\npaths = [\"ekspor.xml\"]\n");
    write_export(wxr(posts(1, kPosts)));
    expect_well(kPosts + 1);

    write_export(fault.bytes);
    const Ran bad = run();
    expect_harmless(bad, 4);
    EXPECT_THAT(bad.err, AllOf(HasSubstr("ekspor.xml"), HasSubstr(fault.problem)));
    EXPECT_EQ(count("root"), "0\n");

    write_export(wxr(posts(1, kPosts + 1)));
    expect_recovery(1);
}

INSTANTIATE_TEST_SUITE_P(All, ExportFaults, ::testing::ValuesIn(faults()),
                         [](const auto& row) { return row.param.name; });

TEST_F(SourceFaults, HtmlThatNestsWithoutEndIsRead) {
    std::string nested;
    for (int i = 0; i < 100'000; ++i)
        nested += "<div>";
    write_config("type = \"files\"\npaths = [\"ekspor.xml\"]\n");
    write_bytes(directory_ / "ekspor.xml",
                wxr(WxrPost{.id = "1", .content = nested + "Gempa terasa."}.xml()));
    expect_well(2);
    EXPECT_EQ(count("gempa"), "1\n");
}

}  // namespace
}  // namespace telusur::testing
