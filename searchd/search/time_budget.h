// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace telusur {

/// Processor time that one question may take in the thread that made this object. Whoever goes
/// through much asks is_spent() now and then and stops with what there is. For one thread.
class TimeBudget {
  public:
    /// Without an amount it is never spent.
    explicit TimeBudget(std::optional<std::chrono::milliseconds> amount = std::nullopt);

    /// Once true it stays true. Costs some nanoseconds, but for every 64th call.
    bool is_spent() {
        if (!limited_ || spent_ || ++calls_ % kCallsPerLook != 0) return spent_;
        return look();
    }
    /// The same, but looks at the clock each time.
    bool look();
    /// True if anything was told that it is.
    bool was_spent() const { return spent_; }
    /// From here on it is spent with this part of the amount, 0 … 1, used since the beginning. So
    /// each step of a question has what the ones before left of it.
    void allow(double part);

  private:
    static constexpr std::uint32_t kCallsPerLook = 64;

    bool limited_ = false;
    bool spent_ = false;
    std::uint32_t calls_ = 0;
    // Nanoseconds of the thread's processor clock.
    std::int64_t begin_ = 0;
    std::int64_t amount_ = 0;
    std::int64_t end_ = 0;
};

/// Looks at the clock; never true without a budget.
inline bool is_over(TimeBudget* budget) {
    return budget != nullptr && budget->look();
}

}  // namespace telusur
