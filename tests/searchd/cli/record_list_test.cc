// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/record_list.h"

#include <gtest/gtest.h>

namespace telusur::testing {
namespace {

const RecordList kList{
    {{"name", {"name", "nama"}},
     {"count", {"count", "jumlah"}},
     {"live", {"live", "dipakai"}},
     {"share", {"share", "bagian"}},
     {"key", {}}},
    {{std::string("a\tb\x1B"), std::uint64_t{7}, true, 0.25, std::string("k")},
     {std::string("文字"), std::uint64_t{1234}, false, {}, std::string("\xFF")}}};

std::string written(OutputFormat format, Language language = Language::English) {
    OutputStyle style;
    style.language = language;
    return write_records(kList, format, style);
}

TEST(RecordList, IsWrittenForEyesAndForPrograms) {
    EXPECT_EQ(written(OutputFormat::Table),
              "name  count  live  share\n"
              "a b       7  yes    0.25\n"
              "文字   1234  no\n");
    EXPECT_EQ(written(OutputFormat::Table, Language::Indonesian),
              "nama  jumlah  dipakai  bagian\n"
              "a b        7  ya         0.25\n"
              "文字    1234  tidak\n");
    for (const Language language : {Language::English, Language::Indonesian}) {
        EXPECT_EQ(written(OutputFormat::Plain, language),
                  "a b \t7\tyes\t0.25\tk\n文字\t1234\tno\t\t\xFF\n");
        EXPECT_EQ(written(OutputFormat::JsonLines, language),
                  R"({"name":"a\tb\u001b","count":7,"live":true,"share":0.25,"key":"k"})"
                  "\n"
                  R"({"name":"文字","count":1234,"live":false,"share":null,"key":"�"})"
                  "\n");
    }
    EXPECT_EQ(written(OutputFormat::Json).front(), '[');
    EXPECT_EQ(written(OutputFormat::Json).substr(written(OutputFormat::Json).size() - 2), "]\n");
}

TEST(RecordList, WithoutRowsIsNothingOrAnEmptyList) {
    const RecordList empty{kList.columns, {}};
    EXPECT_EQ(write_records(empty, OutputFormat::Table, {}), "");
    EXPECT_EQ(write_records(empty, OutputFormat::Plain, {}), "");
    EXPECT_EQ(write_records(empty, OutputFormat::JsonLines, {}), "");
    EXPECT_EQ(write_records(empty, OutputFormat::Json, {}), "[]\n");
}

}  // namespace
}  // namespace telusur::testing
