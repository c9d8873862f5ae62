// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the saved pages of a real site, in four generations of its themes, and compares them with
// the articles that somebody else took out of them. Both lie outside the repository and may not be
// copied into it.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <map>
#include <string>
#include <utility>

#include "indexer/sources/byte_stream.h"
#include "indexer/sources/file_source.h"
#include "indexer/sources/html_page_reader.h"
#include "indexer/sources/text_pieces.h"
#include "tests/indexer/sources/temporary_directory.h"
#include "tests/support/path_source.h"

namespace telusur {
namespace {

namespace fs = std::filesystem;

std::string shared(const std::string& name) {
    const char* folder = std::getenv("TELUSUR_SHARED");
    return (folder != nullptr ? folder : TELUSUR_TEST_DATA "/../../shared") + ("/data/" + name);
}

void unpack(const std::string& archive, const TemporaryDirectory& directory) {
    std::ofstream tar(directory.path("pages.tar"), std::ios::binary);
    const std::unique_ptr<ByteStream> stream = open_byte_stream(archive);
    for (auto chunk = stream->next(); !chunk.bytes.empty(); chunk = stream->next())
        tar << chunk.bytes;
    tar.close();
    const std::string path = directory.path();
    ASSERT_EQ(std::system(("tar xf " + path + "/pages.tar -C " + path).c_str()), 0);
}

std::string generation_of(const std::string& path, const std::string& source) {
    if (source == "golkar/drupal") return "Drupal 6";
    if (source == "golkar/news2009") return "HTML of 2009";
    const bool is_old = path.starts_with("contents/") || path.starts_with("ver2.0/");
    return is_old ? "WordPress 2.7" : "WordPress 4 and 5";
}

// The site gave its times in UTC, the articles taken from it have its days.
bool is_same_day(const Article& article, const Article& expected) {
    if (!article.published || !expected.published) return !expected.published;
    const Date day = archive_date(expected.published->seconds);
    const std::int64_t seconds = article.published->seconds;
    return archive_date(seconds) == day || archive_date(seconds - kArchiveOffsetSeconds) == day;
}

bool has_credits_of(const Article& article, const Article& expected) {
    return std::all_of(expected.credits.begin(), expected.credits.end(), [&](const Credit& one) {
        const auto is_named = [&](const Credit& credit) { return credit.name == one.name; };
        return std::any_of(article.credits.begin(), article.credits.end(), is_named);
    });
}

// The part of the words of either text, each as often as it stands there, that the other has too.
double overlap(const Article& article, const Article& expected) {
    std::map<std::string, int> counts;
    const std::string ours = article.dateline + ' ' + body_text(article);
    std::size_t our_words = 0;
    for (const std::string_view line : split(ours, '\n')) {
        for (const std::string_view word : words_of(line)) {
            ++counts[std::string(word)];
            ++our_words;
        }
    }
    std::size_t their_words = 0;
    std::size_t common = 0;
    const std::string theirs = expected.dateline + ' ' + body_text(expected);
    for (const std::string_view line : split(theirs, '\n')) {
        for (const std::string_view word : words_of(line)) {
            ++their_words;
            common += counts[std::string(word)]-- > 0 ? 1 : 0;
        }
    }
    const std::size_t most = std::max({our_words, their_words, std::size_t{1}});
    return static_cast<double>(common) / static_cast<double>(most);
}

struct Right {
    int pages = 0;
    int titles = 0;
    int dates = 0;
    int credits = 0;
    int bodies = 0;  // nine tenths of the words
};

// The page of a theme that nobody knows, with a date so that it is taken for an article.
std::string without_marks(std::string html) {
    for (const std::string_view mark : {" class=", " id=", " rel=", " property="}) {
        for (std::size_t at = 0; (at = html.find(mark, at)) != std::string::npos;)
            html[++at] = 'x';
    }
    return "<meta name=pubdate content=2010-01-01>" + html;
}

enum class Marks { Kept, Removed };

class Comparison {
  public:
    explicit Comparison(Marks marks) : marks_(marks) {}

    void add(const std::string& directory, const Article& expected) {
        const std::string path = expected.id.substr(expected.id.find(':') + 1);
        std::ifstream file(directory + "/" + path, std::ios::binary);
        if (!file.is_open() || path.starts_with("wp-json")) return;
        std::string bytes{std::istreambuf_iterator<char>(file), {}};
        if (marks_ == Marks::Removed) bytes = without_marks(std::move(bytes));
        Right& right = by_generation[generation_of(path, expected.source)];
        ++right.pages;
        const std::optional<SourceRecord> record = read_html_page(bytes, path, {});
        if (!record || !record->article) return;
        const Article& article = *record->article;
        right.titles += article.title == expected.title ? 1 : 0;
        right.dates += is_same_day(article, expected) ? 1 : 0;
        right.credits += has_credits_of(article, expected) ? 1 : 0;
        right.bodies += overlap(article, expected) >= 0.9 ? 1 : 0;
    }

    std::map<std::string, Right> by_generation;

  private:
    Marks marks_;
};

void compare(Marks marks, const std::map<std::string, Right>& floors) {
    const std::string archive = shared("wordpress/golkar-dev.tar.zst");
    const std::string articles = shared("articles/news-dev.jsonl.zst");
    if (!fs::exists(archive) || !fs::exists(articles)) {
        GTEST_SKIP() << "no pages at " << archive << " (TELUSUR_SHARED)";
    }
    const TemporaryDirectory directory;
    unpack(archive, directory);
    Comparison comparison(marks);
    const std::unique_ptr<Source> source = testing::open_path(articles);
    while (const std::optional<SourceRecord> record = source->next()) {
        if (!record->article || !record->article->source.starts_with("golkar/")) continue;
        comparison.add(directory.path(), *record->article);
    }
    for (const auto& [generation, floor] : floors) {
        SCOPED_TRACE(generation);
        const Right& right = comparison.by_generation[generation];
        EXPECT_EQ(right.pages, floor.pages);
        EXPECT_GE(right.titles, floor.titles);
        EXPECT_GE(right.dates, floor.dates);
        EXPECT_GE(right.credits, floor.credits);
        EXPECT_GE(right.bodies, floor.bodies);
    }
}

// Of two pages the other reader took the addresses of their sources for text.
TEST(HtmlPageShared, FourGenerationsOfThemes) {
    compare(Marks::Kept, {{"WordPress 2.7", {43, 43, 43, 43, 43}},
                          {"HTML of 2009", {22, 22, 22, 22, 22}},
                          {"Drupal 6", {38, 38, 38, 38, 38}},
                          {"WordPress 4 and 5", {47, 47, 47, 47, 45}}});
}

// The pages of 2009 have their titles nowhere but in a marked element.
TEST(HtmlPageShared, TextWithoutMarks) {
    compare(Marks::Removed, {{"WordPress 2.7", {43, 41, 0, 0, 42}},
                             {"HTML of 2009", {22, 0, 0, 0, 22}},
                             {"Drupal 6", {38, 38, 0, 0, 38}},
                             {"WordPress 4 and 5", {47, 47, 0, 0, 44}}});
}

}  // namespace
}  // namespace telusur
