// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/index/article.h"
#include "indexer/index/phrase.h"
#include "indexer/sources/record_problems.h"

namespace telusur {

/// What WordPress knows by number and name.
enum class WordPressKind { Author, Category, Tag };

struct WordPressName {
    WordPressKind kind = WordPressKind::Category;
    std::uint64_t id = 0;
    std::string name;  ///< HTML
};

/// A post as the REST API gives it; well-formed UTF-8. What was not given is empty.
struct WordPressPost {
    std::uint64_t id = 0;
    std::string status;
    std::string link;
    std::string title;    ///< HTML
    std::string content;  ///< HTML
    bool is_protected = false;
    std::string date;
    std::string date_gmt;
    std::string modified;
    std::string modified_gmt;
    std::uint64_t author = 0;
    std::vector<std::uint64_t> categories;
    std::vector<std::uint64_t> tags;
    std::vector<WordPressName> embedded;
    std::optional<Phrase> damage = {};  ///< a field of the wrong type, or none where one must be
};

/// The names behind the numbers of one post (HTML), as far as they are known.
struct WordPressPostNames {
    std::string author;
    std::vector<std::string> categories;
    std::vector<std::string> tags;
};

/// The id of a post's article.
std::string wordpress_article_id(std::uint64_t post);

/// The article of a post without damage. Dates without a zone are of the archive's zone; those that
/// are none go to `bad`.
Article wordpress_article(const WordPressPost& post, const WordPressPostNames& names,
                          BadDates& bad);

}  // namespace telusur
