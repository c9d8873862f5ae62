// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "indexer/index/phrase.h"

namespace telusur {

/// What every main does: runs `work` in the language of the environment and gives its exit code.
/// What `work` throws is told on standard error, after `name`, and becomes the exit code of
/// README's table. Output that could not be written (standard output on a full disk) is told
/// likewise.
int run_program(const char* name, const std::function<int(Language)>& work);

}  // namespace telusur
