// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/watch/admin_keys.h"

#include <gmock/gmock.h>

#include "tests/searchd/watch/observed.h"
#include "tests/support/errors.h"

namespace telusur::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::Not;

std::string hash_of(const std::string& key) {
    return to_hex(sha256(key));
}

TEST(AdminKeys, AreKnownByTheirHash) {
    EXPECT_EQ(hash_of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    struct Row {
        const char* authorization;
        Admission admission;
    };
    const Row rows[] = {
        {"Bearer kunci-lama", Admission::Granted},
        {"Bearer kunci-baru", Admission::Granted},
        {"bearer kunci-baru", Admission::Granted},
        {"", Admission::Refused},
        {"Bearer", Admission::Refused},
        {"Bearer ", Admission::Refused},
        {"Bearer kunci", Admission::Refused},
        {"Bearer kunci-baru ", Admission::Refused},
        {"Bearer KUNCI-BARU", Admission::Refused},
        {"Basic kunci-baru", Admission::Refused},
        {"kunci-baru", Admission::Refused},
    };
    for (const Row& row : rows) {
        AdminKeys keys({hash_of("kunci-lama"), hash_of("kunci-baru")}, [] { return kNoon; });
        EXPECT_EQ(keys.admit(row.authorization), row.admission) << row.authorization;
    }
}

TEST(AdminKeys, MayBeTriedFiveTimesAMinute) {
    std::int64_t now = kNoon;
    AdminKeys keys({hash_of("kunci")}, [&now] { return now; });
    struct Row {
        std::int64_t second;
        const char* authorization;
        Admission admission;
    };
    const Row rows[] = {
        {0, "Bearer a", Admission::Refused},          {0, "Bearer b", Admission::Refused},
        {10, "Bearer c", Admission::Refused},         {10, "", Admission::Refused},
        {20, "Bearer e", Admission::Refused},         {20, "Bearer f", Admission::TooManyFailures},
        {20, "Bearer kunci", Admission::Granted},     {59, "Bearer g", Admission::TooManyFailures},
        {60, "Bearer h", Admission::Refused},         {60, "Bearer i", Admission::Refused},
        {60, "Bearer j", Admission::TooManyFailures},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.second);
        now = kNoon + row.second;
        EXPECT_EQ(keys.admit(row.authorization), row.admission) << row.authorization;
    }
}

TEST(AdminKeys, LetAllInIfThereAreNone) {
    AdminKeys keys({});
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(keys.admit(""), Admission::Granted);
}

TEST(AdminKeys, AreNewEachTime) {
    const AdminKey one = make_admin_key();
    const AdminKey other = make_admin_key();
    EXPECT_NE(one.key, other.key);
    EXPECT_THAT(one.key, MatchesRegex("[A-Za-z0-9_-]{43}"));
    AdminKeys keys({one.hash});
    EXPECT_EQ(keys.admit("Bearer " + one.key), Admission::Granted);
    EXPECT_EQ(keys.admit("Bearer " + other.key), Admission::Refused);
    EXPECT_EQ(keys.admit("Bearer " + one.hash), Admission::Refused);
}

TEST(AdminConfig, IsRefusedWhereAnybodyCouldGiveOrders) {
    const std::string hash = hash_of("kunci");
    struct Row {
        AdminConfig config;
        const char* message;  ///< part of it; empty: accepted
    };
    const Row rows[] = {
        {{"", {}}, ""},
        {{"", {hash}}, ""},
        {{"unix:/run/telusur/admin", {}}, ""},
        {{"unix:/run/telusur/admin", {hash}}, ""},
        {{"127.0.0.1:8081", {hash, hash}}, ""},
        {{"127.0.0.1:8081", {"BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"}},
         ""},
        {{"127.0.0.1:8081", {}}, "127.0.0.1:8081 and has no keys"},
        {{"systemd", {}}, "has no keys"},
        {{"unix:/run/x", {""}}, "64 hexadecimal"},
        {{"unix:/run/x", {hash.substr(1)}}, "64 hexadecimal"},
        {{"unix:/run/x", {hash + "0"}}, "64 hexadecimal"},
        {{"unix:/run/x", {hash, "rahasia"}}, "64 hexadecimal"},
    };
    for (const Row& row : rows) {
        const Thrown thrown = thrown_by([&row] { check_admin_config(row.config); });
        const std::string expected = row.message;
        EXPECT_EQ(thrown.code, expected.empty() ? "" : "Configuration") << row.config.listen;
        EXPECT_THAT(thrown.message, HasSubstr(expected));
        EXPECT_THAT(thrown.message, Not(HasSubstr("rahasia")));
    }
}

}  // namespace
}  // namespace telusur::testing
