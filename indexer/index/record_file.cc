// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/record_file.h"

#include <array>
#include <cstring>
#include <zdict.h>
#include <zstd.h>

#include "indexer/index/error.h"
#include "indexer/index/rebuild_hint.h"

namespace telusur {

namespace {

constexpr std::array<char, 8> kMagic{'T', 'L', 'S', 'R', 'R', 'E', 'C', '\n'};
constexpr std::uint32_t kVersion = 1;
constexpr int kLevel = 3;  // 6 makes news 3.4 % smaller and the build some 10 % slower
constexpr std::size_t kDictionaryBytes = 112640;    // zstd's customary size
constexpr std::size_t kMaximumRecord = 256u << 20;  // bound on what a damaged frame may ask for

struct Header {
    std::array<char, 8> magic;
    std::uint32_t version;
    std::uint32_t count;
    std::uint64_t dictionary_size;
    std::uint64_t offsets_begin;
    std::uint64_t offsets_checksum;
    std::uint64_t checksum;  ///< of the fields above
};
static_assert(sizeof(Header) == 48);

std::uint64_t checksum_of_header(const Header& header) {
    return checksum_of(std::as_bytes(std::span(&header, 1)).first(offsetof(Header, checksum)));
}

struct ContextDeleter {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

}  // namespace

struct RecordFile::Dictionary {
    explicit Dictionary(std::span<const std::byte> bytes)
        : value(ZSTD_createDDict(bytes.data(), bytes.size())) {}
    ~Dictionary() { ZSTD_freeDDict(value); }
    ZSTD_DDict* value;
};

RecordFile::RecordFile(const std::filesystem::path& path) : path_(path), file_(path) {
    const auto bytes = file_.bytes();
    Header header{};
    if (bytes.size() < sizeof header) refuse("is too short", "terlalu pendek");
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.magic != kMagic) refuse("is not a record file", "bukan berkas catatan");
    if (header.version != kVersion) refuse("has another version", "versinya lain");
    if (header.checksum != checksum_of_header(header)) refuse("is damaged", "rusak");
    const std::uint64_t table_bytes = (std::uint64_t{header.count} + 1) * sizeof(std::uint64_t);
    if (bytes.size() - sizeof header < table_bytes ||
        header.offsets_begin != bytes.size() - table_bytes ||
        header.dictionary_size > header.offsets_begin - sizeof header) {
        refuse("is cut short or too long", "terpotong atau terlalu panjang");
    }
    if (checksum_of(bytes.last(table_bytes)) != header.offsets_checksum)
        refuse("is damaged", "rusak");
    size_ = header.count;
    records_end_ = header.offsets_begin;
    dictionary_ = std::make_unique<Dictionary>(
        bytes.subspan(sizeof header, static_cast<std::size_t>(header.dictionary_size)));
    if (dictionary_->value == nullptr) refuse("is damaged", "rusak");
}

RecordFile::~RecordFile() = default;
RecordFile::RecordFile(RecordFile&&) noexcept = default;

void RecordFile::refuse(const char* english, const char* indonesian) const {
    throw Error(ErrorCode::BadData,
                {path_.string() + " " + english, path_.string() + " " + indonesian},
                rebuild_hint());
}

std::uint64_t RecordFile::offset(std::uint32_t number) const {
    std::uint64_t value = 0;
    std::memcpy(&value, file_.bytes().data() + records_end_ + number * sizeof value, sizeof value);
    return value;
}

std::string RecordFile::read(std::uint32_t number) const {
    if (number >= size_) refuse("holds no such record", "tidak berisi catatan itu");
    const std::uint64_t begin = offset(number);
    const std::uint64_t end = offset(number + 1);
    if (begin > end || end > records_end_) refuse("is damaged", "rusak");
    const auto frame = file_.bytes().subspan(begin, end - begin);
    const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (size > kMaximumRecord) refuse("is damaged", "rusak");  // also for zstd's error values
    std::string record(static_cast<std::size_t>(size), '\0');
    thread_local const std::unique_ptr<ZSTD_DCtx, ContextDeleter> context(ZSTD_createDCtx());
    const std::size_t result =
        ZSTD_decompress_usingDDict(context.get(), record.data(), record.size(), frame.data(),
                                   frame.size(), dictionary_->value);
    if (result != record.size()) refuse("is damaged", "rusak");
    return record;
}

std::string train_dictionary(const std::vector<std::string>& samples) {
    std::string joined;
    std::vector<std::size_t> sizes;
    for (const std::string& sample : samples) {
        joined += sample;
        sizes.push_back(sample.size());
    }
    // A dictionary costs its own size once; below this it would not pay for itself.
    if (joined.size() <= 10 * kDictionaryBytes) return {};
    std::string dictionary(kDictionaryBytes, '\0');
    const std::size_t size =
        ZDICT_trainFromBuffer(dictionary.data(), dictionary.size(), joined.data(), sizes.data(),
                              static_cast<unsigned>(sizes.size()));
    dictionary.resize(ZDICT_isError(size) == 0 ? size : 0);
    return dictionary;
}

struct RecordCompressor::Context {
    Context() : value(ZSTD_createCCtx()) {}
    ~Context() { ZSTD_freeCCtx(value); }
    ZSTD_CCtx* value;
};

RecordCompressor::RecordCompressor(const std::string& dictionary)
    : context_(std::make_unique<Context>()) {
    ZSTD_CCtx_setParameter(context_->value, ZSTD_c_compressionLevel, kLevel);
    ZSTD_CCtx_setParameter(context_->value, ZSTD_c_checksumFlag, 1);
    ZSTD_CCtx_loadDictionary(context_->value, dictionary.data(), dictionary.size());
}

RecordCompressor::~RecordCompressor() = default;

std::string_view RecordCompressor::compress(std::string_view record) {
    buffer_.resize(ZSTD_compressBound(record.size()));
    const std::size_t size = ZSTD_compress2(context_->value, buffer_.data(), buffer_.size(),
                                            record.data(), record.size());
    if (ZSTD_isError(size) != 0) {
        throw Error(ErrorCode::Internal,
                    phrase("zstd cannot compress a record: {}",
                           "zstd tidak dapat memampatkan catatan: {}", ZSTD_getErrorName(size)));
    }
    return std::string_view(buffer_).substr(0, size);
}

RecordFileWriter::RecordFileWriter(const std::filesystem::path& path, const std::string& dictionary)
    : file_(path), dictionary_size_(dictionary.size()) {
    const Header placeholder{};
    file_.write(std::as_bytes(std::span(&placeholder, 1)));
    file_.write(bytes_of(dictionary));
}

void RecordFileWriter::add(std::string_view compressed) {
    offsets_.push_back(file_.size());
    file_.write(bytes_of(compressed));
}

void RecordFileWriter::finish() {
    const auto count = static_cast<std::uint32_t>(offsets_.size());
    Header header{kMagic, kVersion, count, dictionary_size_, file_.size(), 0, 0};
    offsets_.push_back(file_.size());
    const auto table = std::as_bytes(std::span(offsets_));
    header.offsets_checksum = checksum_of(table);
    header.checksum = checksum_of_header(header);
    file_.write(table);
    file_.write_at(0, std::as_bytes(std::span(&header, 1)));
    file_.finish();
}

}  // namespace telusur
