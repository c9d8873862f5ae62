// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/client_address.h"

#include <gtest/gtest.h>

namespace telusur::testing {
namespace {

ClientAddress address(std::string_view text) {
    return ClientAddress::parse(text).value();
}

TEST(ClientAddress, IsReadAndPrinted) {
    struct Row {
        std::string_view text;
        const char* printed;  // empty: no address
    };
    const Row rows[] = {
        {"192.0.2.7", "192.0.2.7"},
        {"::ffff:192.0.2.7", "192.0.2.7"},
        {"2001:DB8::1", "2001:db8::1"},
        {"[2001:db8::1]", "2001:db8::1"},
        {"::", "-"},
        {"", ""},
        {"192.0.2", ""},
        {"192.0.2.256", ""},
        {"192.0.2.07x", ""},
        {"2001:db8::g", ""},
        {"unknown", ""},
        {"_hidden", ""},
        {std::string_view("192.0.2.7\0x", 11), ""},
    };
    for (const auto& [text, printed] : rows) {
        const auto read = ClientAddress::parse(text);
        EXPECT_EQ(read ? read->printed() : "", printed) << text;
    }
}

TEST(ClientAddress, CountsAsOnePartyByItsNetwork) {
    EXPECT_EQ(address("192.0.2.7").party(), address("192.0.2.7"));
    EXPECT_NE(address("192.0.2.7").party(), address("192.0.2.8").party());
    EXPECT_EQ(address("2001:db8:1:2::7").party(), address("2001:db8:1:2:ffff::1").party());
    EXPECT_NE(address("2001:db8:1:2::7").party(), address("2001:db8:1:3::7").party());
    EXPECT_EQ(address("192.0.2.7").prefix(24, 48).printed(), "192.0.2.0");
    EXPECT_EQ(address("2001:db8:1:2::7").prefix(24, 48).printed(), "2001:db8:1::");
}

TEST(Network, HoldsWhatBeginsAlike) {
    struct Row {
        const char* network;
        const char* address;
        bool holds;
    };
    const Row rows[] = {
        {"127.0.0.0/8", "127.9.9.9", true},
        {"127.0.0.0/8", "128.0.0.1", false},
        {"10.1.2.3/8", "10.200.0.1", true},
        {"192.0.2.7", "192.0.2.7", true},
        {"192.0.2.7", "192.0.2.6", false},
        {"0.0.0.0/0", "8.8.8.8", true},
        {"0.0.0.0/0", "2001:db8::1", false},
        {"::/0", "2001:db8::1", true},
        {"2001:db8::/32", "2001:db8:f::1", true},
        {"2001:db8::/32", "2001:db9::1", false},
        {"::1", "127.0.0.1", false},
        {"192.0.2.128/25", "192.0.2.127", false},
    };
    for (const auto& [network, text, holds] : rows)
        EXPECT_EQ(Network::parse(network).value().contains(address(text)), holds)
            << network << " " << text;
    for (const char* text : {"", "/", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8x",
                             "::/129", "localhost", "10.0.0.0/8/8"})
        EXPECT_FALSE(Network::parse(text)) << text;
}

TEST(Client, IsWhomTrustedProxiesTell) {
    const std::vector<Network> trusted{*Network::parse("127.0.0.1"), *Network::parse("10.0.0.0/8")};
    struct Row {
        const char* peer;
        const char* forwarded_for;
        const char* client;
        bool is_trusted;
    };
    const Row rows[] = {
        {"203.0.113.9", "", "203.0.113.9", false},
        // Nobody else may say for whom he asks.
        {"203.0.113.9", "127.0.0.1", "203.0.113.9", false},
        {"127.0.0.1", "", "127.0.0.1", true},
        {"127.0.0.1", "203.0.113.9", "203.0.113.9", false},
        {"127.0.0.1", " 203.0.113.9 ", "203.0.113.9", false},
        {"127.0.0.1", "203.0.113.9:4711", "203.0.113.9", false},
        {"127.0.0.1", "[2001:db8::1]:4711", "2001:db8::1", false},
        // What a client wrote itself stands in front of what the proxy has heard.
        {"127.0.0.1", "127.0.0.1, 203.0.113.9", "203.0.113.9", false},
        {"127.0.0.1", "198.51.100.1,203.0.113.9, 10.1.1.1", "203.0.113.9", false},
        {"127.0.0.1", "10.2.2.2, 10.1.1.1", "10.2.2.2", true},
        {"127.0.0.1", "unknown", "127.0.0.1", false},
        {"127.0.0.1", "198.51.100.1, x, 10.1.1.1", "10.1.1.1", false},
        {"127.0.0.1", ", ,", "127.0.0.1", false},
    };
    for (const auto& [peer, forwarded_for, client, is_trusted] : rows) {
        const Client told = client_of(address(peer), forwarded_for, trusted);
        EXPECT_EQ(told.address.printed(), client) << peer << " " << forwarded_for;
        EXPECT_EQ(told.is_trusted, is_trusted) << peer << " " << forwarded_for;
    }
    EXPECT_TRUE(client_of({}, "", {}).is_trusted);
    EXPECT_EQ(client_of({}, "203.0.113.9", {}).address, address("203.0.113.9"));
}

}  // namespace
}  // namespace telusur::testing
