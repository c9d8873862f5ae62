// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/process/crash_guard.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "indexer/index/file_io.h"

namespace telusur {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr std::size_t kMostStarts = 3;
constexpr std::int64_t kWindowSeconds = CrashGuard::kSteady.count();
constexpr std::size_t kMaximumBytes = std::size_t{1} << 16;

Error unusable(const fs::path& file, const Phrase& reason) {
    return Error(ErrorCode::Io,
                 {fmt::format("starts are not watched: {}", reason.english),
                  fmt::format("pemulaian tidak diawasi: {}", reason.indonesian)},
                 phrase("searchd goes on without {}; may it write there?",
                        "searchd berjalan tanpa {}; bolehkah ia menulis di situ?", file.string()));
}

}  // namespace

CrashGuard::CrashGuard(const fs::path& state, Warn warn, Clock clock)
    : file_(state.empty() ? state : state / "starts.json"),
      warn_(std::move(warn)),
      clock_(std::move(clock)) {}

CrashGuard::~CrashGuard() {
    survived();
}

std::optional<std::string> CrashGuard::begin(const std::string& current) {
    if (file_.empty()) return std::nullopt;
    const std::lock_guard lock(mutex_);
    Memory memory;
    try {
        memory = read();
    } catch (const Error& error) {
        warn_(unusable(file_, error.message()));
    }
    if (memory.avoided == current || keeps_crashing(memory, current)) {
        // The starts with what stands in for it are not counted: if that crashes too, another
        // generation would hardly help.
        memory = {current, {}};
    } else {
        std::erase_if(memory.starts,
                      [&](const Start& start) { return start.generation != current; });
        memory.avoided.clear();
        memory.starts.push_back({current, now()});
        if (memory.starts.size() > kMostStarts) memory.starts.erase(memory.starts.begin());
    }
    avoided_ = memory.avoided;
    is_pending_ = true;
    write(memory);
    return avoided_.empty() ? std::nullopt : std::optional(avoided_);
}

void CrashGuard::survived() {
    const std::lock_guard lock(mutex_);
    if (std::exchange(is_pending_, false)) write({avoided_, {}});
}

// Not how long ago they were counts, but how close together: after the third, systemd may wait for
// the operator. A time to come is from a clock that was put back since, and counts as now.
bool CrashGuard::keeps_crashing(const Memory& memory, const std::string& generation) const {
    if (memory.starts.size() < kMostStarts) return false;
    std::int64_t first = now();
    std::int64_t last = 0;
    for (auto start = memory.starts.end() - kMostStarts; start != memory.starts.end(); ++start) {
        if (start->generation != generation) return false;
        first = std::min(first, start->time);
        last = std::max(last, std::min(start->time, now()));
    }
    return last - first <= kWindowSeconds;
}

CrashGuard::Memory CrashGuard::read() const {
    std::error_code code;
    if (!fs::exists(file_, code) && !code) return {};
    try {
        const json content = json::parse(read_file(file_, kMaximumBytes));
        Memory memory{content.at("avoided").get<std::string>(), {}};
        for (const json& start : content.at("starts"))
            memory.starts.push_back({start.at("generation"), start.at("time")});
        return memory;
    } catch (const json::exception&) {
        throw Error(ErrorCode::BadData, phrase("{} is damaged", "{} rusak", file_.string()));
    }
}

void CrashGuard::write(const Memory& memory) const {
    json starts = json::array();
    for (const Start& start : memory.starts)
        starts.push_back({{"generation", start.generation}, {"time", start.time}});
    const json content{{"avoided", memory.avoided}, {"starts", std::move(starts)}};
    try {
        std::error_code ignored;
        fs::create_directories(file_.parent_path(), ignored);
        replace_file(file_, content.dump(-1, ' ', false, json::error_handler_t::replace) + '\n');
    } catch (const Error& error) {
        warn_(unusable(file_, error.message()));
    }
}

std::int64_t CrashGuard::now() const {
    return std::chrono::duration_cast<std::chrono::seconds>(clock_().time_since_epoch()).count();
}

}  // namespace telusur
