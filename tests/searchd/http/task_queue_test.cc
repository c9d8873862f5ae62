// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/task_queue.h"

#include <atomic>
#include <future>
#include <gtest/gtest.h>
#include <pthread.h>

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
