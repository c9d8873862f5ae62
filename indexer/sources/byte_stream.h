// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/index/phrase.h"

namespace telusur {

/// The bytes of a file from front to back, in bounded memory. Not thread-safe.
class ByteStream {
  public:
    struct Chunk {
        std::string_view bytes;         ///< empty at the end; valid until the next call
        std::optional<Phrase> problem;  ///< why nothing more can be read; then there are no bytes
    };

    virtual ~ByteStream() = default;

    /// The next bytes. After a problem or the end there is nothing more to ask for.
    virtual Chunk next() = 0;
};

/// The content of a file as it is.
std::unique_ptr<ByteStream> open_plain_stream(const std::string& path);

/// The content of a file; if it begins like zstd, or is named .zst and does not look like text,
/// what is compressed in it. Any number of frames; a frame that needs a window above 128 MiB is a
/// problem.
std::unique_ptr<ByteStream> open_byte_stream(const std::string& path);

/// Bytes in memory.
std::unique_ptr<ByteStream> open_memory_stream(std::string bytes);

}  // namespace telusur
