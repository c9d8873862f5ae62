// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <pthread.h>
#include <unordered_map>
#include <vector>

#include "searchd/http/client_address.h"

namespace telusur {

/// A fixed number of threads at work on a bounded number of tasks, so that no party has them all.
/// Thread-safe.
class TaskQueue {
  public:
    using Task = std::function<void()>;
    /// For whom a task is done; nobody: for somebody who is not limited.
    using Party = ClientAddress;

    /// Starts `threads` threads; at most `waiting` tasks wait for one of them. Throws
    /// Error{Unavailable} if the system gives no threads.
    TaskQueue(std::size_t threads, std::size_t waiting);

    /// Waits for the tasks at work; forgets those that wait.
    ~TaskQueue();

    TaskQueue(const TaskQueue&) = delete;
    TaskQueue& operator=(const TaskQueue&) = delete;

    /// False, and nothing done, if too many tasks wait, or half as many of that party. A task must
    /// not throw. One party has one thread, or a quarter of them; its other tasks wait, while those
    /// of others pass them.
    bool try_add(Task task, const Party& party = {});

    /// The same for a task that belongs to what was begun already: it may wait beyond the limit.
    void add(Task task, const Party& party = {});

    struct Figures {
        std::size_t waiting = 0;
        std::size_t at_work = 0;
    };
    Figures figures();

  private:
    static void* thread_main(void* queue);
    struct Waiting {
        Task task;
        Party party;
    };
    struct Share {
        std::size_t at_work = 0;
        std::size_t waiting = 0;
    };
    using Place = std::deque<Waiting>::iterator;

    void start_thread();
    void work();
    void stop();
    void add_locked(Task task, const Party& party);
    Place next();
    bool may_begin(const Party& party) const;
    void leave(const Party& party);

    const std::size_t waiting_;
    const std::size_t threads_a_party_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Waiting> tasks_;
    std::unordered_map<Party, Share, ClientAddressHash> shares_;  // of parties with tasks
    std::size_t idle_ = 0;                                        // threads without a task
    bool stopping_ = false;
    std::vector<pthread_t> threads_;
};

}  // namespace telusur
