// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/watch/async_lines.h"

#include <atomic>
#include <chrono>
#include <csignal>
#include <pthread.h>
#include <spdlog/async.h>
#include <spdlog/sinks/sink.h>
#include <utility>

namespace telusur {

namespace {

// A broken pipe is then an error of write(), and the program's signals stay with its own threads.
void block_signals() {
    sigset_t all{};
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);
}

spdlog::log_clock::time_point time_point_of(std::int64_t seconds) {
    return spdlog::log_clock::time_point(std::chrono::seconds(seconds));
}

/// Hands on what is logged as it is, without a pattern.
class WriterSink : public spdlog::sinks::sink {
  public:
    explicit WriterSink(AsyncLines::Writer writer) : writer_(std::move(writer)) {}

    void log(const spdlog::details::log_msg& message) override {
        const auto time = message.time.time_since_epoch();
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(time).count();
        if (!writer_({message.payload.data(), message.payload.size()}, seconds)) ++lost_;
    }
    void flush() override {}
    void set_pattern(const std::string&) override {}
    void set_formatter(std::unique_ptr<spdlog::formatter>) override {}

    std::uint64_t lost() const { return lost_; }

  private:
    AsyncLines::Writer writer_;
    std::atomic<std::uint64_t> lost_{0};
};

}  // namespace

struct AsyncLines::Parts {
    Parts(Writer writer, std::size_t most_waiting)
        : sink(std::make_shared<WriterSink>(std::move(writer))),
          pool(std::make_shared<spdlog::details::thread_pool>(most_waiting, 1, block_signals)),
          logger(std::make_shared<spdlog::async_logger>(
              "lines", sink, pool, spdlog::async_overflow_policy::overrun_oldest)) {}

    std::shared_ptr<WriterSink> sink;
    std::shared_ptr<spdlog::details::thread_pool> pool;
    std::shared_ptr<spdlog::async_logger> logger;
};

AsyncLines::AsyncLines(Writer writer, std::size_t most_waiting)
    : parts_(std::make_unique<Parts>(std::move(writer), most_waiting)) {}

AsyncLines::~AsyncLines() = default;

void AsyncLines::add(std::string_view line, std::int64_t seconds) {
    parts_->logger->log(time_point_of(seconds), spdlog::source_loc{}, spdlog::level::info,
                        spdlog::string_view_t(line.data(), line.size()));
}

std::uint64_t AsyncLines::lost() const {
    return parts_->pool->overrun_counter() + parts_->sink->lost();
}

}  // namespace telusur
