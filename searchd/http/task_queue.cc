// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/task_queue.h"

#include <algorithm>
#include <utility>

#include "indexer/index/error.h"

namespace telusur {

namespace {

// Said here because the default comes from the environment (ulimit -s).
constexpr std::size_t kStackBytes = std::size_t{8} << 20;

}  // namespace

TaskQueue::TaskQueue(std::size_t threads, std::size_t waiting)
    : waiting_(waiting), threads_a_party_(std::max<std::size_t>(1, threads / 4)) {
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
        Place place;
        changed_.wait(lock, [&] { return stopping_ || (place = next()) != tasks_.end(); });
        if (stopping_) return;
        --idle_;
        Waiting waiting = std::move(*place);
        tasks_.erase(place);
        if (!waiting.party.is_nobody()) {
            Share& share = shares_[waiting.party];
            --share.waiting;
            ++share.at_work;
        }
        lock.unlock();
        waiting.task();
        waiting.task = nullptr;
        lock.lock();
        ++idle_;
        leave(waiting.party);
    }
}

// The first whose party has not its share of threads yet.
TaskQueue::Place TaskQueue::next() {
    return std::find_if(tasks_.begin(), tasks_.end(),
                        [this](const Waiting& task) { return may_begin(task.party); });
}

bool TaskQueue::may_begin(const Party& party) const {
    if (party.is_nobody()) return true;
    const auto share = shares_.find(party);
    return share == shares_.end() || share->second.at_work < threads_a_party_;
}

void TaskQueue::leave(const Party& party) {
    const auto share = shares_.find(party);
    if (share == shares_.end()) return;
    --share->second.at_work;
    if (share->second.at_work + share->second.waiting == 0) shares_.erase(share);
}

void TaskQueue::add_locked(Task task, const Party& party) {
    if (!party.is_nobody()) ++shares_[party].waiting;
    tasks_.push_back({std::move(task), party});
}

bool TaskQueue::try_add(Task task, const Party& party) {
    {
        const std::lock_guard lock(mutex_);
        // A task that an idle thread will take at once does not wait.
        if (stopping_ || tasks_.size() >= waiting_ + idle_) return false;
        const auto share = shares_.find(party);
        if (share != shares_.end() && share->second.waiting > waiting_ / 2) return false;
        add_locked(std::move(task), party);
    }
    changed_.notify_one();
    return true;
}

void TaskQueue::add(Task task, const Party& party) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_) return;
        add_locked(std::move(task), party);
    }
    changed_.notify_one();
}

TaskQueue::Figures TaskQueue::figures() {
    const std::lock_guard lock(mutex_);
    return {tasks_.size(), threads_.size() - idle_};
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
