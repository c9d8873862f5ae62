// SPDX-License-Identifier: GPL-3.0-or-later
// Reads real feeds that lie outside the repository and may not be copied into it.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "indexer/sources/file_source.h"
#include "tests/indexer/sources/temporary_directory.h"
#include "tests/support/path_source.h"

namespace telusur {
namespace {

namespace fs = std::filesystem;

std::string shared_data() {
    const char* shared = std::getenv("TELUSUR_SHARED");
    const std::string folder = shared != nullptr ? shared : TELUSUR_TEST_DATA "/../../shared";
    return folder + "/data";
}

struct Found {
    std::size_t records = 0;
    std::size_t rejected = 0;
    std::map<std::string, std::size_t> flaws;  // by their text
    std::vector<Article> articles;
};

Found read_all(const std::string& path) {
    Found found;
    const std::unique_ptr<Source> source = testing::open_path(path);
    while (std::optional<SourceRecord> record = source->next()) {
        // The pages of a saved site have no part in these tests; they are whole files.
        if (record->provenance.line == 0 && record->provenance.file.ends_with(".html")) continue;
        ++found.records;
        found.rejected += record->article ? 0 : 1;
        for (const RecordProblem& problem : record->problems)
            ++found.flaws[problem.what.english];
        if (record->article) found.articles.push_back(std::move(*record->article));
    }
    return found;
}

std::vector<std::string> words_of_text(const std::string& text) {
    std::vector<std::string> words;
    std::istringstream stream(text);
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

// Which part of the first text's different words is in the second too.
double part_found(const std::string& wanted, const std::string& text) {
    const std::vector<std::string> some = words_of_text(wanted);
    const std::vector<std::string> all = words_of_text(text);
    const std::set<std::string> words(some.begin(), some.end());
    const std::set<std::string> present(all.begin(), all.end());
    const auto count = std::count_if(words.begin(), words.end(), [&present](const auto& word) {
        return present.contains(word);
    });
    return words.empty() ? 1.0 : static_cast<double>(count) / static_cast<double>(words.size());
}

TEST(FeedShared, HeadlinesOfADailyPaper) {
    const std::string path = shared_data() + "/feeds";
    if (!fs::exists(path)) GTEST_SKIP() << "no feeds at " << path << " (TELUSUR_SHARED)";
    const Found found = read_all(path);
    EXPECT_EQ(found.records, 1505u);
    EXPECT_EQ(found.rejected, 0u);
    ASSERT_EQ(found.flaws.size(), 1u) << "each of the 60 files says that it gives excerpts";
    EXPECT_EQ(found.flaws.begin()->second, 60u);
    std::set<std::string> ids;
    for (const Article& article : found.articles) {
        ids.insert(article.id);
        EXPECT_EQ(article.id, article.url);
        EXPECT_TRUE(article.published &&
                    article.published->precision == Timestamp::Precision::Second);
        EXPECT_FALSE(article.title.empty() || article.body.empty() || article.source.empty());
    }
    EXPECT_EQ(ids.size(), 671u);
}

class SavedSite : public ::testing::Test {
  protected:
    void SetUp() override {
        const std::string packed = shared_data() + "/wordpress/golkar-dev.tar.zst";
        if (!fs::exists(packed)) GTEST_SKIP() << "no site at " << packed << " (TELUSUR_SHARED)";
        const std::string unpack =
            "zstd -dcq '" + packed + "' | tar -xf - -C '" + directory_.path() + "'";
        ASSERT_EQ(std::system(unpack.c_str()), 0);
        found_ = read_all(directory_.path());
    }

    // The articles, each once, by their address without scheme.
    std::map<std::string, Article> by_address() const {
        std::map<std::string, Article> articles;
        for (const Article& article : found_.articles)
            articles.emplace(bare(article.url), article);
        return articles;
    }

    static std::string bare(std::string url) {
        url.erase(0, url.find("://") + 3);
        while (url.ends_with('/'))
            url.pop_back();
        return url;
    }

    TemporaryDirectory directory_;
    Found found_;
};

TEST_F(SavedSite, EveryPostOfItsFeeds) {
    EXPECT_EQ(found_.articles.size(), 1044u);
    EXPECT_EQ(found_.rejected, 0u);
    EXPECT_EQ(found_.flaws.size(), 1u) << "only \"no text\", of posts that are films";
    for (const Article& article : found_.articles) {
        SCOPED_TRACE(article.url);
        EXPECT_FALSE(article.title.empty() || article.categories.empty());
        EXPECT_TRUE(article.published);
        EXPECT_FALSE(names_in_role(article, role::kWriter).empty() &&
                     names_in_role(article, role::kReporter).empty());
        EXPECT_EQ(article.title.find("By: "), std::string::npos) << "a comment";
    }
    EXPECT_GE(by_address().size(), 200u);
}

// The same posts were once read from the pages of the same site by other means.
TEST_F(SavedSite, TextsAndDatesAreThoseOfThePages) {
    const std::map<std::string, Article> articles = by_address();
    std::size_t common = 0;
    std::size_t same_title = 0;
    std::size_t same_day = 0;
    std::size_t same_text = 0;
    const auto pages = testing::open_path(shared_data() + "/articles/news-dev.jsonl.zst");
    std::set<std::string> seen;
    while (const std::optional<SourceRecord> record = pages->next()) {
        if (!record->article) continue;
        const Article& page = *record->article;
        const auto found = articles.find(bare(page.url));
        if (found == articles.end() || !seen.insert(found->first).second) continue;
        const Article& post = found->second;
        ++common;
        same_title += post.title == page.title ? 1 : 0;
        // The pages name days of Greenwich.
        same_day += page.published &&
                            std::abs(post.published->seconds - page.published->seconds) < 36 * 3600
                        ? 1
                        : 0;
        same_text += part_found(body_text(page), body_text(post)) >= 0.9 ? 1 : 0;
    }
    EXPECT_GE(common, 150u);
    EXPECT_EQ(same_title, common);
    EXPECT_EQ(same_day, common);
    EXPECT_GE(same_text * 100, common * 97) << same_text << " of " << common;
    RecordProperty("common", static_cast<int>(common));
    RecordProperty("same_text", static_cast<int>(same_text));
}

}  // namespace
}  // namespace telusur
