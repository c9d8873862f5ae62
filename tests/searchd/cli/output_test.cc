// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/output.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

#include "searchd/search/result_json.h"
#include "stemmers/normalizer.h"
#include "tests/searchd/support/random_requests.h"
#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

using ::testing::HasSubstr;

constexpr OutputStyle kPlain{Language::English, false, 80};

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

Timestamp day(const Date& date) {
    return {first_second(date), Timestamp::Precision::Day};
}

TEST(DateForPeople, SpeaksBothLanguages) {
    struct Row {
        std::optional<Timestamp> time;
        const char* english;
        const char* indonesian;
    };
    const auto moment = [](const char* text) { return parse_iso_timestamp(text); };
    const std::vector<Row> rows{
        {std::nullopt, "", ""},
        {day({2023, 7, 28}), "28 July 2023", "28 Juli 2023"},
        {day({2021, 1, 1}), "1 January 2021", "1 Januari 2021"},
        {day({2020, 2, 29}), "29 February 2020", "29 Februari 2020"},
        {day({2020, 3, 9}), "9 March 2020", "9 Maret 2020"},
        {day({2020, 4, 10}), "10 April 2020", "10 April 2020"},
        {day({2020, 5, 31}), "31 May 2020", "31 Mei 2020"},
        {day({2020, 6, 1}), "1 June 2020", "1 Juni 2020"},
        {day({2020, 8, 17}), "17 August 2020", "17 Agustus 2020"},
        {day({2020, 9, 30}), "30 September 2020", "30 September 2020"},
        {day({2020, 10, 2}), "2 October 2020", "2 Oktober 2020"},
        {day({2020, 11, 10}), "10 November 2020", "10 November 2020"},
        {day({2020, 12, 31}), "31 December 2020", "31 Desember 2020"},
        {day({1945, 8, 17}), "17 August 1945", "17 Agustus 1945"},
        {moment("2023-07-28T09:15:00+07:00"), "28 July 2023 09:15 WIB", "28 Juli 2023 09.15 WIB"},
        {moment("2023-07-28T00:00:00+07:00"), "28 July 2023 00:00 WIB", "28 Juli 2023 00.00 WIB"},
        {moment("2023-07-28T23:59:59+07:00"), "28 July 2023 23:59 WIB", "28 Juli 2023 23.59 WIB"},
        {moment("2023-07-28T17:00:00Z"), "29 July 2023 00:00 WIB", "29 Juli 2023 00.00 WIB"},
        {moment("2023-12-31T23:30:00-08:00"), "1 January 2024 14:30 WIB",
         "1 Januari 2024 14.30 WIB"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(date_for_people(row.time, Language::English), row.english);
        EXPECT_EQ(date_for_people(row.time, Language::Indonesian), row.indonesian);
    }
}

// What must not come through in any text of an article.
const std::string kHostile =
    "a\tb\nc\rd\x1b[31me\x07\x7F\xC2\x9B"
    "2Jf\v\f\x01";

Hit hostile_hit() {
    Hit hit;
    hit.article.id = kHostile;
    hit.article.url = kHostile;
    hit.article.title = kHostile;
    hit.article.body = {{Paragraph::Kind::Text, kHostile}, {Paragraph::Kind::Heading, kHostile}};
    hit.article.dateline = kHostile;
    hit.article.credits = {{"penulis", kHostile}};
    hit.article.categories = {kHostile};
    hit.article.tags = {kHostile};
    hit.article.published = day({2021, 3, 14});
    hit.title = {kHostile, {}};
    hit.fragments = {{kHostile, {}}, {kHostile, {}}};
    hit.score = 1.25;
    return hit;
}

SearchResult hostile_result() {
    SearchResult result;
    result.total = 1;
    result.hits = {hostile_hit()};
    result.facets = {{ValueField::Tag, 3, 4, {{kHostile, kHostile, 2, true}}}};
    return result;
}

bool has_control(const std::string& text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) {
                           const auto byte = static_cast<unsigned char>(c);
                           return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
                       }) ||
           text.find("\xC2\x9B") != std::string::npos;
}

TEST(Output, PlainLinesHaveFixedColumns) {
    const SearchResult result = hostile_result();
    const std::string hits = write_search(request_of({}), result, OutputFormat::Plain, kPlain);
    ASSERT_EQ(lines_of(hits).size(), 1u);
    EXPECT_EQ(std::count(hits.begin(), hits.end(), '\t'), 4);
    EXPECT_FALSE(has_control(hits)) << hits;
    EXPECT_THAT(hits, HasSubstr("\t2021-03-14\t1.2500\ta b c d [31me"));

    const std::string facets = write_facets(request_of({}), result, OutputFormat::Plain, kPlain);
    ASSERT_EQ(lines_of(facets).size(), 1u);
    EXPECT_EQ(std::count(facets.begin(), facets.end(), '\t'), 3);
    EXPECT_FALSE(has_control(facets)) << facets;
    EXPECT_TRUE(facets.starts_with("tag\ta b c"));
    EXPECT_TRUE(facets.ends_with("\t2\n"));
}

TEST(Output, PlainCellsMayBeEmpty) {
    SearchResult result;
    result.hits.resize(2);
    result.hits[0].article.id = "x";
    result.hits[1].article.id = "y";
    EXPECT_EQ(write_search(request_of({}), result, OutputFormat::Plain, kPlain),
              "x\t\t0.0000\t\t\ny\t\t0.0000\t\t\n");
    EXPECT_EQ(write_search(request_of({}), SearchResult{}, OutputFormat::Plain, kPlain), "");
    EXPECT_EQ(write_facets(request_of({}), SearchResult{}, OutputFormat::Plain, kPlain), "");
}

TEST(Output, ArticlesCannotSteerTheTerminal) {
    for (const OutputFormat format : {OutputFormat::Table, OutputFormat::Plain}) {
        for (const std::string& text :
             {write_search(request_of({}), hostile_result(), format, kPlain),
              write_facets(request_of({}), hostile_result(), format, kPlain),
              write_article(hostile_hit().article, format, kPlain)}) {
            EXPECT_FALSE(has_control(text)) << text;
            EXPECT_TRUE(text.ends_with('\n')) << text;
        }
    }
}

TEST(Output, TitlesCannotBreakTheLayout) {
    SearchResult calm;
    calm.hits.resize(1);
    calm.hits[0].article.id = "nomor-1";
    calm.hits[0].title.text = "x";
    const std::size_t lines =
        lines_of(write_search(request_of({}), calm, OutputFormat::Table, kPlain)).size();
    for (const char* title : {"a\nb", "a\tb\rc", "\x1b[2J", "\n\n", "\t", " ", "\xC2\x85"}) {
        SearchResult result = calm;
        result.hits[0].title.text = title;
        const std::string text = write_search(request_of({}), result, OutputFormat::Table, kPlain);
        EXPECT_EQ(lines_of(text).size(), lines) << ::testing::PrintToString(title) << "\n" << text;
        EXPECT_THAT(text, HasSubstr("\n    nomor-1\n")) << ::testing::PrintToString(title);
    }
}

TEST(Output, TableIsWrittenLikeThis) {
    SearchResult result;
    result.total = 12;
    result.took_milliseconds = 1.25;
    Hit hit;
    hit.article.id = "a-1";
    hit.article.published = day({2021, 3, 14});
    hit.article.credits = {{"penulis", "Siti"}, {"editor", "Budi"}};
    hit.article.tags = {"Banjir", "Kota"};
    hit.title = {"Banjir di Pasar", {{0, 6}}};
    hit.fragments = {{"Banjir, lagi.", {{0, 6}}}, {"Pasar tutup.", {}}};
    result.hits = {hit, hit};
    result.hits[1].article = Article{};
    result.hits[1].article.id = "b";
    result.hits[1].title = {};
    result.hits[1].fragments = {};
    result.facets = {
        {ValueField::Author, 5, 0, {{"siti", "Siti", 7, true}, {"budi", "Budi", 1, false}}},
        {DateInterval::Year, 0, 2, {{"2021", "2021", 10, false}}}};
    SearchRequest request = request_of({{"page", "2"}, {"per_page", "5"}});
    EXPECT_EQ(write_search(request, result, OutputFormat::Table, {Language::Indonesian, false, 80}),
              " 6  Banjir di Pasar\n"
              "    14 Maret 2021 · Siti · Banjir, Kota\n"
              "    Banjir, lagi. … Pasar tutup.\n"
              "    a-1\n"
              "\n"
              " 7  (tanpa judul)\n"
              "    b\n"
              "\n"
              "12 ditemukan (1.2 md)\n"
              "\n"
              "Penulis\n"
              "       7 * Siti\n"
              "       1   Budi\n"
              "       5   (lainnya)\n"
              "\n"
              "Tahun\n"
              "      10   2021\n"
              "       2   (tidak ada)\n");
    const std::string english = write_search(request, result, OutputFormat::Table, kPlain);
    for (const char* part :
         {"14 March 2021", "(no title)", "12 found", "Writer", "(others)", "(none)", "Year"}) {
        EXPECT_THAT(english, HasSubstr(part));
    }
    EXPECT_EQ(write_facets(request, result, OutputFormat::Plain, kPlain),
              "author\tsiti\tSiti\t7\nauthor\tbudi\tBudi\t1\nyear\t2021\t2021\t10\n");
    EXPECT_THAT(write_search(request, result, OutputFormat::Table, {Language::English, true, 80}),
                HasSubstr("\x1b[1mBanjir\x1b[0m di Pasar\n"));
}

// Without terminal codes.
std::string bare(std::string text) {
    for (const std::string code : {"\x1b[1m", "\x1b[2m", "\x1b[0m"}) {
        for (std::size_t at = text.find(code); at != std::string::npos; at = text.find(code)) {
            text.erase(at, code.size());
        }
    }
    return text;
}

// Wider only where one word alone is.
void expect_width(const std::string& text, std::size_t width) {
    for (const std::string& line : lines_of(bare(text))) {
        if (::testing::Test::HasFailure()) return;
        const std::size_t start = line.find_first_not_of(' ');
        const bool one_word =
            start == std::string::npos || line.find(' ', start) == std::string::npos;
        EXPECT_TRUE(one_word || count_code_points(line) <= width) << line;
    }
}

TEST(Output, TableKeepsToTheWidth) {
    const auto engine = corpus_index().engine();
    const std::vector<Article> articles = corpus_index().articles();
    RequestMaker maker(articles, 41);
    for (int round = 0; round < 40 && !HasFailure(); ++round) {
        const SearchRequest request = maker.next();
        SearchResult result = engine->search(request);
        result.facets.clear();  // a value a line, however long
        for (const std::size_t width : {40u, 80u, 100u}) {
            for (const bool color : {false, true}) {
                const OutputStyle style{Language::Indonesian, color, width};
                expect_width(write_search(request, result, OutputFormat::Table, style), width);
            }
        }
    }
}

TEST(Output, LateRanksKeepToTheWidth) {
    SearchResult result;
    result.hits.resize(100);
    for (Hit& hit : result.hits)
        hit.title.text = "empat enam delapan sepuluh dua belas satu x";
    for (const char* page : {"1", "2", "11", "100"}) {
        const SearchRequest request = request_of({{"page", page}, {"per_page", "100"}});
        for (std::size_t width = 40; width < 50; ++width) {
            expect_width(write_search(request, result, OutputFormat::Table,
                                      {Language::English, false, width}),
                         width);
            if (HasFailure()) return;
        }
    }
}

TEST(Output, ArticlesKeepToTheWidth) {
    for (const Article& article : corpus_index().articles()) {
        for (const bool color : {false, true}) {
            expect_width(
                write_article(article, OutputFormat::Table, {Language::English, color, 40}), 40);
            if (HasFailure()) return;
        }
    }
}

TEST(Output, ColorChangesNothingElse) {
    const auto engine = corpus_index().engine();
    const SearchRequest request =
        request_of({{"q", "banjir warga pasar"}, {"match", "any"}, {"facets", "tag"}});
    const SearchResult result = engine->search(request);
    ASSERT_EQ(result.hits.size(), 10u);
    const std::string plain =
        write_search(request, result, OutputFormat::Table, {Language::English, false, 60});
    const std::string color =
        write_search(request, result, OutputFormat::Table, {Language::English, true, 60});
    EXPECT_EQ(plain.find('\x1b'), std::string::npos);
    EXPECT_NE(color, plain);
    EXPECT_EQ(bare(color), plain);
    for (const Hit& hit : result.hits) {
        EXPECT_EQ(
            bare(write_article(hit.article, OutputFormat::Table, {Language::English, true, 60})),
            write_article(hit.article, OutputFormat::Table, {Language::English, false, 60}));
    }
}

// Every code that is switched on is switched off before the line ends, whatever is marked.
TEST(Output, CodesAreClosedAndMarkTheWords) {
    struct Row {
        MarkedText title;
        std::string line;
    };
    const std::vector<Row> rows{
        {{"abc", {{0, 3}}}, " 1  \x1b[1mabc\x1b[0m"},
        {{"a b", {{2, 3}}}, " 1  a \x1b[1mb\x1b[0m"},
        {{"a b", {{0, 1}, {2, 3}}}, " 1  \x1b[1ma\x1b[0m \x1b[1mb\x1b[0m"},
        {{"ab", {{0, 1}, {1, 2}}}, " 1  \x1b[1ma\x1b[0m\x1b[1mb\x1b[0m"},
        {{"😀é", {{1, 2}}}, " 1  😀\x1b[1mé\x1b[0m"},
        {{"x\xC2\x85y", {{2, 3}}}, " 1  x \x1b[1my\x1b[0m"},
    };
    for (const Row& row : rows) {
        SearchResult result;
        result.hits.resize(1);
        result.hits[0].title = row.title;
        const std::string text = write_search(request_of({}), result, OutputFormat::Table,
                                              {Language::English, true, 80});
        EXPECT_EQ(lines_of(text).at(0), row.line);
    }
}

TEST(Output, JsonIsWhatTheDaemonSays) {
    const SearchRequest request = request_of({{"q", "banjir"}, {"facets", "tag"}});
    const SearchResult result = corpus_index().engine()->search(request);
    ASSERT_GE(result.hits.size(), 2u);
    EXPECT_EQ(write_search(request, result, OutputFormat::Json, kPlain),
              to_json(request, result) + '\n');
    EXPECT_EQ(write_facets(request, result, OutputFormat::Json, kPlain),
              to_json(request, result) + '\n');
    const auto lines = lines_of(write_search(request, result, OutputFormat::JsonLines, kPlain));
    ASSERT_EQ(lines.size(), result.hits.size());
    for (std::size_t i = 0; i < lines.size(); ++i)
        EXPECT_EQ(lines[i], to_json(result.hits[i]));
    const Article& article = result.hits[0].article;
    EXPECT_EQ(write_article(article, OutputFormat::JsonLines, kPlain), to_json(article) + '\n');
}

TEST(Output, ArticleIsWrittenLikeThis) {
    Article article;
    article.id = "a-1";
    article.title = "Judul Berita";
    article.dateline = "SERUNI";
    article.published = parse_iso_timestamp("2023-07-28T09:15:00+07:00");
    article.credits = {{"penulis", "Siti"}};
    article.tags = {"Banjir", "Kota"};
    article.body = {{Paragraph::Kind::Text, "Alinea satu."},
                    {Paragraph::Kind::Heading, "Subjudul"},
                    {Paragraph::Kind::Text, "Alinea dua."}};
    const std::string text =
        "Judul Berita\n28 July 2023 09:15 WIB\npenulis: Siti\ntag: Banjir, Kota\na-1\n"
        "\nSERUNI – Alinea satu.\n\nSubjudul\n\nAlinea dua.\n";
    EXPECT_EQ(write_article(article, OutputFormat::Plain, kPlain), text);
    EXPECT_EQ(write_article(article, OutputFormat::Table, kPlain), text);
    std::swap(article.body[0], article.body[1]);  // a heading before the lead has no dateline
    EXPECT_THAT(write_article(article, OutputFormat::Plain, kPlain),
                HasSubstr("\n\nSubjudul\n\nSERUNI – Alinea satu.\n"));
}

}  // namespace
}  // namespace telusur::testing
