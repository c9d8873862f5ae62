// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

#include "indexer/index/file_io.h"
#include "indexer/index/phrase.h"

namespace telusur {

/// A file of numbered arrays, each with a checksum, made to be used where it lies in memory. The
/// bytes are described in INDEX_FORMAT.md, "Section file".

/// What tells one kind of section file from another.
struct SectionFormat {
    std::array<char, 8> magic;
    std::uint32_t version;
    std::string_view english;  ///< for people: "a columns file"
    std::string_view indonesian;
};

struct SectionFileHeader {
    std::array<char, 8> magic;
    std::uint32_t version;
    std::uint32_t count;  ///< of what the file is about
    std::uint64_t total;  ///< a sum over it
    std::uint64_t section_count;
    std::uint64_t checksum;  ///< XXH3-64 of the fields above, xor that of the section table
};
static_assert(sizeof(SectionFileHeader) == 40);

struct Section {
    std::uint32_t kind;
    std::uint32_t field;  ///< number of the value field; 0 for sections of no field
    std::uint64_t offset;
    std::uint64_t size;
    std::uint64_t checksum;  ///< XXH3-64
};
static_assert(sizeof(Section) == 32);

/// Which section of a file.
struct SectionId {
    std::uint32_t kind;
    std::uint32_t field = 0;
};

/// Sections begin at multiples of this, so that every number can be read where it lies.
inline constexpr std::uint64_t kSectionAlignment = 8;

constexpr std::uint64_t aligned(std::uint64_t size) {
    return (size + kSectionAlignment - 1) / kSectionAlignment * kSectionAlignment;
}

/// Lists of numbers end to end: list i is items[starts[i] … starts[i + 1]). Borrows the file.
struct NumberLists {
    std::span<const std::uint32_t> starts;
    std::span<const std::uint32_t> items;

    std::span<const std::uint32_t> operator[](std::uint32_t i) const {
        return items.subspan(starts[i], starts[i + 1] - starts[i]);
    }
};

/// The same for texts.
struct TextList {
    std::span<const std::uint32_t> starts;
    std::span<const char> bytes;

    std::uint32_t size() const { return static_cast<std::uint32_t>(starts.size() - 1); }
    std::string_view operator[](std::uint32_t i) const {
        return {bytes.data() + starts[i], starts[i + 1] - starts[i]};
    }
};

bool all_below(std::span<const std::uint32_t> numbers, std::size_t limit);

/// Reads a section file, mapped into memory. Immutable; any number of threads may read at once.
/// What it gives lives as long as it does.
class SectionFile {
  public:
    /// Checks every byte of the file. Throws Error{BadData} if it is not of this format or not as
    /// written.
    SectionFile(const std::filesystem::path& path, const SectionFormat& format);

    std::uint32_t count() const { return header_.count; }
    std::uint64_t total() const { return header_.total; }

    /// The numbers of a section. Throws Error{BadData} if the file lacks it or, for the second, if
    /// it does not hold `count` of them.
    template <typename T>
    std::span<const T> numbers(SectionId id) const {
        const auto bytes = section(id, sizeof(T));
        return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
    }
    template <typename T>
    std::span<const T> numbers(SectionId id, std::size_t count) const {
        const auto found = numbers<T>(id);
        if (found.size() != count) refuse_inconsistent();
        return found;
    }

    /// Lists or texts from their two sections. Throws Error{BadData} unless the starts rise from 0
    /// to the end of the items, or if there are not `count` of them where that is given.
    NumberLists lists(SectionId starts, SectionId items, std::size_t count) const;
    TextList texts(SectionId starts, SectionId bytes) const;
    TextList texts(SectionId starts, SectionId bytes, std::size_t count) const;

    /// Throws Error{BadData}: the numbers in the file contradict each other.
    [[noreturn]] void refuse_inconsistent() const;

  private:
    std::span<const std::byte> section(SectionId id, std::size_t item_size) const;
    void check_sections() const;
    [[noreturn]] void refuse(const Phrase& why) const;

    std::filesystem::path path_;
    MappedFile file_;
    SectionFileHeader header_{};
    std::span<const Section> sections_;
};

}  // namespace telusur
