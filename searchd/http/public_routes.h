// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "searchd/http/search_routes.h"
#include "searchd/search/site_identity.h"

namespace telusur {

/// All that readers are served, as openapi.json describes it.
std::vector<Route> public_routes(const EngineSource& engine, std::chrono::milliseconds time_budget,
                                 const SiteIdentity& site = {"Telusur", ""});

/// What answers over the archive depend on: its state, and the day, as "yesterday" is another one
/// each day.
std::string epoch_of(const Engine& engine);

/// Asks the engine the questions of these targets, so that their postings are in memory and their
/// matches kept. Passes over what cannot be asked; ends after so much time by the clock.
void ask_beforehand(const Engine& engine, const std::vector<std::string>& targets,
                    std::chrono::milliseconds time);

}  // namespace telusur
