// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/address.h"

#include <gtest/gtest.h>
#include <string>

namespace telusur {
namespace {

struct Row {
    std::string text;
    std::string address;  // at its beginning
};

template <std::size_t size>
void expect_addresses(const Row (&rows)[size]) {
    for (const Row& row : rows) {
        EXPECT_EQ(row.text.substr(0, address_end(row.text, 0)), row.address)
            << ::testing::PrintToString(row.text);
    }
}

TEST(Address, ReadsWebAddresses) {
    expect_addresses({
        {"https://kabar.example/a", "https://kabar.example/a"},
        {"http://kabar.example", "http://kabar.example"},
        {"HTTPS://KABAR.EXAMPLE/A", "HTTPS://KABAR.EXAMPLE/A"},
        {"www.kabar.example", "www.kabar.example"},
        {"WWW.Kabar.Example", "WWW.Kabar.Example"},
        {"https://kabar.example/a.", "https://kabar.example/a"},
        {"https://kabar.example/a?b=c&d=%20#e!", "https://kabar.example/a?b=c&d=%20#e"},
        {"https://kabar.example/a...", "https://kabar.example/a"},
        {"https://kabar.example/a,b, lalu", "https://kabar.example/a,b"},
        {"https://kabar.example/a_-*", "https://kabar.example/a"},
        {"https://kabar.example/) lalu", "https://kabar.example/"},
        {"https://kabar.example”", "https://kabar.example"},
        {"https://kabar.example\nlalu", "https://kabar.example"},
        {"https://kabar.example<br>", "https://kabar.example"},
        {"https://localhost:8080/a", "https://localhost:8080/a"},
        {"https://", ""},
        {"https:// kabar", ""},
        {"https://.a", ""},
        {"www.", ""},
        {"www.-", ""},
        {"www", ""},
        {"https", ""},
        {"ftp://kabar", ""},
    });
}

TEST(Address, ReadsMailAddresses) {
    expect_addresses({
        {"redaksi@kabar.example", "redaksi@kabar.example"},
        {"Redaksi.Kota@Kabar.Example,", "Redaksi.Kota@Kabar.Example"},
        {"a+b_c%d-e@kabar.example", "a+b_c%d-e@kabar.example"},
        {"a@kabar.example.", "a@kabar.example"},
        {"a@kabar-kota.example- x", "a@kabar-kota.example"},
        {"a@b.c", "a@b.c"},
        {"a@kabar", ""},
        {"a@.kabar.example", ""},
        {"a.@kabar.example", ""},
        {"a@", ""},
        {"a@@kabar.example", ""},
        {"a @kabar.example", ""},
        {"é@kabar.example", ""},
        {"@kabar.example", ""},
    });
}

TEST(Address, ReadsBareHosts) {
    expect_addresses({
        {"kabar.com", "kabar.com"},
        {"Kabar.com melaporkan", "Kabar.com"},
        {"KABAR.CO.ID", "KABAR.CO.ID"},
        {"KABAR.com,", "KABAR.com"},
        {"kabar6.com.", "kabar6.com"},
        {"kabar-kota.net)", "kabar-kota.net"},
        {"kabar.com-Surabaya", "kabar.com"},
        {"KABAR.COM-SURABAYA", "KABAR.COM"},
        {"kabar.com- Surabaya", "kabar.com"},
        {"kabar.com--", "kabar.com"},
        {"kabar.com.Dia", "kabar.com"},
        {"kabar.co.id.", "kabar.co.id"},
        {"n.co.1", "n.co"},
        {"kabar.com/kota/1", "kabar.com/kota/1"},
        {"kabar.com/", "kabar.com"},
        {"kabar.com/...", "kabar.com"},
        {"kabar.com/kota, lalu", "kabar.com/kota"},
        {"kemarin.Id", ""},
        {"kemarin.Dia", ""},
        {"kemarin.COM", ""},
        {"kabar.example", ""},
        {"kabar.commando", ""},
        {"kabar", ""},
        {"kabar.", ""},
        {"kabar..com", ""},
        {"kabar.-com", ""},
        {"kabar-.com", ""},
        {"1.500", ""},
        {"", ""},
    });
}

TEST(Address, BeginsWhereItIsAsked) {
    const std::string text = "surel: a@kabar.example";
    EXPECT_EQ(address_end(text, 0), 0U);
    EXPECT_EQ(address_end(text, 7), text.size());
    EXPECT_EQ(address_end(text, text.size()), text.size());
}

TEST(Address, DoesNotCutALongerName) {
    std::string labels;
    for (int i = 0; i < 126; ++i)
        labels += "a.";
    EXPECT_EQ(address_end(labels + "id", 0), labels.size() + 2);
    EXPECT_EQ(address_end("a." + labels + "idx", 0), 0U);
    EXPECT_EQ(address_end(labels + labels + "id", 0), 0U);
    EXPECT_EQ(address_end("a@" + labels + labels + "id", 0), 0U);
}

}  // namespace
}  // namespace telusur
