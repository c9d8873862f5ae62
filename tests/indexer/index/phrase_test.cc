// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/phrase.h"

#include <array>
#include <cstdlib>
#include <gtest/gtest.h>
#include <optional>
#include <string>
#include <vector>

namespace telusur {
namespace {

class Environment : public ::testing::Test {
  protected:
    static constexpr std::array<const char*, 3> kNames{"LC_ALL", "LC_MESSAGES", "LANG"};

    Environment() {
        for (const char* name : kNames) {
            const char* value = std::getenv(name);
            before_.push_back(value == nullptr ? std::nullopt : std::optional<std::string>(value));
        }
    }
    ~Environment() override {
        for (std::size_t i = 0; i < kNames.size(); ++i)
            set(kNames[i], before_[i]);
    }

    static void set(const char* name, const std::optional<std::string>& value) {
        if (value) {
            ::setenv(name, value->c_str(), 1);
        } else {
            ::unsetenv(name);
        }
    }

  private:
    std::vector<std::optional<std::string>> before_;
};

struct Row {
    std::array<std::optional<std::string>, 3> values;
    Language expected;
};

class LanguageOfEnvironment : public Environment {
  protected:
    static void expect(const std::vector<Row>& rows) {
        for (const Row& row : rows) {
            for (std::size_t i = 0; i < kNames.size(); ++i)
                set(kNames[i], row.values[i]);
            EXPECT_EQ(language_of_environment(), row.expected)
                << row.values[0].value_or("-") << ' ' << row.values[1].value_or("-") << ' '
                << row.values[2].value_or("-");
        }
    }
};

TEST_F(LanguageOfEnvironment, Table) {
    const auto none = std::nullopt;
    expect({
        {{none, none, none}, Language::English},
        {{none, none, "id_ID.UTF-8"}, Language::Indonesian},
        {{none, none, "id_ID"}, Language::Indonesian},
        {{none, none, "id"}, Language::Indonesian},
        {{none, "id_ID.UTF-8", "en_US.UTF-8"}, Language::Indonesian},
        {{"id_ID.UTF-8", "en_US.UTF-8", "en_US.UTF-8"}, Language::Indonesian},
        {{"en_US.UTF-8", "id_ID.UTF-8", "id_ID.UTF-8"}, Language::English},
        {{"C", none, "id_ID.UTF-8"}, Language::English},
        {{none, "POSIX", "id_ID.UTF-8"}, Language::English},
        {{"", "", "id_ID.UTF-8"}, Language::Indonesian},
        {{"", "", ""}, Language::English},
        {{none, none, "en_ID.UTF-8"}, Language::English},
        {{none, none, "C.UTF-8"}, Language::English},
        {{none, none, "i"}, Language::English},
        {{none, none, "_id"}, Language::English},
    });
}

TEST_F(LanguageOfEnvironment, ATerritoryIsNotNeeded) {
    const auto none = std::nullopt;
    expect({
        {{none, none, "id.UTF-8"}, Language::Indonesian},
        {{none, none, "id@latin"}, Language::Indonesian},
        {{none, none, "id-ID"}, Language::Indonesian},
    });
}

TEST(Phrase, FormatsBothLanguages) {
    const Phrase both = phrase("{} of {}", "{1} memuat {0}", 3, "tujuh");
    EXPECT_EQ(both.in(Language::English), "3 of tujuh");
    EXPECT_EQ(both.in(Language::Indonesian), "tujuh memuat 3");
    EXPECT_FALSE(both.empty());
    EXPECT_TRUE(Phrase{}.empty());
}

}  // namespace
}  // namespace telusur
