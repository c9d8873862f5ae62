// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "indexer/index/error.h"
#include "searchd/http/http_message.h"

namespace telusur {

/// A request that was not answered, as RFC 9457 tells it.
struct Problem {
    int status = 500;
    std::string code;                          ///< stable, for programs; openapi.json lists them
    Phrase detail;                             ///< what is wrong with this request
    Phrase hint = {};                          ///< what to do about it; may be empty
    std::string parameter = {};                ///< the parameter at fault; may be empty
    std::optional<std::size_t> position = {};  ///< where in it, in code points from 0
    HttpHeaders headers = {};                  ///< of the answer, beside the usual ones
};

/// The HTTP status for each code.
int http_status(ErrorCode code);

/// What a client may know of an error. Of faults on our side that is the code alone: messages name
/// files and libraries, and belong into the log.
Problem problem_of(const Error& error);

/// An error that is none of ours.
Problem internal_problem();

/// An address where nothing is.
Problem not_found_problem(const std::string& path);

/// Too much to do at the moment.
Problem busy_problem();

/// A client who asks more than is allowed; not before so many seconds again.
Problem too_many_problem(std::size_t wait_seconds);

/// The answer with the problem as application/problem+json, its text in that language.
HttpAnswer to_answer(const Problem& problem, Language language, const std::string& request_id);

}  // namespace telusur
