// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/archive/source_reading.h"

#include <algorithm>
#include <set>
#include <unordered_set>
#include <utility>
#include <vector>

#include "indexer/archive/archive_database.h"
#include "indexer/archive/article_address.h"
#include "indexer/archive/article_rows.h"
#include "indexer/archive/sqlite.h"
#include "indexer/index/file_io.h"

namespace telusur {

namespace {

bool may_be_same_site(std::string_view left, std::string_view right) {
    return left.empty() || right.empty() || host_in(left) == host_in(right);
}

bool is_newer(const std::optional<std::int64_t>& left, const std::optional<std::int64_t>& right) {
    return left && right && *left > *right;
}

}  // namespace

class SourceReading::Implementation {
  public:
    Implementation(ArchiveDatabase& database, const std::string& source)
        : database_(database),
          rows_(database),
          source_(source),
          number_(rows_.source(source)),
          articles_before_(rows_.count_of(number_)) {}

    ArchiveDatabase& database_;
    ArticleRows rows_;
    std::string source_;
    std::int64_t number_;
    std::uint64_t articles_before_;
    std::int64_t file_ = 0;
    std::unordered_set<std::int64_t> files_;  // kept or begun
    // What the file held before, by numbers_of their ids, sorted; and which of them it still gives.
    std::vector<std::uint64_t> held_;
    std::vector<bool> given_;
    std::unordered_set<std::uint64_t> new_;  // what it gives besides
    std::vector<Holding> missing_;

    // Where it stands in held_; empty if the file did not hold it.
    std::optional<std::size_t> place_in_held(std::string_view given_id) const {
        const std::uint64_t number = number_of(given_id);
        const auto found = std::lower_bound(held_.begin(), held_.end(), number);
        if (found == held_.end() || *found != number) return std::nullopt;
        return static_cast<std::size_t>(found - held_.begin());
    }

    bool was_given(std::string_view given_id) const {
        const auto place = place_in_held(given_id);
        return place ? given_[*place] : new_.contains(number_of(given_id));
    }

    // True if the file held it before.
    bool mark_given(std::string_view given_id) {
        const auto place = place_in_held(given_id);
        if (place) {
            given_[*place] = true;
        } else {
            new_.insert(number_of(given_id));
        }
        return place.has_value();
    }

    struct Identity {
        std::string id;
        std::optional<ArticleRow> row;
    };

    Identity known_as(std::string id) {
        std::optional<ArticleRow> row = rows_.find(id);
        return {std::move(id), std::move(row)};
    }

    // Whether an article of that id may be the one that comes. One site can have several
    // installations that count from 1, so neither address nor title in common makes another one.
    bool may_be(const ArticleRow& stored, const Article& coming, const std::string& address) {
        if (!may_be_same_site(stored.address, address)) return false;
        if (!is_page(stored.address) || !is_page(address) || stored.address == address) return true;
        return stored.state != RowState::Live || rows_.title_of(stored.id) == coming.title;
    }

    Identity identify(const Article& coming, const std::string& address) {
        if (const auto held = rows_.article_held_by(file_, number_, coming.id))
            return known_as(*held);
        if (const auto held = rows_.article_held(number_, coming.id)) {
            Identity known = known_as(*held);
            if (known.row && may_be(*known.row, coming, address)) return known;
        }
        Identity same_id = known_as(coming.id);
        if (same_id.row && may_be(*same_id.row, coming, address)) return same_id;
        if (const auto known = rows_.article_at(address, number_)) return known_as(*known);
        if (!same_id.row) return same_id;
        return known_as(std::string(host_in(address)) + ":" + coming.id);
    }

    bool is_owned_by_another(const ArticleRow& row) {
        return row.place.source != source_ && database_.is_active(row.place.source) &&
               rows_.has_holding(row.place.source, row.id);
    }

    // The same post may be given with its address in words, by number or without.
    bool has_title(const ArticleRow& stored, const std::string& title) {
        return !title.empty() && title == rows_.title_of(stored.id);
    }

    PutOutcome outcome_of(const ArticleRow& coming, const std::string& title,
                          const ArticleRow& stored, bool is_first) {
        const bool is_same = coming.checksum == stored.checksum;
        const bool other_owner = is_owned_by_another(stored);
        const bool same_address = is_page(coming.address) && coming.address == stored.address;
        const bool is_related = is_same || same_address || has_title(stored, title);
        const bool same_file =
            stored.place.source == source_ && stored.place.file == coming.place.file;
        if (!is_related && (other_owner || !is_first)) return PutOutcome::Duplicate;
        const PutOutcome kept = is_first ? PutOutcome::Unchanged : PutOutcome::Repeated;
        if (is_same) return kept;
        bool replaces = is_newer(coming.modified, stored.modified);
        if (is_first && !other_owner)
            replaces = same_file || !is_newer(stored.modified, coming.modified);
        return replaces ? PutOutcome::Updated : kept;
    }

    PutResult put(const Article& article, const Provenance& place) {
        const std::string address = address_key(article.url);
        Identity identity = identify(article, address);
        if (was_given(article.id)) return {PutOutcome::Duplicate, identity.id};
        Article named = article;
        named.id = identity.id;
        ArticleRow coming = row_of(named, address, place);
        coming.checksum = checksum_of_text(coming.record);
        const bool is_first = database_.is_first_put(identity.id);

        PutOutcome outcome = PutOutcome::Added;
        if (identity.row && identity.row->state == RowState::Withdrawn) {
            outcome = PutOutcome::Withdrawn;
        } else if (identity.row && identity.row->state == RowState::Live) {
            outcome = outcome_of(coming, article.title, *identity.row, is_first);
        }
        if (outcome == PutOutcome::Duplicate) return {outcome, identity.id};
        write(coming, identity.row, outcome, is_first);
        if (!mark_given(article.id)) {
            database_.begin_change();
            rows_.hold({number_, article.id, file_, identity.id});
        }
        database_.commit_if_due();
        return {outcome, identity.id};
    }

    void write(const ArticleRow& coming, const std::optional<ArticleRow>& stored,
               PutOutcome outcome, bool is_first) {
        if (outcome == PutOutcome::Added || outcome == PutOutcome::Updated) {
            database_.begin_change();
            rows_.write(coming);
            database_.note_content_change();
        } else if (outcome == PutOutcome::Unchanged && is_first && stored->place != coming.place &&
                   stored->checksum == coming.checksum && !is_owned_by_another(*stored)) {
            database_.begin_change();
            rows_.move(coming);
        }
    }

    void begin_file(const std::string& path) {
        file_ = rows_.file(number_, path);
        files_.insert(file_);
        held_.clear();
        for (const Holding& holding : rows_.holdings_of(file_))
            held_.push_back(number_of(holding.given_id));
        std::sort(held_.begin(), held_.end());
        given_.assign(held_.size(), false);
        new_.clear();
    }

    void end_file(std::string_view stamp) {
        if (std::find(given_.begin(), given_.end(), false) != given_.end()) {
            for (Holding& holding : rows_.holdings_of(file_)) {
                if (!was_given(holding.given_id)) missing_.push_back(std::move(holding));
            }
        }
        rows_.set_stamp(file_, stamp);
    }

    Removal remove_missing(std::optional<double> most_percent) {
        Removal removal;
        std::vector<std::int64_t> gone_files;
        for (const std::int64_t file : rows_.files_of(number_)) {
            if (files_.contains(file)) continue;
            gone_files.push_back(file);
            std::vector<Holding> held = rows_.holdings_of(file);
            std::move(held.begin(), held.end(), std::back_inserter(missing_));
        }
        if (missing_.empty() && gone_files.empty()) return removal;
        removal.held = articles_before_;
        database_.begin_change();
        database_.mark();
        std::set<std::string> affected;
        for (const Holding& holding : missing_) {
            rows_.release(holding);
            affected.insert(holding.article);
        }
        for (const std::int64_t file : gone_files)
            rows_.forget_file(file);
        for (const std::string& id : affected) {
            if (rows_.has_holding(source_, id)) continue;
            ++removal.lost;
            if (rows_.bury_if_unheld(id)) removal.removed_ids.push_back(id);
        }
        missing_.clear();
        const double lost_percent = 100.0 * static_cast<double>(removal.lost) /
                                    static_cast<double>(std::max<std::uint64_t>(1, removal.held));
        if (most_percent && lost_percent > *most_percent) {
            removal.refused = true;
            removal.removed_ids.clear();
            database_.back_to_mark();
            return removal;
        }
        removal.removed = removal.removed_ids.size();
        if (removal.removed > 0) database_.note_content_change();
        database_.drop_mark();
        return removal;
    }
};

SourceReading::SourceReading(ArchiveStore& archive, const std::string& source)
    : implementation_(std::make_unique<Implementation>(*archive.database_, source)) {}

SourceReading::~SourceReading() = default;

std::string SourceReading::state() const {
    return implementation_->rows_.state(implementation_->number_);
}

void SourceReading::set_state(std::string_view state) {
    implementation_->rows_.set_state(implementation_->number_, state);
}

std::uint64_t SourceReading::size() const {
    return implementation_->rows_.count_of(implementation_->number_);
}

bool SourceReading::holds(std::string_view given_id) const {
    return implementation_->rows_.article_held(implementation_->number_, given_id).has_value();
}

std::optional<std::uint64_t> SourceReading::keep_file(const std::string& path,
                                                      std::string_view stamp) {
    Implementation& reading = *implementation_;
    const auto file = reading.rows_.unchanged_file(reading.number_, path, stamp);
    if (!file) return std::nullopt;
    reading.files_.insert(*file);
    const std::vector<Holding> held = reading.rows_.holdings_of(*file);
    for (const Holding& holding : held)
        reading.database_.is_first_put(holding.article);
    return held.size();
}

void SourceReading::begin_file(const std::string& path) {
    implementation_->begin_file(path);
}

std::uint64_t SourceReading::held_by_file() const {
    return implementation_->held_.size();
}

PutResult SourceReading::put(const Article& article, const Provenance& place) {
    return implementation_->put(article, place);
}

bool SourceReading::keep(std::string_view given_id) {
    Implementation& reading = *implementation_;
    if (const auto article = reading.rows_.article_held(reading.number_, given_id))
        reading.database_.is_first_put(*article);
    return reading.mark_given(given_id);
}

void SourceReading::end_file(std::string_view stamp) {
    implementation_->end_file(stamp);
}

Removal SourceReading::remove_missing(std::optional<double> most_percent) {
    return implementation_->remove_missing(most_percent);
}

}  // namespace telusur
