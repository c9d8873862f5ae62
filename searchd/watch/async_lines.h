// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace telusur {

/// Lines on their way to somewhere slow. Who adds one never waits: a thread of its own writes them,
/// and when too many are waiting, the oldest are lost. Thread-safe.
class AsyncLines {
  public:
    /// Writes a line, which has no line feed, of that time; false if it is lost. Always called by
    /// the same thread, in the order in which lines were added. All signals are blocked there. Must
    /// neither throw nor take long: the destructor waits for it.
    using Writer = std::function<bool(std::string_view line, std::int64_t seconds)>;

    static constexpr std::size_t kMostWaiting = 4096;

    /// Throws std::system_error if there can be no thread.
    explicit AsyncLines(Writer writer, std::size_t most_waiting = kMostWaiting);
    /// Writes what is waiting.
    ~AsyncLines();
    AsyncLines(const AsyncLines&) = delete;
    AsyncLines& operator=(const AsyncLines&) = delete;

    /// `seconds`: since 1970, handed to the writer.
    void add(std::string_view line, std::int64_t seconds);

    /// How many were never written.
    std::uint64_t lost() const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace telusur
