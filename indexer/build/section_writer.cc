// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build/section_writer.h"

#include <limits>

#include "indexer/index/error.h"

namespace telusur {

void SectionWriter::add_bytes(SectionId id, std::span<const std::byte> bytes) {
    sections_.push_back({id.kind, id.field, content_.size(), bytes.size(), checksum_of(bytes)});
    content_.insert(content_.end(), bytes.begin(), bytes.end());
    content_.resize(aligned(content_.size()));
}

// Where sections begin depends on how many there are, so it is settled only here.
void SectionWriter::write(const std::filesystem::path& path, const SectionFormat& format,
                          const SectionTotals& totals) const {
    SectionFileHeader header{format.magic, format.version,   totals.count,
                             totals.total, sections_.size(), 0};
    std::vector<Section> sections = sections_;
    for (Section& section : sections)
        section.offset += sizeof header + sections.size() * sizeof section;
    const auto table = std::as_bytes(std::span(sections));
    const auto header_bytes = std::as_bytes(std::span(&header, 1));
    header.checksum =
        checksum_of(header_bytes.first(offsetof(SectionFileHeader, checksum))) ^ checksum_of(table);
    FileWriter file(path);
    file.write(header_bytes);
    file.write(table);
    file.write(content_);
    file.finish();
}

std::uint32_t narrow(std::uint64_t number) {
    if (number > std::numeric_limits<std::uint32_t>::max()) {
        throw Error(ErrorCode::BadData,
                    phrase("too many values for one section of a file: more than 2^32",
                           "terlalu banyak nilai untuk satu bagian berkas: lebih dari 2^32"));
    }
    return static_cast<std::uint32_t>(number);
}

std::vector<std::uint32_t> narrow(const std::vector<std::uint64_t>& numbers) {
    std::vector<std::uint32_t> narrowed;
    narrowed.reserve(numbers.size());
    for (const std::uint64_t number : numbers)
        narrowed.push_back(narrow(number));
    return narrowed;
}

}  // namespace telusur
