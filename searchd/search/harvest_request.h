// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "searchd/search/distinctive_words.h"
#include "searchd/search/request.h"
#include "searchd/search/timeline.h"

namespace telusur {

enum class ExportFormat {
    JsonLines,  ///< an article a line, as /v1/articles/{id} gives it
    Csv,        ///< RFC 4180 with a header
    Ris,
    BibTex,
    Csl,  ///< CSL-JSON: one array
};

/// A question whose whole answer is wanted.
struct ExportRequest {
    SearchRequest search;  ///< newest first unless it says otherwise
    ExportFormat format = ExportFormat::JsonLines;
    Switch body = Switch::On;  ///< the text of articles too
    std::uint32_t limit = 0;   ///< articles in this answer; 0: all
};

enum class FeedFormat { Atom, Rss, Json };

/// A question that is asked again and again.
struct FeedRequest {
    SearchRequest search;  ///< newest first, on one page
    FeedFormat format = FeedFormat::Atom;
};

std::string_view name_of(ExportFormat format);
std::string_view name_of(FeedFormat format);

inline constexpr std::uint32_t kMaximumExportLimit = 1'000'000;
inline constexpr std::uint32_t kDefaultFeedLimit = 20;
inline constexpr std::uint32_t kMaximumFeedLimit = 100;

/// Check parameters: those of a search but for what means nothing here, and their own. Throw
/// Error{Usage} as parse_search_request does.
ExportRequest parse_export_request(const Parameters& parameters);
FeedRequest parse_feed_request(const Parameters& parameters);
TimelineRequest parse_timeline_request(const Parameters& parameters);
TermsRequest parse_terms_request(const Parameters& parameters);

/// The names that each of them knows.
const std::vector<std::string_view>& export_parameter_names();
const std::vector<std::string_view>& feed_parameter_names();
const std::vector<std::string_view>& timeline_parameter_names();
const std::vector<std::string_view>& terms_parameter_names();

/// The parameters that give this request again, without cursor and `after`.
Parameters parameters_of(const ExportRequest& request);
Parameters parameters_of(const FeedRequest& request);

}  // namespace telusur
