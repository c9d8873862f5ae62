// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>

namespace telusur::testing {

inline std::string bytes_in(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline void write_bytes(const std::filesystem::path& path, std::string_view bytes) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.flush();
    if (!file) throw std::runtime_error("cannot write " + path.string());
}

inline char flipped(char byte, unsigned mask) {
    return static_cast<char>(static_cast<unsigned char>(byte) ^ mask);
}

/// Changes one byte where it stands.
inline void put_byte(const std::filesystem::path& path, std::size_t position, char byte) {
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(static_cast<std::streamoff>(position));
    file.put(byte);
    file.flush();
    if (!file) throw std::runtime_error("cannot write " + path.string());
}

inline void flip_byte(const std::filesystem::path& path, std::size_t position,
                      unsigned mask = 0xFF) {
    put_byte(path, position, flipped(bytes_in(path).at(position), mask));
}

}  // namespace telusur::testing
