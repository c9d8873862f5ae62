// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source_intake.h"

#include <memory>
#include <type_traits>

#include "indexer/path_pattern.h"
#include "indexer/sources/file_source.h"
#include "indexer/sources/reading_stamp.h"
#include "indexer/sources/record_problems.h"

namespace telusur {

namespace {

constexpr std::uint64_t kRecordsPerProgress = 500;

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
    std::vector<std::string> names;
    for (const SourceSpec& source : request.sources)
        names.push_back(name_of(source));
    archive.set_active_sources(names);
}

void SourceIntake::read(const SourceSpec& source) {
    const std::string name = name_of(source);
    articles_ = 0;
    failed_ = 0;
    if (const auto* path = std::get_if<PathSource>(&source)) return read_files(name, {path->path});
    const auto paths = matching_paths(std::get<PatternSource>(source).pattern);
    if (paths && !paths->empty()) return read_files(name, *paths);
    ++report_.seen;
    fail(rejected_record({name, name, 0},
                         paths ? Phrase{"nothing has such a name", "tidak ada nama seperti itu"}
                               : Phrase{"cannot be read", "tidak dapat dibaca"}));
}

void SourceIntake::read_files(const std::string& name, const std::vector<std::string>& paths) {
    SourceReading reading(archive_, name);
    for (const std::string& path : paths) {
        for (const ListedFile& file : list_article_files(path))
            read_file(reading, name, file);
    }
    // A folder that holds nothing is rather one that is not mounted.
    if (failed_ == 0 && articles_ > 0) finish(reading, name);
}

void SourceIntake::read_file(SourceReading& reading, const std::string& name,
                             const ListedFile& file) {
    const std::string stamp = file.problem ? std::string() : reading_stamp(file.path);
    if (request_.thoroughness == Thoroughness::WhatChanged) {
        if (const auto kept = reading.keep_file(file.path, stamp)) return count_unchanged(*kept);
    }
    reading.begin_file(file.path);
    const std::uint64_t failed_before = failed_;
    read_records(reading, *open_file_source(name, file), name);
    if (failed_ != failed_before) return;
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
