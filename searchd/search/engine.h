// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/article.h"
#include "indexer/index/data_directory.h"
#include "indexer/index/error.h"
#include "indexer/index/ranking.h"
#include "searchd/search/article_scan.h"
#include "searchd/search/completion.h"
#include "searchd/search/distinctive_words.h"
#include "searchd/search/request.h"
#include "searchd/search/result.h"
#include "searchd/search/timeline.h"

namespace telusur {

/// The forms of one root that the archive has.
struct WordFamily {
    struct Form {
        std::string form;
        std::uint64_t occurrences = 0;
        std::uint32_t articles = 0;
    };

    std::string word;  ///< the form asked for
    std::string root;
    std::vector<Form> forms;   ///< the most frequent
    std::uint64_t others = 0;  ///< forms beyond those
};

inline constexpr std::size_t kMaximumFamilyForms = 50;

/// An article with the words of a question marked.
struct MarkedArticle {
    Article article;
    MarkedText title;
    std::vector<MarkedText> body;  ///< paragraph by paragraph
};

/// An article by its id, and how well it answers.
struct RankedId {
    std::string id;
    double score = 0;
};

/// Answers questions over one fixed state of the archive. Any number of threads may ask at once.
class Engine {
  public:
    virtual ~Engine() = default;

    /// Throws Error{Usage} for a question beyond the limits or a cursor that is not of it,
    /// Error{Expired} for one of an index that has been replaced, Error{BadData} for a damaged
    /// index.
    virtual SearchResult search(const SearchRequest& request) const = 0;

    /// All that the question finds, in its order, from where its cursor or `after` says: by date
    /// without end, by relevance up to kMaximumDepth. The matching is done here, within the time
    /// budget; the articles are read one by one later, whatever becomes of this object. Throws
    /// Error{Unavailable} if not all could be found in time, and as search does.
    virtual std::unique_ptr<ArticleScan> scan(const SearchRequest& request) const = 0;

    /// How many articles the question finds by year, month or day. Throws as search does, and
    /// Error{Usage} for too many intervals.
    virtual Timeline timeline(const TimelineRequest& request) const = 0;

    /// The words that the articles found hold more often than others do. Throws as search does.
    virtual DistinctiveWords distinctive_words(const TermsRequest& request) const = 0;

    /// The best articles for a question and nothing else about them, on one page.
    virtual std::vector<RankedId> rank(const SearchRequest& request) const = 0;

    /// How the question would be read. Throws Error{Usage} for one beyond the limits.
    virtual Query parse(const SearchRequest& request) const = 0;

    /// What counts as each word of a question, most frequent forms first.
    virtual std::vector<WordFamily> families(const Query& query) const = 0;

    /// The article with that id.
    virtual std::optional<Article> article(std::string_view id) const = 0;

    /// The same, its words of that question marked. Throws Error{Usage} for a question beyond the
    /// limits.
    virtual std::optional<MarkedArticle> article(std::string_view id,
                                                 const SearchRequest& request) const = 0;

    /// What somebody who has typed this far may want; see Suggester::suggest.
    virtual std::vector<Completion> suggest(std::string_view typed, std::size_t limit) const = 0;
    /// Articles about the same as the one with that id, best first, at most `limit`; nothing for an
    /// unknown id. Near copies of one story are one. Their `copies` are all that the archive has.
    virtual std::optional<std::vector<Hit>> similar(std::string_view id,
                                                    std::size_t limit) const = 0;

    virtual const std::string& generation() const = 0;
    /// Names what answers come from: the generation and the operator's word lists. Another text
    /// whenever answers may be others.
    virtual const std::string& state() const = 0;
    virtual std::uint64_t article_count() const = 0;
    /// Fingerprint of how its texts are read: equal ones read every text and question alike, but
    /// for the operator's word lists.
    virtual const std::string& analysis() const = 0;
    /// When it was built, RFC 3339.
    virtual const std::string& updated_at() const = 0;
};

/// Told of what is wrong where work can go on: a generation that cannot be used, and which is used
/// instead.
using Warn = std::function<void(const Error&)>;

/// Opens the live generation of a data directory with the operator's word lists beside it; if it
/// cannot be opened, the newest before it that can. Throws Error{NoIndex} if there is none, with
/// the command that makes one; what opening the live one threw if none can be opened;
/// Error{Configuration} naming the line for a word list that cannot be read.
std::shared_ptr<const Engine> open_engine(
    const DataDirectory& directory, const Warn& warn = [](const Error&) {},
    const Ranking& ranking = {});

/// The same for the first of these generations that can be opened; at least one.
std::shared_ptr<const Engine> open_engine(const DataDirectory& directory,
                                          const std::vector<std::string>& generations,
                                          const Warn& warn, const Ranking& ranking = {});

/// Names of the generations before that one, newest first.
std::vector<std::string> generations_before(const DataDirectory& directory,
                                            const std::string& name);

/// That a generation is left for another.
Error fallback_warning(const Error& reason, const std::string& served);

}  // namespace telusur
