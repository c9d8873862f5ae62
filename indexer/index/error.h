// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <optional>
#include <string>

#include "indexer/index/phrase.h"

namespace telusur {

/// Why an operation ended. Carries the exit code of the programs (see exit_code) and, at the HTTP
/// door, the status.
enum class ErrorCode {
    Usage,          ///< what the caller asked cannot be understood
    GateRefused,    ///< the new generation was built but failed its check; the old one stays
    BadData,        ///< a file that we wrote does not hold what it should
    NoInput,        ///< a named input does not exist or holds nothing to index
    NoIndex,        ///< the data directory has no generation to search
    NoArticle,      ///< there is no article with that id
    Expired,        ///< where to go on was said of an index that has been replaced
    Unavailable,    ///< a daemon or service cannot take the request now
    Internal,       ///< a fault of ours
    CannotCreate,   ///< a file or directory cannot be made: disk full, read-only, no permission
    Io,             ///< reading or writing failed
    Locked,         ///< another run is at work; try later
    Configuration,  ///< the configuration contradicts itself or the machine
};

/// The process exit code for each code: sysexits.h where it has one, see README "Exit codes".
int exit_code(ErrorCode code);

/// The one exception of this project. Faults of Xapian, SQLite, zstd, JSON and the system are
/// translated into it where those libraries are called; it is caught in the mains and at the HTTP
/// door only.
class Error : public std::exception {
  public:
    /// `message` says what is wrong and names the thing; `hint` (may be empty) what to do about it;
    /// `parameter` the request parameter at fault, where there is one, and `position` where in it,
    /// in code points from 0.
    Error(ErrorCode code, Phrase message, Phrase hint = {}, std::string parameter = {},
          std::optional<std::size_t> position = std::nullopt);

    ErrorCode code() const { return code_; }
    const Phrase& message() const { return message_; }
    const Phrase& hint() const { return hint_; }
    const std::string& parameter() const { return parameter_; }
    std::optional<std::size_t> position() const { return position_; }
    /// The English message, for logs and tests.
    const char* what() const noexcept override { return message_.english.c_str(); }

  private:
    ErrorCode code_;
    Phrase message_;
    Phrase hint_;
    std::string parameter_;
    std::optional<std::size_t> position_;
};

/// An Error from errno: ENOSPC, EROFS, EACCES, EPERM, EDQUOT and EFBIG become CannotCreate,
/// everything else Io. `action` is a verb phrase about `path`: "write", "create".
Error system_error(int error_number, Phrase action, const std::string& path);

}  // namespace telusur
