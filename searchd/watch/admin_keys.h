// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/service_config.h"
#include "searchd/watch/clock.h"
#include "searchd/watch/secrets.h"

namespace telusur {

/// Wrong keys that are looked at in a minute, from all clients together.
inline constexpr std::size_t kMostFailuresAMinute = 5;

enum class Admission { Granted, Refused, TooManyFailures };

/// The keys to the operator's door. Thread-safe.
class AdminKeys {
  public:
    /// `hashes`: SHA-256 of each key, 64 hexadecimal digits. Without any, everybody is let in: the
    /// door must be guarded otherwise, see check_admin_config. Throws Error{Configuration} for a
    /// text that is no such hash.
    explicit AdminKeys(const std::vector<std::string>& hashes, Clock clock = seconds_now);

    /// `authorization` is that header: "Bearer KEY". The time this takes tells nothing of the keys.
    /// A right key is always let in, however many wrong ones came before.
    Admission admit(std::string_view authorization);

  private:
    bool is_key(std::string_view key) const;
    bool may_fail_again();

    std::vector<Digest> hashes_;
    Clock clock_;
    std::mutex mutex_;
    std::vector<std::int64_t> failures_;  // of the last minute; guarded by mutex_
};

/// Throws Error{Configuration} for keys that AdminKeys does not take, and for a door without keys
/// that is no Unix socket, which the mode of its file guards.
void check_admin_config(const AdminConfig& config);

struct AdminKey {
    std::string key;   ///< 256 bits in letters, digits, - and _; for the operator, kept nowhere
    std::string hash;  ///< for [admin] keys
};

AdminKey make_admin_key();

}  // namespace telusur
