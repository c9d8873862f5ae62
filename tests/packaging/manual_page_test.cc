// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <gmock/gmock.h>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/files.h"
#include "tests/support/process.h"

namespace telusur::testing {
namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

const std::vector<std::string> kPages = {"telusur.1", "telusur-indexer.1", "telusur.toml.5",
                                         "telusur-searchd.8"};

// The terminal's pages are made by the build.
fs::path pages_with(const std::string& page) {
    return fs::path(page == "telusur.1" ? TELUSUR_UNITS : TELUSUR_PACKAGING) / "man";
}

fs::path english(const std::string& page) {
    return pages_with(page) / page;
}

fs::path indonesian(const std::string& page) {
    return pages_with(page) / "id" / page;
}

Names all_matches(const std::string& text, const std::string& pattern) {
    const std::regex regex(pattern, std::regex::multiline);
    Names found;
    for (std::sregex_iterator match(text.begin(), text.end(), regex), end; match != end; ++match)
        found.insert((*match)[1]);
    return found;
}

// They stand before the options or behind them.
std::string without_examples(const std::string& help) {
    const std::size_t begin = std::min(help.find("\nExample"), help.size());
    const std::size_t end = std::min(help.find("\n\n", begin + 1), help.size());
    return help.substr(0, begin) + help.substr(end);
}

// What the help of a program and of all its commands names.
struct Help {
    Names options;
    Names commands;  // "run", "config check"

    void read(std::vector<std::string> command, const std::string& name = "") {
        command.emplace_back("--help");
        const std::string text = run(command).out;
        command.pop_back();
        const std::string list = without_examples(text);
        options.merge(all_matches(list, "^  (?:-h,)?(--[a-z_-]+)"));
        const std::size_t at = list.find("\nSubcommands:");
        if (at == std::string::npos) {
            if (!name.empty()) commands.insert(name);
            return;
        }
        for (const std::string& inner : all_matches(list.substr(at), "^  ([a-z]+)  ")) {
            command.push_back(inner);
            read(command, name.empty() ? inner : name + " " + inner);
            command.pop_back();
        }
    }
};

// A page as it is written, with plain hyphens.
std::string page_text(const fs::path& path) {
    return std::regex_replace(bytes_in(path), std::regex("\\\\-"), "-");
}

// What a page has paragraphs of its own about.
Names options_of(const std::string& page) {
    return all_matches(page, "^\\.TP\\n\\.BI? (--[a-z_-]+)");
}

TEST(ManualPageTest, NamesTheOptionsAndCommandsOfTheHelpAndNoOthers) {
    struct Row {
        std::string program;
        std::string page;
    };
    for (const Row& row : std::vector<Row>{{TELUSUR_INDEXER, "telusur-indexer.1"},
                                           {TELUSUR_CLI, "telusur.1"},
                                           {TELUSUR_SEARCHD, "telusur-searchd.8"}}) {
        Help help;
        help.read({row.program});
        ASSERT_GE(help.options.size(), 7U) << row.page;
        for (const fs::path& path : {english(row.page), indonesian(row.page)}) {
            SCOPED_TRACE(path);
            const std::string page = page_text(path);
            EXPECT_EQ(options_of(page), help.options);
            const Names mentioned = all_matches(page, "[^a-z-](--[a-z][a-z_-]*)");
            for (const std::string& option : mentioned)
                EXPECT_TRUE(help.options.contains(option)) << option;
            EXPECT_EQ(all_matches(page, "^\\.TP\\n\\.BI? ([a-z]+(?: [a-z]+)?)(?: \"|\\n)"),
                      help.commands);
        }
    }
}

// What stands about each option of a page.
std::map<std::string, std::string> options_with_text(const std::string& page) {
    std::map<std::string, std::string> texts;
    const std::regex entry("^\\.TP\\n\\.BI? (--[a-z-]+)[^\\n]*\\n((?:(?!\\.TP|\\.SH)[^\\n]*\\n)+)",
                           std::regex::multiline);
    for (std::sregex_iterator match(page.begin(), page.end(), entry), end; match != end; ++match)
        texts[(*match)[1]] = (*match)[2];
    return texts;
}

TEST(ManualPageTest, BracketsNameTheCommandsThatKnowAnOption) {
    std::map<std::string, Names> knowing;
    for (const char* command : {"run", "sync", "build", "publish", "add", "remove", "generations",
                                "rollback", "check", "doctor"}) {
        Help help;
        help.read({TELUSUR_INDEXER, command});
        for (const std::string& option : help.options)
            knowing[option].insert(command);
    }
    for (const auto& page : {english("telusur-indexer.1"), indonesian("telusur-indexer.1")}) {
        const auto texts = options_with_text(page_text(page));
        ASSERT_EQ(texts.size(), knowing.size() + 1);  // --version is of no command
        for (const auto& [option, commands] : knowing) {
            SCOPED_TRACE(page.string() + " " + option);
            Names named;
            for (const std::string& list : all_matches(texts.at(option), "\\(([a-z, ]+)\\)"))
                named.merge(all_matches(list, "([a-z]+)"));
            // No brackets: all of them.
            if (named.empty()) {
                EXPECT_EQ(commands.size(), 10U);
            } else {
                EXPECT_EQ(named, commands);
            }
        }
    }
}

TEST(ManualPageTest, KeysOfTheConfigurationAreThoseOfTheExample) {
    const std::string example = bytes_in(fs::path(TELUSUR_PACKAGING) / "telusur.toml");
    const Names keys = all_matches(example, "^#?([a-z0-9_]+) = ");
    ASSERT_GE(keys.size(), 30U);
    const Names sections = all_matches(example, "^#?\\[+([a-z_.]+)\\]+$");
    for (const fs::path& path : {english("telusur.toml.5"), indonesian("telusur.toml.5")}) {
        SCOPED_TRACE(path);
        const std::string page = page_text(path);
        EXPECT_EQ(all_matches(page, "^\\.TP\\n\\.B ([a-z0-9_]+)\\n"), keys);
        EXPECT_EQ(all_matches(page, "^\\.SS \\[+([a-z_.]+)\\]+\\n"), sections);
    }
}

// The translation says as much as the original: the same macros, in the same order.
TEST(ManualPageTest, TheTranslationsHaveTheSameShape) {
    const auto shape = [](const fs::path& path) {
        std::istringstream lines(bytes_in(path));
        std::string macros;
        for (std::string line; std::getline(lines, line);) {
            if (line.starts_with('.')) macros += line.substr(0, line.find(' ')) + "\n";
        }
        return macros;
    };
    for (const std::string& page : kPages)
        EXPECT_EQ(shape(english(page)), shape(indonesian(page))) << page;
}

TEST(ManualPageTest, IsWellFormed) {
    if (run({"/bin/sh", "-c", "command -v mandoc"}).exit_code != 0)
        GTEST_SKIP() << "no mandoc here";
    for (const std::string& page : kPages) {
        for (const fs::path& path : {english(page), indonesian(page)}) {
            const Finished lint = run({"/usr/bin/env", "mandoc", "-Tlint", "-Wwarning", path});
            EXPECT_EQ(lint.exit_code, 0) << lint.out << lint.err;
        }
    }
}

}  // namespace
}  // namespace telusur::testing
