// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/csv_reader.h"

#include <gtest/gtest.h>
#include <stdexcept>
#include <string>
#include <sys/resource.h>
#include <vector>

#include "indexer/sources/source.h"
#include "tests/support/wxr_files.h"

namespace telusur {
namespace {

using namespace telusur::testing;
using Records = std::vector<std::string>;

CsvReader csv_reader(const std::string& file) {
    return CsvReader(open_memory_stream(file), {"sumber", "artikel.csv", 0});
}

Records records(const std::string& file) {
    CsvReader reader = csv_reader(file);
    return records_of(reader);
}

Article first_article(const std::string& file) {
    CsvReader reader = csv_reader(file);
    const std::optional<SourceRecord> record = reader.next();
    if (!record || !record->article) throw std::runtime_error("no article");
    return *record->article;
}

TEST(CsvReader, ReadsARowWhole) {
    const std::string file =
        "\xEF\xBB\xBF\"ID\",Tautan,Judul,Isi,Tanggal Terbit,updated_at,Penulis,Editor,Kategori,"
        "Kata Kunci,Sumber\r\n"
        "a1,https://contoh.id/a1,\"Warga \"\"siaga\"\", kata Camat\",\"Air naik.\r\n\r\nPosko "
        "buka.\r\n"
        "Fotografer: Tono\",14 Maret 2021 09:12 WIB,2021-03-15,\"Sari Dewi, S.Sos. dan "
        "Budi\",Rina;Roni,"
        "Cuaca|Daerah,\"banjir, Garut\",Contoh\r\n";
    Article expected;
    expected.id = "a1";
    expected.url = "https://contoh.id/a1";
    expected.title = "Warga \"siaga\", kata Camat";
    expected.body = {{Paragraph::Kind::Text, "Air naik."}, {Paragraph::Kind::Text, "Posko buka."}};
    expected.published = parse_iso_timestamp("2021-03-14T09:12:00+07:00");
    expected.modified = parse_iso_timestamp("2021-03-15");
    expected.credits = {{"penulis", "Sari Dewi, S.Sos."},
                        {"penulis", "Budi"},
                        {"editor", "Rina"},
                        {"editor", "Roni"},
                        {"fotografer", "Tono"}};
    expected.categories = {"Cuaca", "Daerah"};
    expected.tags = {"banjir", "Garut"};
    expected.source = "Contoh";
    EXPECT_EQ(to_record(first_article(file)), to_record(expected));
    EXPECT_EQ(records(file), Records{"2: a1"});
}

// A file of three columns with a row in it, and one behind it that must always be read.
TEST(CsvReader, Rows) {
    struct Row {
        std::string row;
        Records expected;
    };
    const std::string lost = "a quote is not closed, or not doubled inside its cell";
    const std::vector<Row> rows = {
        {"1,J,2021-03-14\n", {"2: 1", "3: z"}},
        {"\n  \r\n1,J,2021-03-14\n", {"4: 1", "5: z"}},
        {"1,\"J\n\n\"\"K\"\"\",2021-03-14\n", {"2: 1", "5: z"}},
        {"1,J \"K\" L,2021-03-14\n", {"2: 1", "3: z"}},
        {"1,\"J\" ,2021-03-14\n", {"2: 1", "3: z"}},
        {"1,\"\",2021-03-14\n", {"2: neither title nor text", "3: z"}},
        {",J,2021-03-14\n", {"2: neither id nor url", "3: z"}},
        {"1,J\n", {"2: 2 cells in this row, 3 in the header", "3: z"}},
        {"1,J,K,2021-03-14\n", {"2: 4 cells in this row, 3 in the header", "3: z"}},
        {"1,\"J\"K\",2021-03-14\n", {"2: " + lost, "3: z"}},
        {"1,\"J,2021-03-14\n", {"2: " + lost, "3: z"}},
        {"1,\"J,2021-03-14\n2,\"K\",2021-03-14\n", {"2: " + lost, "3: 2", "4: z"}},
        {"1,\"J \"besar\" itu\nbaris dua\nbaris tiga\",2021-03-14\n",
         {"2: " + lost + "; 2 more lines passed over", "5: z"}},
        {"1,J,kemarin\n", {"2: 1 (date not understood: \"kemarin\")", "3: z"}},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.row);
        Records found = records("id,title,date\n" + row.row + "z,Z,2021-03-14");
        for (std::string& text : found) {
            if (const std::size_t gap = text.find(" (no text)"); gap != std::string::npos)
                text.erase(gap, 10);
        }
        EXPECT_EQ(found, row.expected);
    }
}

TEST(CsvReader, Delimiters) {
    struct Row {
        std::string header;
        std::string row;
    };
    const std::vector<Row> rows = {
        {"id,judul,isi", "7,\"A; B\",C"},     {"id;judul;isi", "7;A, B;C"},
        {"id\tjudul\tisi", "7\tA, B\tC"},     {"\"id, lama\";id;judul;isi", "6;7;A, B;C"},
        {"id,\"judul\",isi", "7,\"A, B\",C"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.header);
        const Article article = first_article(row.header + "\n" + row.row + "\n");
        EXPECT_EQ(article.id, "7");
        EXPECT_EQ(article.title.substr(0, 1), "A");
        EXPECT_EQ(body_text(article), "C");
    }
}

TEST(CsvReader, Headers) {
    struct Row {
        std::string header;
        std::string expected;
    };
    const std::vector<Row> rows = {
        {"", ""},
        {"nomor,judul", "1: no column \"id\" or \"url\"; the nearest is \"nomor\""},
        {"urk,judul,xyz", "1: no column \"id\" or \"url\"; the nearest is \"urk\""},
        {"id,jdul,tanggal,ttle",
         "1: no column \"title\" or \"body\"; the nearest is \"ttle\", \"jdul\""},
        {"id,tanggal", "1: no column \"title\" or \"body\"; the nearest is \"-\""},
        {"id,\"judul", "1: a quote is not closed, or not doubled inside its cell"},
        {"id" + std::string(1000, ','), "1: more than 1000 columns"},
        {"\xFF\xFEi", "1: is UTF-16, expected UTF-8"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.header.substr(0, 60));
        EXPECT_EQ(records(row.header + "\n1,J,2021-03-14\n"),
                  row.expected.empty()
                      ? Records{"2: no column \"id\" or \"url\"; the nearest is \"1\""}
                      : Records{row.expected});
    }
    EXPECT_EQ(records(""), Records{});
    EXPECT_EQ(records("id,judul\n"), Records{});
}

TEST(CsvReader, SaysSomeThingsOnceAFile) {
    const std::string row = "1,Caf\xE9,Isi.,2021-03-14,x,5\n";
    EXPECT_EQ(records("id,title,body,date,,Skor\n" + row + row),
              (Records{"2: 1 (columns that are not read: Skor) (invalid UTF-8, read as "
                       "Windows-1252)",
                       "3: 1"}));
    EXPECT_EQ(first_article("id,title,judul\n" + std::string("1,A,B\n")).title, "A");
    EXPECT_EQ(first_article("id,title\n1,\"Caf\xE9 \x93lama\x94\"\n").title, "Café “lama”");
}

TEST(CsvReader, Bodies) {
    struct Row {
        std::string cell;
        std::vector<std::string> expected;
    };
    const std::vector<Row> rows = {
        {"Satu.\nDua.", {"Satu.", "Dua."}},
        {"Satu.\n\n\n Dua.\n", {"Satu.", "Dua."}},
        {"<p>Satu\nbaris.</p><p>Dua &amp; tiga.</p>", {"Satu baris.", "Dua & tiga."}},
        {"Satu.<BR><br>Dua.", {"Satu.", "Dua."}},
        {"5 < 7 dan 7 > 5 &amp;", {"5 < 7 dan 7 > 5 &amp;"}},
        {"Satu <3 dua.", {"Satu <3 dua."}},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.cell);
        std::vector<std::string> found;
        for (const Paragraph& paragraph : first_article("id,isi\n1,\"" + row.cell + "\"\n").body)
            found.push_back(paragraph.text);
        EXPECT_EQ(found, row.expected);
    }
}

// A cell of 400 MB that never ends, made as it is read.
class EndlessCellStream : public ByteStream {
  public:
    Chunk next() override {
        if (step_ == 0) current_ = "id,title\n1,J\n2,\"K\n";
        if (step_ == 1) current_ = std::string(100'000, 'a') + '\n';
        if (step_ == 4001) current_ = "3,L\n";
        if (step_ == 4002) current_.clear();
        ++step_;
        return {current_, std::nullopt};
    }

  private:
    std::string current_;
    int step_ = 0;
};

TEST(CsvReader, MemoryIsBounded) {
    rusage before{};
    getrusage(RUSAGE_SELF, &before);
    CsvReader reader(std::make_unique<EndlessCellStream>(), {});
    EXPECT_EQ(records_of(reader),
              (Records{"2: 1 (no text) (no date)",
                       "3: a quote is not closed, or not doubled inside its cell; 4000 more "
                       "lines passed over",
                       "4004: 3 (no text) (no date)"}));
    rusage after{};
    getrusage(RUSAGE_SELF, &after);
    EXPECT_LT(after.ru_maxrss - before.ru_maxrss, 256 * 1024) << "KiB";
}

// Lines that each open a cell, whether they stand in one or not: the worst for starting anew.
TEST(CsvReader, RecoveringIsNotQuadratic) {
    std::string file = "id,title,date\n";
    for (int i = 0; i < 300'000; ++i)
        file += "z\",x,\"q\n";
    EXPECT_EQ(records(file + "1,J,2021-03-14\n").back(), "300002: 1 (no text)");
}

TEST(CsvReader, LinesThatAreTooLong) {
    const std::string longest(kMaximumRecordBytes + 1, 'a');
    EXPECT_EQ(records("id,title\n1," + longest + "\n2,J\n"),
              (Records{"2: too large: 16777219 bytes, at most 16777216 are read",
                       "3: 2 (no text) (no date)"}));
}

}  // namespace
}  // namespace telusur
