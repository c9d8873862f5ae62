// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/live_engine.h"

#include <utility>

namespace telusur {

LiveEngine::LiveEngine(DataDirectory directory, std::function<void(const Error&)> warn)
    : directory_(std::move(directory)), warn_(std::move(warn)), engine_(open_engine(directory_)) {}

std::shared_ptr<const Engine> LiveEngine::get() {
    // Reading the 17 bytes of CURRENT costs some microseconds, and is right from the very moment of
    // the rename on.
    const std::lock_guard lock(mutex_);
    std::string name;
    try {
        name = directory_.current().value_or(engine_->generation());
        if (name != engine_->generation() && name != refused_) {
            engine_ = open_engine(directory_);
            refused_.clear();
        }
    } catch (const Error& error) {
        if (name != refused_ || name.empty()) warn_(error);
        refused_ = name;
    }
    return engine_;
}

}  // namespace telusur
