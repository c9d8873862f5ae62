// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/token_stream.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "indexer/index/generation.h"
#include "tests/support/built_generation.h"
#include "tests/support/errors.h"
#include "tests/support/files.h"
#include "tests/support/sample_articles.h"
#include "tests/support/temp_dir.h"

namespace telusur {
namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;
using testing::TempDir;
using Symbols = std::vector<std::uint32_t>;

struct Stream {
    std::uint32_t tags = 0;
    Symbols symbols;
};
using Streams = std::vector<Stream>;

constexpr WordNumber kWords = 40000;
constexpr std::size_t kShownFailures = 10;

void write_streams(const fs::path& path, const Streams& streams) {
    TokenStreamWriter writer(path, kWords);
    for (const Stream& stream : streams)
        writer.add(stream.tags, stream.symbols);
    writer.finish();
}

const Streams& some_streams() {
    static const Streams streams = {
        {0, {kTextEnd}},
        {0, {2, 3, kTextEnd, 2, kSentenceEnd, 130, 16400, kTextEnd}},
        {2, {5, kTextEnd, 2, kTextEnd, kTextEnd, 3, 3, kTextEnd}},
        {1, {kTextEnd, kTextEnd}},
        {0, {kFirstWord + kWords - 1, kTextEnd}},
    };
    return streams;
}

TEST(TokenStream, GivesBackWhatWasWritten) {
    const TempDir directory;
    for (const Streams& streams : {Streams{}, some_streams()}) {
        write_streams(directory / "tokens", streams);
        const TokenStream tokens(directory / "tokens");
        ASSERT_EQ(tokens.document_count(), streams.size());
        EXPECT_EQ(tokens.word_count(), kWords);
        Symbols symbols{9, 9, 9};
        for (DocumentNumber document = 0; document < streams.size(); ++document) {
            EXPECT_EQ(tokens.read(document, symbols), streams[document].tags) << document;
            EXPECT_EQ(symbols, streams[document].symbols) << document;
        }
        for (const DocumentNumber document : {tokens.document_count(), 0xFFFFFFFFu}) {
            EXPECT_EQ(testing::code_thrown_by([&] { tokens.read(document, symbols); }), "BadData");
        }
    }
}

TEST(TokenStream, TitlesAreTheWordsOfTheFirstText) {
    const TempDir directory;
    Streams streams = some_streams();
    streams.push_back({200, {4, kSentenceEnd, 16500, 4, kTextEnd, 7, kTextEnd}});
    write_streams(directory / "tokens", streams);
    const TokenStream tokens(directory / "tokens");
    const std::vector<std::vector<WordNumber>> titles{{}, {0, 1},       {3},
                                                      {}, {kWords - 1}, {2, 16498, 2}};
    std::vector<WordNumber> words{9, 9};
    for (DocumentNumber document = 0; document < tokens.document_count(); ++document) {
        tokens.read_title(document, words);
        EXPECT_EQ(words, titles[document]) << document;
    }
    EXPECT_EQ(testing::code_thrown_by([&] { tokens.read_title(tokens.document_count(), words); }),
              "BadData");
}

// Without a checksum a wrong word goes unnoticed, but none that is no word of the vocabulary.
TEST(TokenStream, TitlesOfDamagedFilesHoldWordsAtLeast) {
    const TempDir directory;
    const fs::path path = directory / "tokens";
    write_streams(path, some_streams());
    const std::string whole = testing::bytes_in(path);
    for (std::size_t i = 0; i < whole.size() * 8; ++i) {
        std::string damaged = whole;
        damaged[i / 8] = testing::flipped(damaged[i / 8], 1U << i % 8);
        testing::write_bytes(path, damaged);
        const std::string code = testing::code_thrown_by([&path] {
            const TokenStream tokens(path);
            std::vector<WordNumber> words;
            for (DocumentNumber document = 0; document < tokens.document_count(); ++document) {
                tokens.read_title(document, words);
                for (const WordNumber word : words)
                    EXPECT_LT(word, kWords);
            }
        });
        EXPECT_TRUE(code.empty() || code == "BadData") << code;
    }
}

// Right checksums, but no stream of an article.
TEST(TokenStream, RefusesWhatWasWrittenWrong) {
    const std::vector<Stream> rows = {
        {0, {}},
        {0, {2, 3}},                           // a text without an end
        {0, {kTextEnd, 2}},                    // so is the last
        {1, {kTextEnd}},                       // a tag and no title
        {5, {2, kTextEnd, 2, kTextEnd}},       // fewer texts than tags
        {0, {kFirstWord + kWords, kTextEnd}},  // no such word
        {0, {UINT32_MAX, kTextEnd}},
    };
    const TempDir directory;
    for (const Stream& row : rows) {
        write_streams(directory / "tokens", {row});
        const TokenStream tokens(directory / "tokens");
        Symbols symbols;
        EXPECT_EQ(testing::code_thrown_by([&] { tokens.read(0, symbols); }), "BadData")
            << ::testing::PrintToString(row.symbols);
    }
}

// "" if the file is refused when it is opened or when any of its documents is read.
std::string fault_of(const fs::path& path) {
    try {
        const TokenStream tokens(path);
        Symbols symbols;
        for (DocumentNumber document = 0; document < tokens.document_count(); ++document)
            tokens.read(document, symbols);
    } catch (const Error& error) {
        return error.code() == ErrorCode::BadData ? "" : "another error";
    }
    return "read as if whole";
}

TEST(TokenStream, EveryFlippedByteIsRefused) {
    const TempDir directory;
    const fs::path path = directory / "tokens";
    write_streams(path, some_streams());
    const std::string whole = testing::bytes_in(path);
    std::vector<std::string> faults;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const unsigned mask : {1u, 0x80u, 0xFFu}) {
            std::string damaged = whole;
            damaged[at] = testing::flipped(damaged[at], mask);
            testing::write_bytes(path, damaged);
            const std::string fault = fault_of(path);
            if (!fault.empty()) faults.push_back(fmt::format("{} ^ {}: {}", at, mask, fault));
        }
    }
    faults.resize(std::min(faults.size(), kShownFailures));
    EXPECT_THAT(faults, IsEmpty());
}

TEST(TokenStream, EveryCutAndLongerFileIsRefused) {
    const TempDir directory;
    const fs::path path = directory / "tokens";
    write_streams(path, some_streams());
    const std::string whole = testing::bytes_in(path);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        testing::write_bytes(path, whole.substr(0, size));
        EXPECT_EQ(fault_of(path), "") << size;
    }
    testing::write_bytes(path, whole + "x");
    EXPECT_EQ(fault_of(path), "");
    EXPECT_EQ(testing::code_thrown_by([&] { TokenStream(directory / "missing"); }), "Io");
}

// A record that stands whole in the place of another is not taken for it.
TEST(TokenStream, RefusesRecordsThatChangedPlaces) {
    const TempDir directory;
    const fs::path path = directory / "tokens";
    write_streams(path, {{0, {2, kTextEnd}}, {0, {3, kTextEnd}}});
    std::string bytes = testing::bytes_in(path);
    constexpr std::size_t kHeader = 48;
    constexpr std::size_t kRecord = 7;  // checksum, tags, word, end
    std::swap_ranges(bytes.begin() + kHeader, bytes.begin() + kHeader + kRecord,
                     bytes.begin() + kHeader + kRecord);
    testing::write_bytes(path, bytes);
    const TokenStream tokens(path);
    Symbols symbols;
    for (const DocumentNumber document : {0u, 1u})
        EXPECT_EQ(testing::code_thrown_by([&] { tokens.read(document, symbols); }), "BadData");
}

// "banjir rob . | tag | ..." with words as their forms.
std::string shown(const Generation& generation, DocumentNumber document) {
    Symbols symbols;
    std::string text = std::to_string(generation.tokens().read(document, symbols)) + ":";
    for (const std::uint32_t symbol : symbols) {
        text += ' ';
        text += symbol == kTextEnd       ? "|"
                : symbol == kSentenceEnd ? "."
                                         : generation.vocabulary().form(symbol - kFirstWord);
    }
    return text;
}

struct ArticleRow {
    std::string title;
    std::vector<std::string> tags;
    std::vector<std::string> paragraphs;
    std::string stream;
};

TEST(TokenStream, HoldsTheWordsOfAnArticleInTheirOrder) {
    const std::vector<ArticleRow> rows = {
        {"Banjir Rob", {}, {"Air naik."}, "0: banjir rob | air naik |"},
        {"Banjir", {"Rob", "Air Laut"}, {}, "2: banjir | rob | air laut |"},
        {"Air", {}, {"Air naik. Warga pergi! Siapa?"}, "0: air | air naik . warga pergi . siapa |"},
        {"", {"", "***"}, {"Jum'at, 14 Juli 2023"}, "2: | | | jumat 14 juli 2023 |"},
        {"Undang-Undang", {}, {"*", "rob rob"}, "0: undang-undang | | rob rob |"},
    };
    for (const ArticleRow& row : rows) {
        Article article;
        article.id = "a";
        article.title = row.title;
        article.tags = row.tags;
        for (const std::string& text : row.paragraphs)
            article.body.push_back({Paragraph::Kind::Text, text});
        const testing::BuiltGeneration built({article});
        EXPECT_EQ(shown(Generation(built.path()), 0), row.stream) << row.title;
    }
}

}  // namespace
}  // namespace telusur
