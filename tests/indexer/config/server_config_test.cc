// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <string>
#include <vector>

#include "tests/indexer/config/config_texts.h"

namespace telusur::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

ServerConfig all_of_server() {
    ServerConfig server;
    server.listen = "unix:/run/x";
    server.is_public = true;
    server.threads = 2;
    server.queue = 5;
    server.connections = 16;
    server.connections_per_client = 100'000;
    server.requests_per_second = 0.5;
    server.burst = 1'000'000;
    server.time_budget_ms = 60'000;
    server.cache_mib = 0;
    server.exports = 2;
    server.address_bytes = 1024;
    server.head_bytes = 4096;
    server.headers = 16;
    server.body_bytes = 1'048'576;
    server.answer_bytes = 1'048'576;
    server.head_seconds = 1;
    server.body_seconds = 2;
    server.idle_seconds = 3;
    server.write_seconds = 3600;
    server.trusted_proxies = {"10.0.0.0/8", "2001:db8::/32", "192.0.2.7"};
    server.cors_origins = {"https://berita.example", "http://[::1]:8081"};
    server.name = "Kabar";
    server.url = "https://berita.example/cari";
    server.access_log = true;
    server.public_metrics = true;
    server.state = "/etc/keadaan";
    return server;
}

TEST(ServerSections, ReadEveryKey) {
    const Config config = parse_config(kLeast + kAllOfServer, "/etc/telusur.toml");
    EXPECT_EQ(config.service.server, all_of_server());
    EXPECT_EQ(config.service.admin, (AdminConfig{"unix:/run/y", {std::string(64, 'a')}}));
    EXPECT_EQ(config.service.query_log,
              (QueryLogConfig{"/etc/catatan", 3650, LoggedAddress::Hashed}));

    const Config defaults = parse_config(kLeast, "/etc/telusur.toml");
    EXPECT_EQ(defaults.service.server, ServerConfig());
    EXPECT_EQ(defaults.service.admin, AdminConfig());
    EXPECT_EQ(defaults.service.query_log, QueryLogConfig());
}

TEST(ServerSections, TakeListsThatAreEmpty) {
    const Config config =
        parse_config(kLeast + "[server]\ntrusted_proxies = []\ncors_origins = []\n", "/a.toml");
    EXPECT_THAT(config.service.server.trusted_proxies, ElementsAre());
    EXPECT_THAT(config.service.server.cors_origins, ElementsAre());
}

TEST(ServerSections, CheckTexts) {
    struct Row {
        std::string before;
        std::vector<std::string> right;
        std::vector<std::string> wrong;
        std::string after;
    };
    const std::string digits(63, '0');
    const Row rows[] = {
        {"[server]\ntrusted_proxies = [\"",
         {"127.0.0.1", "127.0.0.0/32", "0.0.0.0/0", "fe80::/10", "::1/128"},
         {"127.0.0.1/33", "::1/129", "127.0.0.1/", "127.0.0.1/-1", "127.0.0.1/8/8", "/8", "127.0.1",
          "localhost", " 127.0.0.1", ""},
         "\"]\n"},
        {"[server]\ncors_origins = [\"",
         {"https://berita.example", "http://127.0.0.1:3000", "http://[::1]"},
         {"*", "null", "https://*.example", "https://berita.example/", "https://Berita.example",
          "https://a:b@berita.example", "https://berita.example:", "https://berita.example:65536",
          "https://:80", "https://", "https://[::1", "https://[]:80", "ftp://berita.example",
          "berita.example"},
         "\"]\n"},
        {"[server]\nurl = \"",
         {"https://cari.berita.example", "http://berita.example:8080/a/cari"},
         {"https://berita.example/", "https://berita.example/cari/", "https://berita.example/?a",
          "https://berita.example/#a", "https://berita.example/a b", "https://a:b@berita.example",
          "https://", "cari.berita.example"},
         "\"\n"},
        {"[admin]\nkeys = [\"",
         {digits + "0", digits + "f"},
         {digits, digits + "F", digits + "g", digits + "00"},
         "\"]\n"},
        {"[query_log]\naddress = \"", {"none", "truncated", "hashed"}, {"full", "None"}, "\"\n"}};
    for (const Row& row : rows) {
        for (const std::string& text : row.right) {
            SCOPED_TRACE(row.before + text);
            EXPECT_NO_THROW(parse_config(kLeast + row.before + text + row.after, "/etc/t.toml"));
        }
        for (const std::string& text : row.wrong) {
            SCOPED_TRACE(row.before + text);
            EXPECT_THAT(complaints(kLeast + row.before + text + row.after),
                        ElementsAre(HasSubstr(" must be ")));
        }
    }
}

TEST(ServerSections, KeepReadersFromTheDoorOfTheOperator) {
    struct Row {
        const char* server;
        const char* admin;
        bool is_right;
    };
    for (const Row& row :
         {Row{"unix:/run/a", "unix:/run/b", true}, Row{"systemd:a", "systemd:b", true},
          Row{"systemd", "unix:/run/a", true}, Row{"unix:/run/a", "unix:/run/a", false},
          Row{"systemd", "systemd", false}, Row{"systemd", "systemd:b", false},
          Row{"systemd:a", "systemd", false}, Row{"systemd:a", "systemd:a", false}}) {
        const std::string text = kLeast + "[server]\nlisten = \"" + row.server +
                                 "\"\n[admin]\nlisten = \"" + row.admin + "\"\n";
        SCOPED_TRACE(text);
        if (row.is_right) {
            EXPECT_NO_THROW(parse_config(text, "/etc/telusur.toml"));
        } else {
            EXPECT_THAT(complaints(text), ElementsAre(StartsWith("8:10: listen of [admin]")));
        }
    }
}

}  // namespace
}  // namespace telusur::testing
