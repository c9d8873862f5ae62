// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build/article_work.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace telusur {

namespace {

constexpr std::uint64_t kArticlesPerProgress = 500;
constexpr std::size_t kChunksAhead = 2;  // a job, of those taken

struct GivenUp {};

class Team {
  public:
    explicit Team(const ArticleWork& work) : work_(work), finished_(chunk_count(work)) {
        try {
            for (std::size_t job = 0; job < std::min(work.jobs, finished_.size()); ++job)
                threads_.emplace_back([this, job] { run(job); });
        } catch (...) {
            give_up(std::current_exception());
            join();
            throw;
        }
    }
    ~Team() {
        give_up(nullptr);
        join();
    }
    Team(const Team&) = delete;
    Team& operator=(const Team&) = delete;

    void take_all() {
        std::uint64_t reported = 0;
        for (;;) {
            const State state = wait_for_news(reported);
            for (; reported + kArticlesPerProgress <= state.done; reported += kArticlesPerProgress)
                work_.progress(reported + kArticlesPerProgress, work_.articles);
            if (taken_ == finished_.size()) break;
            if (!state.next_is_finished) continue;
            work_.take(chunk(taken_));
            const std::lock_guard lock(mutex_);
            ++taken_;
            news_.notify_all();
        }
        work_.progress(work_.articles, work_.articles);
    }

  private:
    struct State {
        std::uint64_t done = 0;
        bool next_is_finished = false;
    };

    Chunk chunk(std::size_t number) const {
        const std::size_t first = number * work_.articles_per_chunk;
        return {number, first, std::min(first + work_.articles_per_chunk, work_.articles)};
    }

    State wait_for_news(std::uint64_t reported) {
        std::unique_lock lock(mutex_);
        const auto next_is_finished = [this] {
            return taken_ < finished_.size() && finished_[taken_];
        };
        news_.wait(lock, [&] {
            return problem_ || done_ >= reported + kArticlesPerProgress || next_is_finished() ||
                   taken_ == finished_.size();
        });
        if (problem_) std::rethrow_exception(problem_);
        return {done_, next_is_finished()};
    }

    void run(std::size_t job) {
        try {
            while (const auto next = next_chunk()) {
                work_.work(job, *next, [this] { count_article(); });
                const std::lock_guard lock(mutex_);
                finished_[next->number] = true;
                news_.notify_all();
            }
        } catch (const GivenUp&) {
        } catch (...) {
            give_up(std::current_exception());
        }
    }

    std::optional<Chunk> next_chunk() {
        std::unique_lock lock(mutex_);
        news_.wait(lock, [this] {
            return given_up_ || begun_ == finished_.size() ||
                   begun_ < taken_ + kChunksAhead * work_.jobs;
        });
        if (given_up_ || begun_ == finished_.size()) return std::nullopt;
        return chunk(begun_++);
    }

    void count_article() {
        const std::lock_guard lock(mutex_);
        if (given_up_) throw GivenUp();
        if (++done_ % kArticlesPerProgress == 0) news_.notify_all();
    }

    void give_up(const std::exception_ptr& problem) {
        const std::lock_guard lock(mutex_);
        given_up_ = true;
        if (!problem_) problem_ = problem;
        news_.notify_all();
    }

    void join() {
        for (std::thread& thread : threads_)
            thread.join();
    }

    const ArticleWork& work_;
    std::mutex mutex_;
    std::condition_variable news_;
    std::vector<bool> finished_;  // by chunk
    std::size_t begun_ = 0;
    std::size_t taken_ = 0;
    std::uint64_t done_ = 0;
    bool given_up_ = false;
    std::exception_ptr problem_;
    std::vector<std::thread> threads_;
};

}  // namespace

std::size_t chunk_count(const ArticleWork& work) {
    return (work.articles + work.articles_per_chunk - 1) / work.articles_per_chunk;
}

void do_article_work(const ArticleWork& work) {
    Team(work).take_all();
}

}  // namespace telusur
