// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searchd/http/http_message.h"
#include "searchd/search/request.h"

namespace telusur {

/// Appends the parameters of a POST's body: a JSON object with the names of the query string, each
/// with a text, a number, true or false, or a list of those for a name that may be repeated. null
/// is as if left out. An empty body has none. Throws Error{Usage} for anything else, naming the
/// parameter; the body must say that it is JSON.
void add_parameters(Parameters& parameters, const HttpRequest& request);

}  // namespace telusur
