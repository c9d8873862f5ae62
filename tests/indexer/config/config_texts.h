// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "indexer/config/config.h"
#include "tests/support/errors.h"

namespace telusur::testing {

/// What a configuration must say.
inline const std::string kLeast =
    "data = \"arsip\"\n[[source]]\ntype = \"files\"\npaths = [\"artikel\"]\n";

/// The message's lines after the first, without the file's name.
inline std::vector<std::string> complaints(const std::string& text) {
    const Thrown thrown = thrown_by([&] { parse_config(text, "/etc/telusur.toml"); });
    EXPECT_EQ(thrown.code, "Configuration");
    std::vector<std::string> lines;
    const std::string head = "\n/etc/telusur.toml:";
    for (std::size_t at = thrown.message.find(head); at != std::string::npos;) {
        const std::size_t next = thrown.message.find(head, at + 1);
        lines.push_back(thrown.message.substr(at + head.size(), next - at - head.size()));
        at = next;
    }
    return lines;
}

/// Every key of the sections for searchd, none with its default.
inline const std::string kAllOfServer =
    "[server]\nlisten = \"unix:/run/x\"\npublic = true\nthreads = 2\nqueue = 5\n"
    "connections = 16\nconnections_per_client = 100000\nrequests_per_second = 0.5\n"
    "burst = 1000000\ntime_budget_ms = 60000\ncache_mib = 0\n"
    "exports = 2\naddress_bytes = 1024\nhead_bytes = 4096\nheaders = 16\nbody_bytes = 1048576\n"
    "answer_bytes = 1048576\nhead_seconds = 1\nbody_seconds = 2\nidle_seconds = 3\n"
    "write_seconds = 3600\n"
    "trusted_proxies = [\"10.0.0.0/8\", \"2001:db8::/32\", \"192.0.2.7\"]\n"
    "cors_origins = [\"https://berita.example\", \"http://[::1]:8081\"]\n"
    "name = \"Kabar\"\nurl = \"https://berita.example/cari\"\naccess_log = true\n"
    "public_metrics = true\nstate = \"keadaan\"\n"
    "[query_log]\ndirectory = \"catatan\"\ndays = 3650\naddress = \"hashed\"\n"
    "[admin]\nlisten = \"unix:/run/y\"\nkeys = [\"" +
    std::string(64, 'a') + "\"]\n";

}  // namespace telusur::testing
