// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <gtest/gtest.h>
#include <sstream>
#include <string>

#include "tests/support/files.h"
#include "tests/support/process.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {

/// A transcript as it would be now: its comments ("# "), empty lines and commands ("$ "), each of
/// these followed by what it writes, which must have no such lines. A shell runs them, where
/// `telusur` is the built program, TELUSUR_DATA is `data` and WORK a directory to write in; what
/// goes to standard error comes behind the rest.
inline std::string transcript_now(const std::string& transcript, const std::string& data) {
    const TempDir work;
    std::istringstream lines(transcript);
    std::string now;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("$ ")) {
            const Finished answer = run(
                {"/bin/sh", "-c",
                 "export LC_ALL=C.UTF-8 TELUSUR_DATA='" + data + "' WORK='" + work.path().string() +
                     "'; telusur() { " TELUSUR_CLI " \"$@\"; }; " + line.substr(2)});
            now += line + '\n' + answer.out + answer.err;
        } else if (line.starts_with("# ") || line.empty()) {
            now += line + '\n';
        }
    }
    return now;
}

/// Fails where a transcript is not what is answered now; writes it anew instead where
/// TELUSUR_WRITE_TRANSCRIPTS is set.
inline void expect_transcript(const std::string& file, const std::string& data) {
    const std::string transcript = bytes_in(file);
    const std::string now = transcript_now(transcript, data);
    if (std::getenv("TELUSUR_WRITE_TRANSCRIPTS") != nullptr) write_bytes(file, now);
    EXPECT_EQ(now, std::getenv("TELUSUR_WRITE_TRANSCRIPTS") != nullptr ? now : transcript);
}

}  // namespace telusur::testing
