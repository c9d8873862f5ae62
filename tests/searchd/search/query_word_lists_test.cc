// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/query_word_lists.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <optional>
#include <set>

#include "tests/support/errors.h"
#include "tests/support/files.h"
#include "tests/support/small_language.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

using ::testing::HasSubstr;

namespace fs = std::filesystem;

// A data directory with these lists; nothing for a list that is not there.
class Lists {
  public:
    using Content = std::optional<std::string>;

    explicit Lists(const Content& synonyms = {}, const Content& stop_words = {}) {
        fs::create_directories(files.synonyms.parent_path());
        if (synonyms) write_bytes(files.synonyms, *synonyms);
        if (stop_words) write_bytes(files.stop_words, *stop_words);
    }

    QueryWordLists read() const { return {files, small_language()}; }

  private:
    TempDir directory_;

  public:
    WordListFiles files = word_list_files(DataDirectory(directory_.path()));
};

std::size_t synonyms_of(const QueryWordLists& lists, const std::string& root) {
    const std::vector<std::string> roots{root};
    return lists.synonyms().find(roots).expansions.size();
}

TEST(QueryWordLists, NeedNoFiles) {
    const TempDir empty;
    const QueryWordLists lists(word_list_files(DataDirectory(empty.path())), small_language());
    EXPECT_TRUE(lists.stop_words().contains("yang"));
    EXPECT_EQ(synonyms_of(lists, "motor"), 0u);
    for (const char* content : {"", "\n\n", "# kosong\n", "\xEF\xBB\xBF", "\r\n"}) {
        SCOPED_TRACE(::testing::PrintToString(content));
        const QueryWordLists read = Lists(content, content).read();
        EXPECT_TRUE(read.stop_words().contains("yang"));
        EXPECT_TRUE(read.synonyms().empty());
    }
}

TEST(QueryWordLists, HoldWhatTheFilesSay) {
    const QueryWordLists lists =
        Lists("motor\t=\tkuda besi\nPT Kereta Cepat\t=\tKCP\n", "-yang\npt\n").read();
    EXPECT_FALSE(lists.stop_words().contains("yang"));
    EXPECT_TRUE(lists.stop_words().contains("pt"));
    EXPECT_TRUE(lists.stop_words().contains("di"));
    EXPECT_EQ(synonyms_of(lists, "motor"), 1u);
    // The operator's stop words hold for the operator's synonyms.
    const std::vector<std::string> train{"kereta", "cepat"};
    EXPECT_EQ(lists.synonyms().find(train).length, 2u);
}

struct BadRow {
    const char* name;
    Lists::Content synonyms;
    Lists::Content stop_words;
    std::string told;  // file and line
    std::string hint;
};

TEST(QueryWordLists, NameFileAndLineOfWhatCannotBeRead) {
    const std::vector<BadRow> rows{
        {"no sign", "motor kuda\n", {}, "synonyms.tsv, line 1 ", "<TAB>=<TAB>"},
        {"behind a comment",
         "# a\n\nmotor\t=\tkuda\nmotor\t=\t\n",
         {},
         "synonyms.tsv, line 4 ",
         "<TAB>><TAB>"},
        {"the first of two", "a\t=\tb\r\nbad\r\nbad\r\n", {}, "synonyms.tsv, line 2 ", "<TAB>"},
        {"two stop words", {}, "yang\n\nini itu\n", "stop-words.txt, line 3 ", "-word"},
        {"nothing to take off", {}, "-\n", "stop-words.txt, line 1 ", "-word"},
        {"one list of two", "a\t=\tb\n", "a b\n", "stop-words.txt, line 1 ", "-word"},
    };
    for (const BadRow& row : rows) {
        SCOPED_TRACE(row.name);
        const Lists lists(row.synonyms, row.stop_words);
        const Thrown thrown = thrown_by([&lists] { lists.read(); });
        EXPECT_EQ(thrown.code, "Configuration");
        EXPECT_THAT(thrown.message, HasSubstr(row.told));
        EXPECT_THAT(thrown.message, HasSubstr(lists.files.synonyms.parent_path().string()));
        EXPECT_THAT(thrown.hint, HasSubstr(row.hint));
    }
}

TEST(QueryWordLists, SayWhatIsWrongWithAFile) {
    const Lists lists;
    fs::create_directory(lists.files.synonyms);
    const Thrown thrown = thrown_by([&lists] { lists.read(); });
    EXPECT_EQ(thrown.code, "Io");
    EXPECT_THAT(thrown.message, HasSubstr(lists.files.synonyms.string()));
}

TEST(QueryWordLists, HaveOneDigestForOneContent) {
    std::set<std::string> digests;
    const std::vector<std::pair<Lists::Content, Lists::Content>> contents{
        {{}, {}},      {"a\t=\tb", {}}, {"a\t>\tb", {}}, {"a\t=\tb\n", {}}, {{}, "pt"},
        {{}, "-yang"}, {"# a", {}},     {{}, "# a"},     {"# a", "# a"},    {"a\t=\tb", "pt"}};
    for (const auto& [synonyms, stop_words] : contents) {
        const std::string digest = Lists(synonyms, stop_words).read().digest();
        EXPECT_TRUE(digests.insert(digest).second) << ::testing::PrintToString(synonyms);
        EXPECT_EQ(Lists(synonyms, stop_words).read().digest(), digest);
    }
}

TEST(QueryWordLists, HaveAnotherStampAfterAnyChange) {
    const Lists lists;
    const auto [synonyms, stop_words] = lists.files;
    std::set<std::string> stamps{stamp_of(lists.files)};
    const auto expect_new = [&](const char* change) {
        EXPECT_TRUE(stamps.insert(stamp_of(lists.files)).second) << change;
        EXPECT_FALSE(stamps.insert(stamp_of(lists.files)).second) << change;
    };
    write_bytes(synonyms, "a\t=\tb");
    expect_new("added");
    write_bytes(synonyms, "a\t=\tbc");
    expect_new("longer");
    fs::last_write_time(synonyms, fs::last_write_time(synonyms) + std::chrono::milliseconds(1));
    expect_new("written again");
    write_bytes(stop_words, "pt");
    expect_new("the other added");
    fs::rename(stop_words, synonyms);
    expect_new("replaced");
    fs::remove(synonyms);
    EXPECT_TRUE(stamps.contains(stamp_of(lists.files)));  // as it was before all of them
}

}  // namespace
}  // namespace telusur::testing
