// SPDX-License-Identifier: GPL-3.0-or-later
// Reads real exports that lie outside the repository and may not be copied into it.
#include <array>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <map>
#include <string>

#include "indexer/sources/file_source.h"
#include "tests/support/path_source.h"

namespace telusur {
namespace {

namespace fs = std::filesystem;

std::string shared_exports() {
    const char* shared = std::getenv("TELUSUR_SHARED");
    const std::string folder = shared != nullptr ? shared : TELUSUR_TEST_DATA "/../../shared";
    return folder + "/data/wordpress/wxr";
}

// What becomes of a file's items: "articles, flawed articles, rejections".
using Counts = std::array<std::size_t, 3>;

std::map<std::string, Counts> counts_by_file(const std::string& directory) {
    std::map<std::string, Counts> counts;
    const std::unique_ptr<Source> source = testing::open_path(directory);
    while (const std::optional<SourceRecord> record = source->next()) {
        Counts& file = counts[fs::path(record->provenance.file).filename().string()];
        ++file[record->article ? 0 : 2];
        if (record->article && !record->problems.empty()) ++file[1];
    }
    return counts;
}

TEST(WxrShared, Exports) {
    if (!fs::exists(shared_exports())) {
        GTEST_SKIP() << "no exports at " << shared_exports() << " (TELUSUR_SHARED)";
    }
    // Files with neither a public post nor a problem give no record.
    const std::map<std::string, Counts> expected = {
        {"64-block-test-data.xml.zst", {61, 1, 0}},
        {"a11y-unit-test-data.xml.zst", {44, 4, 1}},
        {"authors-multiline.xml", {1, 1, 0}},
        {"backslashes.xml", {1, 1, 0}},
        {"blank-lines.xml", {1, 1, 0}},
        {"cdata-edge.xml", {1, 1, 0}},
        {"chunked-meta.xml", {1, 1, 0}},
        {"content-example.xml.zst", {50, 6, 0}},
        {"crazy-cdata-escaped.xml", {1, 0, 0}},
        {"crazy-cdata.xml", {1, 1, 0}},
        {"malformed-simple.xml", {0, 0, 1}},
        {"missing-tags.xml", {1, 1, 0}},
        {"multiple-cdata.xml", {1, 1, 0}},
        {"namespace-edge-cases.xml", {5, 5, 1}},
        {"post-content-blank-lines.xml", {1, 0, 0}},
        {"slashes.xml", {1, 0, 0}},
        {"small-export.xml", {5, 0, 0}},
        {"theme-preview.xml", {7, 0, 0}},
        {"theme-unit-test-data.xml.zst", {55, 4, 0}},
        {"themeunittestdata.wordpress.xml.zst", {55, 4, 0}},
        {"valid-wxr-1.0.xml", {3, 0, 0}},
        {"valid-wxr-1.1.xml", {1, 0, 0}},
        {"wxr-flat-attachment-different-site.xml", {1, 0, 0}},
        {"wxr-flat-attachment-same-site.xml", {1, 0, 0}},
        {"wxr-simple.xml", {1, 0, 0}},
        {"wxr-utf-8-challenges.xml", {1, 0, 0}},
        {"wxr-with-sub-data.xml", {1, 1, 0}},
    };
    EXPECT_EQ(counts_by_file(shared_exports()), expected);
}

}  // namespace
}  // namespace telusur
