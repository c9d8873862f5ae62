// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/sources/source.h"
#include "indexer/sources/wordpress_api.h"
#include "indexer/sources/wordpress_json.h"
#include "indexer/sources/wordpress_listing.h"
#include "indexer/sources/wordpress_names.h"

namespace telusur {

struct WordPressSite {
    std::string url;                                  ///< of the home page or of the REST API
    std::vector<std::string> post_types = {"posts"};  ///< as in the addresses of the REST API
};

/// The published posts of a WordPress, by its REST API:
///
/// - The first time all of them. Later those published or modified since the last reading; if the
///   site then has another number of posts than the archive, all ids are compared, what is not held
///   is read and what is no longer there is gone. Names of terms and authors that change are seen
///   only when a post is modified.
/// - id "post-N" (as in WxrReader), url its link, source the host of it, credits those of the text,
///   else the account's display name. Dates are those of UTC.
/// - Posts with a password, and those without title and text (pictures alone), are passed over.
/// - A server that fails, refuses or tells nonsense is one rejected record. So is a post that it
///   cannot give or gives damaged, with its rejected_id: it is asked for again each time until it
///   can be read or is gone. Provenance names the post's link or what was asked.
///
/// Memory holds one page of at most 100 posts, the ids and the names of terms. Not thread-safe.
class WordPressSource : public Source {
  public:
    /// `memory` outlives the source; how it is when the source is made, counts.
    WordPressSource(WordPressSite site, std::string name, const SourceMemory& memory,
                    HttpOptions options);

    /// Throws what HttpClient::get throws.
    std::optional<SourceRecord> next() override;
    const std::string& name() const override { return name_; }
    Coverage coverage() const override;
    std::string state() const override;

    std::uint64_t requests() const { return api_.requests(); }

  private:
    enum class Phase { Begin, Posts, Ids, Missing, Done };

    // A list of posts of which some could not be read: its ids tell which.
    struct Unreadable {
        std::string place;
        Phrase what;
    };

    void work();
    void begin();
    void begin_next_phase();
    void end_listing();
    void compare_numbers();
    void ask_for_missing();
    void add_queries(const std::string& filter, WordPressFields fields);
    void add_queries_for(const std::vector<std::uint64_t>& posts);
    std::optional<std::uint64_t> count_posts();

    void take_posts(WordPressListing::Page page);
    void take_post(const WordPressPost& post);
    void take_ids(const WordPressListing::Page& page);
    void take_unreadable(const WordPressListing::Page& page);
    void pass_over(std::uint64_t id);
    void reject(const std::string& place, Phrase what);
    void reject_post(std::uint64_t id, const std::string& place, const Phrase& what);
    void give_up(const std::string& place, Phrase what);
    std::string site_key() const;

    WordPressSite site_;
    std::string name_;
    const SourceMemory& memory_;
    WordPressApi api_;
    WordPressNames names_;
    std::optional<WordPressState> before_;

    Phase phase_ = Phase::Begin;
    std::deque<WordPressQuery> queries_;  // of this phase; the first is being listed
    std::optional<WordPressListing> listing_;
    std::optional<Unreadable> unreadable_;  // of this list
    bool is_naming_unreadable_ = false;     // by the ids of the same list
    bool is_second_try_ = false;
    bool must_compare_ids_ = false;
    bool covers_everything_ = false;
    std::deque<SourceRecord> ready_;

    std::uint64_t held_;                         // by the archive, with what was given since
    std::unordered_set<std::uint64_t> given_;    // posts, as articles, unchanged or rejected
    std::unordered_set<std::uint64_t> damaged_;  // of those that were given
    std::unordered_set<std::uint64_t> passed_over_;
    std::unordered_set<std::uint64_t> still_passed_over_;  // of them, those that are listed
    std::vector<std::uint64_t> missing_;
};

}  // namespace telusur
