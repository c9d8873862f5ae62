// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <string>

#include "indexer/index/error.h"

namespace telusur::testing {

inline std::string name_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::Usage:
            return "Usage";
        case ErrorCode::GateRefused:
            return "GateRefused";
        case ErrorCode::BadData:
            return "BadData";
        case ErrorCode::NoInput:
            return "NoInput";
        case ErrorCode::NoIndex:
            return "NoIndex";
        case ErrorCode::NoArticle:
            return "NoArticle";
        case ErrorCode::Expired:
            return "Expired";
        case ErrorCode::Unavailable:
            return "Unavailable";
        case ErrorCode::Internal:
            return "Internal";
        case ErrorCode::CannotCreate:
            return "CannotCreate";
        case ErrorCode::Io:
            return "Io";
        case ErrorCode::Locked:
            return "Locked";
        case ErrorCode::Configuration:
            return "Configuration";
    }
    return "?";
}

/// What came of an action: "" if nothing was thrown.
struct Thrown {
    std::string code;     ///< the ErrorCode's name; "foreign" for any other exception
    std::string message;  ///< in English
    std::string hint;
};

template <typename Action>
Thrown thrown_by(Action&& action) {
    try {
        action();
    } catch (const Error& error) {
        return {name_of(error.code()), error.message().english, error.hint().english};
    } catch (const std::exception& other) {
        return {"foreign", other.what(), ""};
    }
    return {};
}

template <typename Action>
std::string code_thrown_by(Action&& action) {
    return thrown_by(action).code;
}

}  // namespace telusur::testing
