// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstring>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <limits>
#include <string>
#include <vector>

#include "indexer/build/section_writer.h"
#include "indexer/index/file_io.h"
#include "indexer/index/record_file.h"
#include "indexer/index/token_stream.h"
#include "tests/support/errors.h"
#include "tests/support/files.h"
#include "tests/support/temp_dir.h"

namespace telusur {
namespace {

namespace fs = std::filesystem;
using testing::TempDir;

constexpr std::uint64_t kHole = (std::uint64_t{5} << 30) + 3;  // beyond what 32 bits can name

std::uint64_t number_at(const std::string& bytes, std::size_t place) {
    std::uint64_t number = 0;
    std::memcpy(&number, bytes.data() + place, sizeof number);
    return number;
}

void put_number(std::string& bytes, std::size_t place, std::uint64_t number) {
    std::memcpy(bytes.data() + place, &number, sizeof number);
}

// Writes `bytes`, a numbered file (INDEX_FORMAT.md), with a hole of 5 GiB at the end of its record
// 1: a sparse file, that takes no room on the disk.
void write_with_hole(const fs::path& path, const std::string& bytes) {
    const std::uint64_t table_begin = number_at(bytes, 24);
    const std::uint64_t cut = number_at(bytes, table_begin + 2 * sizeof(std::uint64_t));
    std::string head = bytes.substr(0, cut);
    std::string table = bytes.substr(table_begin);
    for (std::size_t i = 2 * sizeof(std::uint64_t); i < table.size(); i += sizeof(std::uint64_t))
        put_number(table, i, number_at(table, i) + kHole);
    put_number(head, 24, table_begin + kHole);
    put_number(head, 32, checksum_of(bytes_of(table)));
    put_number(head, 40, checksum_of(bytes_of(std::string_view(head).substr(0, 40))));
    testing::write_bytes(path, head);
    fs::resize_file(path, cut + kHole);
    std::ofstream file(path, std::ios::binary | std::ios::app);
    file << bytes.substr(cut, table_begin - cut) << table;
}

TEST(RecordFileBeyond32Bits, IsReadOnBothSidesOfTheHole) {
    const TempDir directory;
    const std::vector<std::string> records{"satu", "dua", "tiga", "empat"};
    RecordFileWriter writer(directory / "small", "");
    RecordCompressor compressor("");
    for (const std::string& record : records)
        writer.add(compressor.compress(record));
    writer.finish();
    write_with_hole(directory / "large", testing::bytes_in(directory / "small"));
    const RecordFile file(directory / "large");
    ASSERT_EQ(file.size(), 4u);
    EXPECT_EQ(file.read(0), "satu");
    EXPECT_EQ(file.read(2), "tiga");
    EXPECT_EQ(file.read(3), "empat");
}

TEST(TokenStreamBeyond32Bits, IsReadOnBothSidesOfTheHole) {
    const TempDir directory;
    const std::vector<std::vector<std::uint32_t>> streams{
        {5, kTextEnd}, {6, kTextEnd}, {7, 8, kTextEnd}, {9, kSentenceEnd, 70000, kTextEnd}};
    TokenStreamWriter writer(directory / "small", 80000);
    for (const auto& symbols : streams)
        writer.add(0, symbols);
    writer.finish();
    write_with_hole(directory / "large", testing::bytes_in(directory / "small"));
    const TokenStream tokens(directory / "large");
    ASSERT_EQ(tokens.document_count(), 4u);
    std::vector<std::uint32_t> symbols;
    for (const DocumentNumber document : {0u, 2u, 3u}) {
        EXPECT_EQ(tokens.read(document, symbols), 0u);
        EXPECT_EQ(symbols, streams[document]) << document;
    }
    EXPECT_TRUE(tokens.holds(3, EncodedPhrase(std::vector<WordNumber>{7, 70000 - kFirstWord})));
}

// The number of words of a token file has 64 bits there, and 32 here.
TEST(TokenStreamBeyond32Bits, RefusesAsManyWords) {
    const TempDir directory;
    TokenStreamWriter writer(directory / "tokens", 5);
    writer.finish();
    std::string bytes = testing::bytes_in(directory / "tokens");
    put_number(bytes, 16, (std::uint64_t{1} << 32) + 5);
    put_number(bytes, 40, checksum_of(bytes_of(std::string_view(bytes).substr(0, 40))));
    testing::write_bytes(directory / "tokens", bytes);
    EXPECT_EQ(testing::code_thrown_by([&] { TokenStream tokens(directory / "tokens"); }),
              "BadData");
}

TEST(NumbersOfSections, AreRefusedBeyond32Bits) {
    constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
    EXPECT_EQ(narrow(kMost), kMost);
    EXPECT_EQ(narrow(std::vector<std::uint64_t>{0, kMost}),
              (std::vector<std::uint32_t>{0, 0xFFFFFFFF}));
    for (const std::uint64_t number : {kMost + 1, kMost + 6, kMost * 2, ~std::uint64_t{0}}) {
        const testing::Thrown thrown = testing::thrown_by([&] { narrow(number); });
        EXPECT_EQ(thrown.code, "BadData") << number;
        EXPECT_NE(thrown.message.find("2^32"), std::string::npos) << thrown.message;
        EXPECT_EQ(testing::code_thrown_by([&] { narrow(std::vector{kMost, number}); }), "BadData");
    }
}

}  // namespace
}  // namespace telusur
