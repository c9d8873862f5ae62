// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstring>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "indexer/build/columns_builder.h"
#include "indexer/index/columns.h"
#include "tests/support/errors.h"
#include "tests/support/files.h"
#include "tests/support/temp_dir.h"

namespace telusur {
namespace {

using columns_format::Header;
using columns_format::Section;
using ::testing::IsEmpty;
using testing::TempDir;

constexpr std::size_t kShownFailures = 10;

// Everything that a columns file answers, as one text.
std::string all_answers(const Columns& columns) {
    std::string answers = fmt::format("{} {};", columns.document_count(), columns.total_length());
    for (DocumentNumber document = 0; document < columns.document_count(); ++document) {
        const auto published = columns.published(document);
        answers += fmt::format(
            "{} {} {} {}:", columns.times()[document], columns.lengths()[document],
            published ? static_cast<int>(published->precision) : -1, columns.story(document));
        for (const DocumentNumber copy : columns.copies(document))
            answers += fmt::format("{},", copy);
        answers += ';';
    }
    for (const char* id : {"a", "b", "c", "d"}) {
        for (const DocumentNumber document : columns.candidates_by_id(id))
            answers += fmt::format("{},", document);
        answers += ';';
    }
    for (const ValueFieldRow& row : kValueFields) {
        const ValueColumn& column = columns.values(row.field);
        for (DocumentNumber document = 0; document < columns.document_count(); ++document) {
            for (const Ordinal ordinal : column.values(document))
                answers += fmt::format("{},", ordinal);
            answers += ';';
        }
        for (Ordinal ordinal = 0; ordinal < column.value_count(); ++ordinal) {
            answers += fmt::format("{}={}@{}:", column.label(ordinal), column.key(ordinal),
                                   column.find(column.key(ordinal)).value_or(9999));
            for (const DocumentNumber document : column.documents(ordinal))
                answers += fmt::format("{},", document);
        }
    }
    return answers;
}

// With an odd number of sources the last section ends in padding.
std::vector<Article> small_articles(std::size_t sources) {
    std::vector<Article> articles(4);
    for (std::size_t i = 0; i < articles.size(); ++i) {
        articles[i].id = std::string(1, static_cast<char>('a' + i));
        articles[i].published =
            Timestamp{100 - static_cast<std::int64_t>(i), Timestamp::Precision::Second};
        articles[i].source = "sumber " + std::to_string(i % sources);
    }
    articles[1].published->precision = Timestamp::Precision::Day;
    articles[3].published.reset();
    articles[0].tags = {"Banjir", "Rob"};
    articles[2].tags = {"rob", "Pasar"};
    articles[0].credits = {{std::string(role::kWriter), "Laksmi"},
                           {std::string(role::kEditor), "Raka"}};
    articles[1].categories = {"Budaya"};
    return articles;
}

class DamagedColumns : public ::testing::Test {
  protected:
    std::string write(std::size_t sources) {
        ColumnsBuilder builder;
        for (const Article& article : small_articles(sources))
            builder.add(article, 7);
        builder.set_stories({0, 1, 0, 1});
        builder.write(path_);
        return testing::bytes_in(path_);
    }
    std::string code_for(const std::string& bytes) {
        testing::write_bytes(path_, bytes);
        return testing::code_thrown_by([&] { Columns columns(path_); });
    }

    void expect_truncations_refused() {
        for (std::uintmax_t size = std::filesystem::file_size(path_); size-- > 0;) {
            std::filesystem::resize_file(path_, size);
            EXPECT_EQ(testing::code_thrown_by([&] { Columns columns(path_); }), "BadData") << size;
        }
    }

    TempDir directory_;
    std::filesystem::path path_ = directory_ / "columns";
};

TEST_F(DamagedColumns, EveryFlippedByteIsFoundOrHarmless) {
    const std::string whole = write(3);
    const std::string right = all_answers(Columns(path_));
    std::vector<std::string> faults;
    std::size_t found = 0;
    for (std::size_t i = 0; i < whole.size() && faults.size() < kShownFailures; ++i) {
        for (const unsigned mask : {1u, 2u, 4u, 8u, 16u, 32u, 64u, 128u, 255u}) {
            testing::put_byte(path_, i, testing::flipped(whole[i], mask));
            std::string answers;
            const std::string code =
                testing::code_thrown_by([&] { answers = all_answers(Columns(path_)); });
            found += code == "BadData" ? 1 : 0;
            if (code == "BadData" || (code.empty() && answers == right)) continue;
            faults.push_back(fmt::format("byte {} ^ {:#x}: {} {}", i, mask, code, answers));
        }
        testing::put_byte(path_, i, whole[i]);
    }
    EXPECT_THAT(faults, IsEmpty());
    EXPECT_GT(found, whole.size());
}

TEST_F(DamagedColumns, EveryTruncationIsRefused) {
    write(2);
    expect_truncations_refused();
}

TEST_F(DamagedColumns, EveryTruncationIsRefusedThoughTheEndIsPadding) {
    write(3);
    expect_truncations_refused();
}

TEST_F(DamagedColumns, MoreBytesThanWrittenAreRefused) {
    const std::string whole = write(2);
    EXPECT_EQ(code_for(whole + std::string(8, '\0')), "BadData");
}

// Puts a changed number into a file and makes every checksum right again.
template <typename T>
std::string forged(std::string bytes, std::size_t section, std::size_t index, T value) {
    Header header{};
    std::memcpy(&header, bytes.data(), sizeof header);
    std::vector<Section> table(header.section_count);
    std::memcpy(table.data(), bytes.data() + sizeof header, table.size() * sizeof(Section));
    Section& changed = table.at(section);
    std::memcpy(bytes.data() + changed.offset + index * sizeof value, &value, sizeof value);
    changed.checksum =
        checksum_of(bytes_of(std::string_view(bytes).substr(changed.offset, changed.size)));
    header.checksum =
        checksum_of(std::as_bytes(std::span(&header, 1)).first(offsetof(Header, checksum))) ^
        checksum_of(std::as_bytes(std::span(table)));
    std::memcpy(bytes.data(), &header, sizeof header);
    std::memcpy(bytes.data() + sizeof header, table.data(), table.size() * sizeof(Section));
    return bytes;
}

std::size_t section_index(const std::string& bytes, columns_format::SectionKind kind) {
    Header header{};
    std::memcpy(&header, bytes.data(), sizeof header);
    for (std::size_t i = 0; i < header.section_count; ++i) {
        Section section{};
        std::memcpy(&section, bytes.data() + sizeof header + i * sizeof section, sizeof section);
        if (section.kind == kind && section.size > 0) return i;
    }
    ADD_FAILURE() << "no such section";
    return 0;
}

// Stories are 0 1 0 1, copies 2 3.
TEST_F(DamagedColumns, StoriesThatContradictEachOtherAreRefused) {
    using columns_format::SectionKind;
    struct Row {
        SectionKind section;
        std::size_t place;
        std::uint32_t value;
    };
    const std::string whole = write(3);
    for (const Row& row : {Row{SectionKind::Stories, 0, 1}, Row{SectionKind::Stories, 0, 2},
                           Row{SectionKind::Stories, 1, 0}, Row{SectionKind::Stories, 2, 2},
                           Row{SectionKind::Stories, 3, 2}, Row{SectionKind::Copies, 0, 3},
                           Row{SectionKind::Copies, 0, 0}, Row{SectionKind::Copies, 1, 2},
                           Row{SectionKind::Copies, 1, 1}}) {
        const std::string bytes =
            forged(whole, section_index(whole, row.section), row.place, row.value);
        EXPECT_EQ(code_for(bytes), "BadData")
            << static_cast<int>(row.section) << ' ' << row.place << ' ' << row.value;
    }
}

// What a faulty writer could leave: right checksums, wrong numbers. Nothing may be read out of
// bounds.
TEST_F(DamagedColumns, NumbersOutOfRangeAreRefused) {
    using columns_format::SectionKind;
    const std::string whole = write(3);
    for (const SectionKind kind :
         {SectionKind::IdDocuments, SectionKind::Stories, SectionKind::Copies,
          SectionKind::ValueStarts, SectionKind::Values, SectionKind::PostingStarts,
          SectionKind::Postings, SectionKind::KeyStarts, SectionKind::LabelStarts,
          SectionKind::KeyOrder}) {
        EXPECT_EQ(code_for(forged(whole, section_index(whole, kind), 0, std::uint32_t{1000})),
                  "BadData")
            << static_cast<int>(kind);
    }
    EXPECT_EQ(
        code_for(forged(whole, section_index(whole, SectionKind::Times), 1, std::int64_t{1000})),
        "BadData");
}

}  // namespace
}  // namespace telusur
