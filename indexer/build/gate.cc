// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build/gate.h"

namespace telusur {

namespace {

// 0 of none: an empty archive breaks no rule about what its articles are like.
double percent(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

std::vector<Phrase> failed_rules(const GateLimits& limits, const GateFigures& figures) {
    std::vector<Phrase> failed;
    const std::uint64_t live = figures.live_articles.value_or(0);
    const std::uint64_t lost = live > figures.articles ? live - figures.articles : 0;
    const double drop = percent(lost, live);
    if (limits.max_drop_percent && drop > *limits.max_drop_percent) {
        failed.push_back(phrase("articles fell by {:.2f} %, from {} to {} (at most {} %)",
                                "artikel berkurang {:.2f} %, dari {} menjadi {} (paling banyak {} "
                                "%)",
                                drop, live, figures.articles, *limits.max_drop_percent));
    }
    const double empty = percent(figures.empty_bodies, figures.articles);
    if (limits.max_empty_body_percent && empty > *limits.max_empty_body_percent) {
        failed.push_back(phrase("{:.2f} % of the articles have no text: {} of {} (at most {} %)",
                                "{:.2f} % artikel tanpa isi: {} dari {} (paling banyak {} %)",
                                empty, figures.empty_bodies, figures.articles,
                                *limits.max_empty_body_percent));
    }
    const double undated = percent(figures.undated, figures.articles);
    if (limits.max_undated_percent && undated > *limits.max_undated_percent) {
        failed.push_back(phrase("{:.2f} % of the articles have no date: {} of {} (at most {} %)",
                                "{:.2f} % artikel tanpa tanggal: {} dari {} (paling banyak {} %)",
                                undated, figures.undated, figures.articles,
                                *limits.max_undated_percent));
    }
    return failed;
}

}  // namespace telusur
