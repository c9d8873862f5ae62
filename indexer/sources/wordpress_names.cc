// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/wordpress_names.h"

#include <fmt/format.h>

#include "indexer/sources/record_problems.h"
#include "indexer/sources/wordpress_json.h"

namespace telusur {

namespace {

constexpr std::size_t kBatch = 100;  // WordPress gives no more at once
constexpr std::array kKinds = {WordPressKind::Author, WordPressKind::Category, WordPressKind::Tag};

std::vector<std::uint64_t> ids_of(WordPressKind kind, const WordPressPost& post) {
    if (kind == WordPressKind::Category) return post.categories;
    if (kind == WordPressKind::Tag) return post.tags;
    return post.author == 0 ? std::vector<std::uint64_t>{} : std::vector{post.author};
}

std::string_view route_of(WordPressKind kind) {
    constexpr std::array<std::string_view, 3> routes = {"wp/v2/users", "wp/v2/categories",
                                                        "wp/v2/tags"};
    return routes[static_cast<std::size_t>(kind)];
}

Phrase gap_in(WordPressKind kind) {
    switch (kind) {
        case WordPressKind::Author:
            return {
                "the site does not tell all its authors: a user with an application password may "
                "see them",
                "situs tidak menyebut semua penulisnya: user dengan kata sandi aplikasi "
                "mungkin dapat melihatnya"};
        case WordPressKind::Category:
            return {"the site does not tell the names of all its categories",
                    "situs tidak menyebut nama semua kategorinya"};
        case WordPressKind::Tag:
            return {"the site does not tell the names of all its tags",
                    "situs tidak menyebut nama semua tagnya"};
    }
    return {};
}

}  // namespace

std::optional<WordPressNames::Problem> WordPressNames::learn(
    const std::vector<WordPressPost>& posts) {
    problem_.reset();
    for (const WordPressPost& post : posts) {
        for (const WordPressName& name : post.embedded)
            book(name.kind).names[name.id] = name.name;
    }
    for (const WordPressKind kind : kKinds)
        ask(kind, posts);
    return std::move(problem_);
}

void WordPressNames::ask(WordPressKind kind, const std::vector<WordPressPost>& posts) {
    std::vector<std::uint64_t> batch;
    for (const WordPressPost& post : posts) {
        for (const std::uint64_t id : ids_of(kind, post)) {
            if (!book(kind).names.try_emplace(id).second) continue;
            batch.push_back(id);
            if (batch.size() < kBatch) continue;
            ask_batch(kind, batch);
            batch.clear();
        }
    }
    if (!batch.empty()) ask_batch(kind, batch);
}

void WordPressNames::ask_batch(WordPressKind kind, const std::vector<std::uint64_t>& ids) {
    Book& names = book(kind);
    if (names.is_locked) return;
    const WordPressAnswer answer =
        api_.get({std::string(route_of(kind)),
                  fmt::format("include={}&per_page={}", fmt::join(ids, ","), kBatch), "id,name"});
    const auto parsed = parse_wordpress_names(answer.body, kind);
    const auto* found = std::get_if<std::vector<WordPressName>>(&parsed);
    // What a server in trouble does not tell now it may tell tomorrow: then the articles are not
    // complete, and this reading must not count as one.
    if (answer.problem && answer.may_be_too_much) problem_ = {answer.url, *answer.problem};
    names.is_locked = answer.problem || found == nullptr;
    names.has_gaps |= names.is_locked;
    if (names.is_locked) return;
    for (const WordPressName& name : *found)
        names.names[name.id] = name.name;
    for (const std::uint64_t id : ids)
        names.has_gaps |= names.names[id].empty();
}

WordPressPostNames WordPressNames::names_of(const WordPressPost& post) const {
    const auto all = [this, &post](WordPressKind kind) {
        std::vector<std::string> names;
        for (const std::uint64_t id : ids_of(kind, post)) {
            const auto found = book(kind).names.find(id);
            if (found != book(kind).names.end()) names.push_back(found->second);
        }
        return names;
    };
    const std::vector<std::string> authors = all(WordPressKind::Author);
    return {authors.empty() ? "" : authors.front(), all(WordPressKind::Category),
            all(WordPressKind::Tag)};
}

void WordPressNames::report(std::vector<RecordProblem>& problems) {
    for (const WordPressKind kind : kKinds) {
        if (!book(kind).has_gaps || book(kind).gaps_are_told) continue;
        book(kind).gaps_are_told = true;
        add_flaw(problems, gap_in(kind));
    }
}

}  // namespace telusur
