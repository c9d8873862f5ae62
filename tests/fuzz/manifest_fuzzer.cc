// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <cstdlib>
#include <string>

#include "indexer/index/error.h"
#include "indexer/index/manifest.h"

// A manifest is read whole or refused; what is read never names a file outside of its generation.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const telusur::Manifest manifest = telusur::parse_manifest(
            std::string(reinterpret_cast<const char*>(data), size), "MANIFEST.json");
        for (const auto& file : manifest.files) {
            if (file.name.empty() || file.name.front() == '/') std::abort();
        }
    } catch (const telusur::Error& error) {
        if (error.code() != telusur::ErrorCode::BadData) std::abort();
    }
    return 0;
}
