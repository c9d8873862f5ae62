// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/listen_address.h"

#include <gmock/gmock.h>

#include "tests/support/errors.h"

namespace telusur::testing {
namespace {

using ::testing::HasSubstr;

TEST(ListenAddress, IsReadAndPrinted) {
    struct Row {
        const char* text;
        ListenAddress address;
    };
    const Row rows[] = {
        {"127.0.0.1:8080", TcpAddress{"127.0.0.1", 8080}},
        {"[::1]:0", TcpAddress{"::1", 0}},
        {"localhost:65535", TcpAddress{"localhost", 65535}},
        {"unix:/run/telusur/http", UnixAddress{"/run/telusur/http"}},
        {"unix:/run/a:80", UnixAddress{"/run/a:80"}},
        {"systemd", SystemdAddress{}},
        {"systemd:admin", SystemdAddress{"admin"}},
        {"systemd:80", TcpAddress{"systemd", 80}},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(parse_listen_address(row.text), row.address) << row.text;
        EXPECT_EQ(printed(row.address), row.text);
    }
}

TEST(ListenAddress, IsNothingElse) {
    const std::string nul("unix:/run/\0x", 12);
    for (const std::string& text :
         {std::string(), std::string(":"), std::string("8080"), std::string(":8080"),
          std::string("127.0.0.1"), std::string("127.0.0.1:"), std::string("127.0.0.1:65536"),
          std::string("127.0.0.1:-1"), std::string("127.0.0.1:80a"), std::string("::1:8080"),
          std::string("[]:80"), std::string("unix:"), std::string("unix:run/x"),
          std::string("unix:/run/"), std::string("unix:@abstract"), std::string("systemd:"), nul}) {
        EXPECT_EQ(code_thrown_by([&text] { parse_listen_address(text); }), "Configuration") << text;
    }
}

TEST(ListenAddress, HasNoLongerPathThanTheSystemTakes) {
    const std::string longest = "unix:/" + std::string(106, 'x');
    EXPECT_EQ(printed(parse_listen_address(longest)), longest);
    const Thrown thrown = thrown_by([&longest] { parse_listen_address(longest + 'x'); });
    EXPECT_EQ(thrown.code, "Configuration");
    EXPECT_THAT(thrown.message, HasSubstr("at most 107 bytes"));
}

TEST(ListenAddress, KnowsWhatOtherMachinesReach) {
    for (const char* host : {"127.0.0.1", "127.9.9.9", "::1", "localhost"})
        EXPECT_TRUE(is_loopback(TcpAddress{host, 80})) << host;
    for (const char* host : {"0.0.0.0", "::", "192.168.1.1", "128.0.0.1", "::ffff:10.0.0.1"})
        EXPECT_FALSE(is_loopback(TcpAddress{host, 80})) << host;
    EXPECT_TRUE(is_loopback(UnixAddress{"/run/x"}));
    EXPECT_TRUE(is_loopback(SystemdAddress{}));
    EXPECT_EQ(code_thrown_by([] { is_loopback(TcpAddress{"no such host", 80}); }), "Configuration");
}

}  // namespace
}  // namespace telusur::testing
