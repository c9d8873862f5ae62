// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "indexer/build/question_gate.h"
#include "indexer/index/data_directory.h"

namespace telusur {

/// Asks a generation that is not published as readers would: by the program telusur, which stands
/// beside this one, with the operator's word lists and, unless `config` is empty, the ranking in
/// it.
///
/// `generation` is the directory of one of that name; `scratch` an empty one to work in. What is
/// returned throws Error{Configuration} if there is no program telusur, and Error{Internal} with
/// what it said if it fails.
AskQuestions ask_generation(const DataDirectory& directory, const std::filesystem::path& generation,
                            const std::filesystem::path& scratch,
                            const std::filesystem::path& config);

}  // namespace telusur
