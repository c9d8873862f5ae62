// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source_intake.h"

#include <algorithm>
#include <filesystem>
#include <memory>

#include "indexer/path_pattern.h"
#include "indexer/sources/feed_reader.h"
#include "indexer/sources/file_source.h"
#include "indexer/sources/http_client.h"
#include "indexer/sources/reading_stamp.h"
#include "indexer/sources/record_problems.h"

namespace telusur {

namespace {

constexpr std::uint64_t kRecordsPerProgress = 500;

class SiteMemory : public SourceMemory {
  public:
    SiteMemory(const SourceReading& reading, std::string state)
        : reading_(reading), state_(std::move(state)) {}

    std::string state() const override { return state_; }
    std::uint64_t size() const override { return reading_.size(); }
    bool holds(std::string_view id) const override { return reading_.holds(id); }

  private:
    const SourceReading& reading_;
    std::string state_;
};

Phrase shrinkage(const std::string& name, const Removal& removal, double most_percent) {
    const double percent =
        100.0 * static_cast<double>(removal.lost) / static_cast<double>(removal.held);
    return phrase("{} lacks {:.2f} % of its articles, {} of {} (at most {} %)",
                  "{} kehilangan {:.2f} % artikelnya, {} dari {} (paling banyak {} %)", name,
                  percent, removal.lost, removal.held, most_percent);
}

}  // namespace

SourceIntake::SourceIntake(ArchiveStore& archive, const RunRequest& request,
                           const RunListener& listener, RunReport& report)
    : archive_(archive), request_(request), listener_(listener), report_(report) {
    std::vector<std::string> names = request.other_sources;
    names.emplace_back(kAddedByHand);
    for (const SourceSpec& source : request.sources)
        names.push_back(name_of(source));
    archive.set_active_sources(names);
}

void SourceIntake::read(const SourceSpec& source) {
    articles_ = 0;
    failed_ = 0;
    std::visit([this, name = name_of(source)](const auto& spec) { read_spec(spec, name); }, source);
}

void SourceIntake::forget(const std::string& name) {
    SourceReading reading(archive_, name);
    finish(reading, name);
}

void SourceIntake::read_spec(const PathSource& source, const std::string& name) {
    SourceReading reading(archive_, name);
    read_files(reading, name, {source.path});
    // A folder that holds nothing is rather one that is not mounted.
    if (failed_ == 0 && articles_ > 0) finish(reading, name);
}

void SourceIntake::read_spec(const PatternSource& source, const std::string& name) {
    const auto paths = matching_paths(source.pattern);
    if (!paths || paths->empty()) {
        ++report_.seen;
        return fail(rejected_record(
            {name, name, 0}, paths ? Phrase{"nothing has such a name", "tidak ada nama seperti itu"}
                                   : Phrase{"cannot be read", "tidak dapat dibaca"}));
    }
    SourceReading reading(archive_, name);
    read_files(reading, name, *paths);
    if (failed_ == 0 && articles_ > 0) finish(reading, name);
}

void SourceIntake::read_spec(const AddedFiles& source, const std::string& name) {
    SourceReading reading(archive_, name);
    std::vector<std::string> paths;
    for (const std::string& path : source.paths)
        paths.push_back(name_of(PathSource{path}));
    read_files(reading, name, paths);
}

void SourceIntake::read_files(SourceReading& reading, const std::string& name,
                              const std::vector<std::string>& paths) {
    const std::uint64_t seen_before = report_.seen;
    bool is_named = false;
    for (const std::string& path : paths) {
        for (const ListedFile& file : list_article_files(path)) {
            read_file(reading, name, file);
            is_named |= file.is_named;
        }
    }
    if (is_named || report_.seen > seen_before) return;
    ++report_.seen;
    fail(rejected_record({name, name, 0}, no_article_files()));
}

HttpOptions SourceIntake::http_options(const Login& login) const {
    HttpOptions options;
    options.user = login.user;
    options.password = login.password;
    options.ca_file = login.ca_file;
    options.total_time = login.timeout;
    options.connect_time = std::min(options.connect_time, options.total_time);
    options.slow_time = std::min(options.slow_time, login.timeout);
    options.longest_wait = std::min(options.longest_wait, options.total_time);
    options.checkpoint = listener_.checkpoint;
    return options;
}

void SourceIntake::read_spec(const WordPressSiteSource& source, const std::string& name) {
    SourceReading reading(archive_, name);
    reading.begin_file("");
    const std::uint64_t seen_before = report_.seen;
    const SiteMemory memory(
        reading, request_.thoroughness == Thoroughness::Everything ? "" : reading.state());
    WordPressSource site(source.site, name, memory, http_options(source.login));
    read_records(reading, site, name);
    report_.requests += site.requests();
    if (failed_ > 0) return;
    if (site.coverage() == Coverage::Everything) {
        reading.end_file("");
        // A site that gives nothing at all is rather one that was set up anew.
        if (articles_ > 0) finish(reading, name);
    } else {
        // What it did not give is there as before.
        const std::uint64_t given = report_.seen - seen_before;
        const std::uint64_t held = reading.size();
        if (held > given) count_unchanged(held - given);
    }
    if (shrunken_.empty()) reading.set_state(site.state());
}

void SourceIntake::read_spec(const FeedAddress& source, const std::string& name) {
    SourceReading reading(archive_, name);
    reading.begin_file("");
    HttpClient client(http_options(source.login));
    HttpAnswer answer = client.get(source.url);
    report_.requests += client.requests();
    const Provenance place{name, source.url, 0};
    if (answer.fault != HttpFault::None || answer.status != 200) {
        ++report_.seen;
        return fail(rejected_record(
            place, answer.fault != HttpFault::None ? answer.problem : unexpected_status(answer)));
    }
    // A feed shows the newest articles only: what is not in it may be there as before.
    FeedReader feed(open_memory_stream(std::move(answer.body)), place);
    while (std::optional<SourceRecord> record = feed.next())
        take(reading, *record);
}

void SourceIntake::read_file(SourceReading& reading, const std::string& name,
                             const ListedFile& file) {
    // The same from cron and from a shell in another directory.
    const std::string path = std::filesystem::absolute(file.path).lexically_normal().string();
    const std::string stamp = file.problem ? std::string() : reading_stamp(file.path);
    if (request_.thoroughness == Thoroughness::WhatChanged) {
        if (const auto kept = reading.keep_file(path, stamp)) return count_unchanged(*kept);
    }
    reading.begin_file(path);
    const std::uint64_t failed_before = failed_;
    const std::uint64_t articles_before = articles_;
    read_records(reading, *open_file_source(name, file), name);
    if (failed_ != failed_before) return;
    if (articles_ == articles_before && reading.held_by_file() > 0 &&
        (file.kind == FileKind::Xml || file.kind == FileKind::HtmlPage)) {
        // Not what somebody removed, but something else in its place: a page of an error.
        ++report_.seen;
        return fail(rejected_record({name, file.path, 0},
                                    {"holds no article any more", "tidak lagi berisi artikel"}));
    }
    // One that was touched while it was read is read again the next time.
    reading.end_file(stamp == reading_stamp(file.path) ? stamp : "");
}

void SourceIntake::read_records(SourceReading& reading, Source& source, const std::string& name) {
    while (std::optional<SourceRecord> record = source.next()) {
        record->provenance.source = name;
        take(reading, *record);
    }
}

void SourceIntake::finish(SourceReading& reading, const std::string& name) {
    const std::optional<double> most =
        request_.at_gate == AtGate::Refuse ? request_.gate.max_drop_percent : std::nullopt;
    const Removal removal = reading.remove_missing(most);
    report_.deleted += removal.removed;
    if (removal.refused) shrunken_.push_back(shrinkage(name, removal, *most));
    for (const std::string& id : removal.removed_ids)
        listener_.changed(ArticleChange::Deleted, id, {name, name, 0});
}

void SourceIntake::take(SourceReading& reading, const SourceRecord& record) {
    if (!record.unchanged_id.empty()) {
        reading.keep(record.unchanged_id);
        return count_unchanged(1);
    }
    ++report_.seen;
    if (record.article) {
        ++articles_;
        store(reading, record);
    } else if (!record.rejected_id.empty()) {
        reading.keep(record.rejected_id);
        report_failure(record);
    } else {
        fail(record);
    }
    tell_progress();
}

void SourceIntake::count_unchanged(std::uint64_t articles) {
    articles_ += articles;
    report_.seen += articles;
    report_.unchanged += articles;
    tell_progress();
}

void SourceIntake::tell_progress() {
    if (report_.seen / kRecordsPerProgress == told_) return;
    told_ = report_.seen / kRecordsPerProgress;
    listener_.reading(report_.seen);
    listener_.checkpoint();
}

void SourceIntake::fail(const SourceRecord& record) {
    ++failed_;
    report_failure(record);
}

void SourceIntake::report_failure(const SourceRecord& record) {
    ++report_.failed;
    for (const RecordProblem& problem : record.problems)
        listener_.problem(record.provenance, problem);
}

void SourceIntake::store(SourceReading& reading, const SourceRecord& record) {
    const PutResult put = reading.put(*record.article, record.provenance);
    switch (put.outcome) {
        case PutOutcome::Added:
            ++report_.added;
            listener_.changed(ArticleChange::Added, put.id, record.provenance);
            break;
        case PutOutcome::Updated:
            ++report_.updated;
            listener_.changed(ArticleChange::Updated, put.id, record.provenance);
            break;
        case PutOutcome::Unchanged:
        case PutOutcome::Repeated:
        case PutOutcome::Withdrawn:
            ++report_.unchanged;
            return;
        case PutOutcome::Duplicate: {
            const std::string first = archive_.provenance_of(put.id).where();
            return fail(rejected_record(record.provenance,
                                        phrase("id {} was read before, at {}",
                                               "id {} sudah terbaca, di {}", put.id, first)));
        }
    }
    if (!record.problems.empty()) ++report_.flawed;
    for (const RecordProblem& problem : record.problems)
        listener_.problem(record.provenance, problem);
}

}  // namespace telusur
