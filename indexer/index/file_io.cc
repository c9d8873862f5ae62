// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/file_io.h"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <memory>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <xxhash.h>

#include "indexer/index/error.h"

namespace telusur {

namespace {

constexpr std::size_t kBufferBytes = 1u << 20;

const Phrase kOpen{"open", "membuka"};
const Phrase kRead{"read", "membaca"};
const Phrase kCreate{"create", "membuat"};
const Phrase kWrite{"write", "menulis"};
const Phrase kSync{"sync", "menyelaraskan"};
const Phrase kRename{"rename", "mengganti nama"};

class Descriptor {
  public:
    Descriptor(const std::filesystem::path& path, int flags, const Phrase& action)
        : value_(::open(path.c_str(), flags | O_CLOEXEC, 0644)) {
        if (value_ < 0) throw system_error(errno, action, path.string());
    }
    ~Descriptor() { ::close(value_); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int value() const { return value_; }

  private:
    int value_;
};

void write_all(int descriptor, std::string_view bytes, const std::filesystem::path& path) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw system_error(errno, kWrite, path.string());
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

// Calls `consume` with the file's bytes, a buffer at a time, until it says no.
template <typename Consume>
void read_through(const std::filesystem::path& path, Consume consume) {
    const Descriptor file(path, O_RDONLY, kOpen);
    std::string buffer(kBufferBytes, '\0');
    for (;;) {
        const ssize_t count = ::read(file.value(), buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) throw system_error(errno, kRead, path.string());
        if (count == 0) return;
        if (!consume(std::string_view(buffer).substr(0, static_cast<std::size_t>(count)))) return;
    }
}

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& path) {
    const Descriptor file(path, O_RDONLY, kOpen);
    struct stat status {};
    if (::fstat(file.value(), &status) != 0) throw system_error(errno, kRead, path.string());
    if (status.st_size == 0) return;  // mmap refuses to map nothing
    const auto size = static_cast<std::size_t>(status.st_size);
    void* address = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file.value(), 0);
    if (address == MAP_FAILED) throw system_error(errno, kRead, path.string());
    bytes_ = {static_cast<const std::byte*>(address), size};
}

MappedFile::~MappedFile() {
    if (bytes_.empty()) return;
    ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
}

FileWriter::FileWriter(std::filesystem::path path) : path_(std::move(path)) {
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (descriptor_ < 0) throw system_error(errno, kCreate, path_.string());
    buffer_.reserve(kBufferBytes);
}

FileWriter::~FileWriter() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void FileWriter::write(std::span<const std::byte> bytes) {
    buffer_.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    size_ += bytes.size();
    if (buffer_.size() >= kBufferBytes) flush();
}

void FileWriter::write_at(std::uint64_t offset, std::span<const std::byte> bytes) {
    flush();
    if (::lseek(descriptor_, static_cast<off_t>(offset), SEEK_SET) < 0) {
        throw system_error(errno, kWrite, path_.string());
    }
    write_all(descriptor_, {reinterpret_cast<const char*>(bytes.data()), bytes.size()}, path_);
    if (::lseek(descriptor_, 0, SEEK_END) < 0) throw system_error(errno, kWrite, path_.string());
}

void FileWriter::flush() {
    write_all(descriptor_, buffer_, path_);
    buffer_.clear();
}

void FileWriter::finish() {
    flush();
    if (::fsync(descriptor_) != 0) throw system_error(errno, kSync, path_.string());
    close();
}

void FileWriter::close() {
    flush();
    if (::close(std::exchange(descriptor_, -1)) != 0) {
        throw system_error(errno, kWrite, path_.string());
    }
}

std::string read_file(const std::filesystem::path& path, std::size_t limit) {
    std::string content;
    read_through(path, [&](std::string_view bytes) {
        content += bytes;
        if (content.size() > limit) {
            throw Error(ErrorCode::BadData,
                        phrase("{} is larger than {} bytes", "{} lebih besar dari {} byte",
                               path.string(), limit));
        }
        return true;
    });
    return content;
}

void sync_path(const std::filesystem::path& path) {
    const Descriptor file(path, O_RDONLY, kOpen);
    if (::fsync(file.value()) != 0) throw system_error(errno, kSync, path.string());
}

void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) throw system_error(errno, kRename, from.string());
    sync_path(to.has_parent_path() ? to.parent_path() : ".");
}

std::string file_stamp(const std::filesystem::path& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return {};
    return fmt::format("{}.{}.{}.{}", status.st_ino, status.st_size, status.st_mtim.tv_sec,
                       status.st_mtim.tv_nsec);
}

void replace_file(const std::filesystem::path& path, std::string_view content) {
    std::filesystem::path temporary = path;
    temporary += ".tmp";
    try {
        FileWriter writer(temporary);
        writer.write(bytes_of(content));
        writer.finish();
        rename_durably(temporary, path);
    } catch (const Error&) {
        std::error_code code;
        std::filesystem::remove(temporary, code);
        throw;
    }
}

std::string checksum_of_file(const std::filesystem::path& path) {
    return checksum_of_file(path, [] { return true; });
}

std::string checksum_of_file(const std::filesystem::path& path,
                             const std::function<bool()>& go_on) {
    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(),
                                                                         XXH3_freeState);
    XXH3_128bits_reset(state.get());
    bool is_whole = true;
    read_through(path, [&](std::string_view bytes) {
        XXH3_128bits_update(state.get(), bytes.data(), bytes.size());
        return is_whole = go_on();
    });
    if (!is_whole) return {};
    const XXH128_hash_t hash = XXH3_128bits_digest(state.get());
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

std::string checksum_of_text(std::string_view text) {
    const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

std::uint64_t checksum_of(std::span<const std::byte> bytes) {
    return XXH3_64bits(bytes.data(), bytes.size());
}

}  // namespace telusur
