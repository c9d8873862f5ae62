// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "tests/support/files.h"

namespace telusur::testing {

/// What a line of a JSON Lines source says. No text may need escaping.
struct Line {
    std::string id;
    std::string title;
    std::string body = "Isi berita.";
    std::string date = "2023-07-28";

    std::string json() const {
        return R"({"id":")" + id + R"(","title":")" + title + R"(","body":")" + body +
               R"(","date":")" + date + "\"}\n";
    }
};

inline void write_lines(const std::filesystem::path& path, const std::vector<Line>& lines) {
    std::string content;
    for (const Line& line : lines)
        content += line.json();
    write_bytes(path, content);
}

}  // namespace telusur::testing
