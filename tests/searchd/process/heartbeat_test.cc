// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/process/heartbeat.h"

#include <gtest/gtest.h>

#include "tests/support/service_manager.h"

namespace telusur::testing {
namespace {

TEST(Heartbeat, IsHeardAsOftenAsTheManagerWants) {
    struct Row {
        const char* interval;
        int heard;  // of five beats, one right after the other
    };
    const ServiceManager manager;
    CrashGuard guard("", [](const Error&) {});
    for (const Row& row : {Row{"2", 5}, Row{"3600000000", 1}, Row{nullptr, 0}}) {
        row.interval == nullptr ? ::unsetenv("WATCHDOG_USEC")
                                : ::setenv("WATCHDOG_USEC", row.interval, 1);
        Heartbeat heartbeat(guard);
        int heard = 0;
        for (int i = 0; i < 5; ++i) {
            heartbeat.beat();
            if (manager.heard() == "WATCHDOG=1") ++heard;
        }
        EXPECT_EQ(heard, row.heard);
    }
    ::unsetenv("WATCHDOG_USEC");
}

}  // namespace
}  // namespace telusur::testing
