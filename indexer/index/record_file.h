// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/numbered_file.h"

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

    std::uint32_t size() const { return file_.size(); }

    /// The record as it was added. Throws Error{BadData} if number >= size() or it is damaged.
    std::string read(std::uint32_t number) const;

  private:
    struct Dictionary;

    NumberedFile file_;
    std::unique_ptr<Dictionary> dictionary_;
};

/// What a dictionary is trained on: at most this many bytes of records.
inline constexpr std::size_t kDictionarySampleBytes = std::size_t{4} << 20;

/// A dictionary for records like these; empty if there are too few for it to pay. The same samples
/// give the same bytes.
std::string train_dictionary(const std::vector<std::string>& samples);

/// Compresses records as a record file holds them. The same dictionary and record give the same
/// bytes. For one thread.
class RecordCompressor {
  public:
    explicit RecordCompressor(const std::string& dictionary);
    ~RecordCompressor();
    RecordCompressor(const RecordCompressor&) = delete;
    RecordCompressor& operator=(const RecordCompressor&) = delete;

    /// Valid until the next call.
    std::string_view compress(std::string_view record);

  private:
    struct Context;
    std::unique_ptr<Context> context_;
    std::string buffer_;
};

/// Writes a record file from records that were compressed with its dictionary: add* finish. Memory
/// grows by 8 bytes a record.
class RecordFileWriter {
  public:
    RecordFileWriter(const std::filesystem::path& path, const std::string& dictionary);

    void add(std::string_view compressed) { file_.add(compressed); }
    void finish() { file_.finish(); }

  private:
    NumberedFileWriter file_;
};

}  // namespace telusur
