// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/watch/admin_keys.h"

#include <strings.h>
#include <utility>

#include "indexer/index/error.h"

namespace telusur {

namespace {

constexpr std::int64_t kMinute = 60;
constexpr std::string_view kScheme = "Bearer ";
constexpr std::string_view kUnixSocket = "unix:";

// Names of schemes are not case-sensitive; what follows is.
std::string_view bearer_key(std::string_view authorization) {
    if (authorization.size() < kScheme.size()) return {};
    if (::strncasecmp(authorization.data(), kScheme.data(), kScheme.size()) != 0) return {};
    return authorization.substr(kScheme.size());
}

}  // namespace

AdminKeys::AdminKeys(const std::vector<std::string>& hashes, Clock clock)
    : clock_(std::move(clock)) {
    for (const std::string& text : hashes) {
        const auto hash = digest_of_hex(text);
        // The text is not told: it may be the key itself.
        if (!hash) {
            throw Error(ErrorCode::Configuration,
                        phrase("a key of [admin] is not a SHA-256 of 64 hexadecimal digits",
                               "sebuah kunci di [admin] bukan SHA-256 dengan 64 angka "
                               "heksadesimal"));
        }
        hashes_.push_back(*hash);
    }
}

Admission AdminKeys::admit(std::string_view authorization) {
    if (hashes_.empty() || is_key(bearer_key(authorization))) return Admission::Granted;
    return may_fail_again() ? Admission::Refused : Admission::TooManyFailures;
}

// All of them, always: the first that fits must not be told by the time it took.
bool AdminKeys::is_key(std::string_view key) const {
    const Digest digest = sha256(key);
    bool is_any = false;
    for (const Digest& hash : hashes_)
        is_any = equal_in_constant_time(digest, hash) || is_any;
    return is_any;
}

bool AdminKeys::may_fail_again() {
    const std::int64_t now = clock_();
    const std::lock_guard lock(mutex_);
    std::erase_if(failures_, [now](std::int64_t failure) { return failure <= now - kMinute; });
    if (failures_.size() >= kMostFailuresAMinute) return false;
    failures_.push_back(now);
    return true;
}

void check_admin_config(const AdminConfig& config) {
    const AdminKeys keys(config.keys);
    const bool is_open = config.keys.empty() && !config.listen.empty();
    if (!is_open || config.listen.starts_with(kUnixSocket)) return;
    throw Error(ErrorCode::Configuration,
                phrase("[admin] listens on {} and has no keys: anybody could give orders there",
                       "[admin] mendengarkan di {} tanpa kunci: siapa pun bisa memberi perintah",
                       config.listen),
                phrase("make a key and put its hash into keys, or listen on unix:PATH",
                       "buat kunci dan taruh hash-nya di keys, atau dengarkan di unix:JALUR"));
}

AdminKey make_admin_key() {
    const std::string key = to_base64url(random_secret());
    return {key, to_hex(sha256(key))};
}

}  // namespace telusur
