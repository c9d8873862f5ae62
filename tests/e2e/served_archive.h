// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fstream>
#include <gtest/gtest.h>
#include <string>

#include "tests/searchd/http/raw_client.h"
#include "tests/support/files.h"
#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {

/// A small archive that grows, and a telusur.toml to serve it by.
class ServedArchive : public ::testing::Test {
  protected:
    ServedArchive() { publish("a"); }

    /// A generation with one more article of jagung.
    void publish(const std::string& id) const {
        std::ofstream(articles_, std::ios::app)
            << R"({"id":")" << id
            << R"(","title":"Panen jagung","body":"Warga panen.","date":"2021-03-14"})" << '\n';
        const Finished finished = indexer({"run", "--data", data_, "--source", articles_});
        ASSERT_EQ(finished.exit_code, 0) << finished.err;
    }
    std::string live_generation() const {
        std::string name = bytes_in(data_ + "/CURRENT");
        name.pop_back();
        return name;
    }
    /// Writes it with these sections; its path.
    std::string config(const std::string& sections) const {
        const std::string path = directory_ / "telusur.toml";
        write_bytes(path, "data = \"" + data_ + "\"\n" + sections);
        return path;
    }

    TempDir directory_;
    std::string articles_ = directory_ / "articles.jsonl";
    std::string data_ = directory_ / "data";
};

/// The value of that sample in Prometheus' text format, such as "process_open_fds" or
/// "a_total{code=\"200\"}"; -1 if it is not there.
inline double sample_of(const std::string& metrics, const std::string& name) {
    const std::size_t at = ("\n" + metrics).find("\n" + name + " ");
    return at == std::string::npos ? -1 : std::stod(metrics.substr(at + name.size() + 1));
}

/// Without a body.
inline std::string post_request(const std::string& target, const std::string& headers = "") {
    return "POST " + target + " HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n" + headers + "\r\n";
}

/// As of a client that a proxy has told of.
inline std::string from_client(const std::string& address) {
    return "X-Forwarded-For: " + address + "\r\n";
}

}  // namespace telusur::testing
