// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/error.h"

#include <cerrno>
#include <system_error>
#include <utility>

namespace telusur {

int exit_code(ErrorCode code) {
    switch (code) {
        case ErrorCode::Usage:
        case ErrorCode::Expired:
            return 2;
        case ErrorCode::GateRefused:
            return 3;
        case ErrorCode::BadData:
            return 65;
        case ErrorCode::NoInput:
            return 66;
        case ErrorCode::NoIndex:
            return 66;
        case ErrorCode::NoArticle:
            return 66;
        case ErrorCode::Unavailable:
            return 69;
        case ErrorCode::Internal:
            return 70;
        case ErrorCode::CannotCreate:
            return 73;
        case ErrorCode::Io:
            return 74;
        case ErrorCode::Locked:
            return 75;
        case ErrorCode::Configuration:
            return 78;
    }
    return 70;
}

Error::Error(ErrorCode code, Phrase message, Phrase hint, std::string parameter,
             std::optional<std::size_t> position)
    : code_(code),
      message_(std::move(message)),
      hint_(std::move(hint)),
      parameter_(std::move(parameter)),
      position_(position) {}

namespace {

Phrase hint_for(int error_number) {
    switch (error_number) {
        case ENOSPC:
        case EDQUOT:
            return phrase("free some space and run again", "kosongkan ruang lalu ulangi");
        case EROFS:
            return phrase("the file system is read-only", "sistem berkas hanya-baca");
        case EACCES:
        case EPERM:
            return phrase("check who may write there", "periksa siapa yang boleh menulis di sana");
        default:
            return {};
    }
}

}  // namespace

Error system_error(int error_number, Phrase action, const std::string& path) {
    ErrorCode code = ErrorCode::Io;
    switch (error_number) {
        case ENOSPC:
        case EDQUOT:
        case EFBIG:
        case EROFS:
        case EACCES:
        case EPERM:
            code = ErrorCode::CannotCreate;
            break;
        default:
            break;
    }
    const std::string reason = std::generic_category().message(error_number);
    return Error(code,
                 {fmt::format("cannot {} {}: {}", action.english, path, reason),
                  fmt::format("tidak dapat {} {}: {}", action.indonesian, path, reason)},
                 hint_for(error_number));
}

}  // namespace telusur
