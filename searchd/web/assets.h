// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// The files that searchd serves, as they were when it was built.
namespace telusur::assets {

extern const std::string_view kPageCss;
extern const std::string_view kPageJs;
extern const std::string_view kSuggestionsJs;
extern const std::string_view kHistogramJs;
extern const std::string_view kBoxJs;
extern const std::string_view kPageIcon;
extern const std::string_view kOpenapiJson;

}  // namespace telusur::assets
