// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/line_reader.h"

#include <gtest/gtest.h>
#include <random>
#include <string>
#include <vector>

#include "indexer/sources/source.h"
#include "tests/indexer/sources/temporary_directory.h"

namespace telusur {
namespace {

// "number:text" or "number!problem" for each line; long texts by their size.
std::vector<std::string> lines_of(const std::string& path) {
    std::vector<std::string> lines;
    LineReader reader(path);
    while (const std::optional<LineReader::Line> line = reader.next()) {
        const std::string number = std::to_string(line->number);
        if (line->problem) {
            EXPECT_TRUE(line->text.empty());
            lines.push_back(number + "!" + line->problem->english);
        } else if (line->text.size() > 100) {
            lines.push_back(number + ":" + std::to_string(line->text.size()) + " bytes");
        } else {
            lines.push_back(number + ":" + std::string(line->text));
        }
    }
    EXPECT_FALSE(reader.next());
    return lines;
}

using Lines = std::vector<std::string>;

std::string too_long(std::size_t bytes) {
    return "!too large: " + std::to_string(bytes) + " bytes, at most 16777216 are read";
}

struct Row {
    std::string content;
    Lines lines;
};

TEST(LineReader, PlainAndCompressedGiveTheSame) {
    const std::string long_line(300000, 'x');
    const std::vector<Row> rows = {
        {"", {}},
        {"a", {"1:a"}},
        {"a\n", {"1:a"}},
        {"a\nb", {"1:a", "2:b"}},
        {"\n\na\n", {"1:", "2:", "3:a"}},
        {"a\r\nb\r\n", {"1:a", "2:b"}},
        {"a\r", {"1:a"}},
        {"\r\n", {"1:"}},
        {long_line + "\nb\n" + long_line, {"1:300000 bytes", "2:b", "3:300000 bytes"}},
    };
    const TemporaryDirectory directory;
    for (const Row& row : rows) {
        EXPECT_EQ(lines_of(directory.write("a.jsonl", row.content)), row.lines);
        const std::string frame = compressed(row.content);
        EXPECT_EQ(lines_of(directory.write("a.jsonl.zst", frame)), row.lines);
        // The content decides, not the name.
        EXPECT_EQ(lines_of(directory.write("b.jsonl", frame)), row.lines);
        EXPECT_EQ(lines_of(directory.write("b.jsonl.zst", row.content)), row.lines);
    }
}

TEST(LineReader, ReadsAllFrames) {
    const TemporaryDirectory directory;
    const std::string skippable = "\x50\x2A\x4D\x18\x03" + std::string("\0\0\0", 3) + "abc";
    const std::string content =
        skippable + compressed("a\nb") + compressed("") + skippable + compressed("c\nd\n");
    EXPECT_EQ(lines_of(directory.write("a.jsonl.zst", content)), (Lines{"1:a", "2:bc", "3:d"}));
}

TEST(LineReader, SkipsLinesAboveTheLimit) {
    const std::string limit(kMaximumRecordBytes, 'x');
    const TemporaryDirectory directory;
    const std::string content = "a\n" + limit + "\n" + limit + "\r\n" + limit + "x\n" + limit +
                                "xyz\r\nb\n" + limit + limit;
    const Lines expected = {"1:a",
                            "2:16777216 bytes",
                            "3:16777216 bytes",
                            "4" + too_long(kMaximumRecordBytes + 1),
                            "5" + too_long(kMaximumRecordBytes + 4),
                            "6:b",
                            "7" + too_long(2 * kMaximumRecordBytes)};
    EXPECT_EQ(lines_of(directory.write("a.jsonl", content)), expected);
    EXPECT_EQ(lines_of(directory.write("a.jsonl.zst", compressed(content))), expected);
}

// Lines that zstd cannot make smaller, so that they fill several blocks.
std::string noisy_lines(int count) {
    std::mt19937 random(7);
    std::string text;
    for (int i = 0; i < count; ++i) {
        for (int j = 0; j < 1000; ++j)
            text += static_cast<char>('!' + random() % 90);
        text += '\n';
    }
    return text;
}

TEST(LineReader, KeepsWhatCameBeforeATruncatedEnd) {
    const TemporaryDirectory directory;
    const std::string frame = compressed(noisy_lines(1000));
    const Lines lines = lines_of(directory.write("a.jsonl.zst", frame.substr(0, frame.size() / 2)));
    ASSERT_GT(lines.size(), 300u);
    EXPECT_EQ(lines.back(), std::to_string(lines.size()) + "!zstd data ends early");
    EXPECT_EQ(lines[lines.size() - 2], std::to_string(lines.size() - 1) + ":1000 bytes");
}

TEST(LineReader, EveryTruncationIsOneProblem) {
    const TemporaryDirectory directory;
    const std::string frame = compressed("satu\ndua\ntiga\n");
    for (std::size_t size = 4; size < frame.size(); ++size) {
        const Lines lines = lines_of(directory.write("a.jsonl.zst", frame.substr(0, size)));
        ASSERT_FALSE(lines.empty()) << size;
        EXPECT_TRUE(lines.back().ends_with("!zstd data ends early")) << size;
    }
}

TEST(LineReader, KeepsWhatCameBeforeDamage) {
    const TemporaryDirectory directory;
    std::string frame = compressed("satu\ndua\n");
    frame.back() = static_cast<char>(frame.back() ^ 1);  // in the checksum
    EXPECT_EQ(
        lines_of(directory.write("a.jsonl.zst", frame)),
        (Lines{"1:satu", "2:dua", "3!damaged zstd data: Restored data doesn't match checksum"}));
    EXPECT_EQ(lines_of(directory.write("a.jsonl.zst", compressed("satu\ndua") + "sampah")),
              (Lines{"1:satu", "2!damaged zstd data: Unknown frame descriptor"}));
}

TEST(LineReader, EveryDamagedByteEndsTheReadingInOrder) {
    const TemporaryDirectory directory;
    const std::string frame = compressed(noisy_lines(3));
    for (std::size_t i = 0; i < frame.size(); i += 7) {
        std::string damaged = frame;
        damaged[i] = static_cast<char>(damaged[i] ^ 0x55);
        const Lines lines = lines_of(directory.write("a.jsonl.zst", damaged));
        ASSERT_FALSE(lines.empty()) << i;
        ASSERT_NE(lines.back().find('!'), std::string::npos) << i;
    }
}

TEST(LineReader, RefusesAFrameThatNeedsTooMuchMemory) {
    // A frame head that asks for a window of 1 GiB.
    const std::string frame("\x28\xB5\x2F\xFD\x00\xA0\x01\x00\x00", 9);
    const TemporaryDirectory directory;
    EXPECT_EQ(lines_of(directory.write("a.jsonl.zst", frame)),
              Lines{"0!damaged zstd data: Frame requires too much memory for decoding"});
}

TEST(LineReader, NamedZstdButNeitherThatNorText) {
    const TemporaryDirectory directory;
    EXPECT_EQ(lines_of(directory.write("a.jsonl.zst", "\x1F\x8B\x08\x01\x02\x03\n\n\n")),
              Lines{"0!damaged zstd data: Unknown frame descriptor"});
}

TEST(LineReader, UnreadableFiles) {
    const TemporaryDirectory directory;
    EXPECT_EQ(lines_of(directory.path("tidak-ada.jsonl")),
              Lines{"0!cannot be read: No such file or directory"});
    EXPECT_EQ(lines_of(directory.path()), Lines{"0!cannot be read: Is a directory"});
}

}  // namespace
}  // namespace telusur
