// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "searchd/search/engine.h"

namespace telusur {

/// A question that asks for less, and what it finds.
struct Relaxation {
    enum class Kind { WithoutFilters, OneWord };

    Kind kind = Kind::WithoutFilters;
    SearchRequest request;
    std::uint64_t total = 0;
};

inline constexpr std::size_t kMaximumRelaxedWords = 6;

/// For a question that finds nothing: the same without its filters, and each of its words alone
/// (the first ones, if there are several), with what they find, nothing among it. Ends when the
/// request's time budget is used. Throws as Engine::search does.
std::vector<Relaxation> relaxations(const Engine& engine, const SearchRequest& request);

}  // namespace telusur
