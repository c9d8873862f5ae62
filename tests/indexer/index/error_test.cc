// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/error.h"

#include <cerrno>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "tests/support/errors.h"

namespace telusur {
namespace {

struct ExitRow {
    ErrorCode code;
    int exit_code;
};

TEST(ErrorCode, ExitCodes) {
    const std::vector<ExitRow> rows = {
        {ErrorCode::Usage, 2},          {ErrorCode::GateRefused, 3},  {ErrorCode::BadData, 65},
        {ErrorCode::NoInput, 66},       {ErrorCode::NoIndex, 66},     {ErrorCode::NoArticle, 66},
        {ErrorCode::Expired, 2},        {ErrorCode::Unavailable, 69}, {ErrorCode::Internal, 70},
        {ErrorCode::CannotCreate, 73},  {ErrorCode::Io, 74},          {ErrorCode::Locked, 75},
        {ErrorCode::Configuration, 78},
    };
    ASSERT_EQ(rows.size(), static_cast<std::size_t>(ErrorCode::Configuration) + 1);
    for (const ExitRow& row : rows) {
        EXPECT_EQ(exit_code(row.code), row.exit_code) << testing::name_of(row.code);
    }
}

TEST(Error, CarriesWhatItWasGiven) {
    const Error error(ErrorCode::Usage, {"no such field", "bidang tidak ada"},
                      {"try tag", "coba tag"}, "f");
    EXPECT_EQ(error.code(), ErrorCode::Usage);
    EXPECT_STREQ(error.what(), "no such field");
    EXPECT_EQ(error.message().in(Language::Indonesian), "bidang tidak ada");
    EXPECT_EQ(error.hint().in(Language::English), "try tag");
    EXPECT_EQ(error.parameter(), "f");
    EXPECT_TRUE(Error(ErrorCode::Io, {"a", "b"}).hint().empty());
}

struct SystemRow {
    int number;
    ErrorCode code;
    bool has_hint;
};

TEST(SystemError, Table) {
    const std::vector<SystemRow> rows = {
        {ENOSPC, ErrorCode::CannotCreate, true},
        {EDQUOT, ErrorCode::CannotCreate, true},
        {EROFS, ErrorCode::CannotCreate, true},
        {EACCES, ErrorCode::CannotCreate, true},
        {EPERM, ErrorCode::CannotCreate, true},
        {EFBIG, ErrorCode::CannotCreate, false},
        {EIO, ErrorCode::Io, false},
        {ENOENT, ErrorCode::Io, false},
        {EISDIR, ErrorCode::Io, false},
        {EMFILE, ErrorCode::Io, false},
        {0, ErrorCode::Io, false},
    };
    for (const SystemRow& row : rows) {
        const Error error = system_error(row.number, {"write", "menulis"}, "/data/x");
        EXPECT_EQ(testing::name_of(error.code()), testing::name_of(row.code)) << row.number;
        EXPECT_EQ(!error.hint().empty(), row.has_hint) << row.number;
        EXPECT_TRUE(error.message().english.starts_with("cannot write /data/x: ")) << error.what();
        EXPECT_TRUE(error.message().indonesian.starts_with("tidak dapat menulis /data/x: "));
    }
}

}  // namespace
}  // namespace telusur
