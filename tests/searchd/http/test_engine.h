// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "searchd/search/engine.h"

namespace telusur::testing {

/// The articles of a question that found none.
class NothingFound : public ArticleScan {
  public:
    std::uint64_t total() const override { return 0; }
    std::string stop_after(std::uint64_t) override { return ""; }
    std::optional<Article> next() override { return std::nullopt; }
    std::string cursor() const override { return ""; }
};

/// An engine over a few articles that finds nothing, or whatever a test wants.
class TestEngine : public Engine {
  public:
    SearchResult search(const SearchRequest& request) const override {
        if (on_search) return on_search(request);
        SearchResult result;
        result.generation = generation_name;
        return result;
    }
    std::unique_ptr<ArticleScan> scan(const SearchRequest& request) const override {
        return on_scan ? on_scan(request) : std::make_unique<NothingFound>();
    }
    Timeline timeline(const TimelineRequest& request) const override {
        return on_timeline ? on_timeline(request) : Timeline{};
    }
    DistinctiveWords distinctive_words(const TermsRequest&) const override { return {}; }
    std::vector<RankedId> rank(const SearchRequest&) const override { return {}; }
    Query parse(const SearchRequest&) const override { return {}; }
    std::vector<WordFamily> families(const Query&) const override { return {}; }
    std::optional<Article> article(std::string_view id) const override {
        const auto found = articles.find(std::string(id));
        return found == articles.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<MarkedArticle> article(std::string_view id, const SearchRequest&) const override {
        const auto found = article(id);
        if (!found) return std::nullopt;
        MarkedArticle marked{*found, {found->title, {}}, {}};
        for (const Paragraph& paragraph : found->body)
            marked.body.push_back({paragraph.text, {}});
        return marked;
    }
    std::vector<Completion> suggest(std::string_view typed, std::size_t limit) const override {
        return on_suggest ? on_suggest(typed, limit) : std::vector<Completion>{};
    }
    std::optional<std::vector<Hit>> similar(std::string_view id, std::size_t limit) const override {
        if (!article(id)) return std::nullopt;
        std::vector<Hit> hits;
        for (const auto& [other, other_article] : articles) {
            if (other == id || hits.size() == limit) continue;
            hits.emplace_back();
            hits.back().article = other_article;
        }
        return hits;
    }
    const std::string& generation() const override { return generation_name; }
    const std::string& state() const override { return generation_name; }
    std::uint64_t article_count() const override { return articles.size(); }
    const std::string& analysis() const override { return generation_name; }
    const std::string& updated_at() const override { return updated; }

    void add(const std::string& id) {
        Article article;
        article.id = id;
        article.title = "Judul " + id;
        article.body = {{Paragraph::Kind::Text, "Isi."}};
        articles[id] = article;
    }

    std::function<SearchResult(const SearchRequest&)> on_search;
    std::function<std::unique_ptr<ArticleScan>(const SearchRequest&)> on_scan;
    std::function<Timeline(const TimelineRequest&)> on_timeline;
    std::function<std::vector<Completion>(std::string_view, std::size_t)> on_suggest;
    std::map<std::string, Article> articles;
    std::string generation_name = "20260101T000000Z";
    std::string updated = "2026-01-01T07:00:00+07:00";
};

}  // namespace telusur::testing
