// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/suggest_command.h"

#include <gtest/gtest.h>

namespace telusur {
namespace {

TEST(SuggestCommand, Formats) {
    const std::vector<Completion> completions{
        {CompletionKind::Word, {"cabai", {{0, 2}}}, 12, "", ""},
        {CompletionKind::Title, {"Cabai\tRawit", {{0, 2}}}, 1, "x\t1", "https://s.example/1"}};
    const SuggestRequest request{"ca", 8};
    const auto write = [&](OutputFormat format) {
        return write_completions(request, completions, "g", format);
    };
    EXPECT_EQ(write(OutputFormat::Plain), "word\tcabai\t12\ntitle\tCabai Rawit\tx 1\n");
    EXPECT_EQ(write(OutputFormat::Table), "word    cabai\ntitle   Cabai Rawit\n");
    const std::string lines = write(OutputFormat::JsonLines);
    EXPECT_EQ(lines.find("{\"kind\":\"word\",\"text\":\"cabai\""), 0U) << lines;
    EXPECT_NE(lines.find("\n{\"kind\":\"title\""), std::string::npos) << lines;
    const std::string object = write(OutputFormat::Json);
    EXPECT_EQ(object.find("{\"q\":\"ca\",\"completions\":["), 0U) << object;
    EXPECT_EQ(write_completions(request, {}, "g", OutputFormat::Plain), "");
}

}  // namespace
}  // namespace telusur
