// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/index/question_limits.h"

namespace telusur {

/// How an engine answers, as the operator may set it: every number that decides in which order
/// articles come, but for the weights of title, tag and body, which are in the index
/// (field_table.h), and what questions may grow to. The numbers were chosen by
/// tests/relevance/tune.py on Indonesian news questions, except recency, which those questions
/// cannot judge.
struct Ranking {
    /// BM25: how soon more of a word counts no more, and how much longer articles are put back.
    double k1 = 1.0;
    double b = 0.8;
    /// How much the very form asked for counts beside its root.
    double form = 0.2;
    /// What is old counts floor + (1 - floor) · 2^(-age/halflife) of its score, its age being that
    /// against the newest article. Articles without a date count as one half-life old.
    double recency_floor = 0.8;
    double recency_halflife_days = 365;
    QuestionLimits limits{};
};

}  // namespace telusur
