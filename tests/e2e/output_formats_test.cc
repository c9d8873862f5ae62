// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "tests/support/files.h"
#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

using ::testing::HasSubstr;

TEST(OutputFormatsTest, ThePageIsWhatTheProgramWrites) {
    const std::string page = bytes_in(TELUSUR_CORPUS "/../searchd/cli/OUTPUT_FORMATS.md");
    const TempDir directory;
    const std::string data = directory.path() / "data";
    const std::string receipt = directory.path() / "receipt.json";
    ASSERT_EQ(indexer({"run", "--data", data, "--source", TELUSUR_CORPUS}).exit_code, 0);
    const auto search = [&](const std::string& format) {
        return telusur({"search", "--data", data, "banjir", "--format", format});
    };

    // "there is no --format "x"; did you mean …? There are: table, plain, …"
    const std::string refused = search("zzzzzzzz").err;
    const std::size_t list = refused.find("table, ");
    ASSERT_NE(list, std::string::npos) << refused;
    std::istringstream names(refused.substr(list));
    std::size_t count = 0;
    for (std::string name; names >> name; ++count)
        EXPECT_THAT(page, HasSubstr('`' + name.substr(0, name.find_first_of(",\n")) + '`'));
    EXPECT_GE(count, 11U) << refused;

    const std::string csv = search("csv").out;
    EXPECT_THAT(page, HasSubstr('`' + csv.substr(0, csv.find("\r\n")) + '`'));

    ASSERT_EQ(telusur({"search", "--data", data, "banjir", "--receipt", receipt}).exit_code, 0);
    const auto object = nlohmann::ordered_json::parse(bytes_in(receipt));
    ASSERT_GE(object.size(), 9U);
    std::size_t place = page.find("## Receipts");
    for (const auto& [field, value] : object.items()) {
        const std::size_t next = page.find('`' + field + '`', place);
        ASSERT_NE(next, std::string::npos) << field << " is not there, or not in this order";
        place = next;
    }
}

}  // namespace
}  // namespace telusur::testing
