// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "indexer/index/phrase.h"
#include "indexer/sources/wordpress_post.h"

namespace telusur {

/// What the REST API answers, from bytes of any kind. A Phrase says why they are not such an
/// answer; nothing is thrown. Nesting deeper than 64 levels is refused before anything is read.

/// A list of posts, with whichever of their fields were asked for. One with a bad field is damaged
/// and the others are as they are; where the content is asked for, id and title must be there, too.
enum class WordPressFields { Id, All };
std::variant<std::vector<WordPressPost>, Phrase> parse_wordpress_posts(std::string_view bytes,
                                                                       WordPressFields fields);

/// A list of authors, categories or tags. Entries without number or name are left out.
std::variant<std::vector<WordPressName>, Phrase> parse_wordpress_names(std::string_view bytes,
                                                                       WordPressKind kind);

/// The code of an error ("rest_no_route"), shortened if it is long; empty if it is none.
std::string wordpress_error_code(std::string_view bytes);

/// True for the description of an API that has posts.
bool is_wordpress_root(std::string_view bytes);

/// What a reading of a site leaves for the next one.
struct WordPressState {
    std::string site;  ///< its URL and post types: other ones begin anew
    std::int64_t read_at = 0;
    std::vector<std::uint64_t> passed_over;  ///< posts that are listed, but have no article
    std::vector<std::uint64_t> damaged;      ///< posts that could not be read
};

std::string to_text(const WordPressState& state);

/// Nothing if `text` is not what to_text wrote in this version.
std::optional<WordPressState> parse_wordpress_state(const std::string& text);

}  // namespace telusur
