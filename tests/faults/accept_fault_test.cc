// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>
#include <cstring>
#include <gtest/gtest.h>

#include "tests/searchd/http/running_searchd.h"
#include "tests/searchd/support/sample_index.h"

namespace telusur::testing {
namespace {

// What accept() may fail with is that of one client, or passes; it is no reason to stop listening.
TEST(Accept, MayFail) {
    const std::string data = corpus_index().directory().path().string();
    for (const int error : {ECONNABORTED, EPROTO, EPERM, EINTR, ENFILE, EMFILE, ENOBUFS, ENOMEM,
                            ENETDOWN, EHOSTUNREACH, ETIMEDOUT}) {
        SCOPED_TRACE(std::strerror(error));
        RunningSearchd searchd(
            data, {},
            {"/usr/bin/env", "LD_PRELOAD=" TELUSUR_FAULT_LIBRARY, "TELUSUR_FAULT_CALL=accept",
             "TELUSUR_FAULT_AT=2", "TELUSUR_FAULT_ERROR=" + std::to_string(error)});
        for (int i = 0; i < 5; ++i)
            EXPECT_EQ(searchd.ask("/healthz").status, 200) << i;
    }
}

}  // namespace
}  // namespace telusur::testing
