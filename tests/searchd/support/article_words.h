// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>

#include "indexer/index/generation.h"

namespace telusur::testing {

using DocumentsByWord = std::map<std::string, std::set<DocumentNumber>>;

/// The words of title, text and tags as they stand there, with those of these documents that have
/// them.
DocumentsByWord words_of(const Generation& generation, std::span<const DocumentNumber> documents);

/// Index and question must meet: each word, asked for as it stands in an article, finds it.
void expect_each_finds_its_documents(const Generation& generation, const DocumentsByWord& words);

}  // namespace telusur::testing
