// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/process/process_signals.h"

#include <atomic>
#include <csignal>
#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/support/process.h"

namespace telusur::testing {
namespace {

// Sends signals to this very process. Each test runs in one of its own, since it changes which
// signals reach it.
struct Heard {
    std::atomic<int> stops = 0;
    std::atomic<int> reloads = 0;

    SignalActions actions() {
        return {[this] { ++stops; }, [this] { ++reloads; }};
    }
};

[[noreturn]] void leave(bool right) {
    std::_Exit(right ? 0 : 1);
}

[[noreturn]] void stop_by(int number) {
    block_process_signals();
    Heard heard;
    {
        const ProcessSignals signals(heard.actions());
        ::kill(::getpid(), number);
        if (!eventually([&] { return heard.stops == 1; })) leave(false);
    }
    leave(heard.stops == 1 && heard.reloads == 0);
}

[[noreturn]] void reload_thrice_and_stop() {
    block_process_signals();
    Heard heard;
    const ProcessSignals signals(heard.actions());
    for (int time = 1; time <= 3; ++time) {
        ::kill(::getpid(), SIGHUP);
        if (!eventually([&] { return heard.reloads == time; })) leave(false);
    }
    ::kill(::getpid(), SIGTERM);
    if (!eventually([&] { return heard.stops == 1; })) leave(false);
    leave(heard.reloads == 3);
}

[[noreturn]] void signal_before_it_waits() {
    block_process_signals();
    Heard heard;
    ::kill(::getpid(), SIGTERM);
    const ProcessSignals signals(heard.actions());
    leave(eventually([&] { return heard.stops == 1; }));
}

[[noreturn]] void ask_twice(int number) {
    block_process_signals();
    Heard heard;
    const ProcessSignals signals(heard.actions());
    ::kill(::getpid(), SIGTERM);
    if (!eventually([&] { return heard.stops == 1; })) leave(false);
    ::kill(::getpid(), number);
    eventually([] { return false; });
    leave(false);
}

[[noreturn]] void hear_nothing() {
    block_process_signals();
    Heard heard;
    { const ProcessSignals signals(heard.actions()); }
    leave(heard.stops == 0 && heard.reloads == 0);
}

TEST(ProcessSignals, DoWhatTheyMean) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    const auto ends_well = ::testing::ExitedWithCode(0);
    EXPECT_EXIT(stop_by(SIGTERM), ends_well, "");
    EXPECT_EXIT(stop_by(SIGINT), ends_well, "");
    EXPECT_EXIT(reload_thrice_and_stop(), ends_well, "");
    EXPECT_EXIT(signal_before_it_waits(), ends_well, "");
    EXPECT_EXIT(hear_nothing(), ends_well, "");
}

TEST(ProcessSignals, EndTheProcessWhenAskedTwice) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_EXIT(ask_twice(SIGTERM), ::testing::KilledBySignal(SIGTERM), "");
    EXPECT_EXIT(ask_twice(SIGINT), ::testing::KilledBySignal(SIGINT), "");
}

}  // namespace
}  // namespace telusur::testing
