// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/numbered_file.h"

#include <cstring>

#include "indexer/index/error.h"
#include "indexer/index/rebuild_hint.h"

namespace telusur {

namespace {

const Phrase kCut{"is cut short or too long", "terpotong atau terlalu panjang"};

struct Header {
    std::array<char, 8> magic;
    std::uint32_t version;
    std::uint32_t count;
    std::uint64_t detail;
    std::uint64_t offsets_begin;
    std::uint64_t offsets_checksum;
    std::uint64_t checksum;  ///< of the fields above
};
static_assert(sizeof(Header) == 48);

std::uint64_t checksum_of_header(const Header& header) {
    return checksum_of(std::as_bytes(std::span(&header, 1)).first(offsetof(Header, checksum)));
}

}  // namespace

NumberedFile::NumberedFile(const std::filesystem::path& path, const NumberedFormat& format)
    : path_(path), file_(path) {
    const auto bytes = file_.bytes();
    Header header{};
    if (bytes.size() < sizeof header) refuse({"is too short", "terlalu pendek"});
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.magic != format.magic) {
        refuse(phrase("is not {0}", "bukan {1}", format.english, format.indonesian));
    }
    if (header.version != format.version) refuse({"has another version", "versinya lain"});
    if (header.checksum != checksum_of_header(header)) refuse_damaged();
    const std::uint64_t table_bytes = (std::uint64_t{header.count} + 1) * sizeof(std::uint64_t);
    if (bytes.size() - sizeof header < table_bytes ||
        header.offsets_begin != bytes.size() - table_bytes) {
        refuse(kCut);
    }
    if (checksum_of(bytes.last(table_bytes)) != header.offsets_checksum) refuse_damaged();
    count_ = header.count;
    detail_ = header.detail;
    records_end_ = header.offsets_begin;
}

std::span<const std::byte> NumberedFile::preface(std::uint64_t size) const {
    if (size > records_end_ - sizeof(Header)) refuse(kCut);
    return file_.bytes().subspan(sizeof(Header), static_cast<std::size_t>(size));
}

std::uint64_t NumberedFile::offset(std::uint32_t number) const {
    std::uint64_t value = 0;
    std::memcpy(&value, file_.bytes().data() + records_end_ + number * sizeof value, sizeof value);
    return value;
}

std::span<const std::byte> NumberedFile::record(std::uint32_t number) const {
    const std::uint64_t begin = offset(number);
    const std::uint64_t end = offset(number + 1);
    if (begin > end || end > records_end_) refuse_damaged();
    return file_.bytes().subspan(begin, end - begin);
}

void NumberedFile::refuse(const Phrase& why) const {
    throw Error(ErrorCode::BadData,
                {path_.string() + " " + why.english, path_.string() + " " + why.indonesian},
                rebuild_hint());
}

void NumberedFile::refuse_damaged() const {
    refuse({"is damaged", "rusak"});
}

NumberedFileWriter::NumberedFileWriter(const std::filesystem::path& path,
                                       const NumberedFormat& format, std::uint64_t detail,
                                       std::string_view preface)
    : format_(format), file_(path), detail_(detail) {
    const Header placeholder{};
    file_.write(std::as_bytes(std::span(&placeholder, 1)));
    file_.write(bytes_of(preface));
}

void NumberedFileWriter::add(std::string_view record) {
    offsets_.push_back(file_.size());
    file_.write(bytes_of(record));
}

void NumberedFileWriter::finish() {
    Header header{format_.magic, format_.version, size(), detail_, file_.size(), 0, 0};
    offsets_.push_back(file_.size());
    const auto table = std::as_bytes(std::span(offsets_));
    header.offsets_checksum = checksum_of(table);
    header.checksum = checksum_of_header(header);
    file_.write(table);
    file_.write_at(0, std::as_bytes(std::span(&header, 1)));
    file_.finish();
}

}  // namespace telusur
