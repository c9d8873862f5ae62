// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/vocabulary.h"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/build/vocabulary_builder.h"
#include "indexer/index/field_table.h"
#include "tests/support/errors.h"
#include "tests/support/files.h"
#include "tests/support/random_text.h"
#include "tests/support/temp_dir.h"

namespace telusur {
namespace {

using testing::Random;
using testing::TempDir;
using Texts = std::vector<std::string>;
using Document = std::vector<std::pair<std::string, std::string>>;  // forms with their roots
using Documents = std::vector<Document>;

class VocabularyTest : public ::testing::Test {
  protected:
    const Vocabulary& built(const Documents& documents) {
        VocabularyBuilder builder;
        for (const Document& document : documents) {
            std::set<std::string> seen;
            for (const auto& [form, root] : document)
                builder.add({form, root, 1, seen.insert(form).second ? 1u : 0u});
        }
        builder.write(path_);
        return vocabulary_.emplace(path_);
    }

    TempDir directory_;
    std::filesystem::path path_ = directory_ / "vocabulary";

  private:
    std::optional<Vocabulary> vocabulary_;
};

Texts forms_of(const Vocabulary& vocabulary, std::span<const WordNumber> words) {
    Texts forms;
    for (const WordNumber word : words)
        forms.emplace_back(vocabulary.form(word));
    return forms;
}

Texts all_words(const Vocabulary& vocabulary) {
    Texts words;
    for (WordNumber word = 0; word < vocabulary.word_count(); ++word) {
        words.push_back(fmt::format("{} < {}: {} in {}", vocabulary.form(word),
                                    vocabulary.root(word), vocabulary.occurrences(word),
                                    vocabulary.documents(word)));
    }
    return words;
}

struct WordsRow {
    Documents documents;
    Texts words;  // by number
};

TEST_F(VocabularyTest, WordsRunByOccurrencesThenBytes) {
    const std::vector<WordsRow> rows = {
        {{}, {}},
        {{{}, {}}, {}},
        {{{{"rob", "rob"}}}, {"rob < rob: 1 in 1"}},
        {{{{"rob", "rob"}, {"rob", "rob"}}}, {"rob < rob: 2 in 1"}},
        {{{{"rob", "rob"}}, {}, {{"rob", "rob"}, {"rob", "rob"}}}, {"rob < rob: 3 in 2"}},
        {{{{"tanggul", "tanggul"}, {"perahu", "perahu"}}, {{"tanggul", "tanggul"}}},
         {"tanggul < tanggul: 2 in 2", "perahu < perahu: 1 in 1"}},
        // Many articles do not count, many occurrences do.
        {{{{"air", "air"}}, {{"air", "air"}, {"rob", "rob"}, {"rob", "rob"}, {"rob", "rob"}}},
         {"rob < rob: 3 in 1", "air < air: 2 in 2"}},
        {{{{"é", "é"}, {"zebra", "zebra"}, {"air", "air"}, {"airnya", "air"}, {"𝔞", "𝔞"}}},
         {"air < air: 1 in 1", "airnya < air: 1 in 1", "zebra < zebra: 1 in 1", "é < é: 1 in 1",
          "𝔞 < 𝔞: 1 in 1"}},
        // A form keeps the root that it came with first.
        {{{{"beruang", "uang"}}, {{"beruang", "beruang"}, {"beruang", "beruang"}}},
         {"beruang < uang: 3 in 2"}},
    };
    for (const WordsRow& row : rows) {
        SCOPED_TRACE(::testing::PrintToString(row.documents));
        const Vocabulary& vocabulary = built(row.documents);
        EXPECT_EQ(all_words(vocabulary), row.words);
        std::size_t occurrences = 0;
        for (const Document& document : row.documents)
            occurrences += document.size();
        EXPECT_EQ(vocabulary.total_occurrences(), occurrences);
    }
}

TEST_F(VocabularyTest, TheOrderOfDocumentsAndWordsDoesNotChangeTheFile) {
    Documents documents = {{{"banjir", "banjir"}, {"kebanjiran", "banjir"}, {"rob", "rob"}},
                           {{"rob", "rob"}, {"banjir", "banjir"}, {"air", "air"}},
                           {{"perairan", "air"}}};
    built(documents);
    const std::string bytes = testing::bytes_in(path_);
    std::reverse(documents.begin(), documents.end());
    for (Document& document : documents)
        std::reverse(document.begin(), document.end());
    built(documents);
    EXPECT_EQ(testing::bytes_in(path_), bytes);
}

const Documents kFlood = {{{"banjir", "banjir"},
                           {"kebanjiran", "banjir"},
                           {"kebanjiran", "banjir"},
                           {"membanjiri", "banjir"},
                           {"banjirnya", "banjir"},
                           {"air", "air"},
                           {"perairan", "air"},
                           {"bánjar", "bánjar"},
                           {"bandar", "bandar"}}};

struct SearchRow {
    std::string wanted;
    Texts forms;
};

TEST_F(VocabularyTest, FamilyIsTheFormsOfARootMostFrequentFirst) {
    const Vocabulary& vocabulary = built(kFlood);
    const std::vector<SearchRow> rows = {
        {"banjir", {"kebanjiran", "banjir", "banjirnya", "membanjiri"}},
        {"air", {"air", "perairan"}},
        {"bandar", {"bandar"}},
        {"bánjar", {"bánjar"}},
        {"", {}},
        {"aa", {}},
        {"banji", {}},
        {"banjirnya", {}},
        {"zz", {}},
        {"\xFF", {}},
    };
    for (const SearchRow& row : rows)
        EXPECT_EQ(forms_of(vocabulary, vocabulary.family(row.wanted)), row.forms) << row.wanted;
}

TEST_F(VocabularyTest, PrefixGivesFormsInTheOrderOfTheirBytes) {
    const Vocabulary& vocabulary = built(kFlood);
    const std::vector<SearchRow> rows = {
        {"",
         {"air", "bandar", "banjir", "banjirnya", "bánjar", "kebanjiran", "membanjiri",
          "perairan"}},
        {"ba", {"bandar", "banjir", "banjirnya"}},
        {"banjir", {"banjir", "banjirnya"}},
        {"banjirnya", {"banjirnya"}},
        {"banjirnyalah", {}},
        {"b\xC3", {"bánjar"}},
        {"a", {"air"}},
        {"p", {"perairan"}},
        {"Ba", {}},
        {"c", {}},
        {"q", {}},
        {"\xFF", {}},
    };
    for (const SearchRow& row : rows)
        EXPECT_EQ(forms_of(vocabulary, vocabulary.with_prefix(row.wanted)), row.forms)
            << row.wanted;
}

TEST_F(VocabularyTest, FindsWholeFormsOnly) {
    const Vocabulary& vocabulary = built(kFlood);
    for (WordNumber word = 0; word < vocabulary.word_count(); ++word)
        EXPECT_EQ(vocabulary.find(vocabulary.form(word)), word) << vocabulary.form(word);
    for (const char* absent : {"", "a", "airnya", "banji", "Banjir", "banjir ", "zz", "\xFF"})
        EXPECT_EQ(vocabulary.find(absent), std::nullopt) << absent;
}

TEST_F(VocabularyTest, AnEmptyVocabularyAnswersNothing) {
    const Vocabulary& vocabulary = built({});
    EXPECT_EQ(vocabulary.word_count(), 0u);
    for (const char* wanted : {"", "a"}) {
        EXPECT_EQ(vocabulary.find(wanted), std::nullopt);
        EXPECT_TRUE(vocabulary.family(wanted).empty());
        EXPECT_TRUE(vocabulary.with_prefix(wanted).empty());
    }
}

struct LengthRow {
    std::size_t form;
    std::size_t root;
    std::string code;
};

TEST_F(VocabularyTest, TextsThatNoAnalysisGivesAreRefused) {
    const std::vector<LengthRow> rows = {
        {1, 1, ""},
        {kMaximumTermBytes, kMaximumTermBytes, ""},
        {kMaximumTermBytes + 1, 1, "BadData"},
        {1, kMaximumTermBytes + 1, "BadData"},
        {0, 1, "BadData"},
        {1, 0, "BadData"},
    };
    for (const LengthRow& row : rows) {
        const Documents documents = {{{std::string(row.form, 'x'), std::string(row.root, 'y')}}};
        EXPECT_EQ(testing::code_thrown_by([&] { built(documents); }), row.code)
            << row.form << " and " << row.root << " bytes";
    }
}

// The plainest reading of the same documents.
struct ExpectedWord {
    std::string root;
    std::uint64_t occurrences = 0;
    std::set<std::size_t> documents;
};
using Expected = std::map<std::string, ExpectedWord>;

Expected expected_of(const Documents& documents) {
    Expected expected;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        for (const auto& [form, root] : documents[i]) {
            ExpectedWord& word =
                expected.try_emplace(form, ExpectedWord{root, 0, {}}).first->second;
            ++word.occurrences;
            word.documents.insert(i);
        }
    }
    return expected;
}

Texts by_frequency(const Expected& expected, Texts forms) {
    std::stable_sort(forms.begin(), forms.end(), [&](const auto& left, const auto& right) {
        return expected.at(left).occurrences > expected.at(right).occurrences;
    });
    return forms;
}

void expect_words(const Vocabulary& vocabulary, const Expected& expected) {
    Texts forms;
    for (const auto& [form, word] : expected)
        forms.push_back(form);
    forms = by_frequency(expected, forms);
    ASSERT_EQ(vocabulary.word_count(), forms.size());
    for (WordNumber word = 0; word < forms.size(); ++word) {
        const ExpectedWord& wanted = expected.at(forms[word]);
        EXPECT_EQ(vocabulary.form(word), forms[word]);
        EXPECT_EQ(vocabulary.root(word), wanted.root);
        EXPECT_EQ(vocabulary.occurrences(word), wanted.occurrences);
        EXPECT_EQ(vocabulary.documents(word), wanted.documents.size());
    }
}

void expect_answers(const Vocabulary& vocabulary, const Expected& expected,
                    const std::string& wanted) {
    const auto found = vocabulary.find(wanted);
    ASSERT_EQ(found.has_value(), expected.contains(wanted));
    if (found) {
        EXPECT_EQ(vocabulary.form(*found), wanted);
    }
    Texts family;
    Texts with_prefix;
    for (const auto& [form, word] : expected) {
        if (word.root == wanted) family.push_back(form);
        if (form.starts_with(wanted)) with_prefix.push_back(form);
    }
    EXPECT_EQ(forms_of(vocabulary, vocabulary.family(wanted)), by_frequency(expected, family));
    EXPECT_EQ(forms_of(vocabulary, vocabulary.with_prefix(wanted)), with_prefix);
}

Texts random_words(Random& random, std::size_t count) {
    Texts words;
    while (words.size() < count) {
        std::string word = testing::below(random, 4) == 0
                               ? testing::random_bytes(random, 1 + testing::below(random, 64))
                               : testing::random_text(random, 1 + testing::below(random, 3));
        words.push_back(std::move(word));
    }
    return words;
}

Documents random_documents(Random& random, const Texts& words) {
    const auto pick = [&] { return words[testing::below(random, words.size())]; };
    Documents documents(testing::below(random, 30));
    for (Document& document : documents) {
        document.resize(testing::below(random, 60));
        for (auto& word : document)
            word = {pick(), pick()};
    }
    return documents;
}

TEST_F(VocabularyTest, AgreesWithThePlainestReadingOfRandomWords) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        SCOPED_TRACE(seed);
        Random random(seed);
        const Texts words = random_words(random, 1 + testing::below(random, 120));
        const Documents documents = random_documents(random, words);
        const Expected expected = expected_of(documents);
        const Vocabulary& vocabulary = built(documents);
        expect_words(vocabulary, expected);
        for (const std::string& word : words) {
            expect_answers(vocabulary, expected, word);
            expect_answers(vocabulary, expected, word.substr(0, 1));
            expect_answers(vocabulary, expected, word + 'a');
        }
    }
}

}  // namespace
}  // namespace telusur
