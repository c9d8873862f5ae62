// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/query/spelling.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

#include "indexer/build/vocabulary_builder.h"
#include "tests/searchd/support/random_source.h"
#include "tests/support/temp_dir.h"

namespace telusur::testing {
namespace {

using Documents = std::map<std::string, std::uint32_t>;  // by form

// An archive of these words, each once in a document, and a word finder over it.
class Archive {
  public:
    explicit Archive(const Documents& documents) {
        VocabularyBuilder builder;
        for (const auto& [form, count] : documents)
            builder.add({form, form, count, count});
        builder.write(directory_ / "vocabulary");
        vocabulary_.emplace(directory_ / "vocabulary");
        spelling_.emplace(*vocabulary_);
    }

    const Spelling& spelling() const { return *spelling_; }

  private:
    TempDir directory_;
    std::optional<Vocabulary> vocabulary_;
    std::optional<Spelling> spelling_;
};

std::string printed(const std::vector<SpellingCandidate>& candidates) {
    std::string text;
    for (const SpellingCandidate& candidate : candidates) {
        if (!text.empty()) text += ", ";
        for (const std::string& form : candidate.forms)
            text += (&form == &candidate.forms.front() ? "" : " ") + form;
    }
    return text;
}

struct Row {
    const char* name;
    Documents archive;
    std::string typed;
    std::string meant;
};

TEST(Spelling, OffersWordsOfTheArchive) {
    const std::vector<Row> rows{
        {"a letter wrong", {{"perahu", 9}}, "pexahu", "perahu"},
        {"a letter left out", {{"perahu", 9}}, "peahu", "perahu"},
        {"a letter put in", {{"perahu", 9}}, "perrahu", "perahu"},
        {"two letters swapped", {{"perahu", 9}}, "perauh", "perahu"},
        {"the first letter", {{"perahu", 9}}, "erahu", "perahu"},
        {"the last letter", {{"perahu", 9}}, "perah", "perahu"},
        {"two errors in a short word", {{"perahu", 9}}, "pexaxu", ""},
        {"two errors in a long word", {{"pelabuhan", 9}}, "pexabuxan", "pelabuhan"},
        {"two in a long word if there is one",
         {{"pelabuhan", 900}, {"pexabuhan", 2}},
         "pexabuxan",
         "pexabuhan"},
        {"three errors", {{"pelabuhan", 9}}, "pexaxuxan", ""},
        {"itself", {{"perahu", 2}}, "perahu", ""},
        {"nothing near", {{"perahu", 9}}, "jembatan", ""},
        {"an empty archive", {}, "jembatan", ""},
        {"three letters", {{"sore", 9}}, "sor", ""},
        {"four letters", {{"sore", 9}}, "sorr", "sore"},
        {"four letters of three bytes", {{"ветер", 9}}, "вете", "ветер"},
        {"no word", {{"sore", 9}}, "", ""},
        {"digits", {{"sore5", 9}}, "sori5", ""},
        {"a word for one with digits", {{"sore5", 9}}, "sorei", ""},
        {"a hyphen", {{"sore-sore", 9}}, "sore-sori", ""},
        {"a candidate of one document", {{"perahu", 1}}, "pexahu", ""},
        {"two documents", {{"perahu", 2}}, "pexahu", "perahu"},
        {"a rare word of the archive", {{"perahu", 59}, {"pexahu", 2}}, "pexahu", ""},
        {"one that is much rarer", {{"perahu", 60}, {"pexahu", 2}}, "pexahu", "perahu"},
        {"a word of three documents", {{"perahu", 9999}, {"pexahu", 3}}, "pexahu", ""},
        {"the best first",
         {{"gelas", 9}, {"belas", 2}, {"balas", 99}, {"kelas", 9}},
         "xelas",
         "gelas, kelas, belas"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(printed(Archive(row.archive).spelling().candidates(row.typed)), row.meant);
    }
}

struct CostRow {
    std::string typed;
    std::string meant;
    double cost;
};

TEST(Spelling, CountsLessWherePeopleOftenErr) {
    const std::vector<CostRow> rows{
        {"pexahu", "perahu", 1},       {"pearhu", "perahu", 0.65},  {"perahuq", "perahu", 1},
        {"peahu", "perahu", 1},        {"erahu", "perahu", 1.5},    {"xerahu", "perahu", 1.5},
        {"maaf", "maf", 0.85},         {"masjid", "massjid", 0.75}, {"masala", "masalah", 0.4},
        {"himbau", "imbau", 0.9},      {"oetama", "utama", 0.9},    {"utara", "oetara", 0.9},
        {"temoe", "temu", 0.4},        {"djalan", "jalan", 0.9},    {"radja", "raja", 0.4},
        {"katja", "kaca", 0.4},        {"asar", "asyar", 0.4},      {"achir", "akhir", 1},
        {"suraja", "soeradja", 0.8},   {"solat", "sholath", 0.8},   {"ahir", "akhir", 0.4},
        {"akir", "akhir", 0.4},        {"aktip", "aktif", 0.4},     {"nopember", "november", 0.4},
        {"ijin", "izin", 0.4},         {"azas", "asas", 0.4},       {"setya", "setia", 0.4},
        {"soeradja", "suraja", 0.8},   {"oedara", "udara", 0.9},    {"perahi", "perahu", 0.85},
        {"pelaburan", "pelabuhan", 1},
    };
    for (const CostRow& row : rows) {
        SCOPED_TRACE(row.typed + " for " + row.meant);
        const Archive archive({{row.meant, 5}});
        const auto candidates = archive.spelling().candidates(row.typed);
        ASSERT_EQ(candidates.size(), 1u);
        EXPECT_DOUBLE_EQ(candidates[0].cost, row.cost);
        EXPECT_DOUBLE_EQ(candidates[0].score, std::log(6.0) - 2 * row.cost);
        EXPECT_EQ(candidates[0].documents, 5u);
    }
}

TEST(Spelling, SplitsWhereBothHalvesAreFrequent) {
    const std::vector<Row> rows{
        {"two words", {{"kota", 900}, {"baru", 900}}, "kotabaru", "kota baru"},
        {"rare ones", {{"kota", 9}, {"baru", 9}, {"lain", 9999}}, "kotabaru", ""},
        {"a half is absent", {{"kota", 900}}, "kotabaru", ""},
        {"a half of two letters", {{"di", 900}, {"kota", 900}}, "dikota", ""},
        {"the one word is known", {{"kota", 900}, {"baru", 900}, {"kotabaru", 3}}, "kotabaru", ""},
        {"letters of two bytes", {{"éàü", 900}, {"ñêî", 900}}, "éàüñêî", "éàü ñêî"},
        {"beside one word",
         {{"kota", 900}, {"baru", 900}, {"kotabara", 99}},
         "kotabaru",
         "kota baru, kotabara"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(printed(Archive(row.archive).spelling().candidates(row.typed)), row.meant);
    }
}

TEST(Spelling, JoinsWhereOneHalfIsNoWord) {
    struct JoinRow {
        const char* name;
        Documents archive;
        std::string left;
        std::string right;
        std::string meant;
    };
    const std::vector<JoinRow> rows{
        {"no halves", {{"kesehatan", 2}}, "kese", "hatan", "kesehatan"},
        {"a left half", {{"kesehatan", 2}, {"kese", 99}}, "kese", "hatan", "kesehatan"},
        {"a right half", {{"kesehatan", 2}, {"hatan", 99}}, "kese", "hatan", "kesehatan"},
        {"two halves", {{"kotabaru", 99}, {"kota", 3}, {"baru", 3}}, "kota", "baru", ""},
        {"a rare half", {{"kotabaru", 59}, {"kota", 2}, {"baru", 3}}, "kota", "baru", ""},
        {"clearly rarer", {{"kotabaru", 60}, {"kota", 2}, {"baru", 3}}, "kota", "baru", "kotabaru"},
        {"the whole is rare", {{"kesehatan", 1}}, "kese", "hatan", ""},
        {"the other way round", {{"kesehatan", 9}}, "hatan", "kese", ""},
        {"digits", {{"sore55", 9}}, "sore", "55", ""},
        {"three letters", {{"abc", 9}}, "a", "bc", ""},
        {"four letters", {{"abcd", 9}}, "a", "bcd", "abcd"},
    };
    for (const JoinRow& row : rows) {
        SCOPED_TRACE(row.name);
        const auto candidate = Archive(row.archive).spelling().joined(row.left, row.right);
        EXPECT_EQ(candidate ? printed({*candidate}) : "", row.meant);
    }
}

TEST(Spelling, WeighsTheBest) {
    Documents documents;
    for (char first = 'a'; first <= 'z'; ++first)
        documents[first + std::string("elang")] = static_cast<std::uint32_t>(first - 'a' + 2);
    documents.erase("gelang");
    const Archive archive(documents);
    std::size_t asked = 0;
    const auto candidates = archive.spelling().candidates("gelang", [&](const auto& candidate) {
        ++asked;
        return candidate.forms.front() == "pelang" ? 9.0 : 0.0;
    });
    EXPECT_EQ(asked, kWeighedCandidates);
    EXPECT_EQ(printed(candidates), "pelang, yelang, velang");
    EXPECT_DOUBLE_EQ(candidates[0].score, std::log(18.0) - 2 * 1.5 + 9);
}

// Damerau's distance of neighbours swapped at most once, as textbooks have it.
std::size_t plain_distance(const std::string& left, const std::string& right) {
    std::vector<std::vector<std::size_t>> table(left.size() + 1,
                                                std::vector<std::size_t>(right.size() + 1));
    std::iota(table[0].begin(), table[0].end(), std::size_t{0});
    for (std::size_t i = 1; i <= left.size(); ++i) {
        table[i][0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const std::size_t wrong = left[i - 1] == right[j - 1] ? 0 : 1;
            table[i][j] =
                std::min({table[i - 1][j - 1] + wrong, table[i - 1][j] + 1, table[i][j - 1] + 1});
            const bool swapped =
                i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
            if (swapped) table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
        }
    }
    return table[left.size()][right.size()];
}

std::string random_word(RandomSource& random, std::string_view letters, std::size_t longest) {
    std::string word;
    for (std::size_t length = 3 + random.below(longest - 2); length > 0; --length)
        word += letters[random.below(letters.size())];
    return word;
}

// Letters of which no two sound alike, so that an error is an error; no word is long enough to be
// split.
TEST(Spelling, FindsAllThatIsAsNearAsAPlainTableSays) {
    RandomSource random(11);
    std::size_t found = 0;
    for (int round = 0; round < 60; ++round) {
        Documents documents;
        for (int i = 0; i < 150; ++i)
            documents[random_word(random, "abegl", 5)] = 2;
        const Archive archive(documents);
        for (int i = 0; i < 40; ++i) {
            const std::string typed = random_word(random, "abegl", 5);
            if (documents.contains(typed) || typed.size() < kMinimumLetters) continue;
            SCOPED_TRACE(typed);
            const auto near = static_cast<std::size_t>(std::count_if(
                documents.begin(), documents.end(),
                [&](const auto& word) { return plain_distance(typed, word.first) == 1; }));
            const auto candidates = archive.spelling().candidates(typed);
            EXPECT_EQ(candidates.size(), std::min(near, kMaximumCandidates));
            for (const SpellingCandidate& candidate : candidates)
                EXPECT_EQ(plain_distance(typed, candidate.forms[0]), 1u);
            found += candidates.size();
        }
    }
    EXPECT_GE(found, 1000u);
}

// What it costs to write one word for the other, without a limit that leaves anything out.
int plain_cost(const std::string& typed, const std::string& word) {
    EditTable table(std::u32string(typed.begin(), typed.end()), 99 * kOneError);
    const std::u32string letters(word.begin(), word.end());
    for (std::size_t count = 1; count <= letters.size(); ++count)
        table.read(std::u32string_view(letters).substr(0, count));
    return table.cost(letters.size());
}

// The words that cost no more, the best first.
std::vector<std::string> plain_candidates(const std::string& typed, const Documents& documents,
                                          int limit) {
    std::vector<std::pair<double, std::string>> found;
    for (const auto& [word, count] : documents) {
        const int cost = plain_cost(typed, word);
        const double first = word[0] == typed[0] ? 0 : 0.5;
        if (cost <= limit)
            found.emplace_back(2 * (cost / 100.0 + first) - std::log(count + 1.0), word);
    }
    std::sort(found.begin(), found.end());
    std::vector<std::string> words;
    for (const auto& [worth, word] : found)
        words.push_back(word);
    return words;
}

// Going through all words at once leaves out what leads nowhere, and nothing else.
TEST(Spelling, FindsWhatComparingEachWordFinds) {
    RandomSource random(12);
    std::size_t found = 0;
    std::size_t found_at_two = 0;
    for (int round = 0; round < 8; ++round) {
        Documents documents;
        for (int i = 0; i < 300; ++i)
            documents[random_word(random, "aehikopsuyzdjt", 12)] =
                2 + static_cast<std::uint32_t>(i % 7);
        const Archive archive(documents);
        for (int i = 0; i < 60; ++i) {
            std::string typed = std::next(documents.begin(), i * 4)->first;
            typed.insert(random.below(typed.size()), 1, "hdke"[random.below(4)]);
            if (random.chance(50)) std::swap(typed[1], typed[typed.size() / 2]);
            if (documents.contains(typed)) continue;
            SCOPED_TRACE(typed);
            auto expected = plain_candidates(typed, documents, kOneError);
            if (expected.empty() && typed.size() >= kMinimumLettersOfTwoErrors) {
                expected = plain_candidates(typed, documents, 2 * kOneError);
                found_at_two += expected.size();
            }
            expected.resize(std::min(expected.size(), kMaximumCandidates));
            std::vector<std::string> words;
            for (const SpellingCandidate& candidate : archive.spelling().candidates(typed))
                words.push_back(candidate.forms[0]);
            EXPECT_EQ(words, expected);
            found += words.size();
        }
    }
    EXPECT_GE(found, 300u);
    EXPECT_GE(found_at_two, 30u);
}

TEST(Spelling, NeverOffersItselfAndIsTheSameTwice) {
    RandomSource random(13);
    Documents documents;
    for (int i = 0; i < 1500; ++i)
        documents[random_word(random, "aehkpst", 9)] = static_cast<std::uint32_t>(
            random.chance(50) ? 1 + random.below(2) : 100 + random.below(3));
    const Archive archive(documents);
    const Archive again(documents);
    std::size_t found = 0;
    for (const auto& [word, count] : documents) {
        SCOPED_TRACE(word);
        const auto candidates = archive.spelling().candidates(word);
        EXPECT_EQ(printed(candidates), printed(again.spelling().candidates(word)));
        for (const SpellingCandidate& candidate : candidates) {
            EXPECT_NE(candidate.forms, std::vector<std::string>{word});
            EXPECT_GE(candidate.documents, kTimesAsMany * count);
        }
        EXPECT_TRUE(count <= kRareDocuments || candidates.empty());
        EXPECT_LE(candidates.size(), kMaximumCandidates);
        found += candidates.size();
    }
    EXPECT_GE(found, 50u);
}

// No bytes and no length may blow up.
TEST(Spelling, AnyBytesAreNoWordAtWorst) {
    RandomSource random(14);
    const Archive archive({{std::string(kMaximumLetters, 'h'), 9}, {"perahu", 9}});
    for (int round = 0; round < 2000; ++round) {
        const std::string word = random.bytes(random.below(60));
        EXPECT_LE(archive.spelling().candidates(word).size(), 3u);
        archive.spelling().joined(word, random.bytes(random.below(6)));
    }
    const std::string longest(kMaximumLetters, 'h');
    EXPECT_EQ(archive.spelling().candidates(longest.substr(1)).size(), 1u);
    EXPECT_TRUE(archive.spelling().candidates(longest + 'h').empty());
}

}  // namespace
}  // namespace telusur::testing
