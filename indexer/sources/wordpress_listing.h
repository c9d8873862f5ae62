// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/sources/wordpress_api.h"
#include "indexer/sources/wordpress_json.h"
#include "indexer/sources/wordpress_post.h"

namespace telusur {

/// Which posts to list.
struct WordPressQuery {
    std::string route;   ///< "wp/v2/posts"
    std::string filter;  ///< "after=…", or empty for all
    WordPressFields fields = WordPressFields::All;
};

Phrase no_usable_total();

/// Goes through a list of posts by ascending id, page by page, while the site may change. Posts
/// that stand where they stood are given once. Not thread-safe.
class WordPressListing {
  public:
    WordPressListing(WordPressApi& api, WordPressQuery query);

    struct Page {
        std::string url;
        std::vector<WordPressPost> posts;       ///< may be none
        std::optional<Phrase> unreadable = {};  ///< one post that the server cannot give, and why
    };

    /// The next posts; nothing at the end, whatever kind of end it is.
    std::optional<Page> next();

    /// After the end. `problem`: the server does not answer as it should. `disagreement`: the list
    /// is not what the server says it is; it may have changed meanwhile, so another try may do.
    const std::optional<Phrase>& problem() const { return problem_; }
    const std::optional<Phrase>& disagreement() const { return disagreement_; }

    /// How many posts there are, as last told.
    std::uint64_t total() const { return total_; }
    const std::string& url() const { return url_; }

  private:
    std::optional<Page> step();
    std::optional<Page> fail(const WordPressAnswer& answer, Phrase problem);
    bool learns_total();
    std::optional<Page> accept(std::vector<WordPressPost> posts, std::uint64_t offset);
    void look_back();
    void disagree();
    void finish();

    WordPressApi& api_;
    WordPressQuery query_;
    std::string url_;
    std::uint64_t position_ = 0;  // posts of the list that lie behind
    std::uint64_t last_id_ = 0;
    std::uint64_t given_ = 0;
    std::uint64_t total_ = 0;
    bool total_is_known_ = false;
    bool is_gapless_ = true;         // every page began at or before the end of the one before
    std::size_t size_;               // of a page
    std::uint64_t trouble_end_ = 0;  // where the range ends that was too much at once
    bool range_has_unreadable_ = false;
    int unreadable_ = 0;
    int fruitless_ = 0;  // pages without a new post, one after the other
    bool ended_ = false;
    std::optional<Phrase> problem_;
    std::optional<Phrase> disagreement_;
};

}  // namespace telusur
