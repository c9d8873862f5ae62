// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/watch/secrets.h"

#include <sodium.h>

#include "indexer/index/error.h"

namespace telusur {

namespace {

// Once in a process, before anything else of it is used; any thread.
void start_library() {
    static const int started = sodium_init();
    if (started < 0) {
        throw Error(ErrorCode::Internal, phrase("there is no source of random numbers",
                                                "tidak ada sumber bilangan acak"));
    }
}

}  // namespace

Secret random_secret() {
    start_library();
    Secret secret{};
    randombytes_buf(secret.data(), secret.size());
    return secret;
}

Digest sha256(std::string_view text) {
    start_library();
    Digest digest{};
    static_assert(sizeof digest == crypto_hash_sha256_BYTES);
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(text.data()),
                       text.size());
    return digest;
}

bool equal_in_constant_time(const Digest& left, const Digest& right) {
    return sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

std::uint64_t keyed_hash(std::span<const std::uint8_t> bytes, const Secret& secret) {
    static_assert(sizeof secret >= crypto_shorthash_KEYBYTES);
    std::uint64_t hash = 0;
    static_assert(sizeof hash == crypto_shorthash_BYTES);
    crypto_shorthash(reinterpret_cast<unsigned char*>(&hash), bytes.data(), bytes.size(),
                     secret.data());
    return hash;
}

std::string to_base64url(const Secret& secret) {
    constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_ENCODED_LEN(sizeof secret, kVariant), '\0');
    sodium_bin2base64(text.data(), text.size(), secret.data(), secret.size(), kVariant);
    text.pop_back();  // the NUL, which is counted
    return text;
}

std::string to_hex(const Digest& digest) {
    std::string text(2 * digest.size() + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
    text.pop_back();
    return text;
}

std::optional<Digest> digest_of_hex(std::string_view text) {
    Digest digest{};
    std::size_t length = 0;
    const char* end = nullptr;
    const int result = sodium_hex2bin(digest.data(), digest.size(), text.data(), text.size(),
                                      nullptr, &length, &end);
    const bool is_whole = result == 0 && length == digest.size();
    if (!is_whole || end != text.data() + text.size()) return std::nullopt;
    return digest;
}

}  // namespace telusur
