// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tests/fuzz/article_promises.h"
#include "tests/support/wxr_files.h"

namespace telusur {

/// What a reader of a stream makes of the bytes, which come to it in chunks of that size: the line
/// of each record and its article. Ends the process if a record breaks a promise.
template <typename Reader>
std::vector<std::string> checked_records(std::string_view bytes, std::size_t chunk) {
    Reader reader(std::make_unique<testing::MemoryStream>(bytes, chunk), Provenance{});
    std::vector<std::string> records;
    while (const std::optional<SourceRecord> record = reader.next()) {
        check_record(*record);
        records.push_back(std::to_string(record->provenance.line) +
                          (record->article ? to_record(*record->article) : ""));
    }
    return records;
}

/// Ends the process if a record breaks a promise, or if it matters how the bytes are cut.
template <typename Reader>
void check_reader(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (checked_records<Reader>(bytes, 65536) != checked_records<Reader>(bytes, 7)) std::abort();
}

}  // namespace telusur
