// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/watch/daily_files.h"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <sys/stat.h>
#include <sys/uio.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "indexer/index/error.h"

namespace telusur {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kBegin = "questions-";
constexpr std::string_view kEnd = ".jsonl";
constexpr std::int64_t kDaySeconds = 24 * 3600;
constexpr mode_t kOwnerOnly = 0600;

std::string file_name(const Date& day) {
    return fmt::format("{}{}{}", kBegin, to_iso(day), kEnd);
}

std::optional<Date> day_of_file(std::string_view name) {
    if (!name.starts_with(kBegin) || !name.ends_with(kEnd)) return std::nullopt;
    name.remove_prefix(kBegin.size());
    if (name.size() < kEnd.size()) return std::nullopt;
    name.remove_suffix(kEnd.size());
    const auto time = parse_iso_timestamp(name);
    if (!time || time->precision != Timestamp::Precision::Day) return std::nullopt;
    return archive_date(time->seconds);
}

// What cannot be deleted is tried again the next day.
void delete_older(const fs::path& directory, std::int64_t first_kept_second) {
    std::error_code code;
    fs::directory_iterator entry(directory, code);
    for (; !code && entry != fs::directory_iterator(); entry.increment(code)) {
        const auto day = day_of_file(entry->path().filename().string());
        if (!day || first_second(*day) >= first_kept_second) continue;
        std::error_code ignored;
        if (fs::is_regular_file(entry->symlink_status(ignored))) fs::remove(entry->path(), ignored);
    }
}

}  // namespace

DailyFiles::DailyFiles(fs::path directory, std::size_t days, std::int64_t now)
    : directory_(std::move(directory)), days_(days) {
    const Phrase write{"write to", "menulis ke"};
    std::error_code code;
    if (fs::create_directories(directory_, code))
        fs::permissions(directory_, fs::perms::owner_all, code);
    if (code) throw system_error(code.value(), write, directory_.string());
    begin_day(archive_date(now));
    if (!open_file()) throw system_error(errno, write, directory_.string());
}

void DailyFiles::begin_day(const Date& day) {
    day_ = day;
    file_.reset();
    const auto others = static_cast<std::int64_t>(days_) - 1;
    delete_older(directory_, first_second(day) - others * kDaySeconds);
}

bool DailyFiles::open_file() {
    const fs::path path = directory_ / file_name(day_);
    file_ = FileDescriptor(
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, kOwnerOnly));
    return file_.is_open() && ::fchmod(file_.get(), kOwnerOnly) == 0;
}

bool DailyFiles::write(std::string_view line, std::int64_t seconds) {
    const Date day = archive_date(seconds);
    if (day != day_) begin_day(day);
    if (line.empty()) return true;
    struct stat status {};
    const bool is_gone =
        file_.is_open() && (::fstat(file_.get(), &status) != 0 || status.st_nlink == 0);
    if (is_to_reopen_.exchange(false) || is_gone || !file_.is_open()) {
        if (!open_file()) return false;
    }
    return append(std::string(line) + '\n');
}

// A part of a line, which a full disk leaves, would spoil the next one.
bool DailyFiles::append(std::string_view bytes) {
    const off_t end = ::lseek(file_.get(), 0, SEEK_END);
    ssize_t written = 0;
    do {
        written = ::write(file_.get(), bytes.data(), bytes.size());
    } while (written < 0 && errno == EINTR);
    if (written == static_cast<ssize_t>(bytes.size())) return true;
    if (written > 0 && end >= 0 && ::ftruncate(file_.get(), end) != 0) file_.reset();
    return false;
}

}  // namespace telusur
