// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "indexer/index/phrase.h"
#include "indexer/sources/http_client.h"

namespace telusur {

/// What to ask the API for.
struct WordPressRequest {
    std::string route;   ///< below the root: "wp/v2/posts"
    std::string query;   ///< never empty: "include=4"
    std::string fields;  ///< what of each: "id,name"
    std::string embed = {};
};

/// One answer of the API: a body, or why there is none.
struct WordPressAnswer {
    std::string url;  ///< as asked, without the fields
    std::string body;
    std::optional<std::uint64_t> total = {};  ///< X-WP-Total: how many there are in all
    std::optional<Phrase> problem = {};       ///< without the URL
    bool may_be_too_much = false;             ///< the problem may go away if less is asked for
};

/// The REST API of one WordPress. Not thread-safe.
class WordPressApi {
  public:
    /// `site` is the address of its home page or of the API; a login goes to no other host.
    WordPressApi(std::string site, HttpOptions options);

    /// Finds the API; a Phrase says why there is none to use.
    std::optional<Phrase> find();

    /// Only after find() found it.
    WordPressAnswer get(const WordPressRequest& request);

    /// The server's clock when get() first had an answer, in seconds since 1970; ours if it did not
    /// tell.
    std::optional<std::int64_t> first_answer_at() const { return first_answer_at_; }
    std::uint64_t requests() const { return client_.requests(); }

  private:
    std::optional<Phrase> read_home();
    std::optional<Phrase> try_usual_places();
    std::optional<Phrase> use_root(std::string root);
    std::optional<Phrase> problem_of(const HttpAnswer& answer) const;

    std::string site_;
    bool has_login_;
    HttpClient client_;
    std::string root_;  // ends in '/', or in "rest_route=/"
    std::optional<std::int64_t> first_answer_at_;
};

}  // namespace telusur
