// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/doctor.h"

#include <algorithm>
#include <array>
#include <set>

#include "indexer/archive/archive_store.h"
#include "indexer/index/error.h"
#include "indexer/index/generation.h"

namespace telusur {

namespace {

Finding::Kind kind_of(ArticleChange change) {
    switch (change) {
        case ArticleChange::Added:
            return Finding::Kind::Missing;
        case ArticleChange::Updated:
            return Finding::Kind::Stale;
        case ArticleChange::Deleted:
            break;
    }
    return Finding::Kind::Orphaned;
}

void compare_sources(const RunRequest& request, const RunListener& listener,
                     std::vector<Finding>& findings) {
    RunRequest rehearsal = request;
    rehearsal.mode = RunMode::Rehearse;
    rehearsal.thoroughness = Thoroughness::Everything;
    // All that is gone is to be told, however much it is.
    rehearsal.at_gate = AtGate::PublishAnyway;
    RunListener watching = listener;
    watching.changed = [&](ArticleChange change, const std::string& id, const Provenance& place) {
        findings.push_back({kind_of(change), id, place.source, place.where()});
    };
    watching.problem = [&](const Provenance& place, const RecordProblem& problem) {
        if (problem.severity != RecordProblem::Severity::Rejected) return;
        findings.push_back(
            {Finding::Kind::Unreadable, "", place.source, place.where(), problem.what});
    };
    try {
        run_job(rehearsal, watching);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::NoInput) throw;  // told as findings already
    }
}

void compare_generation(const ArchiveStore& archive, const DataDirectory& directory,
                        std::vector<Finding>& findings) {
    const Generation live(live_generation(directory));
    std::vector<bool> is_known(live.manifest().articles, false);
    const auto note_damage = [&](const std::string& id) {
        findings.push_back({Finding::Kind::Damaged, id, "", ""});
        if (const auto document = live.find(id)) is_known[*document] = true;
    };
    const auto compare = [&](const Article& article) {
        const auto document = live.find(article.id);
        if (!document) {
            findings.push_back({Finding::Kind::NotIndexed, article.id, "", article.url});
            return;
        }
        is_known[*document] = true;
        if (live.article(*document) != article)
            findings.push_back({Finding::Kind::IndexedOld, article.id, "", article.url});
    };
    archive.for_each_newest_first(compare, note_damage);
    for (std::size_t document = 0; document < is_known.size(); ++document) {
        if (is_known[document]) continue;
        const Article article = live.article(static_cast<DocumentNumber>(document));
        findings.push_back({Finding::Kind::IndexedGone, article.id, "", article.url});
    }
}

}  // namespace

std::string_view name_of(Finding::Kind kind) {
    constexpr std::array<std::string_view, 9> kNames = {
        "unreadable", "missing",     "stale",       "orphaned",    "duplicated",
        "damaged",    "not_indexed", "indexed_old", "indexed_gone"};
    return kNames[static_cast<std::size_t>(kind)];
}

Diagnosis diagnose(const RunRequest& request, const RunListener& listener) {
    const DataDirectory directory(request.data);
    if (!std::filesystem::exists(directory.archive_path())) {
        throw Error(ErrorCode::NoInput, phrase("there is no archive in {}", "tidak ada arsip di {}",
                                               directory.path().string()));
    }
    Diagnosis diagnosis;
    compare_sources(request, listener, diagnosis.findings);
    ArchiveStore archive(directory.archive_path(), ArchiveUse::Rehearse);
    std::set<std::string> configured{kAddedByHand};
    for (const SourceSpec& source : request.sources)
        configured.insert(name_of(source));
    for (const std::string& source : archive.sources()) {
        if (configured.contains(source)) continue;
        diagnosis.unconfigured_sources.push_back(source);
        diagnosis.findings.push_back({Finding::Kind::Orphaned, "", source, "",
                                      phrase("the configuration does not name this source",
                                             "konfigurasi tidak menyebut sumber ini")});
    }
    archive.for_each_shared_address([&](const std::string& address, const std::string& ids) {
        diagnosis.findings.push_back({Finding::Kind::Duplicated, ids, "", address});
    });
    compare_generation(archive, directory, diagnosis.findings);
    return diagnosis;
}

}  // namespace telusur
