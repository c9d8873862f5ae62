// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "indexer/index/data_directory.h"
#include "tests/support/files.h"
#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

TEST(GenerationOptionTest, OpensTheOneThatIsNamedAndNoOther) {
    const TempDir directory;
    const std::string data = directory.path() / "data";
    const auto names = [&data] { return DataDirectory(data).generations(); };
    const auto count = [&data](const std::vector<std::string>& more) {
        std::vector<std::string> line{"count", "--data", data};
        line.insert(line.end(), more.begin(), more.end());
        return telusur(line);
    };
    const Finished none = count({"--generation", "20200101T000000Z"});
    EXPECT_EQ(none.exit_code, 66);
    EXPECT_EQ(none.err, "telusur: there is no generation \"20200101T000000Z\"\n");

    write_bytes(directory.path() / "one.jsonl",
                R"({"id":"a","title":"Banjir","date":"2024-01-01","body":"Banjir."})"
                "\n");
    const std::vector<std::string> run_indexer{"run", "--data", data, "--source", directory.path()};
    ASSERT_EQ(indexer(run_indexer).exit_code, 0);
    write_bytes(directory.path() / "two.jsonl",
                R"({"id":"b","title":"Beras","date":"2024-01-02","body":"Beras."})"
                "\n");
    ASSERT_EQ(indexer(run_indexer).exit_code, 0);
    ASSERT_EQ(names().size(), 2U);

    EXPECT_EQ(count({}).out, "2\n");
    EXPECT_EQ(count({"--generation", names()[0]}).out, "1\n");
    EXPECT_EQ(count({"--generation", names()[1]}).out, "2\n");

    const std::string mistyped = names()[0].substr(0, 15);
    const Finished unknown = count({"--generation", mistyped});
    EXPECT_EQ(unknown.exit_code, 66);
    EXPECT_EQ(unknown.out, "");
    EXPECT_EQ(unknown.err, "telusur: there is no generation \"" + mistyped + "\"\n  did you mean " +
                               names()[0] + "? telusur generations lists all\n");

    // Whoever names one wants no other: a damaged one is not replaced by an older one.
    std::filesystem::resize_file(DataDirectory(data).generation_path(names()[1]) / "MANIFEST.json",
                                 1);
    const Finished damaged = count({"--generation", names()[1]});
    EXPECT_EQ(damaged.exit_code, 65) << damaged.err;
    EXPECT_EQ(damaged.out, "");
}

}  // namespace
}  // namespace telusur::testing
