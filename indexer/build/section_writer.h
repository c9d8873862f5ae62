// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/section_file.h"

namespace telusur {

/// What the header of a section file says of its content.
struct SectionTotals {
    std::uint32_t count = 0;
    std::uint64_t total = 0;
};

/// Collects the sections of a file in memory and writes them in the order of add: add* write.
class SectionWriter {
  public:
    template <typename T>
    void add(SectionId id, const std::vector<T>& numbers) {
        add_bytes(id, std::as_bytes(std::span(numbers)));
    }
    void add(SectionId id, const std::string& text) { add_bytes(id, bytes_of(text)); }

    /// Writes and syncs the file. Faults of the system are thrown as FileWriter does.
    void write(const std::filesystem::path& path, const SectionFormat& format,
               const SectionTotals& totals) const;

  private:
    void add_bytes(SectionId id, std::span<const std::byte> bytes);

    std::vector<Section> sections_;
    std::vector<std::byte> content_;
};

/// Section files count in 32 bits. Throws Error{BadData} for a greater number.
std::uint32_t narrow(std::uint64_t number);
std::vector<std::uint32_t> narrow(const std::vector<std::uint64_t>& numbers);

/// The two sections behind a TextList, text by text.
struct TextListBuilder {
    std::vector<std::uint32_t> starts{0};
    std::string bytes;

    void add(std::string_view text) {
        bytes += text;
        starts.push_back(narrow(bytes.size()));
    }
};

/// The numbers 0 … count-1 in the order that `less` gives.
template <typename Less>
std::vector<std::uint32_t> sorted_numbers(std::size_t count, Less less) {
    std::vector<std::uint32_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 0u);
    std::sort(numbers.begin(), numbers.end(), less);
    return numbers;
}

}  // namespace telusur
