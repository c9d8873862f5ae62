// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/task_queue.h"

#include <atomic>
#include <future>
#include <gtest/gtest.h>
#include <pthread.h>
#include <thread>

namespace telusur {
namespace {

TEST(TaskQueue, DoesEveryTaskItTook) {
    std::atomic<int> done = 0;
    std::promise<void> all;
    TaskQueue queue(3, 1000);
    for (int i = 0; i < 1000; ++i) {
        ASSERT_TRUE(queue.try_add([&] {
            if (++done == 1000) all.set_value();
        }));
    }
    all.get_future().wait();
    EXPECT_EQ(done, 1000);
}

TEST(TaskQueue, TakesAsManyAsItHasThreadsAndPlaces) {
    std::promise<void> gate;
    const std::shared_future<void> opened = gate.get_future().share();
    TaskQueue queue(2, 3);
    for (int i = 0; i < 5; ++i)
        EXPECT_TRUE(queue.try_add([opened] { opened.wait(); })) << i;
    EXPECT_FALSE(queue.try_add([] {}));
    gate.set_value();
}

TEST(TaskQueue, ForgetsWhatWaitsWhenItEnds) {
    std::atomic<int> done = 0;
    std::promise<void> started;
    std::promise<void> gate;
    std::thread opener;
    {
        TaskQueue queue(1, 10);
        queue.try_add([&] {
            started.set_value();
            gate.get_future().wait();
            ++done;
        });
        started.get_future().wait();
        queue.try_add([&] { ++done; });
        opener = std::thread([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            gate.set_value();
        });
    }
    opener.join();
    EXPECT_EQ(done, 1);
}

TEST(TaskQueue, LeavesThreadsToOthers) {
    const ClientAddress greedy = ClientAddress::parse("192.0.2.1").value();
    const ClientAddress other = ClientAddress::parse("192.0.2.2").value();
    std::promise<void> gate;
    const std::shared_future<void> opened = gate.get_future().share();
    std::atomic<int> begun = 0;
    std::promise<void> done;
    TaskQueue queue(4, 8);
    // As many as may wait for one party, and the one at work.
    for (int i = 0; i < 5; ++i) {
        EXPECT_TRUE(queue.try_add(
            [&begun, opened] {
                ++begun;
                opened.wait();
            },
            greedy))
            << i;
    }
    EXPECT_TRUE(queue.try_add([&done] { done.set_value(); }, other));
    done.get_future().wait();
    EXPECT_LE(begun, 1);
    while (begun == 0)
        std::this_thread::yield();
    int taken = 0;
    while (taken < 8 && queue.try_add([opened] { opened.wait(); }, greedy))
        ++taken;
    EXPECT_LT(taken, 8);
    std::promise<void> also_done;
    EXPECT_TRUE(queue.try_add([&also_done] { also_done.set_value(); }));
    also_done.get_future().wait();
    EXPECT_EQ(begun, 1);
    gate.set_value();
}

TEST(TaskQueue, TakesBeyondItsLimitWhatWasBegun) {
    std::promise<void> gate;
    const std::shared_future<void> opened = gate.get_future().share();
    std::atomic<int> done = 0;
    std::promise<void> all;
    TaskQueue queue(1, 1);
    while (queue.try_add([opened] { opened.wait(); })) {
    }
    for (int i = 0; i < 10; ++i) {
        queue.add([&] {
            if (++done == 10) all.set_value();
        });
    }
    gate.set_value();
    all.get_future().wait();
    EXPECT_EQ(done, 10);
}

TEST(TaskQueue, HasLargeStacks) {
    std::promise<std::size_t> size;
    TaskQueue queue(1, 1);
    queue.try_add([&size] {
        pthread_attr_t attributes;
        pthread_getattr_np(pthread_self(), &attributes);
        std::size_t bytes = 0;
        pthread_attr_getstacksize(&attributes, &bytes);
        pthread_attr_destroy(&attributes);
        size.set_value(bytes);
    });
    EXPECT_GE(size.get_future().get(), std::size_t{8} << 20);
}

}  // namespace
}  // namespace telusur
