// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/index/generation.h"
#include "searchd/search/request.h"
#include "tests/bench/plain_bench_answer.h"
#include "tests/bench/plain_bench_questions.h"

namespace telusur {

/// The question as the HTTP door would hand it on.
SearchRequest request_of(const Question& question);

/// Answers with our engine, without word lists. Any number of threads.
Answer ask_telusur(const Generation& generation, const SearchRequest& request, Work work);

}  // namespace telusur
