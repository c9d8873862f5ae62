// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/index/generation.h"
#include "tests/bench/plain_bench_questions.h"
#include "tests/bench/plain_bench_xapian.h"

namespace telusur {

/// Asks both sides the same questions in turns, and prints where they disagree and what each took.
void compare_sides(const Generation& generation, const PlainSearcher& plain,
                   const QuestionDraw& draw, int passes);

}  // namespace telusur
