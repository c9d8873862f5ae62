// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/data_directory.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <ctime>
#include <fcntl.h>
#include <fmt/chrono.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "indexer/index/error.h"
#include "indexer/index/file_io.h"

namespace telusur {

namespace fs = std::filesystem;

namespace {

constexpr const char* kBuildPrefix = ".building-";
constexpr const char* kRefusedPrefix = ".refused-";
constexpr std::size_t kNameLength = 16;  // 20261122T190000Z
constexpr const char* kLastName = "99991231T235959Z";
constexpr std::size_t kMaximumPointerBytes = 256;

// std::filesystem's errors as ours, about `path` where they do not say what they are about: those
// of going on to the next entry of a directory.
template <typename Action>
auto with_system_errors(const Phrase& action, const fs::path& path, Action act) {
    try {
        return act();
    } catch (const fs::filesystem_error& problem) {
        const fs::path& place = problem.path1().empty() ? path : problem.path1();
        throw system_error(problem.code().value(), action, place.string());
    }
}

fs::path hidden(const fs::path& data, const std::string& name) {
    return data / "generations" / fmt::format("{}{}", kBuildPrefix, name);
}

std::string name_of(std::time_t time) {
    return fmt::format("{:%Y%m%dT%H%M%SZ}", fmt::gmtime(time));
}

std::time_t time_of(const std::string& name) {
    std::tm fields{};
    if (::strptime(name.c_str(), "%Y%m%dT%H%M%SZ", &fields) == nullptr) return 0;
    return ::timegm(&fields);
}

void remove_with_prefix(const fs::path& directory, const char* prefix) {
    with_system_errors({"remove", "menghapus"}, directory, [&] {
        for (const auto& entry : fs::directory_iterator(directory)) {
            if (entry.path().filename().string().starts_with(prefix)) fs::remove_all(entry.path());
        }
    });
}

void sync_tree(const fs::path& directory) {
    for (const auto& entry : fs::recursive_directory_iterator(directory))
        sync_path(entry.path());
    sync_path(directory);
}

}  // namespace

bool is_generation_name(const std::string& text) {
    // Writing the time that was read gives the same text only if it was a time. After the last of
    // all names there could be no other.
    return text.size() == kNameLength && text != kLastName && name_of(time_of(text)) == text;
}

DataDirectory::DataDirectory(fs::path path) : path_(std::move(path)) {
    if (path_.empty()) {
        throw Error(ErrorCode::Usage,
                    phrase("the data directory has no name", "direktori data tidak bernama"),
                    phrase("give one with --data", "sebutkan dengan --data"));
    }
}

void DataDirectory::create() const {
    std::error_code code;
    std::vector<fs::path> parents;  // of the directories that are missing
    for (fs::path place = fs::absolute(path_ / "generations"); !fs::exists(place, code);
         place = place.parent_path())
        parents.push_back(place.parent_path());
    fs::create_directories(path_ / "generations", code);
    if (code) {
        const Error reason = system_error(code.value(), {"create", "membuat"}, path_.string());
        throw Error(ErrorCode::CannotCreate, reason.message(), reason.hint());
    }
    // Else a power cut could take the whole directory after the first run said that all is well.
    for (const fs::path& parent : parents)
        sync_path(parent);
}

std::optional<std::string> DataDirectory::current_if_readable() const {
    try {
        return current();
    } catch (const Error& error) {
        if (error.code() != ErrorCode::BadData) throw;
        return std::nullopt;
    }
}

std::optional<std::string> DataDirectory::current() const {
    const fs::path pointer = path_ / "CURRENT";
    std::error_code code;
    if (!fs::exists(pointer, code)) return std::nullopt;
    std::string name = read_file(pointer, kMaximumPointerBytes);
    while (!name.empty() && (name.back() == '\n' || name.back() == '\r'))
        name.pop_back();
    if (!is_generation_name(name)) {
        throw Error(
            ErrorCode::BadData,
            phrase("{} does not hold the name of a generation", "{} tidak berisi nama generasi",
                   pointer.string()),
            phrase("list them: telusur-indexer generations --data {}",
                   "lihat daftarnya: telusur-indexer generations --data {}", path_.string()));
    }
    return name;
}

std::string DataDirectory::pointer_stamp() const {
    return file_stamp(path_ / "CURRENT");
}

std::vector<std::string> DataDirectory::generations() const {
    std::vector<std::string> names;
    std::error_code code;
    for (const auto& entry : fs::directory_iterator(path_ / "generations", code)) {
        const std::string name = entry.path().filename().string();
        if (is_generation_name(name)) names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::string DataDirectory::new_generation_name() const {
    std::time_t time = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    const std::vector<std::string> names = generations();
    if (!names.empty()) time = std::max(time, time_of(names.back()) + 1);
    return name_of(time);
}

fs::path DataDirectory::new_build_directory(const std::string& name) const {
    remove_leftovers();
    const fs::path directory = hidden(path_, name);
    with_system_errors({"create", "membuat"}, directory,
                       [&] { fs::create_directories(directory); });
    return directory;
}

fs::path DataDirectory::new_trial_directory(const std::string& name) const {
    const fs::path directory = hidden(path_, name + "-trial");
    with_system_errors({"create", "membuat"}, directory,
                       [&] { fs::create_directories(directory); });
    return directory;
}

void DataDirectory::remove_leftovers() const {
    remove_with_prefix(path_ / "generations", kBuildPrefix);
}

fs::path DataDirectory::set_aside(const fs::path& build_directory, const std::string& name) const {
    remove_with_prefix(path_ / "generations", kRefusedPrefix);
    fs::path kept = path_ / "generations" / (kRefusedPrefix + name);
    rename_durably(build_directory, kept);
    return kept;
}

void DataDirectory::add(const fs::path& build_directory, const std::string& name) const {
    with_system_errors({"sync", "menyelaraskan"}, build_directory,
                       [&] { sync_tree(build_directory); });
    rename_durably(build_directory, generation_path(name));
}

void DataDirectory::publish(const fs::path& build_directory, const std::string& name) const {
    add(build_directory, name);
    make_live(name);
}

void DataDirectory::make_live(const std::string& name) const {
    replace_file(path_ / "CURRENT", name + "\n");
}

void DataDirectory::prune(std::size_t keep, const std::optional<std::string>& spared) const {
    const std::vector<std::string> names = generations();
    const std::optional<std::string> live = current();
    std::size_t surplus = names.size() > keep ? names.size() - keep : 0;
    for (const std::string& name : names) {
        if (surplus == 0) return;
        if (name == live || name == spared) continue;
        // Hidden first, so that a half-deleted directory never has a generation's name.
        const fs::path doomed = hidden(path_, name);
        rename_durably(generation_path(name), doomed);
        with_system_errors({"remove", "menghapus"}, doomed, [&] { fs::remove_all(doomed); });
        --surplus;
    }
}

WriterLock::WriterLock(const DataDirectory& directory) {
    const fs::path path = directory.lock_path();
    descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor_ < 0) throw system_error(errno, {"create", "membuat"}, path.string());
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        const int reason = errno;
        ::close(descriptor_);
        if (reason != EWOULDBLOCK) throw system_error(reason, {"lock", "mengunci"}, path.string());
        std::string holder = read_file(path, kMaximumPointerBytes);
        if (holder.empty()) holder = "?";
        throw Error(ErrorCode::Locked,
                    phrase("another run is at work on {} (process {})",
                           "proses lain sedang bekerja pada {} (proses {})",
                           directory.path().string(), holder),
                    phrase("try again when it has ended", "coba lagi setelah selesai"));
    }
    const std::string holder = std::to_string(::getpid());
    // Only for the message above, so a full disk must not stop us here. Written before what is left
    // of the last holder's is cut off: whoever reads meanwhile should not find it empty.
    const ssize_t written = ::pwrite(descriptor_, holder.data(), holder.size(), 0);
    [[maybe_unused]] const bool is_told = written > 0 && ::ftruncate(descriptor_, written) == 0;
}

WriterLock::~WriterLock() {
    ::close(descriptor_);
}

}  // namespace telusur
