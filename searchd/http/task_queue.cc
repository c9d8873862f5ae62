// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/task_queue.h"

#include <utility>

#include "indexer/index/error.h"

namespace telusur {

namespace {

// The library's regular expressions recurse: 1 MB overflowed, 5 MB were used at worst. Said here
// because the default comes from the environment (ulimit -s).
constexpr std::size_t kStackBytes = std::size_t{8} << 20;

}  // namespace

TaskQueue::TaskQueue(std::size_t threads, std::size_t waiting) : waiting_(waiting) {
    threads_.reserve(threads);
    try {
        while (threads_.size() < threads)
            start_thread();
    } catch (...) {
        stop();
        throw;
    }
}

TaskQueue::~TaskQueue() {
    stop();
}

void TaskQueue::start_thread() {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, kStackBytes);
    pthread_t thread{};
    const int error_number = pthread_create(&thread, &attributes, &TaskQueue::thread_main, this);
    pthread_attr_destroy(&attributes);
    if (error_number != 0) {
        throw Error(
            ErrorCode::Unavailable,
            phrase("cannot start thread {}", "tidak dapat memulai utas {}", threads_.size() + 1),
            phrase("ask for fewer with --threads", "kurangi dengan --threads"));
    }
    threads_.push_back(thread);
    const std::lock_guard lock(mutex_);
    ++idle_;
}

void* TaskQueue::thread_main(void* queue) {
    static_cast<TaskQueue*>(queue)->work();
    return nullptr;
}

void TaskQueue::work() {
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [this] { return stopping_ || !tasks_.empty(); });
        if (stopping_) return;
        --idle_;
        Task task = std::move(tasks_.front());
        tasks_.pop_front();
        lock.unlock();
        task();
        task = nullptr;
        lock.lock();
        ++idle_;
    }
}

bool TaskQueue::try_add(Task task) {
    {
        const std::lock_guard lock(mutex_);
        // A task that an idle thread will take at once does not wait.
        if (stopping_ || tasks_.size() >= waiting_ + idle_) return false;
        tasks_.push_back(std::move(task));
    }
    changed_.notify_one();
    return true;
}

void TaskQueue::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
    for (const pthread_t thread : threads_)
        pthread_join(thread, nullptr);
    threads_.clear();
}

}  // namespace telusur
