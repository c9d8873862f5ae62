// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/xapian_stemmer.h"

#include <algorithm>
#include <fmt/core.h>
#include <unordered_map>
#include <xapian.h>

namespace telusur {

namespace {

constexpr std::size_t kCachedWords = 1u << 18;

// Snowball's code is made for words of letters; numbers and mixed forms are their own root.
bool is_plain_word(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Stemming costs a microsecond and an archive repeats its words: a cache a thread, because Xapian's
// objects must not be shared between threads (their reference counts are not atomic).
class CachedStemmer {
  public:
    const std::string& root(std::string_view word) {
        key_ = word;
        const auto found = roots_.find(key_);
        if (found != roots_.end()) return found->second;
        if (roots_.size() >= kCachedWords) roots_.clear();
        std::string root = stem_(key_);
        return roots_.emplace(key_, root.empty() ? key_ : std::move(root)).first->second;
    }

  private:
    Xapian::Stem stem_{"indonesian"};
    std::unordered_map<std::string, std::string> roots_;
    std::string key_;
};

}  // namespace

std::string XapianStemmer::root(std::string_view word) const {
    if (!is_plain_word(word)) return std::string(word);
    thread_local CachedStemmer stemmer;
    return stemmer.root(word);
}

std::string XapianStemmer::fingerprint() const {
    return fmt::format("xapian-indonesian-{}", Xapian::version_string());
}

}  // namespace telusur
