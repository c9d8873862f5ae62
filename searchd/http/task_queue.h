// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <pthread.h>
#include <vector>

namespace telusur {

/// A fixed number of threads at work on a bounded number of tasks. Thread-safe.
class TaskQueue {
  public:
    using Task = std::function<void()>;

    /// Starts `threads` threads; at most `waiting` tasks wait for one of them. Throws
    /// Error{Unavailable} if the system gives no threads.
    TaskQueue(std::size_t threads, std::size_t waiting);

    /// Waits for the tasks at work; forgets those that wait.
    ~TaskQueue();

    TaskQueue(const TaskQueue&) = delete;
    TaskQueue& operator=(const TaskQueue&) = delete;

    /// False, and nothing done, if too many tasks wait. A task must not throw.
    bool try_add(Task task);

  private:
    static void* thread_main(void* queue);
    void start_thread();
    void work();
    void stop();

    const std::size_t waiting_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Task> tasks_;
    std::size_t idle_ = 0;  // threads without a task
    bool stopping_ = false;
    std::vector<pthread_t> threads_;
};

}  // namespace telusur
