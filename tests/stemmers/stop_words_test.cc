// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/stop_words.h"

#include <gtest/gtest.h>

namespace telusur {
namespace {

struct Row {
    std::string_view word;
    bool stops;
};

constexpr Row kOwnList[] = {
    {"yang", true},
    {"di", true},
    {"itu", true},
    {"adalah", true},
    {"untuk", true},
    {"sudah", true},
    {"siapa", true},
    {"dimanakah", true},
    {"bagaimana", true},
    {"masing-masing", true},
    {"yg", true},
    {"the", true},
    // A question is about these, or another one without them.
    {"tidak", false},
    {"bukan", false},
    {"belum", false},
    {"tanpa", false},
    {"dua", false},
    {"baru", false},
    {"besar", false},
    {"tahun", false},
    {"presiden", false},
    {"cara", false},
    {"bisa", false},
    {"kali", false},
    {"lalu", false},
    {"jadi", false},
    {"dalam", false},
    {"dr", false},
    {"pd", false},
    {"is", false},
    {"", false},
    // Asked by the folded form.
    {"Yang", false},
    {"yan", false},
    {"yangg", false},
};

TEST(StopWords, AreThoseOfOurOwnList) {
    const StopWords words;
    for (const Row& row : kOwnList) {
        SCOPED_TRACE(row.word);
        EXPECT_EQ(is_stop_word(row.word), row.stops);
        EXPECT_EQ(words.contains(row.word), row.stops);
    }
}

TEST(StopWords, AreAsTheUserSays) {
    const StopWords words({{"berita", true},
                           {"yang", false},
                           {"presiden", false},
                           {"di", false},
                           {"di", true},
                           {"ke", true},
                           {"ke", false}});
    constexpr Row kRows[] = {
        {"berita", true}, {"yang", false}, {"presiden", false},
        {"di", true},     {"ke", false},   {"dari", true},
    };
    for (const Row& row : kRows) {
        SCOPED_TRACE(row.word);
        EXPECT_EQ(words.contains(row.word), row.stops);
    }
    EXPECT_TRUE(is_stop_word("yang")) << "our own list is as it was";
}

struct FileRow {
    std::string_view text;
    std::vector<StopWordChange> changes;
    std::vector<std::size_t> bad_lines;
};

const std::vector<FileRow> kFiles = {
    {"", {}, {}},
    {"\n\n", {}, {}},
    {"berita", {{"berita", true}}, {}},
    {"berita\nwarta\n", {{"berita", true}, {"warta", true}}, {}},
    {"Berita\r\n-Yang\r\n", {{"berita", true}, {"yang", false}}, {}},
    {"# rubrik\n  # juga\nJum\u2019at\n", {{"jumat", true}}, {}},
    {"  berita\t\n", {{"berita", true}}, {}},
    {"\uFEFF# head\nberita\n", {{"berita", true}}, {}},
    {"\uFEFF-yang\n", {{"yang", false}}, {}},
    {"masing-masing\n-apa-apa\n", {{"masing-masing", true}, {"apa-apa", false}}, {}},
    {"dua kata\nberita\n- yang\n-\n", {{"berita", true}}, {1, 3, 4}},
    {"\n\nberita # kabar\n", {}, {3}},
    {"-yang\nyang\n", {{"yang", false}, {"yang", true}}, {}},
};

TEST(StopWords, ReadsTheUsersFile) {
    for (const FileRow& row : kFiles) {
        SCOPED_TRACE(row.text);
        const ParsedStopWords parsed = parse_stop_words(row.text);
        EXPECT_EQ(parsed.changes, row.changes);
        EXPECT_EQ(parsed.bad_lines, row.bad_lines);
    }
}

TEST(StopWords, TakesIllFormedBytesForAWord) {
    const ParsedStopWords parsed = parse_stop_words("\xFF\xC3\nberita\n");
    ASSERT_EQ(parsed.changes.size(), 2u);
    EXPECT_EQ(parsed.changes[1].word, "berita");
}

}  // namespace
}  // namespace telusur
