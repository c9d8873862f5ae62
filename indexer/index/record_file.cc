// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/record_file.h"

#include <zdict.h>
#include <zstd.h>

#include "indexer/index/error.h"

namespace telusur {

namespace {

constexpr NumberedFormat kFormat{
    {'T', 'L', 'S', 'R', 'R', 'E', 'C', '\n'}, 1, "a record file", "berkas catatan"};
constexpr int kLevel = 3;  // 6 makes news 3.4 % smaller and the build some 10 % slower
constexpr std::size_t kDictionaryBytes = 112640;    // zstd's customary size
constexpr std::size_t kMaximumRecord = 256u << 20;  // bound on what a damaged frame may ask for

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

// The header's number is the size of the dictionary, which is the preface.
RecordFile::RecordFile(const std::filesystem::path& path)
    : file_(path, kFormat),
      dictionary_(std::make_unique<Dictionary>(file_.preface(file_.detail()))) {
    if (dictionary_->value == nullptr) file_.refuse_damaged();
}

RecordFile::~RecordFile() = default;
RecordFile::RecordFile(RecordFile&&) noexcept = default;

std::string RecordFile::read(std::uint32_t number) const {
    if (number >= size()) file_.refuse({"holds no such record", "tidak berisi catatan itu"});
    const auto frame = file_.record(number);
    const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (size > kMaximumRecord) file_.refuse_damaged();  // also for zstd's error values
    std::string record(static_cast<std::size_t>(size), '\0');
    thread_local const std::unique_ptr<ZSTD_DCtx, ContextDeleter> context(ZSTD_createDCtx());
    const std::size_t result =
        ZSTD_decompress_usingDDict(context.get(), record.data(), record.size(), frame.data(),
                                   frame.size(), dictionary_->value);
    if (result != record.size()) file_.refuse_damaged();
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
    : file_(path, kFormat, dictionary.size(), dictionary) {}

}  // namespace telusur
