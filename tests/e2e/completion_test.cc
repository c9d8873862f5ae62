// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <gmock/gmock.h>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/files.h"
#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::StartsWith;
using Words = std::vector<std::string>;

Words lines_of(const std::string& text) {
    Words lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

// An archive with values that shells would take apart.
class CompletionTest : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        directory_ = std::make_unique<TempDir>();
        data_ = directory_->path() / "data";
        write_bytes(
            directory_->path() / "a.jsonl",
            R"({"id":"a","title":"Satu","tags":["Kota Seruni","Kopi"],"authors":["Élan D'Rossi"]})"
            "\n"
            R"({"id":"b","title":"Dua","tags":["Kota Seruni"],"authors":["$HOME \"x\""]})"
            "\n");
        const Finished run = indexer(
            {"run", "--data", data_, "--source", directory_->path() / "a.jsonl", "--quiet"});
        ASSERT_TRUE(run.exit_code == 0 || run.exit_code == 4) << run.err;
    }
    static void TearDownTestSuite() { directory_.reset(); }

    static Words completed(Words words) {
        words.insert(words.begin(), {"complete", "--"});
        const Finished finished = telusur(words);
        EXPECT_EQ(finished.err, "");
        return lines_of(finished.out);
    }
    static bool is_here(const std::string& program) {
        return run({"/bin/sh", "-c", "command -v " + program}).exit_code == 0;
    }
    // The script of a shell in a file.
    static std::string script(const std::string& shell) {
        const std::string path = directory_->path() / ("telusur." + shell);
        write_bytes(path, telusur({"completion", shell}).out);
        return path;
    }

    static std::unique_ptr<TempDir> directory_;
    static std::string data_;
};

std::unique_ptr<TempDir> CompletionTest::directory_;
std::string CompletionTest::data_;

TEST_F(CompletionTest, KnowsWhatCanStandThere) {
    struct Row {
        Words typed;
        Words completed;
    };
    const Row rows[] = {
        {{"sea"}, {"search"}},
        {{"s", "x"}, {}},
        {{"completion", "b"}, {"bash"}},
        {{"man"}, {}},
        {{"search", "--so"}, {"--source", "--sort"}},
        {{"search", "--sort", ""}, {"relevance", "newest", "oldest"}},
        {{"search", "--sort", "=", "n"}, {"newest"}},
        {{"search", "--sort=n"}, {"--sort=newest"}},
        {{"search", "--tag-mode", "a"}, {"any", "all"}},
        {{"export", "--format", "c"}, {"csv", "csl"}},
        {{"timeline", "--interval", "m"}, {"month"}},
        {{"search", "--facets", "tag,ye"}, {"tag,year"}},
        {{"search", "--fields", "id,ti"}, {"id,title"}},
        {{"search", "--exclude", "cat"}, {"category="}},
        {{"search", "--data", ""}, {":files"}},
        {{"search", "--receipt", "x"}, {":files"}},
        {{"search", "--page", ""}, {}},
        {{"search", "jud"}, {"judul:"}},
        {{"search", ""}, {}},
        {{"show", "jud"}, {}},
        {{"search", "--tag", "k"}, {}},  // of which archive?
        {{"search", "--data", data_, "--tag", "ko"}, {"Kota Seruni", "Kopi"}},
        {{"search", "--data", data_, "--tag", "\"Kota S"}, {"Kota Seruni"}},
        {{"search", "--data", data_, "--tag", "KOTA\\ s"}, {"Kota Seruni"}},
        {{"search", "--tag", "kop", "--data", data_}, {":files"}},
        {{"search", "--data=" + data_, "--author", "elan"}, {"Élan D'Rossi"}},
        {{"search", "--data", data_, "--exclude", "tag=kop"}, {"tag=Kopi"}},
        {{"search", "--data", data_, "--exclude", "tag", "=", "kop"}, {"Kopi"}},
        {{"search", "--data", data_, "--exclude", "tag", "="}, {"Kota Seruni", "Kopi"}},
        {{"search", "--data", data_, "--tag", "=", "kop"}, {"Kopi"}},
        {{"search", "--data", data_, "--exclude", "x=kop"}, {}},
        {{}, {}}};
    for (const Row& row : rows) {
        std::string typed;
        for (const std::string& word : row.typed)
            typed += word + ' ';
        EXPECT_EQ(completed(row.typed), row.completed) << typed;
    }
}

TEST_F(CompletionTest, IsSilentWhateverIsTheMatter) {
    for (const Words& words : {Words{"search", "--data", "/nowhere", "--tag", "k"},
                               Words{"search", "--config", "/nowhere", "--tag", "k"},
                               Words{"search", "--data", data_, "--tag", "\xFF\""}}) {
        EXPECT_THAT(completed(words), IsEmpty());
    }
}

// What is offered is taken.
TEST_F(CompletionTest, OffersWhatTheProgramTakes) {
    for (const std::string command : {"search", "facets", "timeline", "export", "count", "parse"}) {
        for (const std::string& option : completed({command, "--"})) {
            for (const std::string& value : completed({command, option, ""})) {
                if (value == ":files" || value.ends_with('=')) continue;
                const Finished taken = telusur({command, "--data", data_, option, value});
                EXPECT_NE(taken.exit_code, 2) << command << option << value << taken.err;
            }
        }
    }
}

TEST_F(CompletionTest, WorksInBash) {
    const auto replies = [this](const Words& words) {
        std::string quoted;
        for (const std::string& word : words)
            quoted += " '" + word + "'";
        const Finished finished =
            run({"/bin/bash", "-c",
                 "source " + script("bash") + "; COMP_WORDS=(" TELUSUR_CLI + quoted +
                     "); COMP_CWORD=" + std::to_string(words.size()) +
                     "; _telusur 2>/dev/null; printf '%s\\n' \"${COMPREPLY[@]}\""});
        EXPECT_EQ(finished.exit_code, 0) << finished.err;
        return lines_of(finished.out);
    };
    EXPECT_THAT(replies({"search", "--sort", "n"}), ElementsAre("newest"));
    EXPECT_THAT(replies({"search", "--data", data_, "--tag", "ko"}),
                ElementsAre("Kota\\ Seruni", "Kopi"));
    EXPECT_THAT(replies({"search", "--data", data_, "--tag", "\"Kota "}),
                ElementsAre("Kota Seruni"));
    // What is put into the line is taken by the shell as the value, and does nothing else.
    for (const std::string& reply : replies({"search", "--data", data_, "--author", ""})) {
        const Finished echoed = run({"/bin/bash", "-c", "printf %s " + reply});
        EXPECT_THAT((Words{"Élan D'Rossi", "$HOME \"x\""}), Contains(echoed.out));
    }
}

TEST_F(CompletionTest, WorksInFish) {
    if (!is_here("fish")) GTEST_SKIP() << "no fish here";
    const std::string programs = std::filesystem::path(TELUSUR_CLI).parent_path();
    const Finished finished =
        run({"/usr/bin/env", "HOME=" + directory_->path().string(),
             "PATH=" + programs + ":/usr/bin:/bin", "fish", "-c",
             "source " + script("fish") + "; complete -C 'telusur search --data " + data_ +
                 " --tag ko'"});
    EXPECT_EQ(finished.exit_code, 0) << finished.err;
    EXPECT_THAT(lines_of(finished.out), Contains("Kopi"));
    EXPECT_THAT(lines_of(finished.out), Contains("Kota Seruni"));
}

TEST_F(CompletionTest, WorksInZsh) {
    if (!is_here("zsh")) GTEST_SKIP() << "no zsh here";
    const Finished finished = run({"/usr/bin/env", "zsh", "-fc",
                                   "compdef() { }; compadd() { print -l -- ${@[3,-1]} }; source " +
                                       script("zsh") + "; words=(" TELUSUR_CLI " search --data " +
                                       data_ + " --tag ko); CURRENT=6; _telusur"});
    EXPECT_EQ(finished.exit_code, 0) << finished.err;
    EXPECT_THAT(lines_of(finished.out), ElementsAre("Kota Seruni", "Kopi"));
}

TEST_F(CompletionTest, RefusesAnotherShell) {
    const Finished refused = telusur({"completion", "bsh"});
    EXPECT_EQ(refused.exit_code, 2);
    EXPECT_THAT(refused.err, StartsWith("telusur: there is no shell \"bsh\""));
}

}  // namespace
}  // namespace telusur::testing
