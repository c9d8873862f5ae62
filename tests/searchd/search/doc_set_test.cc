// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/doc_set.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

#include "tests/searchd/support/random_source.h"

namespace telusur::testing {
namespace {

std::vector<DocumentNumber> documents_of(const DocSet& set) {
    std::vector<DocumentNumber> documents;
    set.for_each([&](DocumentNumber document) { documents.push_back(document); });
    return documents;
}

TEST(DocSet, IsEmptyAtFirst) {
    for (const DocumentNumber capacity : {0u, 1u, 63u, 64u, 65u, 1000u}) {
        const DocSet set(capacity);
        EXPECT_EQ(set.size(), 0u);
        EXPECT_TRUE(documents_of(set).empty());
        for (DocumentNumber document = 0; document < capacity; ++document) {
            ASSERT_FALSE(set.contains(document)) << document;
        }
    }
}

TEST(DocSet, RangesHoldExactlyTheirDocuments) {
    constexpr DocumentNumber kCapacity = 200;
    const std::vector<DocumentNumber> borders{0,   1,   2,   62,  63,  64,  65, 127,
                                              128, 129, 191, 192, 193, 199, 200};
    for (const DocumentNumber begin : borders) {
        for (const DocumentNumber end : borders) {
            const DocSet set = DocSet::range(kCapacity, begin, end);
            std::vector<DocumentNumber> expected;
            for (DocumentNumber document = begin; document < end; ++document)
                expected.push_back(document);
            ASSERT_EQ(documents_of(set), expected) << begin << " to " << end;
            ASSERT_EQ(set.size(), expected.size()) << begin << " to " << end;
        }
    }
}

TEST(DocSet, RangesEndAtTheCapacity) {
    for (const DocumentNumber capacity : {1u, 63u, 64u, 65u, 128u}) {
        DocSet all = DocSet::range(capacity, 0, capacity);
        EXPECT_EQ(all.size(), capacity);
        all -= DocSet(all);
        EXPECT_EQ(all, DocSet(capacity));
    }
}

TEST(DocSet, AgreesWithAPlainSet) {
    RandomSource random(3);
    for (int round = 0; round < 60; ++round) {
        const auto capacity = static_cast<DocumentNumber>(1 + random.below(400));
        DocSet set(capacity);
        std::set<DocumentNumber> plain;
        for (int step = 0; step < 60; ++step) {
            DocSet other(capacity);
            std::set<DocumentNumber> plain_other;
            std::vector<DocumentNumber> drawn;
            for (std::size_t i = random.below(1 + capacity / 2); i > 0; --i) {
                drawn.push_back(static_cast<DocumentNumber>(random.below(capacity)));
            }
            other.add(drawn);
            plain_other.insert(drawn.begin(), drawn.end());
            const std::size_t action = random.below(5);
            if (action == 0) {
                set &= other;
                std::erase_if(plain, [&](DocumentNumber d) { return !plain_other.contains(d); });
            } else if (action == 1) {
                set -= other;
                std::erase_if(plain, [&](DocumentNumber d) { return plain_other.contains(d); });
            } else if (action == 2) {
                set |= other;
                plain.insert(plain_other.begin(), plain_other.end());
            } else if (action == 3) {
                set.add(drawn);
                plain.insert(drawn.begin(), drawn.end());
            } else {
                const auto document = static_cast<DocumentNumber>(random.below(capacity));
                set.add(document);
                plain.insert(document);
            }
            ASSERT_EQ(documents_of(set), std::vector<DocumentNumber>(plain.begin(), plain.end()));
            ASSERT_EQ(set.size(), plain.size());
            const auto asked = static_cast<DocumentNumber>(random.below(capacity));
            ASSERT_EQ(set.contains(asked), plain.contains(asked));
            ASSERT_EQ(set == other, plain == plain_other);
            const auto end = static_cast<DocumentNumber>(random.below(capacity + 1));
            const auto inside = std::count_if(plain.begin(), plain.end(), [&](DocumentNumber d) {
                return d >= asked && d < end;
            });
            ASSERT_EQ(set.count(asked, end), static_cast<std::uint64_t>(inside));
            const auto next = plain.lower_bound(asked);
            ASSERT_EQ(set.first_from(asked),
                      next == plain.end() ? std::nullopt : std::optional(*next));
        }
    }
}

}  // namespace
}  // namespace telusur::testing
