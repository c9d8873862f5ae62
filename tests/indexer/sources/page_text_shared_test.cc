// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a real page that lies outside the repository and may not be copied into it. Nothing of its
// text is quoted here but names and the first words that show where a part begins.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <string>

#include "indexer/sources/page_text_reader.h"

namespace telusur {
namespace {

std::string shared_page() {
    const char* shared = std::getenv("TELUSUR_SHARED");
    const std::string folder = shared != nullptr ? shared : TELUSUR_TEST_DATA "/../../shared";
    return folder + "/data/pages/page-text-01.txt";
}

TEST(PageTextShared, IsReadWhole) {
    std::ifstream file(shared_page(), std::ios::binary);
    if (!file.is_open()) GTEST_SKIP() << "no page at " << shared_page() << " (TELUSUR_SHARED)";
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};

    const SourceRecord record = read_page_text(bytes, "page-text-01", {});
    EXPECT_TRUE(record.problems.empty());
    ASSERT_TRUE(record.article);
    const Article& article = *record.article;
    EXPECT_TRUE(article.title.starts_with("Netflix "));
    EXPECT_TRUE(article.title.ends_with("?"));
    ASSERT_TRUE(article.published);
    EXPECT_EQ(article.published->precision, Timestamp::Precision::Day);
    EXPECT_EQ(to_iso(archive_date(article.published->seconds)), "2023-07-28");
    ASSERT_EQ(article.tags.size(), 6u);
    EXPECT_EQ(article.tags.front(), "Buruh");
    EXPECT_EQ(article.tags[4], "Kecerdasan Buatan");
    const std::vector<Credit> credits = {{std::string(role::kWriter), "Sunardi"},
                                         {std::string(role::kEditor), "Yoga"},
                                         {std::string(role::kIllustrator), "Vito"}};
    EXPECT_EQ(article.credits, credits);
    EXPECT_EQ(article.dateline, "FOMOMEDIA");

    const auto is_heading = [](const Paragraph& paragraph) {
        return paragraph.kind == Paragraph::Kind::Heading;
    };
    ASSERT_EQ(article.body.size(), 16u);
    EXPECT_EQ(std::count_if(article.body.begin(), article.body.end(), is_heading), 1);
    EXPECT_TRUE(is_heading(article.body[8]));
    EXPECT_TRUE(article.body.front().text.starts_with("Di tengah aksi"));
    EXPECT_TRUE(article.body.back().text.starts_with("Kini, "));
    for (const Paragraph& paragraph : article.body) {
        EXPECT_FALSE(paragraph.text.ends_with(' '));
        for (const char* boilerplate : {"BAGIKAN", "KOMENTAR", "Subscribe", "Comments", "\u00A0"}) {
            EXPECT_EQ(paragraph.text.find(boilerplate), std::string::npos) << boilerplate;
        }
    }
}

}  // namespace
}  // namespace telusur
