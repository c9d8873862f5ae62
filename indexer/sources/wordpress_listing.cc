// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/wordpress_listing.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>
#include <variant>

// Pages are asked for by offset and overlap by one post. If that post is no longer at the front,
// posts before it are gone, and going on would leave some out: so the listing steps back. Ids
// ascend, so that what was given before is known by its number, and new posts come last.

namespace telusur {

namespace {

constexpr std::size_t kFullPage = 100;  // WordPress gives no more at once
constexpr std::uint64_t kMostPosts = 10'000'000;
constexpr int kMostUnreadable = 10;
constexpr int kMostFruitless = 20;

constexpr const char* kAllFields =
    "id,status,link,date,date_gmt,modified,modified_gmt,title,content,author,categories,tags,"
    "_links,_embedded";
constexpr const char* kEmbed = "author,wp:term";

bool ascends(const std::vector<WordPressPost>& posts) {
    std::uint64_t last = 0;
    for (const WordPressPost& post : posts) {
        if (post.id == 0) continue;
        if (post.id <= last) return false;
        last = post.id;
    }
    return true;
}

}  // namespace

Phrase no_usable_total() {
    return {"the answer has no usable X-WP-Total",
            "jawaban tidak memuat X-WP-Total yang dapat dipakai"};
}

WordPressListing::WordPressListing(WordPressApi& api, WordPressQuery query)
    : api_(api), query_(std::move(query)), size_(kFullPage) {}

std::optional<WordPressListing::Page> WordPressListing::next() {
    while (!ended_) {
        if (std::optional<Page> page = step()) return page;
    }
    return std::nullopt;
}

std::optional<WordPressListing::Page> WordPressListing::step() {
    const std::uint64_t overlap = size_ > 1 && position_ > 0 ? 1 : 0;
    const std::uint64_t offset = position_ - overlap;
    const bool all = query_.fields == WordPressFields::All;
    WordPressAnswer answer =
        api_.get({query_.route,
                  fmt::format("{}{}orderby=id&order=asc&per_page={}&offset={}", query_.filter,
                              query_.filter.empty() ? "" : "&", size_, offset),
                  all ? kAllFields : "id", all ? kEmbed : ""});
    url_ = answer.url;
    if (answer.problem) return fail(answer, *answer.problem);
    auto parsed = parse_wordpress_posts(answer.body, query_.fields);
    if (const Phrase* problem = std::get_if<Phrase>(&parsed)) {
        // A program that ran out of memory or time ends in the middle of its answer.
        answer.may_be_too_much = true;
        return fail(answer, *problem);
    }
    if (!answer.total || *answer.total > kMostPosts) {
        problem_ = no_usable_total();
        ended_ = true;
        return std::nullopt;
    }
    auto& posts = std::get<std::vector<WordPressPost>>(parsed);
    // Behind the end WordPress tells a total of 0.
    if (!posts.empty() || offset == 0) total_ = *answer.total;
    total_is_known_ = true;
    return accept(std::move(posts), offset);
}

// Asks for less; what fails alone is one post that cannot be read.
std::optional<WordPressListing::Page> WordPressListing::fail(const WordPressAnswer& answer,
                                                             Phrase problem) {
    if (answer.may_be_too_much && size_ > 1) {
        trouble_end_ = std::max(trouble_end_, position_ + size_);
        // A server that gives nothing at all is not asked in seven sizes.
        size_ = total_is_known_ ? size_ / 2 : 1;
        return std::nullopt;
    }
    if (!answer.may_be_too_much || !learns_total() || position_ >= total_ ||
        ++unreadable_ > kMostUnreadable) {
        problem_ = std::move(problem);
        ended_ = true;
        return std::nullopt;
    }
    range_has_unreadable_ = true;
    ++position_;
    ++given_;
    if (position_ >= total_) finish();
    return Page{answer.url, {}, std::move(problem)};
}

// Where the very first post is the trouble, the ids alone tell how many there are.
bool WordPressListing::learns_total() {
    if (total_is_known_) return true;
    const WordPressAnswer answer = api_.get(
        {query_.route, query_.filter + (query_.filter.empty() ? "" : "&") + "per_page=1", "id"});
    const auto parsed = parse_wordpress_posts(answer.body, WordPressFields::Id);
    const bool is_list = std::holds_alternative<std::vector<WordPressPost>>(parsed);
    total_is_known_ = !answer.problem && is_list && answer.total && *answer.total <= kMostPosts;
    if (total_is_known_) total_ = *answer.total;
    return total_is_known_;
}

std::optional<WordPressListing::Page> WordPressListing::accept(std::vector<WordPressPost> posts,
                                                               std::uint64_t offset) {
    if (!ascends(posts)) {
        disagree();
        return std::nullopt;
    }
    const bool overlaps = offset < position_;
    const bool lost_place =
        offset > 0 && (posts.empty() || (overlaps && posts.front().id > last_id_));
    if (lost_place) {
        look_back();
        return std::nullopt;
    }
    is_gapless_ &= overlaps || offset == 0;
    position_ = offset + posts.size();
    const auto is_old = [this](const WordPressPost& post) {
        return post.id != 0 && post.id <= last_id_;
    };
    posts.erase(std::remove_if(posts.begin(), posts.end(), is_old), posts.end());
    for (const WordPressPost& post : posts)
        last_id_ = std::max(last_id_, post.id);
    given_ += posts.size();
    fruitless_ = posts.empty() ? fruitless_ + 1 : 0;
    if (position_ >= total_) {
        finish();
    } else if (fruitless_ >= kMostFruitless || given_ > kMostPosts) {
        disagree();
    } else if (position_ >= trouble_end_ && trouble_end_ > 0) {
        // Where single posts were the trouble, pages may be full again.
        if (range_has_unreadable_) size_ = kFullPage;
        range_has_unreadable_ = false;
        trouble_end_ = 0;
    }
    return Page{url_, std::move(posts)};
}

void WordPressListing::look_back() {
    position_ -= std::min<std::uint64_t>(position_, kFullPage);
    if (++fruitless_ >= kMostFruitless) disagree();
}

void WordPressListing::finish() {
    ended_ = true;
    // Posts that were given and then deleted make up for no others.
    const bool has_all = given_ == total_ || (given_ > total_ && is_gapless_);
    if (!has_all || position_ != total_) disagree();
}

void WordPressListing::disagree() {
    ended_ = true;
    disagreement_ = phrase("of {} posts that the site tells of, it lists {}",
                           "dari {} pos yang disebut situs, yang didaftar {}", total_, given_);
}

}  // namespace telusur
