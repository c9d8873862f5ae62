// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/inspection.h"

#include <utility>

#include "indexer/index/generation.h"

namespace telusur {

Inspection::Inspection(std::filesystem::path generation)
    : generation_(std::move(generation)), thread_([this] { inspect(); }) {}

Inspection::~Inspection() {
    is_wanted_ = false;
    thread_.join();
}

std::optional<Error> Inspection::damage() const {
    return is_done_ ? damage_ : std::nullopt;
}

void Inspection::inspect() {
    try {
        check_files(generation_, [this] { return is_wanted_.load(); });
    } catch (const Error& error) {
        // An index that is deleted goes on answering those who have it open.
        std::error_code code;
        if (std::filesystem::exists(generation_, code)) damage_ = error;
    }
    is_done_ = true;
}

}  // namespace telusur
