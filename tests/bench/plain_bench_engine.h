// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "indexer/index/generation.h"
#include "tests/bench/plain_bench_questions.h"

namespace telusur {

/// Measurements of the engine alone, printed. Questions are of all classes, in no order, and with
/// facets.

struct EngineRun {
    QuestionDraw draw;
    int questions = 10000;
    int rounds = 5;
};

/// Opening a generation and the first answer, each time in a process of its own: cold, after asking
/// the system to forget the generation's files, and warm. Then what memory the questions need.
void measure_open(const std::filesystem::path& directory, const EngineRun& run);

/// The throughput of one thread and of two, in turns.
void measure_threads(const Generation& generation, const EngineRun& run);

/// Repeats the questions drawn for so many seconds of the clock on the wall: for a profiler.
void repeat_questions(const Generation& generation, const QuestionDraw& draw, double seconds);

}  // namespace telusur
