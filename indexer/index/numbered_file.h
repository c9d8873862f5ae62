// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/index/file_io.h"
#include "indexer/index/phrase.h"

namespace telusur {

/// A file of byte strings numbered from 0: a header, a preface, the byte strings, and a table of
/// where each begins. What they hold and how it is checked is its owner's. INDEX_FORMAT.md, "Record
/// file" and "Tokens", describes the bytes of both kinds there are.

/// What tells one kind of such a file from another.
struct NumberedFormat {
    std::array<char, 8> magic;
    std::uint32_t version;
    std::string_view english;  ///< for people: "a record file"
    std::string_view indonesian;
};

/// Reads one, mapped into memory. Immutable; any number of threads.
class NumberedFile {
  public:
    /// Checks the header and the table of offsets. Throws Error{BadData} if they are not of this
    /// format or not as written.
    NumberedFile(const std::filesystem::path& path, const NumberedFormat& format);

    std::uint32_t size() const { return count_; }
    /// The number that the file's owner put into the header.
    std::uint64_t detail() const { return detail_; }
    /// The first bytes behind the header. Throws Error{BadData} if there are fewer.
    std::span<const std::byte> preface(std::uint64_t size) const;
    /// The bytes of a number below size(). Throws Error{BadData} if the table leads elsewhere.
    std::span<const std::byte> record(std::uint32_t number) const;
    /// Tells the processor that record() will be asked for that number soon.
    void prefetch_place(std::uint32_t number) const {
        __builtin_prefetch(file_.bytes().data() + records_end_ + number * sizeof(std::uint64_t));
    }

    /// Throws Error{BadData} that names the file and says what to do.
    [[noreturn]] void refuse(const Phrase& why) const;
    [[noreturn]] void refuse_damaged() const;

  private:
    std::uint64_t offset(std::uint32_t number) const;

    std::filesystem::path path_;
    MappedFile file_;
    std::uint32_t count_ = 0;
    std::uint64_t detail_ = 0;
    std::uint64_t records_end_ = 0;
};

/// Writes one: add* finish. Memory grows by 8 bytes a record. The format must outlive it.
class NumberedFileWriter {
  public:
    NumberedFileWriter(const std::filesystem::path& path, const NumberedFormat& format,
                       std::uint64_t detail, std::string_view preface = {});

    void add(std::string_view record);
    void finish();
    /// Records added so far.
    std::uint32_t size() const { return static_cast<std::uint32_t>(offsets_.size()); }

  private:
    const NumberedFormat& format_;
    FileWriter file_;
    std::uint64_t detail_;
    std::vector<std::uint64_t> offsets_;
};

}  // namespace telusur
