// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "indexer/archive/archive_store.h"
#include "indexer/build/language_builder.h"
#include "indexer/index/data_directory.h"
#include "indexer/index/error.h"
#include "indexer/run_job.h"

namespace telusur {

/// True if the live generation was built from just this archive and these word lists, and can be
/// used by this program.
bool is_up_to_date(const DataDirectory& directory, const ArchiveStore& archive,
                   const WordSources& words);

/// Of what a generation is made, and how. All outlives the making.
struct GenerationJob {
    const DataDirectory& directory;
    const ArchiveStore& archive;
    const WordSources& words;
    const RunRequest& request;
    const RunListener& listener;
};

/// Builds a generation of the archive, checks it, and makes it live unless the request is only to
/// build. Throws Error as run_job does; a generation that the gate refuses is set aside.
void make_generation(const GenerationJob& job, RunReport& report);

/// Error{GateRefused} with a line for each broken rule.
Error refusal(const std::vector<Phrase>& broken, const Phrase& hint);

}  // namespace telusur
