// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "searchd/search/harvest_request.h"
#include "searchd/search/result.h"
#include "searchd/search/site_identity.h"

namespace telusur {

/// The hits of a feed request as Atom (RFC 4287), RSS 2.0 or JSON Feed 1.1; UTF-8. An entry is
/// known by the article's address, or by a UUID that comes from its id alone: the same one every
/// night and in every feed. An article without a date is given as of 1970, so that it never looks
/// new.
std::string feed_text(const SiteIdentity& site, const FeedRequest& request,
                      const SearchResult& result);

/// What a format is called in the header Content-Type.
std::string media_type_of(FeedFormat format);

/// The OpenSearch description document, by which browsers offer the site as a search engine.
std::string opensearch_text(const SiteIdentity& site);

}  // namespace telusur
