// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/article.h"
#include "tests/support/random_text.h"

namespace telusur::testing {

namespace sample {

inline constexpr std::array<std::string_view, 40> kWords{
    "banjir",   "rob",         "menggenangi", "jalan",      "pesisir",   "warga",     "mengungsi",
    "ke",       "balai",       "desa",        "pemerintah", "kota",      "Seruni",    "menyiapkan",
    "anggaran", "Rp1.500.000", "untuk",       "perbaikan",  "tanggul",   "anak-anak", "sekolah",
    "libur",    "Jum'at",      "pukul",       "09.30",      "sementara", "nelayan",   "melaut",
    "harga",    "ikan",        "naik",        "13,5",       "persen",    "menurut",   "kepala",
    "dinas",    "berita",      "covid-19",    "festival",   "perahu"};

inline constexpr std::array<std::string_view, 8> kPeople{
    "Laksmi Dewi",   "Raka Pratama",   "Samuel Wattimury", "Sekar Palupi",
    "Fajar Nugroho", "Johan Manurung", "Ningsih",          "I Gede Arta"};

inline constexpr std::array<std::string_view, 10> kTags{
    "Banjir",  "BANJIR",   "banjir rob", "Nelayan", "Pasar",
    "Sekolah", "COVID-19", "Tenun",      "C++",     "Jum'at"};

inline constexpr std::array<std::string_view, 4> kCategories{"Budaya", "Ekonomi", "Hukum",
                                                             "Olahraga"};

template <std::size_t Size>
std::string pick(Random& random, const std::array<std::string_view, Size>& from) {
    return std::string(from[below(random, Size)]);
}

inline std::string sentence(Random& random, std::size_t words) {
    std::string text;
    for (std::size_t i = 0; i < words; ++i)
        text += (i == 0 ? "" : " ") + pick(random, kWords);
    return text;
}

}  // namespace sample

/// An invented Indonesian article, "s<seed>-<number>". The same arguments always give the same one.
/// About one in eight has no date; several share a second.
inline Article sample_article(std::uint64_t seed, std::size_t number) {
    Random random(seed * 1000003 + number);
    Article article;
    article.id = "s" + std::to_string(seed) + "-" + std::to_string(number);
    article.url = "https://seruni.example/" + article.id;
    article.title = sample::sentence(random, 3 + below(random, 5));
    article.dateline = below(random, 3) == 0 ? "SERUNI" : "";
    for (std::size_t i = 0, count = 1 + below(random, 4); i < count; ++i) {
        const bool heading = i > 0 && below(random, 5) == 0;
        article.body.push_back({heading ? Paragraph::Kind::Heading : Paragraph::Kind::Text,
                                sample::sentence(random, 5 + below(random, 30)) + "."});
    }
    if (below(random, 8) != 0) {
        const std::int64_t day =
            1'500'000'000 / 86400 + static_cast<std::int64_t>(below(random, 60));
        const bool whole_day = below(random, 3) == 0;
        const std::int64_t midnight = day * 86400 - kArchiveOffsetSeconds;
        article.published = whole_day
                                ? Timestamp{midnight, Timestamp::Precision::Day}
                                : Timestamp{midnight + 3600 * static_cast<int>(below(random, 24)),
                                            Timestamp::Precision::Second};
    }
    if (article.published && below(random, 4) == 0) {
        article.modified =
            Timestamp{article.published->seconds + 4000, Timestamp::Precision::Second};
    }
    for (std::size_t i = 0, count = below(random, 3); i < count; ++i) {
        article.credits.push_back(
            {std::string(role::kWriter), sample::pick(random, sample::kPeople)});
    }
    if (below(random, 2) == 0) {
        article.credits.push_back(
            {std::string(role::kEditor), sample::pick(random, sample::kPeople)});
    }
    for (std::size_t i = 0, count = below(random, 5); i < count; ++i) {
        article.tags.push_back(sample::pick(random, sample::kTags));
    }
    article.categories.push_back(sample::pick(random, sample::kCategories));
    article.source = below(random, 5) == 0 ? "" : "seruni.example";
    return article;
}

inline std::vector<Article> sample_articles(std::uint64_t seed, std::size_t count) {
    std::vector<Article> articles;
    for (std::size_t i = 0; i < count; ++i)
        articles.push_back(sample_article(seed, i));
    return articles;
}

}  // namespace telusur::testing
