// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/byte_stream.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <system_error>
#include <utility>
#include <vector>
#include <zstd.h>

namespace telusur {

namespace {

constexpr std::size_t kReadSize = std::size_t{128} << 10;
constexpr int kLargestWindowLog = 27;

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

struct FreeDecoder {
    void operator()(ZSTD_DCtx* decoder) const { ZSTD_freeDCtx(decoder); }
};

Phrase cannot_read(int error_number) {
    return phrase("cannot be read: {}", "tidak dapat dibaca: {}",
                  std::generic_category().message(error_number));
}

class PlainStream : public ByteStream {
  public:
    explicit PlainStream(const std::string& path) : file_(std::fopen(path.c_str(), "rbe")) {
        if (!file_) open_error_ = errno;
    }

    Chunk next() override {
        if (!file_) return {{}, cannot_read(open_error_)};
        const std::size_t read = std::fread(buffer_.data(), 1, buffer_.size(), file_.get());
        if (read == 0 && std::ferror(file_.get()) != 0) return {{}, cannot_read(errno)};
        return {{buffer_.data(), read}, std::nullopt};
    }

  private:
    File file_;
    int open_error_ = 0;
    std::vector<char> buffer_ = std::vector<char>(kReadSize);
};

class BytesStream : public ByteStream {
  public:
    explicit BytesStream(std::string bytes) : bytes_(std::move(bytes)) {}

    Chunk next() override {
        if (std::exchange(is_given_, true)) return {};
        return {bytes_, std::nullopt};
    }

  private:
    std::string bytes_;
    bool is_given_ = false;
};

// A stream whose first chunk was read ahead of time. It must be taken before the stream is read
// again, because the stream's buffer holds it.
class ResumedStream : public ByteStream {
  public:
    ResumedStream(std::unique_ptr<ByteStream> stream, Chunk first)
        : stream_(std::move(stream)), first_(std::move(first)) {}

    Chunk next() override {
        if (first_) return *std::exchange(first_, std::nullopt);
        return stream_->next();
    }

  private:
    std::unique_ptr<ByteStream> stream_;
    std::optional<Chunk> first_;
};

class ZstdStream : public ByteStream {
  public:
    explicit ZstdStream(std::unique_ptr<ByteStream> compressed)
        : compressed_(std::move(compressed)), decoder_(ZSTD_createDCtx()) {
        if (!decoder_) throw std::bad_alloc();
        ZSTD_DCtx_setParameter(decoder_.get(), ZSTD_d_windowLogMax, kLargestWindowLog);
    }

    Chunk next() override {
        for (;;) {
            if (input_.empty() && !at_end_) {
                Chunk read = compressed_->next();
                if (read.problem) return read;
                input_ = read.bytes;
                at_end_ = input_.empty();
            }
            if (at_end_ && !inside_frame_) return {};
            ZSTD_outBuffer output{buffer_.data(), buffer_.size(), 0};
            if (std::optional<Phrase> problem = decode(output)) return {{}, std::move(problem)};
            if (output.pos > 0) return {{buffer_.data(), output.pos}, std::nullopt};
            if (at_end_ && inside_frame_) {
                return {{}, Phrase{"zstd data ends early", "data zstd berakhir terlalu dini"}};
            }
        }
    }

  private:
    // One step of zstd. It gets no more than the bytes it asks for, which is one block: after
    // damage it gives nothing of what it decoded in the same step, and so only the damaged block is
    // lost.
    std::optional<Phrase> decode(ZSTD_outBuffer& output) {
        ZSTD_inBuffer input{input_.data(), std::min(wanted_, input_.size()), 0};
        const std::size_t result = ZSTD_decompressStream(decoder_.get(), &output, &input);
        if (ZSTD_isError(result) != 0) {
            return phrase("damaged zstd data: {}", "data zstd rusak: {}",
                          ZSTD_getErrorName(result));
        }
        input_.remove_prefix(input.pos);
        inside_frame_ = result != 0;
        wanted_ = inside_frame_ ? result : kFirstWanted;
        return std::nullopt;
    }

    static constexpr std::size_t kFirstWanted = 5;  // the shortest head of a frame

    std::unique_ptr<ByteStream> compressed_;
    std::unique_ptr<ZSTD_DCtx, FreeDecoder> decoder_;
    std::string_view input_;  // compressed bytes not yet decoded
    std::size_t wanted_ = kFirstWanted;
    bool inside_frame_ = false;
    bool at_end_ = false;
    std::vector<char> buffer_ = std::vector<char>(ZSTD_DStreamOutSize());
};

// The magic number of a frame, or of one of the sixteen kinds of skippable frames.
bool begins_like_zstd(std::string_view bytes) {
    if (bytes.size() < 4) return false;
    const auto first = static_cast<unsigned char>(bytes[0]);
    return bytes.starts_with("\x28\xB5\x2F\xFD") ||
           (first >= 0x50 && first <= 0x5F && bytes.substr(1, 3) == "\x2A\x4D\x18");
}

bool looks_like_text(std::string_view bytes) {
    const auto is_text = [](char c) {
        return static_cast<unsigned char>(c) >= ' ' || c == '\t' || c == '\n' || c == '\r';
    };
    const std::string_view front = bytes.substr(0, 64);
    return std::all_of(front.begin(), front.end(), is_text);
}

}  // namespace

std::unique_ptr<ByteStream> open_plain_stream(const std::string& path) {
    return std::make_unique<PlainStream>(path);
}

std::unique_ptr<ByteStream> open_memory_stream(std::string bytes) {
    return std::make_unique<BytesStream>(std::move(bytes));
}

std::unique_ptr<ByteStream> open_byte_stream(const std::string& path) {
    std::unique_ptr<ByteStream> stream = open_plain_stream(path);
    ByteStream::Chunk first = stream->next();
    const bool compressed =
        begins_like_zstd(first.bytes) || (path.ends_with(".zst") && !looks_like_text(first.bytes));
    stream = std::make_unique<ResumedStream>(std::move(stream), std::move(first));
    if (compressed) return std::make_unique<ZstdStream>(std::move(stream));
    return stream;
}

}  // namespace telusur
