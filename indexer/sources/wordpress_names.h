// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/sources/source.h"
#include "indexer/sources/wordpress_api.h"
#include "indexer/sources/wordpress_post.h"

namespace telusur {

/// The names of a site's authors, categories and tags: what the posts bring along, and the rest
/// asked for in batches, each number once.
class WordPressNames {
  public:
    explicit WordPressNames(WordPressApi& api) : api_(api) {}

    struct Problem {
        std::string url;
        Phrase what;
    };

    /// Learns the names that these posts need. Names that strangers may not see are a flaw (see
    /// report); a Problem is that the server failed to tell some.
    std::optional<Problem> learn(const std::vector<WordPressPost>& posts);

    WordPressPostNames names_of(const WordPressPost& post) const;

    /// Says once for each kind that some names are not to be had.
    void report(std::vector<RecordProblem>& problems);

  private:
    struct Book {
        std::unordered_map<std::uint64_t, std::string> names;  // empty: asked for in vain
        bool is_locked = false;
        bool has_gaps = false;
        bool gaps_are_told = false;
    };

    Book& book(WordPressKind kind) { return books_[static_cast<std::size_t>(kind)]; }
    const Book& book(WordPressKind kind) const { return books_[static_cast<std::size_t>(kind)]; }
    void ask(WordPressKind kind, const std::vector<WordPressPost>& posts);
    void ask_batch(WordPressKind kind, const std::vector<std::uint64_t>& ids);

    WordPressApi& api_;
    std::array<Book, 3> books_;
    std::optional<Problem> problem_;
};

}  // namespace telusur
