// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace telusur {

/// The system calls behind files that must survive a crash. Everything here throws Error: BadData
/// for a file that is not what it should be, CannotCreate or Io from the system (see system_error).

/// A whole file mapped read-only; stays valid when the file is deleted. Movable, not copyable; any
/// number of threads may read.
class MappedFile {
  public:
    explicit MappedFile(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    std::span<const std::byte> bytes() const { return bytes_; }

  private:
    std::span<const std::byte> bytes_;
};

/// Writes one file front to back through a buffer. finish() or close() must be called and does the
/// work that can fail; a writer destroyed without it leaves an incomplete file behind.
class FileWriter {
  public:
    explicit FileWriter(std::filesystem::path path);
    ~FileWriter();
    FileWriter(const FileWriter&) = delete;
    FileWriter& operator=(const FileWriter&) = delete;

    void write(std::span<const std::byte> bytes);
    /// Overwrites bytes that were written before.
    void write_at(std::uint64_t offset, std::span<const std::byte> bytes);
    /// Bytes written so far.
    std::uint64_t size() const { return size_; }
    /// Writes what is buffered, syncs the file to the disk and closes it.
    void finish();
    /// The same without the sync, for files that need not survive the process.
    void close();

  private:
    void flush();

    std::filesystem::path path_;
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
    std::string buffer_;
};

/// The whole content; at most `limit` bytes, more is BadData.
std::string read_file(const std::filesystem::path& path, std::size_t limit);

/// Text that is another after the file was changed or replaced; empty if there is none. Costs a
/// look, and reads nothing.
std::string file_stamp(const std::filesystem::path& path);

/// Replaces `path` as one step that survives power loss: temporary file beside it, fsync, rename,
/// fsync of the directory.
void replace_file(const std::filesystem::path& path, std::string_view content);

/// fsync of a file or a directory.
void sync_path(const std::filesystem::path& path);

/// rename(2), then fsync of the directory that holds the new name (both names are in one
/// directory).
void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

/// 128-bit XXH3 of a file's content as 32 hexadecimal digits.
std::string checksum_of_file(const std::filesystem::path& path);

/// The same; empty if `go_on`, which is asked once a MiB, says no.
std::string checksum_of_file(const std::filesystem::path& path, const std::function<bool()>& go_on);

/// The same of a text.
std::string checksum_of_text(std::string_view text);

/// 64-bit XXH3.
std::uint64_t checksum_of(std::span<const std::byte> bytes);

inline std::span<const std::byte> bytes_of(std::string_view text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

}  // namespace telusur
