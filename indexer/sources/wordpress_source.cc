// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/wordpress_source.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "indexer/index/timestamp.h"
#include "indexer/sources/record_problems.h"

namespace telusur {

namespace {

// A reading begins a little before the last one began: posts are saved while others are listed, and
// the servers of one site may differ by minutes.
constexpr std::int64_t kOverlapSeconds = 600;
constexpr std::size_t kBatch = 100;  // of ids in one URL

// The plus sign of the zone would be a space in a query.
std::string query_time(std::int64_t seconds) {
    std::string text = to_rfc3339(seconds);
    text.replace(text.find('+'), 1, "%2B");
    return text;
}

std::vector<std::uint64_t> sorted(const std::unordered_set<std::uint64_t>& ids) {
    std::vector<std::uint64_t> list(ids.begin(), ids.end());
    std::sort(list.begin(), list.end());
    return list;
}

}  // namespace

WordPressSource::WordPressSource(WordPressSite site, std::string name, const SourceMemory& memory,
                                 HttpOptions options)
    : site_(std::move(site)),
      name_(std::move(name)),
      memory_(memory),
      api_(site_.url, std::move(options)),
      names_(api_),
      before_(parse_wordpress_state(memory.state())),
      held_(memory.size()) {
    if (before_ && before_->site != site_key()) before_.reset();
    if (before_) passed_over_.insert(before_->passed_over.begin(), before_->passed_over.end());
}

std::string WordPressSource::site_key() const {
    const std::size_t end = site_.url.find_last_not_of('/') + 1;
    return fmt::format("{} {}", site_.url.substr(0, end), fmt::join(site_.post_types, ","));
}

std::optional<SourceRecord> WordPressSource::next() {
    while (ready_.empty() && phase_ != Phase::Done)
        work();
    if (ready_.empty()) return std::nullopt;
    SourceRecord record = std::move(ready_.front());
    ready_.pop_front();
    return record;
}

Coverage WordPressSource::coverage() const {
    return covers_everything_ ? Coverage::Everything : Coverage::Changes;
}

std::string WordPressSource::state() const {
    if (!api_.first_answer_at()) return {};
    return to_text({site_key(), *api_.first_answer_at(), sorted(passed_over_), sorted(damaged_)});
}

void WordPressSource::work() {
    if (!listing_ && queries_.empty()) return begin_next_phase();
    if (!listing_) listing_.emplace(api_, queries_.front());
    std::optional<WordPressListing::Page> page = listing_->next();
    if (!page) return end_listing();
    if (is_naming_unreadable_) return take_unreadable(*page);
    if (phase_ == Phase::Ids) return take_ids(*page);
    take_posts(std::move(*page));
}

void WordPressSource::begin_next_phase() {
    switch (phase_) {
        case Phase::Begin:
            return begin();
        case Phase::Posts:
            return compare_numbers();
        case Phase::Ids:
            return ask_for_missing();
        case Phase::Missing:
        case Phase::Done:
            phase_ = Phase::Done;
    }
}

void WordPressSource::add_queries(const std::string& filter, WordPressFields fields) {
    for (const std::string& type : site_.post_types)
        queries_.push_back({"wp/v2/" + type, filter, fields});
}

void WordPressSource::begin() {
    if (std::optional<Phrase> problem = api_.find()) return give_up(site_.url, *problem);
    phase_ = Phase::Posts;
    if (!before_) return add_queries("", WordPressFields::All);
    const std::string since = query_time(before_->read_at - kOverlapSeconds);
    add_queries("modified_after=" + since, WordPressFields::All);
    // A post that was scheduled keeps the time at which it was last modified.
    add_queries("after=" + since, WordPressFields::All);
    add_queries_for(before_->damaged);
}

void WordPressSource::end_listing() {
    if (listing_->problem()) return give_up(listing_->url(), *listing_->problem());
    // Where all posts were listed, their ids alone tell what is wrong with that.
    const bool is_first_reading = phase_ == Phase::Posts && !before_;
    if (listing_->disagreement() && is_first_reading) {
        must_compare_ids_ = true;
    } else if (listing_->disagreement() && is_second_try_) {
        return give_up(listing_->url(), *listing_->disagreement());
    }
    const bool try_again = listing_->disagreement() && !is_first_reading;
    is_second_try_ = try_again;
    listing_.reset();
    if (try_again) return;
    if (unreadable_ && !is_naming_unreadable_) {
        is_naming_unreadable_ = true;
        queries_.front().fields = WordPressFields::Id;
        return;
    }
    is_naming_unreadable_ = false;
    unreadable_.reset();
    queries_.pop_front();
}

void WordPressSource::compare_numbers() {
    covers_everything_ = !before_ && !must_compare_ids_;
    if (before_ && !must_compare_ids_) {
        const std::optional<std::uint64_t> posts = count_posts();
        if (!posts) return;
        const auto is_lacking = [this](std::uint64_t id) {
            return !memory_.holds(wordpress_article_id(id));
        };
        const auto lacking = std::count_if(damaged_.begin(), damaged_.end(), is_lacking);
        must_compare_ids_ =
            *posts != held_ + passed_over_.size() + static_cast<std::uint64_t>(lacking);
    }
    phase_ = must_compare_ids_ ? Phase::Ids : Phase::Done;
    if (must_compare_ids_) add_queries("", WordPressFields::Id);
}

// Nothing if the site does not tell; that is then rejected.
std::optional<std::uint64_t> WordPressSource::count_posts() {
    std::uint64_t posts = 0;
    for (const std::string& type : site_.post_types) {
        const WordPressAnswer answer = api_.get({"wp/v2/" + type, "per_page=1", "id"});
        if (answer.problem || !answer.total) {
            give_up(answer.url, answer.problem.value_or(no_usable_total()));
            return std::nullopt;
        }
        posts += *answer.total;
    }
    return posts;
}

void WordPressSource::ask_for_missing() {
    passed_over_ = std::move(still_passed_over_);
    covers_everything_ = true;
    phase_ = Phase::Missing;
    // A second try lists some twice.
    std::sort(missing_.begin(), missing_.end());
    missing_.erase(std::unique(missing_.begin(), missing_.end()), missing_.end());
    add_queries_for(missing_);
}

void WordPressSource::add_queries_for(const std::vector<std::uint64_t>& posts) {
    for (std::size_t i = 0; i < posts.size(); i += kBatch) {
        const auto begin = posts.begin() + static_cast<std::ptrdiff_t>(i);
        const auto end = begin + static_cast<std::ptrdiff_t>(std::min(kBatch, posts.size() - i));
        add_queries(fmt::format("include={}", fmt::join(begin, end, ",")), WordPressFields::All);
    }
}

void WordPressSource::take_ids(const WordPressListing::Page& page) {
    if (page.unreadable) reject(page.url, *page.unreadable);
    for (const WordPressPost& post : page.posts) {
        if (post.damage) {
            reject(page.url, *post.damage);
        } else if (passed_over_.contains(post.id)) {
            still_passed_over_.insert(post.id);
        } else if (!given_.insert(post.id).second) {
            continue;
        } else if (memory_.holds(wordpress_article_id(post.id))) {
            ready_.push_back({{name_, page.url}, std::nullopt, {}, wordpress_article_id(post.id)});
        } else {
            missing_.push_back(post.id);
            given_.erase(post.id);
        }
    }
}

void WordPressSource::take_unreadable(const WordPressListing::Page& page) {
    if (page.unreadable) reject(page.url, *page.unreadable);
    for (const WordPressPost& post : page.posts) {
        if (post.damage) {
            reject(page.url, *post.damage);
        } else if (!given_.contains(post.id) && !passed_over_.contains(post.id)) {
            reject_post(post.id, unreadable_->place, unreadable_->what);
        }
    }
}

void WordPressSource::take_posts(WordPressListing::Page page) {
    if (page.unreadable) unreadable_ = Unreadable{page.url, *page.unreadable};
    std::vector<WordPressPost> wanted;
    for (WordPressPost& post : page.posts) {
        if (post.id != 0 && given_.contains(post.id)) continue;
        if (post.damage && post.id == 0) {
            reject(page.url, *post.damage);
        } else if (post.damage) {
            reject_post(post.id, page.url, *post.damage);
        } else if (post.status != "publish" || post.is_protected) {
            pass_over(post.id);
        } else {
            wanted.push_back(std::move(post));
        }
    }
    if (const auto problem = names_.learn(wanted)) reject(problem->url, problem->what);
    for (const WordPressPost& post : wanted)
        take_post(post);
}

void WordPressSource::take_post(const WordPressPost& post) {
    BadDates bad_dates;
    Article article = wordpress_article(post, names_.names_of(post), bad_dates);
    if (article.title.empty() && article.body.empty()) return pass_over(post.id);
    given_.insert(post.id);
    passed_over_.erase(post.id);
    if (!memory_.holds(article.id)) ++held_;
    SourceRecord record{{name_, article.url}, std::nullopt, {}};
    report_gaps(article, bad_dates, record.problems);
    names_.report(record.problems);
    record.article = std::move(article);
    ready_.push_back(std::move(record));
}

void WordPressSource::pass_over(std::uint64_t id) {
    passed_over_.insert(id);
    // It had an article, which goes when everything is compared.
    if (memory_.holds(wordpress_article_id(id))) must_compare_ids_ = true;
}

void WordPressSource::reject(const std::string& place, Phrase what) {
    ready_.push_back(rejected_record({name_, place}, std::move(what)));
}

void WordPressSource::reject_post(std::uint64_t id, const std::string& place, const Phrase& what) {
    given_.insert(id);
    damaged_.insert(id);
    passed_over_.erase(id);
    reject(place, {fmt::format("post {}: {}", id, what.english),
                   fmt::format("pos {}: {}", id, what.indonesian)});
    ready_.back().rejected_id = wordpress_article_id(id);
}

void WordPressSource::give_up(const std::string& place, Phrase what) {
    reject(place, std::move(what));
    phase_ = Phase::Done;
}

}  // namespace telusur
