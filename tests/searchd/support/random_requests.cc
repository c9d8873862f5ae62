// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/searchd/support/random_requests.h"

#include <algorithm>
#include <array>

#include "stemmers/tokenizer.h"

namespace telusur::testing {

namespace {

bool is_operator(const std::string& word) {
    for (const char* name : {"AND", "OR", "NOT", "DAN", "ATAU", "BUKAN"}) {
        if (word == name) return true;
    }
    return false;
}

std::vector<std::string> words_of(const Article& article) {
    std::string text = article.title + ' ' + body_text(article);
    for (const std::string& tag : article.tags)
        text += ' ' + tag;
    std::vector<std::string> words;
    Tokenizer tokenizer(text);
    for (Token token; tokenizer.next(token);) {
        std::string word(token.of(text));
        if (!is_operator(word)) words.push_back(std::move(word));
    }
    return words;
}

std::string in_other_case(std::string text, RandomSource& random) {
    for (char& c : text) {
        if (c >= 'a' && c <= 'z' && random.chance(50)) c = static_cast<char>(c - 'a' + 'A');
    }
    return random.chance(50) ? text : "  " + text + ' ';
}

}  // namespace

RequestMaker::RequestMaker(const std::vector<Article>& articles, std::uint64_t seed)
    : articles_(articles), random_(seed) {
    for (const Article& article : articles) {
        words_.push_back(words_of(article));
        if (article.published) days_.push_back(to_iso(archive_date(article.published->seconds)));
    }
}

std::string RequestMaker::word() {
    if (random_.chance(8)) return "zqx" + std::to_string(random_.below(50));
    const std::size_t article = random_.chance(70) ? theme_ : random_.below(words_.size());
    return words_[article].empty() ? "kosong" : random_.one_of(words_[article]);
}

std::string RequestMaker::question() {
    theme_ = random_.below(words_.size());
    std::string text;
    const auto add = [&text](const std::string& piece) {
        text += (text.empty() ? "" : " ") + piece;
    };
    const std::size_t words = random_.chance(75) ? random_.below(4) : random_.below(10);
    for (std::size_t i = 0; i < words; ++i)
        add(word());
    if (random_.chance(25)) add('-' + word());
    if (random_.chance(10)) add('-' + word() + '-' + word());
    if (random_.chance(5)) add(word());
    return text;
}

void RequestMaker::add_values(Parameters& parameters) {
    const std::size_t count = random_.chance(45) ? 0 : random_.below(5);
    for (std::size_t i = 0; i < count; ++i) {
        const ValueFieldRow& row = kValueFields[random_.below(kValueFieldCount)];
        const std::size_t article = random_.chance(60) ? theme_ : random_.below(articles_.size());
        const std::vector<std::string> values = values_of(articles_[article], row.field);
        const bool absent = values.empty() || random_.chance(10);
        std::string name(row.name);
        if (random_.chance(20)) name.insert(0, 1, '-');
        parameters.emplace_back(name, absent ? "Tidak Ada " + std::to_string(random_.below(3))
                                             : in_other_case(random_.one_of(values), random_));
    }
    if (random_.chance(25)) parameters.emplace_back("tag_mode", "all");
}

void RequestMaker::add_dates(Parameters& parameters) {
    if (days_.empty() || !random_.chance(35)) return;
    std::string from = random_.one_of(days_);
    std::string to = random_.one_of(days_);
    if (to < from) std::swap(from, to);
    constexpr std::array<std::size_t, 3> kLengths{4, 7, 10};
    if (!random_.chance(25))
        parameters.emplace_back("from", from.substr(0, kLengths[random_.below(3)]));
    if (!random_.chance(25))
        parameters.emplace_back("to", to.substr(0, kLengths[random_.below(3)]));
}

void RequestMaker::add_shape(Parameters& parameters) {
    static const std::vector<std::string> matches{"auto", "auto", "all", "most", "any", "any"};
    static const std::vector<std::string> sorts{"relevance", "relevance", "newest", "oldest"};
    static const std::vector<std::string> facets{"tag",    "author", "editor", "category",
                                                 "source", "year",   "month",  "day"};
    parameters.emplace_back("match", random_.one_of(matches));
    parameters.emplace_back("sort", random_.one_of(sorts));
    parameters.emplace_back("page", std::to_string(random_.chance(70) ? 1 : 1 + random_.below(4)));
    parameters.emplace_back("per_page",
                            random_.one_of(std::vector<std::string>{"1", "3", "10", "10", "100"}));
    std::string list;
    for (const std::string& facet : facets) {
        if (random_.chance(50)) list += facet + ',';
    }
    parameters.emplace_back("facets", list);
    if (random_.chance(30)) {
        parameters.emplace_back("facet_prefix",
                                random_.one_of(std::vector<std::string>{"b", "K", "É", "ko", "q"}));
    }
    parameters.emplace_back("facet_limit",
                            random_.one_of(std::vector<std::string>{"1", "2", "10", "1000"}));
}

SearchRequest RequestMaker::next() {
    Parameters parameters{{"q", question()}, {"synonyms", "off"}, {"spelling", "off"}};
    if (random_.chance(50)) parameters.emplace_back("recency", "off");
    if (random_.chance(50)) parameters.emplace_back("stop_words", "off");
    add_values(parameters);
    add_dates(parameters);
    add_shape(parameters);
    return parse_search_request(parameters);
}

std::vector<Article> odd_articles(std::size_t count, std::uint64_t seed) {
    static const std::vector<std::string> words{"banjir",    "longsor", "Jum'at",    "COVID-19",
                                                "anak-anak", "pasar",   "beras",     "Rp1.500",
                                                "1.500.000", "é",       "membangun", "pembangunan",
                                                "di",        "yang",    "東京"};
    static const std::vector<std::string> tags{"Banjir", "BANJIR",      "banjir ",      "C++",
                                               "S.Sos.", "Kota Seruni", "kota  seruni", "É",
                                               "e",      "Jum’at"};
    static const std::vector<std::string> people{"Siti", "SITI", "Budi", "budi", "Ratna Wulandari"};
    static const std::vector<std::string> roles{"penulis", "reporter", "editor", "fotografer"};
    RandomSource random(seed);
    std::vector<Article> articles(count);
    for (std::size_t i = 0; i < count; ++i) {
        Article& article = articles[i];
        article.id = "a" + std::to_string(random.below(1000)) + "-" + std::to_string(i);
        const auto text = [&](std::size_t length) {
            std::string line = random.one_of(words);
            while (line.size() < length)
                line += ' ' + random.one_of(words);
            return line;
        };
        if (!random.chance(10)) article.title = text(10 + random.below(30));
        for (std::size_t p = random.below(4); p > 0; --p) {
            article.body.push_back({Paragraph::Kind::Text, text(1 + random.below(300))});
        }
        if (!random.chance(20)) {
            // Few moments, close to the borders of days and years, so that many are equal.
            const Date day = random.chance(50) ? Date{2020, 12, 31} : Date{2021, 3, 1};
            const auto shift = static_cast<std::int64_t>(random.below(5)) * 43200 - 86400;
            article.published = Timestamp{first_second(day) + shift, Timestamp::Precision::Second};
        }
        for (std::size_t t = random.below(4); t > 0; --t)
            article.tags.push_back(random.one_of(tags));
        if (random.chance(4)) {
            for (int t = 0; t < 300; ++t)
                article.tags.push_back("tag " + std::to_string(t));
        }
        for (std::size_t c = random.below(4); c > 0; --c) {
            article.credits.push_back({random.one_of(roles), random.one_of(people)});
        }
        if (random.chance(70)) article.categories.push_back(random.one_of(people));
        if (random.chance(70)) article.source = random.one_of(tags);
    }
    return articles;
}

}  // namespace telusur::testing
