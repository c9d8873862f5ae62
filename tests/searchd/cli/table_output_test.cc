// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sstream>

#include "searchd/cli/bar.h"
#include "searchd/cli/display_width.h"
#include "searchd/cli/timeline_output.h"

namespace telusur::testing {
namespace {

constexpr OutputStyle kBlocks{Language::English, false, 80, true};
constexpr OutputStyle kHashes{Language::English, false, 80, false};

TEST(DisplayWidth, IsThatOfATerminal) {
    struct Row {
        const char* text;
        std::size_t width;
    };
    for (const Row& row : std::vector<Row>{{"", 0},
                                           {"banjir", 6},
                                           {"é", 1},
                                           {"e\u0301", 1},
                                           {"a\u20DD", 1},
                                           {"漢字", 4},
                                           {"ｱ", 1},
                                           {"ＡＢ", 4},
                                           {"한글", 4},
                                           {"😀", 2},
                                           {"a\u200Bb\u200D", 2},
                                           {"a\u00ADb", 3},
                                           {"…–·█", 4},
                                           {"\x01\x1B", 0},
                                           {"\xFF", 1}})
        EXPECT_EQ(display_width(row.text), row.width) << row.text;
}

TEST(Bars, AreDrawnInEighthsOrHashes) {
    struct Row {
        BarCount shown;
        std::string blocks;
        std::string hashes;
    };
    for (const Row& row : std::vector<Row>{{{0, 10}, "", ""},
                                           {{10, 10}, "████", "####"},
                                           {{5, 10}, "██", "##"},
                                           {{1, 1000}, "▏", "#"},
                                           {{999, 1000}, "████", "####"},
                                           {{3, 32}, "▍", "#"},
                                           {{9, 32}, "█▏", "#"},
                                           {{1, 1}, "████", "####"}}) {
        EXPECT_EQ(bar(row.shown, 4, kBlocks), row.blocks) << row.shown.count;
        EXPECT_EQ(bar(row.shown, 4, kHashes), row.hashes) << row.shown.count;
    }
}

TEST(TableOutput, FacetsHaveBars) {
    SearchResult result;
    result.facets = {
        {ValueField::Author, 5, 2, {{"siti", "Siti", 12, true}, {"budi", "Budi", 1, false}}}};
    EXPECT_EQ(write_facets({}, result, OutputFormat::Table, kBlocks),
              "Writer\n"
              "      12 ████████████ * Siti\n"
              "       1 █              Budi\n"
              "       5                (others)\n"
              "       2                (none)\n");
    EXPECT_EQ(write_facets({}, result, OutputFormat::Table, kHashes),
              "Writer\n"
              "      12 ############ * Siti\n"
              "       1 #              Budi\n"
              "       5                (others)\n"
              "       2                (none)\n");
}

Timeline three_months() {
    Timeline timeline;
    timeline.values = {{{2023, 1, 1}, 8, 16}, {{2023, 2, 1}, 0, 0}, {{2023, 3, 1}, 2, 3}};
    timeline.missing = 4;
    timeline.found.total = 14;
    return timeline;
}

TEST(TimelineOutput, WritesEachFormat) {
    TimelineRequest request;
    const Timeline timeline = three_months();
    const auto write = [&](OutputFormat format, const OutputStyle& style) {
        return write_timeline(request, timeline, format, style);
    };
    const OutputStyle narrow{Language::Indonesian, false, 24, true};
    EXPECT_EQ(write(OutputFormat::Plain, kHashes), "2023-01\t8\n2023-02\t0\n2023-03\t2\n");
    EXPECT_EQ(write(OutputFormat::Csv, kHashes),
              "value,count\r\n2023-01,8\r\n2023-02,0\r\n2023-03,2\r\n");
    EXPECT_EQ(write(OutputFormat::Table, narrow),
              "2023-01           8 ████\n"
              "2023-02           0\n"
              "2023-03           2 █\n"
              "(tanpa)           4\n");
    request.relative = Switch::On;
    EXPECT_EQ(write(OutputFormat::Plain, kHashes),
              "2023-01\t8\t16\t0.500000\n2023-02\t0\t0\t0.000000\n2023-03\t2\t3\t0.666667\n");
    EXPECT_EQ(write(OutputFormat::Csv, kHashes),
              "value,count,of,share\r\n2023-01,8,16,0.500000\r\n2023-02,0,0,0.000000\r\n"
              "2023-03,2,3,0.666667\r\n");
    EXPECT_EQ(write(OutputFormat::Table, {Language::English, false, 34, false}),
              "2023-01           8  50.000 % ###\n"
              "2023-02           0   0.000 %\n"
              "2023-03           2  66.667 % ####\n"
              "(no date)         4\n");
    EXPECT_EQ(nlohmann::json::parse(write(OutputFormat::Json, kHashes))["values"].size(), 3u);
}

TEST(TimelineOutput, OfNothingHasAHeaderAlone) {
    const TimelineRequest request;
    EXPECT_EQ(write_timeline(request, {}, OutputFormat::Csv, kHashes), "value,count\r\n");
    EXPECT_EQ(write_timeline(request, {}, OutputFormat::Plain, kHashes), "");
    EXPECT_EQ(write_timeline(request, {}, OutputFormat::Table, kHashes), "");
}

// Characters of any width, long words among them; addresses are the only lines left whole.
TEST(TableOutput, KeepsToTheColumnsOfTheTerminal) {
    SearchResult result;
    for (const char* title :
         {"漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字",
          "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301 cafe\u0301 cafe\u0301 "
          "cafe\u0301",
          "pertanggungjawabanpertanggungjawabanpertanggungjawabanpertanggungjawabanpertanggung",
          "Harga beras 上涨 di pasar 😀😀😀😀😀😀😀😀😀😀😀😀 warga mengeluh"}) {
        Hit& hit = result.hits.emplace_back();
        hit.article.id = "a";
        hit.article.tags = {title, "Beras"};
        hit.title = {title, {{1, 30}}};
        hit.fragments = {{title, {{0, 12}}}};
    }
    for (const std::size_t width : {20u, 21u, 80u}) {
        for (const bool color : {false, true}) {
            std::istringstream lines(write_search({}, result, OutputFormat::Table,
                                                  {Language::English, color, width, true}));
            std::size_t widest = 0;
            for (std::string line; std::getline(lines, line);) {
                for (const std::string code : {"\x1b[1m", "\x1b[2m", "\x1b[0m"}) {
                    for (std::size_t at = line.find(code); at != std::string::npos;
                         at = line.find(code))
                        line.erase(at, code.size());
                }
                EXPECT_LE(display_width(line), width) << line;
                widest = std::max(widest, display_width(line));
            }
            EXPECT_GE(widest + 1, width);
        }
    }
}

}  // namespace
}  // namespace telusur::testing
