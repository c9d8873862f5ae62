// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/live_engine.h"

#include <utility>

#include "indexer/index/file_io.h"
#include "indexer/index/manifest.h"
#include "searchd/search/query_word_lists.h"

namespace telusur {

namespace {

// What hindered opening a generation may pass: too many open files, a volume not mounted yet.
constexpr std::chrono::seconds kRetryInterval{10};

std::string stamp_of_files(const std::filesystem::path& generation) {
    std::string stamp = file_stamp(generation / "MANIFEST.json");
    std::error_code code;
    if (!std::filesystem::is_directory(generation, code)) return stamp;
    for (const std::string& name : file_names(generation))
        stamp += ' ' + name + ' ' + file_stamp(generation / name);
    return stamp;
}

}  // namespace

// Reading a generation through takes some 0.4 s a GB from memory, and as long as the disk takes
// otherwise: too long to wait for at a start or in the first request after a publication, which
// should be answered within 50 ms. What a reader cannot notice by itself is damage in the postings;
// they are read first, and until that is done we trust what the indexer checked before publishing.
LiveEngine::LiveEngine(DataDirectory directory, Warn warn, const Ranking& ranking,
                       std::optional<std::string> avoided)
    : directory_(std::move(directory)),
      warn_(std::move(warn)),
      ranking_(ranking),
      stamp_(stamp()),
      avoided_(std::move(avoided)) {
    take(open_first());
    if (engine_->generation() != directory_.current_if_readable())
        retry_ = std::chrono::steady_clock::now() + kRetryInterval;
}

std::shared_ptr<const Engine> LiveEngine::open_first() {
    if (avoided_ != directory_.current_if_readable()) avoided_.reset();
    if (auto engine = avoided_ ? open_instead_of(*avoided_) : nullptr) return engine;
    // Serving now and then is better than not at all.
    avoided_.reset();
    return open_engine(directory_, warn_, ranking_);
}

std::shared_ptr<const Engine> LiveEngine::open_instead_of(const std::string& avoided) {
    const Error reason(ErrorCode::BadData,
                       phrase("generation {} has ended this program several times",
                              "generasi {} beberapa kali mengakhiri program ini", avoided),
                       phrase("look into the log, then publish another or go back with "
                              "telusur-indexer rollback",
                              "periksa log, lalu terbitkan yang lain atau kembali dengan "
                              "telusur-indexer rollback"));
    try {
        const std::vector<std::string> names = generations_before(directory_, avoided);
        if (names.empty()) throw Error(reason);
        auto engine = open_engine(directory_, names, warn_, ranking_);
        warn_(fallback_warning(reason, engine->generation()));
        return engine;
    } catch (const Error& error) {
        warn_(error);
        return nullptr;
    }
}

// Empty while there is no CURRENT: no reason to let go of the engine at hand.
std::string LiveEngine::stamp() const {
    const std::string pointer = directory_.pointer_stamp();
    return pointer.empty() ? pointer : pointer + ' ' + stamp_of(word_list_files(directory_));
}

std::shared_ptr<const Engine> LiveEngine::get() {
    const std::lock_guard lock(mutex_);
    follow();
    while (const auto damage = inspection_ ? inspection_->damage() : std::nullopt)
        leave_damaged(*damage);
    if (!engine_) throw Error(*refusal_);
    return engine_;
}

bool LiveEngine::is_inspected() {
    const std::lock_guard lock(mutex_);
    return inspection_ && inspection_->is_done() && !inspection_->damage();
}

// Looking at CURRENT costs some microseconds, and is right from the very moment of the rename on.
void LiveEngine::follow() {
    const std::string stamp = this->stamp();
    const bool changed = stamp != stamp_ && !stamp.empty();
    const auto now = std::chrono::steady_clock::now();
    if (!changed && !(retry_ && now >= *retry_)) return;
    stamp_ = stamp;
    retry_.reset();
    try {
        const std::optional<std::string> live = directory_.current();
        if (!live) return;
        if (live != avoided_) avoided_.reset();
        const std::vector<std::string> names = candidates(*live, changed);
        if (!names.empty()) take(open_engine(directory_, names, warn_, ranking_));
        if (!engine_ || engine_->generation() != *live) retry_ = now + kRetryInterval;
    } catch (const Error& error) {
        if (changed) warn_(error);
        retry_ = now + kRetryInterval;
    }
}

// A live generation that cannot be used is no reason to go on with old word lists.
std::vector<std::string> LiveEngine::candidates(const std::string& live, bool changed) const {
    std::vector<std::string> names{live};
    if (!engine_) {
        const auto before = generations_before(directory_, live);
        names.insert(names.end(), before.begin(), before.end());
    } else if (changed && engine_->generation() != live) {
        names.push_back(engine_->generation());
    }
    std::erase_if(names, [this](const std::string& name) { return !is_usable(name); });
    return names;
}

void LiveEngine::take(std::shared_ptr<const Engine> engine) {
    // Who compares engines shall see another one only if there is something new.
    if (engine_ && engine_->state() == engine->state()) return;
    engine_ = std::move(engine);
    refusal_.reset();
    const auto path = directory_.generation_path(engine_->generation());
    if (inspection_ && inspection_->generation() == path) return;
    inspection_ = std::make_unique<Inspection>(path);
}

void LiveEngine::leave_damaged(const Error& damage) {
    const std::string name = engine_->generation();
    damaged_[name] = stamp_of_files(directory_.generation_path(name));
    retry_ = std::chrono::steady_clock::now() + kRetryInterval;
    engine_.reset();
    inspection_.reset();
    std::vector<std::string> names = generations_before(directory_, name);
    std::erase_if(names, [this](const std::string& other) { return !is_usable(other); });
    try {
        if (names.empty()) throw Error(damage);
        take(open_engine(directory_, names, warn_, ranking_));
        warn_(fallback_warning(damage, engine_->generation()));
    } catch (const Error& error) {
        warn_(damage);
        refusal_ = damage;
    }
}

bool LiveEngine::is_usable(const std::string& name) const {
    return name != avoided_ && !is_damaged(name);
}

bool LiveEngine::is_damaged(const std::string& name) const {
    const auto found = damaged_.find(name);
    return found != damaged_.end() &&
           found->second == stamp_of_files(directory_.generation_path(name));
}

}  // namespace telusur
