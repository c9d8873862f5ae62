// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <istream>

#include "searchd/search/engine.h"

namespace telusur {

/// Answers the questions of a file, one a line: id, tab, text. Writes the best articles for each as
/// TREC programs read them: question, Q0, article, rank from 1, score, "telusur". Every other
/// parameter is that of `request`. Throws Error{BadData} naming the line for one that is no
/// question (blank lines are passed over), and what a search throws; a write error as a system
/// error.
void answer_batch(const Engine& engine, SearchRequest request, std::istream& questions,
                  std::FILE* out);

}  // namespace telusur
