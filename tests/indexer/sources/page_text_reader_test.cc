// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/page_text_reader.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "indexer/sources/text_decoding.h"

namespace telusur {
namespace {

using std::string_literals::operator""s;

constexpr std::string_view kPage =
    "Kebun Bambu Lembah Gading Panen Perdana, Siapa Untung?\n\n"
    "by Laksmi Wening | Mar 14, 2021\n\n"
    "Pertanian | Bambu | Lembah Gading\n\n"
    "KABAR LEMBAH – Sebanyak 40 petani memanen bambu pada Minggu (14/3/2021).\n\n"
    "“Kami menunggu lima tahun,” kata Karto, ketua kelompok tani.\n\n"
    "Harga di Tingkat Petani\n\n"
    "Satu batang bambu dijual Rp25.000 kepada pengepul di Kota Seruni.\n\n"
    "Kelompok tani berharap harga itu bertahan sampai musim hujan.\n\n"
    "Penulis: Laksmi Wening\n\n"
    "Editor: Tegar\n\n"
    "BAGIKAN :\n\n"
    "ARTIKEL LAINNYA\n\n"
    "KOMENTAR\n\n"
    "Subscribe\nNotify of\nguest\n0 Comments";

SourceRecord read(std::string_view bytes) {
    return read_page_text(bytes, "halaman", {"sumber", "sumber/halaman.txt", 0});
}

Article article_of(std::string_view bytes) {
    return read(bytes).article.value_or(Article{});
}

std::vector<std::string> problems_of(std::string_view bytes) {
    std::vector<std::string> texts;
    for (const RecordProblem& problem : read(bytes).problems)
        texts.push_back(problem.what.english);
    return texts;
}

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts)
        all += (all.empty() ? "" : "+") + text;
    return all;
}

// The body, "# " before headings, a line each.
std::string body_of(const Article& article) {
    std::string text;
    for (const Paragraph& paragraph : article.body) {
        text += (paragraph.kind == Paragraph::Kind::Heading ? "# " : "") + paragraph.text + "\n";
    }
    return text;
}

std::string credits_of(const Article& article) {
    std::vector<std::string> texts;
    for (const Credit& credit : article.credits)
        texts.push_back(credit.role + "=" + credit.name);
    return joined(texts);
}

std::string day_of(const Article& article) {
    return article.published ? to_iso(archive_date(article.published->seconds)) : "";
}

// The sample with one text changed for another.
std::string with(std::string_view before, std::string_view after) {
    std::string page(kPage);
    const std::size_t position = page.find(before);
    EXPECT_NE(position, std::string::npos) << before;
    return page.replace(position, before.size(), after);
}

std::string replace_all(std::string text, std::string_view before, std::string_view after) {
    for (std::size_t i = 0; (i = text.find(before, i)) != std::string::npos; i += after.size()) {
        text.replace(i, before.size(), after);
    }
    return text;
}

TEST(PageText, WholePage) {
    const SourceRecord record = read(kPage);
    EXPECT_EQ(record.provenance.file, "sumber/halaman.txt");
    EXPECT_TRUE(record.problems.empty());
    ASSERT_TRUE(record.article);
    const Article& article = *record.article;
    EXPECT_EQ(article.id, "halaman");
    EXPECT_EQ(article.title, "Kebun Bambu Lembah Gading Panen Perdana, Siapa Untung?");
    ASSERT_TRUE(article.published);
    EXPECT_EQ(article.published->precision, Timestamp::Precision::Day);
    EXPECT_EQ(day_of(article), "2021-03-14");
    EXPECT_EQ(joined(article.tags), "Pertanian+Bambu+Lembah Gading");
    EXPECT_EQ(article.dateline, "KABAR LEMBAH");
    EXPECT_EQ(credits_of(article), "penulis=Laksmi Wening+editor=Tegar");
    EXPECT_EQ(body_of(article),
              "Sebanyak 40 petani memanen bambu pada Minggu (14/3/2021).\n"
              "“Kami menunggu lima tahun,” kata Karto, ketua kelompok tani.\n"
              "# Harga di Tingkat Petani\n"
              "Satu batang bambu dijual Rp25.000 kepada pengepul di Kota Seruni.\n"
              "Kelompok tani berharap harga itu bertahan sampai musim hujan.\n");
    EXPECT_TRUE(article.url.empty());
    EXPECT_TRUE(article.source.empty());
    EXPECT_TRUE(article.categories.empty());
    EXPECT_FALSE(article.modified);
}

TEST(PageText, FormOfTheBytesIsNoMatter) {
    const Article expected = article_of(kPage);
    const std::string page(kPage);
    const std::vector<std::string> variants = {
        replace_all(page, "\n", "\r\n"),
        replace_all(page, "\n", "\r"),
        replace_all(page, "\n\n", "\n\n\n\n"),
        replace_all(page, "\n\n", "\n \t \n"),
        replace_all(page, "\n\n", "\n\u00A0\n"),
        "\xEF\xBB\xBF" + page,
        "\n\n" + page + "\n\n",
        replace_all(page, "bambu", "bam\u00ADbu"),
        replace_all(page, ". ", ".\u00A0"),
        replace_all(page, "petani", "petani\u200B"),
        replace_all(replace_all(page, "“", "\x93"), "”", "\x94"),
    };
    for (std::size_t i = 0; i < variants.size(); ++i) {
        std::string variant = variants[i];
        if (i + 1 == variants.size()) variant = replace_all(variant, "–", "\x96");
        EXPECT_EQ(article_of(variant), expected) << "variant " << i;
        EXPECT_TRUE(problems_of(variant).empty()) << "variant " << i;
    }
    EXPECT_EQ(article_of(with("Karto", "Rene\u0301")), article_of(with("Karto", "René")));
}

TEST(PageText, DamageIsAFlaw) {
    EXPECT_EQ(joined(problems_of(with("Karto", "Kar\xFFto"))), "invalid UTF-8 replaced by U+FFFD");
    EXPECT_EQ(joined(problems_of(with("Karto", "Kar\0to"s))), "NUL characters removed");
    EXPECT_EQ(article_of(with("Karto", "Kar\0to"s)), article_of(kPage));
}

struct BylineRow {
    std::string byline;
    std::string day;
    std::string credits;
    std::string categories;
    std::string problems;
};

TEST(PageText, Bylines) {
    const std::string both = "penulis=Laksmi Wening+editor=Tegar";
    const std::vector<BylineRow> rows = {
        {"by | Mar 14, 2021", "2021-03-14", both, "", ""},
        {"by LAKSMI WENING | Mar 14, 2021", "2021-03-14", "penulis=LAKSMI WENING+editor=Tegar", "",
         ""},
        {"oleh Bagas | 14 Maret 2021", "2021-03-14",
         "penulis=Bagas+penulis=Laksmi Wening+editor=Tegar", "", ""},
        {"Bagas | Minggu, 14 Maret 2021 | 09:00 WIB", "2021-03-14",
         "penulis=Bagas+penulis=Laksmi Wening+editor=Tegar", "", ""},
        {"by Laksmi Wening | 3 Okt 2022 | Ekonomi", "2022-10-03", both, "Ekonomi", ""},
        {"by Laksmi Wening", "", both, "", "no date found"},
        {"by Laksmi Wening | entah kapan", "", both, "", "date not understood: \"entah kapan\""},
    };
    for (const BylineRow& row : rows) {
        const std::string page = with("by Laksmi Wening | Mar 14, 2021", row.byline);
        const Article article = article_of(page);
        EXPECT_EQ(day_of(article), row.day) << row.byline;
        EXPECT_EQ(credits_of(article), row.credits) << row.byline;
        EXPECT_EQ(joined(article.categories), row.categories) << row.byline;
        EXPECT_EQ(joined(problems_of(page)), row.problems) << row.byline;
        EXPECT_EQ(joined(article.tags), "Pertanian+Bambu+Lembah Gading") << row.byline;
        EXPECT_EQ(article.body, article_of(kPage).body) << row.byline;
    }
}

TEST(PageText, MissingParts) {
    const Article whole = article_of(kPage);

    const Article no_byline = article_of(with("by Laksmi Wening | Mar 14, 2021\n\n", ""));
    EXPECT_EQ(no_byline.tags, whole.tags);
    EXPECT_EQ(no_byline.body, whole.body);
    EXPECT_FALSE(no_byline.published);

    const Article no_tags = article_of(with("Pertanian | Bambu | Lembah Gading\n\n", ""));
    EXPECT_TRUE(no_tags.tags.empty());
    EXPECT_EQ(no_tags.body, whole.body);

    const Article no_dateline = article_of(with("KABAR LEMBAH – ", ""));
    EXPECT_EQ(no_dateline.dateline, "");
    EXPECT_EQ(no_dateline.body, whole.body);

    const Article no_credits = article_of(with("Penulis: Laksmi Wening\n\nEditor: Tegar\n\n", ""));
    EXPECT_EQ(credits_of(no_credits), "penulis=Laksmi Wening");
    EXPECT_EQ(no_credits.body, whole.body);

    const std::string page(kPage);
    EXPECT_EQ(article_of(page.substr(0, page.find("\n\nBAGIKAN"))), whole);

    const std::string title = whole.title + "\n\n";
    EXPECT_EQ(article_of(with(title, "")).title, "");
    EXPECT_EQ(article_of(with(title, "")).body, whole.body);
    EXPECT_EQ(joined(problems_of(with(title, ""))), "no title found");
}

struct TagsRow {
    std::string line;
    std::string tags;
};

TEST(PageText, Tags) {
    const std::vector<TagsRow> rows = {
        {"Pertanian", "Pertanian"},
        {"Kota Tanjung Awan Raya", "Kota Tanjung Awan Raya"},
        {"Bambu|Tani", "Bambu+Tani"},
        {"Bambu | bambu | | Tani |", "Bambu+Tani"},
        {"Satu dua tiga empat lima", ""},
        {"Pertanian.", ""},
        {"Baca juga", ""},
        {"Foto: Sekar", ""},
        {"Bambu dijual murah. | Tani", ""},
        {"Bambu | satu dua tiga empat lima enam tujuh", ""},
    };
    for (const TagsRow& row : rows) {
        const std::string page = with("Pertanian | Bambu | Lembah Gading", row.line);
        EXPECT_EQ(joined(article_of(page).tags), row.tags) << row.line;
    }
    // One tag without a bar needs a byline before it.
    const std::string lone =
        with("by Laksmi Wening | Mar 14, 2021\n\nPertanian | Bambu | Lembah Gading", "Pertanian");
    EXPECT_EQ(joined(article_of(lone).tags), "");
    // A line with bars inside the body is text.
    const std::string late = with("Harga di Tingkat Petani", "Petung | Apus | Wulung");
    EXPECT_EQ(article_of(late).tags, article_of(kPage).tags);
}

TEST(PageText, Headings) {
    const std::string heading = "Harga di Tingkat Petani";
    const auto headings = [&](std::string_view text) {
        int count = 0;
        for (const Paragraph& paragraph : article_of(with(heading, text)).body) {
            count += paragraph.kind == Paragraph::Kind::Heading ? 1 : 0;
        }
        return count;
    };
    EXPECT_EQ(headings("Nasib “Emas Hijau”"), 1);
    EXPECT_EQ(headings("Harga naik."), 0);
    EXPECT_EQ(headings("Harga naik?"), 0);
    EXPECT_EQ(headings("“Harga naik.”"), 0);
    EXPECT_EQ(headings("Jenisnya:"), 0);
    EXPECT_EQ(headings("Petung\n\nApus\n\nWulung"), 0);
    EXPECT_EQ(headings(std::string(101, 'x')), 0);
    // Not at the end of the text.
    EXPECT_EQ(article_of("Judul\n\nIsi berita.\n\nPenutup\n\nPenulis: A").body.back().kind,
              Paragraph::Kind::Text);
}

TEST(PageText, PointersToOtherArticlesAreDropped) {
    const Article whole = article_of(kPage);
    const std::string place = "Satu batang bambu";
    for (const std::string pointer :
         {"Baca juga: Harga Kopi Turun\n\n", "BACA JUGA : Harga Kopi Turun\nLagi dan Lagi\n\n",
          "Baca Juga\n\n"}) {
        EXPECT_EQ(article_of(with(place, pointer + place)).body, whole.body) << pointer;
    }
    const std::string end = "sampai musim hujan.";
    EXPECT_EQ(article_of(with(end, end + "\nBaca juga: Harga Kopi Turun")).body, whole.body);
    const Article kept = article_of(with(place, "Baca juga buku itu, kata dia.\n\n" + place));
    EXPECT_EQ(kept.body.size(), whole.body.size() + 1);
}

TEST(PageText, EverythingFromTheFirstClosingMarkerOnIsLeftOut) {
    const Article whole = article_of(kPage);
    for (const std::string marker :
         {"BAGIKAN", "Bagikan:", "SHARE", "Artikel Terkait", "artikel lainnya :", "Komentar",
          "Subscribe", "Notify of", "Leave a Reply", "Tinggalkan Balasan"}) {
        EXPECT_EQ(article_of(with("BAGIKAN :", marker + "\n\nIsi lain.")), whole) << marker;
    }
    // In the last block of the text, without an empty line.
    EXPECT_EQ(article_of(with("Tegar\n\nBAGIKAN :", "Tegar\nBAGIKAN :")), whole);
    // Above the text the site's own line goes alone.
    EXPECT_EQ(article_of(with("KABAR LEMBAH", "BAGIKAN :\n\nKABAR LEMBAH")), whole);
    // A title is a title.
    EXPECT_EQ(article_of("Komentar\n\nby A | 14 Maret 2021\n\nIsi berita.").title, "Komentar");
    EXPECT_EQ(article_of(with("Harga di Tingkat Petani", "Bagikan Hasil Panen")).body.size(), 5u);
}

TEST(PageText, BlocksWithoutEmptyLinesBetween) {
    const Article whole = article_of(kPage);
    EXPECT_EQ(article_of(with("Untung?\n\nby", "Untung?\nby")), whole);
    EXPECT_EQ(article_of(with("2021\n\nPertanian", "2021\nPertanian")), whole);
    EXPECT_EQ(article_of(with("Wening\n\nEditor", "Wening\nEditor")), whole);
    EXPECT_EQ(article_of(with("hujan.\n\nPenulis", "hujan.\nPenulis")), whole);
    EXPECT_EQ(article_of(with("kepada pengepul", "kepada\npengepul")), whole);
    EXPECT_EQ(article_of(replace_all(std::string(kPage), "\n\n", "\n")), whole);
}

struct PartRow {
    std::string page;
    std::string title;
    std::string body;
    std::string problems;
};

TEST(PageText, WhatThereIs) {
    const std::vector<PartRow> rows = {
        {"Hanya Judul", "Hanya Judul", "", "no date found+no text found"},
        {"Judul\n\nby A | 14 Maret 2021", "Judul", "", "no text found"},
        {"Judul\n\nby A | 14 Maret 2021\n\nBAGIKAN :\n\nKOMENTAR\n\nSubscribe", "Judul", "",
         "no text found"},
        {"Judul\n\nIsi berita.", "Judul", "Isi berita.\n", "no date found"},
        {"Isi berita saja, tanpa judul.", "", "Isi berita saja, tanpa judul.\n",
         "no title found+no date found"},
        {"Isi berita.\n\nIsi lagi.", "", "Isi berita.\nIsi lagi.\n",
         "no title found+no date found"},
        {"14 Maret 2021\n\nIsi berita.", "", "Isi berita.\n", "no title found"},
        {"BAGIKAN :\n\nIsi berita.", "", "Isi berita.\n", "no title found+no date found"},
        {"", "", "", "holds no article"},
        {" \n\n\t\n", "", "", "holds no article"},
        {"\xEF\xBB\xBF", "", "", "holds no article"},
        {"\0\0"s, "", "", "holds no article"},
        {"by A | 14 Maret 2021", "", "", "holds no article"},
        {"BAGIKAN :\n\nKOMENTAR", "", "", "holds no article"},
    };
    for (const PartRow& row : rows) {
        const Article article = article_of(row.page);
        EXPECT_EQ(article.title, row.title) << row.page;
        EXPECT_EQ(body_of(article), row.body) << row.page;
        EXPECT_EQ(joined(problems_of(row.page)), row.problems) << row.page;
    }
}

TEST(PageText, RejectedMeansNoArticle) {
    const SourceRecord record = read("");
    EXPECT_FALSE(record.article);
    ASSERT_EQ(record.problems.size(), 1u);
    EXPECT_EQ(record.problems[0].severity, RecordProblem::Severity::Rejected);
    EXPECT_EQ(record.problems[0].what.indonesian, "tidak berisi artikel");
}

TEST(PageText, IdHasBounds) {
    EXPECT_FALSE(read_page_text(kPage, "", {}).article);
    EXPECT_TRUE(read_page_text(kPage, std::string(kMaximumIdBytes, 'x'), {}).article);
    EXPECT_FALSE(read_page_text(kPage, std::string(kMaximumIdBytes + 1, 'x'), {}).article);
}

TEST(PageText, EveryPrefixIsReadWithoutThrowing) {
    const std::string page(kPage);
    for (std::size_t size = 0; size <= page.size(); ++size) {
        SourceRecord record;
        ASSERT_NO_THROW(record = read(page.substr(0, size))) << size;
        ASSERT_NE(record.article.has_value(),
                  record.problems.size() == 1 &&
                      record.problems[0].severity == RecordProblem::Severity::Rejected)
            << size;
        for (const Paragraph& paragraph : record.article.value_or(Article{}).body) {
            ASSERT_FALSE(paragraph.text.empty()) << size;
            ASSERT_TRUE(is_well_formed(paragraph.text)) << size;
            ASSERT_EQ(paragraph.text.find('\n'), std::string::npos) << size;
        }
    }
}

}  // namespace
}  // namespace telusur
