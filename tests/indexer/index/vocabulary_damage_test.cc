// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstring>
#include <fmt/format.h>
#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdexcept>
#include <string>
#include <vector>

#include "indexer/build/columns_builder.h"
#include "indexer/build/vocabulary_builder.h"
#include "indexer/index/columns.h"
#include "indexer/index/vocabulary.h"
#include "tests/support/errors.h"
#include "tests/support/files.h"
#include "tests/support/temp_dir.h"

namespace telusur {
namespace {

using namespace vocabulary_format;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::TempDir;

constexpr std::size_t kShownFailures = 10;

class DamagedVocabulary : public ::testing::Test {
  protected:
    // Words 0 … 4: banjir 3 times, air 2, berair, kebanjiran and rob once.
    std::string write() {
        VocabularyBuilder builder;
        builder.add({"banjir", "banjir", 3, 2});
        builder.add({"kebanjiran", "banjir", 1, 1});
        builder.add({"air", "air", 2, 1});
        builder.add({"berair", "air", 1, 1});
        builder.add({"rob", "rob", 1, 1});
        builder.write(path_);
        return testing::bytes_in(path_);
    }
    std::string opened() {
        return testing::code_thrown_by([&] { Vocabulary vocabulary(path_); });
    }
    testing::Thrown opened_with(const std::string& bytes) {
        testing::write_bytes(path_, bytes);
        return testing::thrown_by([&] { Vocabulary vocabulary(path_); });
    }

    TempDir directory_;
    std::filesystem::path path_ = directory_ / "vocabulary";
};

TEST_F(DamagedVocabulary, EveryFlippedByteIsRefused) {
    const std::string whole = write();
    ASSERT_EQ(opened(), "");
    std::vector<std::string> faults;
    for (std::size_t i = 0; i < whole.size() && faults.size() < kShownFailures; ++i) {
        for (const unsigned mask : {1u, 2u, 4u, 8u, 16u, 32u, 64u, 128u, 255u}) {
            testing::put_byte(path_, i, testing::flipped(whole[i], mask));
            const std::string code = opened();
            if (code != "BadData")
                faults.push_back(fmt::format("byte {} ^ {:#x}: {}", i, mask, code));
        }
        testing::put_byte(path_, i, whole[i]);
    }
    EXPECT_THAT(faults, IsEmpty());
    EXPECT_EQ(opened(), "");
}

TEST_F(DamagedVocabulary, EveryTruncationIsRefused) {
    for (std::size_t size = write().size(); size-- > 0;) {
        std::filesystem::resize_file(path_, size);
        EXPECT_EQ(opened(), "BadData") << size;
    }
}

TEST_F(DamagedVocabulary, MoreBytesThanWrittenAreRefused) {
    const std::string whole = write();
    for (const std::size_t more : {1u, 7u, 8u, 4096u})
        EXPECT_EQ(opened_with(whole + std::string(more, '\0')).code, "BadData") << more;
}

TEST_F(DamagedVocabulary, ForeignAndSwappedFilesAreRefused) {
    const std::filesystem::path columns = directory_ / "columns";
    ColumnsBuilder().write(columns);
    for (const std::string& foreign :
         {testing::bytes_in(columns), std::string(100, 'x'), std::string(100, '\0')}) {
        const testing::Thrown thrown = opened_with(foreign);
        EXPECT_EQ(thrown.code, "BadData");
        EXPECT_THAT(thrown.message, HasSubstr("is not a vocabulary file"));
    }
    write();
    EXPECT_EQ(testing::code_thrown_by([&] { Columns swapped(path_); }), "BadData");
}

// Where a joined file departs from how files are written.
struct Displacement {
    std::size_t gap = 0;      // bytes free before the first section
    std::uint64_t shift = 0;  // how far behind its bytes the table seeks each section
};

// A file taken apart, to be changed and put together again with checksums that are right.
struct Parts {
    struct Part {
        Section section;
        std::string bytes;
    };
    SectionFileHeader header{};
    std::vector<Part> parts;

    explicit Parts(const std::string& file) {
        std::memcpy(&header, file.data(), sizeof header);
        for (std::size_t i = 0; i < header.section_count; ++i) {
            Section section{};
            std::memcpy(&section, file.data() + sizeof header + i * sizeof section, sizeof section);
            parts.push_back({section, file.substr(section.offset, section.size)});
        }
    }

    Part& part(SectionKind kind) {
        for (Part& part : parts) {
            if (part.section.kind == kind) return part;
        }
        throw std::runtime_error("no such section");
    }
    template <typename T>
    void put(SectionKind kind, const std::vector<T>& numbers) {
        const auto* bytes = reinterpret_cast<const char*>(numbers.data());
        part(kind).bytes.assign(bytes, numbers.size() * sizeof(T));
    }
    void put(SectionKind kind, const std::string& text) { part(kind).bytes = text; }

    std::string joined(const Displacement& displacement = {}) {
        header.section_count = parts.size();
        std::string table;
        std::string content(displacement.gap, '\0');
        for (Part& part : parts) {
            part.section.offset = sizeof header + parts.size() * sizeof(Section) + content.size() +
                                  displacement.shift;
            part.section.size = part.bytes.size();
            part.section.checksum = checksum_of(bytes_of(part.bytes));
            table.append(reinterpret_cast<const char*>(&part.section), sizeof part.section);
            content += part.bytes;
            content.resize(aligned(content.size()));
        }
        const std::string_view fields(reinterpret_cast<const char*>(&header), sizeof header);
        header.checksum =
            checksum_of(bytes_of(fields.substr(0, offsetof(SectionFileHeader, checksum)))) ^
            checksum_of(bytes_of(table));
        return std::string(fields) + table + content;
    }
};

TEST_F(DamagedVocabulary, PartsJoinedUnchangedAreTheSameFile) {
    const std::string whole = write();
    EXPECT_EQ(Parts(whole).joined(), whole);
}

TEST_F(DamagedVocabulary, DisplacedSectionsAreRefused) {
    const std::string whole = write();
    for (const Displacement& displacement :
         {Displacement{8, 0}, Displacement{0, 8}, Displacement{0, std::uint64_t{1} << 40},
          Displacement{0, std::uint64_t{0} - 8}}) {
        SCOPED_TRACE(fmt::format("{} and {}", displacement.gap, displacement.shift));
        EXPECT_EQ(opened_with(Parts(whole).joined(displacement)).code, "BadData");
    }
}

using U32 = std::vector<std::uint32_t>;
using U64 = std::vector<std::uint64_t>;

TEST_F(DamagedVocabulary, CountsGoBeyond32Bits) {
    Parts parts(write());
    parts.put(Occurrences, U64{std::uint64_t{1} << 40, 2, 1, 1, 1});
    parts.header.total = (std::uint64_t{1} << 40) + 5;
    ASSERT_EQ(opened_with(parts.joined()).code, "");
    EXPECT_EQ(Vocabulary(path_).occurrences(0), std::uint64_t{1} << 40);
    EXPECT_EQ(Vocabulary(path_).total_occurrences(), (std::uint64_t{1} << 40) + 5);
}

struct ForgeryRow {
    const char* fault;
    std::function<void(Parts&)> forge;
    const char* message = "is inconsistent";
};

std::vector<ForgeryRow> forged_forms() {
    return {
        {"occurrences rise",
         [](Parts& p) {
             p.put(Occurrences, U64{2, 3, 1, 1, 1});
         }},
        {"equals not by bytes",
         [](Parts& p) {
             p.put(Occurrences, U64{2, 2, 2, 1, 1});
         }},
        {"another sum",
         [](Parts& p) {
             p.put(Occurrences, U64{4, 2, 1, 1, 1});
         }},
        {"another total", [](Parts& p) { ++p.header.total; }},
        {"in no document",
         [](Parts& p) {
             p.put(Documents, U32{2, 0, 1, 1, 1});
         }},
        {"more documents than words",
         [](Parts& p) {
             p.put(Documents, U32{2, 3, 1, 1, 1});
         }},
        {"starts late",
         [](Parts& p) {
             p.put(FormStarts, U32{1, 6, 9, 15, 25, 28});
         }},
        {"starts fall",
         [](Parts& p) {
             p.put(FormStarts, U32{0, 9, 6, 15, 25, 28});
         }},
        {"starts far out",
         [](Parts& p) {
             p.put(FormStarts, U32{0, 6, 900, 15, 25, 28});
         }},
        {"ends early",
         [](Parts& p) {
             p.put(FormStarts, U32{0, 6, 9, 15, 25, 27});
         }},
        {"ends late",
         [](Parts& p) {
             p.put(FormStarts, U32{0, 6, 9, 15, 25, 29});
         }},
        {"too few starts",
         [](Parts& p) {
             p.put(FormStarts, U32{0, 6, 9, 15, 28});
         }},
        {"no starts", [](Parts& p) { p.put(FormStarts, U32{}); }},
        {"other forms", [](Parts& p) { p.put(Forms, "banjirairberairkebanjiranaaa"); }},
        {"form twice", [](Parts& p) { p.put(Forms, "banjirairbanjirkebanjiranrob"); }},
        {"forms unsorted",
         [](Parts& p) {
             p.put(FormOrder, U32{0, 1, 2, 3, 4});
         }},
        {"form sorted in twice",
         [](Parts& p) {
             p.put(FormOrder, U32{1, 0, 2, 4, 4});
         }},
        {"no such form",
         [](Parts& p) {
             p.put(FormOrder, U32{1, 0, 2, 3, 5});
         }},
    };
}

std::vector<ForgeryRow> forged_roots() {
    return {
        {"no such root",
         [](Parts& p) {
             p.put(WordRoots, U32{1, 0, 0, 1, 3});
         }},
        {"root of no word",
         [](Parts& p) {
             p.put(WordRoots, U32{1, 0, 0, 1, 1});
         }},
        {"another family",
         [](Parts& p) {
             p.put(WordRoots, U32{1, 0, 1, 0, 2});
         }},
        {"no such relative",
         [](Parts& p) {
             p.put(FamilyOrder, U32{1, 2, 0, 3, 5});
         }},
        {"relative twice",
         [](Parts& p) {
             p.put(FamilyOrder, U32{1, 2, 3, 3, 4});
         }},
        {"rare form first",
         [](Parts& p) {
             p.put(FamilyOrder, U32{2, 1, 0, 3, 4});
         }},
        {"families unsorted",
         [](Parts& p) {
             p.put(FamilyOrder, U32{0, 3, 1, 2, 4});
         }},
        {"starts late",
         [](Parts& p) {
             p.put(RootStarts, U32{1, 3, 9, 12});
         }},
        {"starts fall",
         [](Parts& p) {
             p.put(RootStarts, U32{0, 9, 3, 12});
         }},
        {"ends late",
         [](Parts& p) {
             p.put(RootStarts, U32{0, 3, 9, 13});
         }},
        {"no starts", [](Parts& p) { p.put(RootStarts, U32{}); }},
        {"no roots", [](Parts& p) { p.put(RootStarts, U32{0}), p.put(Roots, ""); }},
        {"roots unsorted", [](Parts& p) { p.put(Roots, "robbanjirair"); }},
        {"root twice",
         [](Parts& p) {
             p.put(RootStarts, U32{0, 3, 6, 12}), p.put(Roots, "airairbanjir");
         }},
    };
}

std::vector<ForgeryRow> forged_sections() {
    std::vector<ForgeryRow> rows = {
        {"fewer words", [](Parts& p) { --p.header.count; }},
        {"more words", [](Parts& p) { ++p.header.count; }},
        {"another version", [](Parts& p) { ++p.header.version; }, "has another version"},
        {"half a number", [](Parts& p) { p.put(WordRoots, std::string(18, '\0')); },
         "lacks a section"},
        {"no sections", [](Parts& p) { p.parts.clear(); }, "lacks a section"},
        {"of a field", [](Parts& p) { p.part(Forms).section.field = 1; }, "lacks a section"},
    };
    for (const SectionKind kind : {Occurrences, Documents, WordRoots, FormOrder, FamilyOrder,
                                   FormStarts, Forms, RootStarts, Roots}) {
        rows.push_back({"another kind", [kind](Parts& p) { p.part(kind).section.kind = 99; },
                        "lacks a section"});
        if (kind == Forms || kind == FormStarts || kind == Roots || kind == RootStarts) continue;
        rows.push_back({"a number too many", [kind](Parts& p) {
                            std::string& bytes = p.part(kind).bytes;
                            bytes += bytes.substr(0, kind == Occurrences ? 8 : 4);
                        }});
    }
    return rows;
}

// What a faulty writer could leave: right checksums around wrong content.
TEST_F(DamagedVocabulary, WhatContradictsItselfIsRefused) {
    const std::string whole = write();
    for (const auto& rows : {forged_forms(), forged_roots(), forged_sections()}) {
        for (const ForgeryRow& row : rows) {
            SCOPED_TRACE(row.fault);
            Parts parts(whole);
            row.forge(parts);
            const testing::Thrown thrown = opened_with(parts.joined());
            EXPECT_EQ(thrown.code, "BadData");
            EXPECT_THAT(thrown.message, HasSubstr(row.message));
        }
    }
}

}  // namespace
}  // namespace telusur
