// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/record_file.h"

#include <array>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/errors.h"
#include "tests/support/files.h"
#include "tests/support/sample_articles.h"
#include "tests/support/temp_dir.h"

namespace telusur {
namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;
using testing::TempDir;
using Records = std::vector<std::string>;

constexpr std::size_t kHeaderBytes = 48;
constexpr std::size_t kShownFailures = 10;

void write_records(const fs::path& path, const Records& records) {
    Records samples;
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < records.size() && bytes < kDictionarySampleBytes; ++i) {
        samples.push_back(records[i]);
        bytes += records[i].size();
    }
    const std::string dictionary = train_dictionary(samples);
    RecordCompressor compressor(dictionary);
    RecordFileWriter writer(path, dictionary);
    for (const std::string& record : records)
        writer.add(compressor.compress(record));
    writer.finish();
}

Records read_all(const fs::path& path) {
    const RecordFile file(path);
    Records records;
    for (std::uint32_t i = 0; i < file.size(); ++i)
        records.push_back(file.read(i));
    return records;
}

Records article_records(std::size_t count) {
    Records records;
    for (std::size_t i = 0; i < count; ++i)
        records.push_back(to_record(testing::sample_article(21, i)));
    return records;
}

std::uint64_t dictionary_size_in(const fs::path& path) {
    std::uint64_t size = 0;
    std::memcpy(&size, testing::bytes_in(path).data() + 16, sizeof size);
    return size;
}

struct Row {
    const char* name;
    Records records;
    bool with_dictionary;
};

TEST(RecordFile, RoundTrip) {
    testing::Random random(22);
    const std::vector<Row> rows = {
        {"none", {}, false},
        {"one", {"satu"}, false},
        {"one empty", {""}, false},
        {"empty ones", {"", "a", "", "", "b", ""}, false},
        {"bytes", {testing::random_bytes(random, 5000), std::string(3, '\0'), "\xFF"}, false},
        {"one large", {std::string(20u << 20, 'x')}, false},
        {"few articles", article_records(200), false},
        {"5000 articles", article_records(5000), true},
    };
    const TempDir directory;
    for (const Row& row : rows) {
        write_records(directory / "articles", row.records);
        EXPECT_TRUE(read_all(directory / "articles") == row.records) << row.name;
        EXPECT_EQ(dictionary_size_in(directory / "articles") > 0, row.with_dictionary) << row.name;
    }
}

TEST(RecordFile, RoundTripPastTheRecordsThatTrainTheDictionary) {
    Records records = article_records(5000);
    records.insert(records.begin() + 2000, std::string(17u << 20, 'y'));
    const TempDir directory;
    write_records(directory / "articles", records);
    EXPECT_TRUE(read_all(directory / "articles") == records);
}

TEST(RecordFile, SameRecordsGiveSameBytes) {
    const TempDir directory;
    write_records(directory / "a", article_records(5000));
    write_records(directory / "b", article_records(5000));
    EXPECT_TRUE(testing::bytes_in(directory / "a") == testing::bytes_in(directory / "b"));
}

TEST(RecordFile, RefusesNumbersOutOfRange) {
    const TempDir directory;
    write_records(directory / "articles", {"a", "b"});
    const RecordFile file(directory / "articles");
    for (const std::uint32_t number : {2u, 3u, 1000000u, 0x7FFFFFFFu, 0xFFFFFFFFu}) {
        EXPECT_EQ(testing::code_thrown_by([&] { file.read(number); }), "BadData") << number;
    }
}

TEST(RecordFile, IsReadByManyThreadsAndWhenMovedAndDeleted) {
    const Records records = article_records(5000);
    const TempDir directory;
    write_records(directory / "articles", records);
    RecordFile opened(directory / "articles");
    const RecordFile file(std::move(opened));
    fs::remove(directory / "articles");
    std::array<std::size_t, 4> wrong{};
    std::vector<std::thread> threads;
    for (std::size_t thread = 0; thread < wrong.size(); ++thread) {
        threads.emplace_back([&, thread] {
            for (std::size_t i = thread; i < records.size(); i += 2) {
                if (file.read(static_cast<std::uint32_t>(i)) != records[i]) ++wrong[thread];
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_THAT(wrong, ::testing::Each(0u));
}

// Opens a changed file and reads all of it: "" if it throws BadData or every record is right.
std::string fault_of(const fs::path& path, const Records& records) {
    try {
        const RecordFile file(path);
        if (file.size() != records.size()) return "wrong count";
        for (std::uint32_t i = 0; i < file.size(); ++i) {
            const testing::Thrown thrown = testing::thrown_by([&] {
                if (file.read(i) != records[i])
                    throw std::runtime_error("record " + std::to_string(i));
            });
            if (thrown.code == "foreign") return "wrong " + thrown.message;
            if (thrown.code != "" && thrown.code != "BadData") return thrown.code;
        }
    } catch (const Error& error) {
        if (error.code() != ErrorCode::BadData) return error.what();
    }
    return "";
}

// Sets each byte to all other values in turn.
std::vector<std::string> faults_of_flips(const fs::path& path, const Records& records) {
    const std::string whole = testing::bytes_in(path);
    std::vector<std::string> faults;
    for (std::size_t i = 0; i < whole.size() && faults.size() < kShownFailures; ++i) {
        for (unsigned mask = 1; mask < 256; ++mask) {
            testing::put_byte(path, i, testing::flipped(whole[i], mask));
            const std::string fault = fault_of(path, records);
            if (!fault.empty())
                faults.push_back(fmt::format("byte {} ^ {:#x}: {}", i, mask, fault));
        }
        testing::put_byte(path, i, whole[i]);
    }
    return faults;
}

TEST(DamagedRecordFile, EveryFlippedByteIsFoundOrHarmless) {
    const TempDir directory;
    const Records records = {"Banjir rob menggenangi jalan", "Harga ikan naik, harga ikan turun",
                             "x"};
    write_records(directory / "articles", records);
    EXPECT_THAT(faults_of_flips(directory / "articles", records), IsEmpty());
}

// An empty record is a whole zstd frame, so a wrong offset can take in its neighbour unnoticed.
TEST(DamagedRecordFile, EveryFlippedByteIsFoundOrHarmlessBesideEmptyRecords) {
    const TempDir directory;
    const Records records = {"Banjir", "", "Harga ikan", "", ""};
    write_records(directory / "articles", records);
    EXPECT_THAT(faults_of_flips(directory / "articles", records), IsEmpty());
}

TEST(DamagedRecordFile, AFlippedByteOfTheDictionaryIsFoundOrHarmless) {
    const TempDir directory;
    const Records all = article_records(5000);
    write_records(directory / "articles", all);
    const std::string whole = testing::bytes_in(directory / "articles");
    const std::size_t dictionary_end = kHeaderBytes + dictionary_size_in(directory / "articles");
    std::vector<std::string> faults;
    for (std::size_t i = kHeaderBytes; i < dictionary_end; i += i < kHeaderBytes + 200 ? 1 : 997) {
        testing::put_byte(directory / "articles", i, testing::flipped(whole[i], 0x20));
        const std::string fault = fault_of(directory / "articles", all);
        testing::put_byte(directory / "articles", i, whole[i]);
        if (!fault.empty()) faults.push_back(fmt::format("byte {}: {}", i, fault));
    }
    EXPECT_GT(dictionary_end, 100000u);
    EXPECT_THAT(faults, IsEmpty());
}

TEST(DamagedRecordFile, EveryTruncationIsRefused) {
    const TempDir directory;
    write_records(directory / "articles", {"Banjir rob", "", "Harga ikan naik"});
    const std::string whole = testing::bytes_in(directory / "articles");
    for (std::size_t size = whole.size(); size-- > 0;) {
        fs::resize_file(directory / "articles", size);
        EXPECT_EQ(testing::code_thrown_by([&] { RecordFile file(directory / "articles"); }),
                  "BadData")
            << size;
    }
    testing::write_bytes(directory / "articles", whole + '\0');
    EXPECT_EQ(testing::code_thrown_by([&] { RecordFile file(directory / "articles"); }), "BadData");
}

// A header that is whole in itself but fits no file, as a faulty writer could leave it.
std::string crafted_file(std::uint32_t version, std::uint32_t count, std::uint64_t dictionary_size,
                         std::uint64_t offsets_begin, std::size_t size) {
    std::string bytes = "TLSRREC\n";
    const auto append = [&bytes](const auto& value) {
        bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    };
    append(version);
    append(count);
    append(dictionary_size);
    append(offsets_begin);
    append(checksum_of(bytes_of(std::string(8, '\0'))));  // of the table of no records
    append(checksum_of(bytes_of(bytes)));
    bytes.resize(size, '\0');
    return bytes;
}

struct CraftedRow {
    std::uint32_t version;
    std::uint32_t count;
    std::uint64_t dictionary_size;
    std::uint64_t offsets_begin;
    std::size_t size;
};

TEST(DamagedRecordFile, CraftedHeadersAreRefused) {
    const TempDir directory;
    const fs::path path = directory / "articles";
    testing::write_bytes(path, crafted_file(1, 0, 0, 48, 56));
    ASSERT_EQ(testing::code_thrown_by([&] { RecordFile file(path); }), "");
    const std::vector<CraftedRow> rows = {
        {2, 0, 0, 48, 56}, {1, 1, 0, 48, 56},          {1, 0, 1, 48, 56},
        {1, 0, 0, 49, 56}, {1, 0xFFFFFFFF, 0, 48, 56}, {1, 0, UINT64_MAX, 48, 56},
        {1, 0, 0, 40, 48}, {1, 0, 1000, 40, 48},       {1, 4, 1u << 20, 0, 48},
    };
    for (const CraftedRow& row : rows) {
        testing::write_bytes(path, crafted_file(row.version, row.count, row.dictionary_size,
                                                row.offsets_begin, row.size));
        // In a process of its own, for it may run out of bounds.
        EXPECT_EXIT(
            std::_Exit(testing::code_thrown_by([&] { RecordFile file(path); }) == "BadData" ? 0
                                                                                            : 1),
            ::testing::ExitedWithCode(0), "")
            << "offsets at " << row.offsets_begin << ", dictionary of " << row.dictionary_size;
    }
}

}  // namespace
}  // namespace telusur
