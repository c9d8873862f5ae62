// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/live_engine.h"

#include <utility>

#include "searchd/search/query_word_lists.h"

namespace telusur {

namespace {

// What hindered opening a generation may pass: too many open files, a volume not mounted yet.
constexpr std::chrono::seconds kRetryInterval{10};

}  // namespace

LiveEngine::LiveEngine(DataDirectory directory, std::function<void(const Error&)> warn)
    : directory_(std::move(directory)),
      warn_(std::move(warn)),
      stamp_(stamp()),
      engine_(open_engine(directory_)) {}

// Empty while there is no CURRENT: no reason to let go of the engine at hand.
std::string LiveEngine::stamp() const {
    const std::string pointer = directory_.pointer_stamp();
    return pointer.empty() ? pointer : pointer + ' ' + stamp_of(word_list_files(directory_));
}

std::shared_ptr<const Engine> LiveEngine::get() {
    // Looking at CURRENT costs some microseconds, and is right from the very moment of the rename
    // on.
    const std::lock_guard lock(mutex_);
    const std::string stamp = this->stamp();
    const bool changed = stamp != stamp_ && !stamp.empty();
    const auto now = std::chrono::steady_clock::now();
    if (!changed && !(retry_ && now >= *retry_)) return engine_;
    stamp_ = stamp;
    retry_.reset();
    try {
        engine_ = open_engine(directory_);
    } catch (const Error& error) {
        if (changed) warn_(error);
        retry_ = now + kRetryInterval;
    }
    return engine_;
}

}  // namespace telusur
