// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "indexer/index/generation.h"
#include "searchd/search/engine.h"
#include "searchd/search/query_word_lists.h"

namespace telusur {

/// An engine that answers from one generation in this process. Throws Error{Configuration} naming
/// the line for a word list that cannot be read.
std::shared_ptr<const Engine> make_embedded_engine(Generation generation,
                                                   const WordListFiles& files,
                                                   const Ranking& ranking);

}  // namespace telusur
