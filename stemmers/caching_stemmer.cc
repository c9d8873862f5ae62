// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/caching_stemmer.h"

#include <atomic>
#include <unordered_map>

#include "stemmers/digest.h"

namespace telusur {

namespace {

constexpr std::size_t kMostWords = 1u << 17;

struct WordHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return hash_bytes(word); }
};

// A cache a thread needs no lock. It is known by a number and not by an address, which a later
// object might have again.
struct ThreadCache {
    std::uint64_t owner = 0;
    std::unordered_map<std::string, std::string, WordHash, std::equal_to<>> roots;
};

std::uint64_t next_identity() {
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

}  // namespace

CachingStemmer::CachingStemmer(const Stemmer& stemmer)
    : stemmer_(stemmer), identity_(next_identity()) {}

std::string CachingStemmer::root(std::string_view word) const {
    thread_local ThreadCache cache;
    if (cache.owner != identity_) {
        cache.roots.clear();
        cache.owner = identity_;
    }
    const auto known = cache.roots.find(word);
    if (known != cache.roots.end()) return known->second;
    std::string root = stemmer_.root(word);
    if (cache.roots.size() >= kMostWords) cache.roots.clear();
    cache.roots.emplace(word, root);
    return root;
}

}  // namespace telusur
