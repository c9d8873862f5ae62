// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/section_file.h"

#include <algorithm>
#include <cstring>
#include <fmt/core.h>

#include "indexer/index/error.h"
#include "indexer/index/rebuild_hint.h"

namespace telusur {

namespace {

const Phrase kTooShort{"is too short", "terlalu pendek"};
const Phrase kCut{"is cut short", "terpotong"};
const Phrase kWrongSize{"is cut short or too long", "terpotong atau terlalu panjang"};
const Phrase kDamaged{"is damaged", "rusak"};

// The checksums guard against damage; this guards against a file that was written wrong.
bool divides(std::span<const std::uint32_t> starts, std::size_t size) {
    return !starts.empty() && starts.front() == 0 && starts.back() == size &&
           std::is_sorted(starts.begin(), starts.end());
}

bool all_zero(std::span<const std::byte> bytes) {
    return std::all_of(bytes.begin(), bytes.end(),
                       [](std::byte byte) { return byte == std::byte{0}; });
}

}  // namespace

bool all_below(std::span<const std::uint32_t> numbers, std::size_t limit) {
    return std::all_of(numbers.begin(), numbers.end(),
                       [limit](std::uint32_t number) { return number < limit; });
}

SectionFile::SectionFile(const std::filesystem::path& path, const SectionFormat& format)
    : path_(path), file_(path) {
    const auto bytes = file_.bytes();
    if (bytes.size() < sizeof header_) refuse(kTooShort);
    std::memcpy(&header_, bytes.data(), sizeof header_);
    if (header_.magic != format.magic)
        refuse(
            {fmt::format("is not {}", format.english), fmt::format("bukan {}", format.indonesian)});
    if (header_.version != format.version) refuse({"has another version", "versinya lain"});
    const auto after_header = bytes.subspan(sizeof header_);
    if (header_.section_count > after_header.size() / sizeof(Section)) refuse(kCut);
    const auto table = after_header.first(header_.section_count * sizeof(Section));
    const auto fields = bytes.first(offsetof(SectionFileHeader, checksum));
    if (header_.checksum != (checksum_of(fields) ^ checksum_of(table))) refuse(kDamaged);
    sections_ = {reinterpret_cast<const Section*>(table.data()), header_.section_count};
    check_sections();
}

// Sections stand end to end and what fills them up is zeros: so there is no byte that nobody
// checks.
void SectionFile::check_sections() const {
    const auto bytes = file_.bytes();
    std::uint64_t end = sizeof header_ + sections_.size_bytes();
    for (const Section& section : sections_) {
        if (section.offset != end || section.size > bytes.size() - end) refuse(kCut);
        end += aligned(section.size);
        if (end > bytes.size()) refuse(kCut);
        const auto stretch = bytes.subspan(section.offset, aligned(section.size));
        if (checksum_of(stretch.first(section.size)) != section.checksum ||
            !all_zero(stretch.subspan(section.size))) {
            refuse(kDamaged);
        }
    }
    if (end != bytes.size()) refuse(kWrongSize);
}

std::span<const std::byte> SectionFile::section(SectionId id, std::size_t item_size) const {
    for (const Section& section : sections_) {
        if (section.kind != id.kind || section.field != id.field) continue;
        if (section.size % item_size != 0) break;
        return file_.bytes().subspan(section.offset, section.size);
    }
    refuse({"lacks a section", "kekurangan satu bagian"});
}

NumberLists SectionFile::lists(SectionId starts, SectionId items, std::size_t count) const {
    const NumberLists lists{numbers<std::uint32_t>(starts, count + 1),
                            numbers<std::uint32_t>(items)};
    if (!divides(lists.starts, lists.items.size())) refuse_inconsistent();
    return lists;
}

TextList SectionFile::texts(SectionId starts, SectionId bytes) const {
    const TextList texts{numbers<std::uint32_t>(starts), numbers<char>(bytes)};
    if (!divides(texts.starts, texts.bytes.size())) refuse_inconsistent();
    return texts;
}

TextList SectionFile::texts(SectionId starts, SectionId bytes, std::size_t count) const {
    const TextList found = texts(starts, bytes);
    if (found.starts.size() != count + 1) refuse_inconsistent();
    return found;
}

void SectionFile::refuse_inconsistent() const {
    refuse({"is inconsistent", "tidak konsisten"});
}

void SectionFile::refuse(const Phrase& why) const {
    throw Error(ErrorCode::BadData,
                {path_.string() + " " + why.english, path_.string() + " " + why.indonesian},
                rebuild_hint());
}

}  // namespace telusur
