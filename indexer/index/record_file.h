// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/file_io.h"

namespace telusur {

/// A file of numbered byte strings, each compressed by zstd on its own with a dictionary shared by
/// all, so that any one can be read alone. Every record carries zstd's checksum. The bytes are
/// described in INDEX_FORMAT.md, "Record file".

/// Reads a record file. Immutable; any number of threads may read at once.
class RecordFile {
  public:
    /// Throws Error{BadData} if the file is not a whole record file of this version.
    explicit RecordFile(const std::filesystem::path& path);
    ~RecordFile();
    RecordFile(RecordFile&&) noexcept;
    RecordFile& operator=(RecordFile&&) = delete;

    std::uint32_t size() const { return size_; }

    /// The record as it was added. Throws Error{BadData} if number >= size() or it is damaged.
    std::string read(std::uint32_t number) const;

  private:
    struct Dictionary;

    std::uint64_t offset(std::uint32_t number) const;
    [[noreturn]] void refuse(const char* english, const char* indonesian) const;

    std::filesystem::path path_;
    MappedFile file_;
    std::uint32_t size_ = 0;
    std::uint64_t records_end_ = 0;
    std::unique_ptr<Dictionary> dictionary_;
};

/// Writes a record file: add* finish. The first records (up to 16 MiB) are held back to train the
/// dictionary on; after that memory does not grow but for 8 bytes a record.
class RecordFileWriter {
  public:
    explicit RecordFileWriter(const std::filesystem::path& path);
    ~RecordFileWriter();

    void add(std::string_view record);
    void finish();

  private:
    struct Compressor;

    void start();
    void compress(std::string_view record);

    FileWriter file_;
    std::vector<std::string> samples_;
    std::size_t sample_bytes_ = 0;
    std::vector<std::uint64_t> offsets_;
    std::uint64_t dictionary_size_ = 0;
    std::unique_ptr<Compressor> compressor_;
};

}  // namespace telusur
