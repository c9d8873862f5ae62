// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/credits.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace telusur {
namespace {

// "role=name; role=name", "none" for an empty list, "-" for no credit line.
std::string described(const std::optional<std::vector<Credit>>& credits) {
    if (!credits) return "-";
    std::string text;
    for (const Credit& credit : *credits) {
        text += (text.empty() ? "" : "; ") + credit.role + "=" + credit.name;
    }
    return text.empty() ? "none" : text;
}

struct Row {
    std::string line;
    std::string expected;
};

TEST(CreditLine, Table) {
    const std::vector<Row> rows = {
        {"Penulis: Laksmi", "penulis=Laksmi"},
        {"Penulis : Laksmi", "penulis=Laksmi"},
        {"PENULIS:Laksmi", "penulis=Laksmi"},
        {"Ditulis oleh: Laksmi", "penulis=Laksmi"},
        {"Oleh: Laksmi", "penulis=Laksmi"},
        {"Writer: Laksmi", "penulis=Laksmi"},
        {"Author: Laksmi", "penulis=Laksmi"},
        {"Editor: Wiryo Atmojo", "editor=Wiryo Atmojo"},
        {"Penyunting: Wiryo", "editor=Wiryo"},
        {"Reporter: Tegar", "reporter=Tegar"},
        {"Pewarta: Tegar", "reporter=Tegar"},
        {"Ilustrator: Sekar", "ilustrator=Sekar"},
        {"Ilustrasi: Sekar", "ilustrator=Sekar"},
        {"Foto: Sekar", "fotografer=Sekar"},
        {"Fotografer: Sekar", "fotografer=Sekar"},
        {"Photo: Sekar", "fotografer=Sekar"},
        {"Penerjemah: Sekar", "penerjemah=Sekar"},
        {"Alih bahasa: Sekar", "penerjemah=Sekar"},
        {"Translator: Sekar", "penerjemah=Sekar"},
        // Several roles, several names.
        {"Penulis/Editor: Laksmi", "penulis=Laksmi; editor=Laksmi"},
        {"Penulis / Editor: Laksmi", "penulis=Laksmi; editor=Laksmi"},
        {"Penulis dan Editor: Laksmi", "penulis=Laksmi; editor=Laksmi"},
        {"Foto & Ilustrasi: Sekar", "fotografer=Sekar; ilustrator=Sekar"},
        {"Editor : A dan B", "editor=A; editor=B"},
        {"Writer: A and B", "penulis=A; penulis=B"},
        {"Penulis: A & B", "penulis=A; penulis=B"},
        {"Penulis: A; B", "penulis=A; penulis=B"},
        {"Penulis: A, B, dan C", "penulis=A; penulis=B; penulis=C"},
        {"Penulis: Laksmi, LAKSMI", "penulis=Laksmi"},
        {"Penulis: Zoë, ZOË", "penulis=Zoë"},
        // A degree belongs to the name before it.
        {"Penulis: Laksmi, S.Sos.", "penulis=Laksmi, S.Sos."},
        {"Penulis: Laksmi, S.Sos., M.Si", "penulis=Laksmi, S.Sos., M.Si"},
        {"Penulis: Laksmi, SH, Tegar", "penulis=Laksmi, SH; penulis=Tegar"},
        {"Penulis: Laksmi, S. Sos. dan Tegar", "penulis=Laksmi, S. Sos.; penulis=Tegar"},
        {"Penulis: Laksmi, Dr. Tegar", "penulis=Laksmi; penulis=Dr. Tegar"},
        {"Penulis: Laksmi, M. Yusuf", "penulis=Laksmi; penulis=M. Yusuf"},
        {"Penulis: Danang Andika", "penulis=Danang Andika"},
        // A credit that names nobody.
        {"Ilustrator:", "none"},
        {"Ilustrator: ,", "none"},
        {"Ilustrator: dan", "none"},
        // No credits.
        {"", "-"},
        {":", "-"},
        {"Penulis", "-"},
        {"Penulis Laksmi", "-"},
        {"Penulis/: Laksmi", "-"},
        {"Penulis/Ketua: Laksmi", "-"},
        {"Ketua: Laksmi", "-"},
        {"Menurut penulis: Laksmi", "-"},
        {"Editor: satu dua tiga empat lima enam tujuh delapan sembilan", "-"},
        {"Editor: satu dua tiga empat lima enam tujuh delapan",
         "editor=satu dua tiga empat lima enam tujuh delapan"},
        {"Editor: " + std::string(81, 'x'), "-"},
        {"Editor: " + std::string(80, 'x'), "editor=" + std::string(80, 'x')},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(described(parse_credit_line(row.line)), row.expected) << row.line;
    }
}

std::vector<Paragraph> body_of(const std::vector<std::string>& lines) {
    std::vector<Paragraph> body;
    for (const std::string& line : lines)
        body.push_back({Paragraph::Kind::Text, line});
    return body;
}

TEST(TrailingCredits, AreTakenInPrintedOrder) {
    std::vector<Paragraph> body =
        body_of({"Editor: bukan di akhir", "Isi berita.", "Penulis: A", "Editor: B, C", "Foto:"});
    EXPECT_EQ(described(take_trailing_credits(body)), "penulis=A; editor=B; editor=C");
    EXPECT_EQ(body, body_of({"Editor: bukan di akhir", "Isi berita."}));
}

TEST(TrailingCredits, StopAtTheFirstOtherLine) {
    std::vector<Paragraph> body = body_of({"Penulis: A", "Isi berita.", "Editor: B"});
    EXPECT_EQ(described(take_trailing_credits(body)), "editor=B");
    EXPECT_EQ(body.size(), 2u);
    EXPECT_EQ(described(take_trailing_credits(body)), "none");
    EXPECT_EQ(body.size(), 2u);
}

TEST(TrailingCredits, AreAtMostEight) {
    std::vector<Paragraph> body = body_of(std::vector<std::string>(10, "Editor: B"));
    EXPECT_EQ(described(take_trailing_credits(body)), "editor=B");
    EXPECT_EQ(body.size(), 2u);
}

TEST(TrailingCredits, OfAnEmptyBody) {
    std::vector<Paragraph> body;
    EXPECT_EQ(described(take_trailing_credits(body)), "none");
}

}  // namespace
}  // namespace telusur
