// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/stem_model.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <string>

#include "stemmers/hunspell_dictionary.h"
#include "stemmers/model_trainer.h"
#include "stemmers/word_lists.h"
#include "tests/support/small_language.h"
#include "tests/support/random_text.h"

namespace telusur {
namespace {

StemModel sample_model() {
    LexiconEntry root{"tulis", {.root = true}, 46, 5, ""};
    LexiconEntry fixed{"belajar", {.root = true}, 0, 0, "ajar"};
    LexiconEntry kept{"pemilu", {.kept = true}, 0, 0, ""};
    LexiconEntry name{"bekasi", {.name = true}, 0, 0, ""};
    LexiconEntry bom{"bom", {.root = true, .monosyllable = true}, 7, ~PatternSet{0}, ""};
    return {Lexicon({root, fixed, kept, name, bom}), "digest"};
}

TEST(StemModel, ComesBackWhole) {
    const StemModel model = sample_model();
    const std::string blob = save_model(model);
    const auto loaded = load_model(blob);
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->fingerprint(), model.fingerprint());
    EXPECT_EQ(loaded->source_digest(), "digest");
    EXPECT_EQ(save_model(*loaded), blob);
    for (const LexiconEntry& entry : model.lexicon().entries()) {
        ASSERT_NE(loaded->lexicon().find(entry.word), nullptr) << entry.word;
        EXPECT_EQ(*loaded->lexicon().find(entry.word), entry) << entry.word;
    }
    EXPECT_EQ(loaded->lexicon().find("unbekannt"), nullptr);
}

TEST(StemModel, HasAFingerprintOfItsContent) {
    const StemModel model = sample_model();
    std::vector<LexiconEntry> entries = model.lexicon().entries();
    std::reverse(entries.begin(), entries.end());
    EXPECT_EQ(StemModel(Lexicon(entries), "digest").fingerprint(), model.fingerprint());
    entries[0].productivity++;
    EXPECT_NE(StemModel(Lexicon(entries), "digest").fingerprint(), model.fingerprint());
}

TEST(StemModel, RefusesDamage) {
    const std::string blob = save_model(sample_model());
    EXPECT_FALSE(load_model(""));
    for (std::size_t length = 0; length < blob.size(); ++length) {
        EXPECT_FALSE(load_model(blob.substr(0, length))) << length;
    }
    for (std::size_t place = 0; place < blob.size(); ++place) {
        std::string damaged = blob;
        damaged[place] = static_cast<char>(damaged[place] ^ 1);
        EXPECT_FALSE(load_model(damaged)) << place;
    }
}

TEST(StemModel, SurvivesRandomBytes) {
    testing::Random random(21);
    for (int i = 0; i < 20000; ++i) {
        EXPECT_FALSE(load_model(testing::random_bytes(random, testing::below(random, 200))));
    }
}

TEST(ModelTrainer, GivesTheSameModelAgain) {
    ArchiveStatistics one;
    one.add("menulis tulisan ditulis");
    one.add("orang dari Bekasi");
    ArchiveStatistics other;
    other.add("orang dari Bekasi");
    other.add("menulis tulisan ditulis");
    const WordSources sources{parse_hunspell_dictionary("tulis/M0\norang\ndari\n"), {}};
    EXPECT_EQ(save_model(train_model(sources, one)), save_model(train_model(sources, other)));
}

TEST(HunspellDictionary, ReadsWordsAndFlags) {
    const auto words = parse_hunspell_dictionary(
        "9\nbaca/M0P0\r\nAbraham\nanti-\nanak-anak\nbaca/Mk\ncaf\xE9\nbom/"
        "MG\n\ngetah\ngetahnya\n4x\n");
    std::vector<std::string> names;
    for (const DictionaryWord& word : words)
        names.push_back(word.word);
    EXPECT_EQ(names, (std::vector<std::string>{"abraham", "anak-anak", "baca", "bom", "getah"}));
    EXPECT_TRUE(words[0].proper);
    EXPECT_FALSE(words[2].proper);
    EXPECT_EQ(words[2].patterns, patterns_of_flags("M0P0Mk"));
    EXPECT_TRUE(words[3].monosyllable);
}

TEST(ArchiveStatistics, TellsNamesFromFirstWords) {
    ArchiveStatistics archive;
    archive.add(
        "Warga Bekasi pulang ke rumah. Bekasi ramai.\nWarga datang (Bekasi) dengan \"Mobil\".");
    archive.add("Presiden Datang Ke Rumah Warga");
    const auto words = archive.words();
    EXPECT_EQ(words.at("bekasi").total, 3u);
    EXPECT_EQ(words.at("bekasi").inside_capital, 1u);
    EXPECT_EQ(words.at("warga").inside_capital, 0u);
    EXPECT_EQ(words.at("rumah").inside_capital, 0u) << "a headline tells nothing";
    EXPECT_EQ(words.at("rumah").inside_lower, 1u);
    EXPECT_EQ(words.at("presiden").total, 1u);
}

// A list entry that its own rules contradict would be a mistake of ours.
TEST(WordLists, AreFoldedDistinctAndExplained) {
    const auto check = [](std::string_view words, std::string_view reason) {
        EXPECT_FALSE(reason.empty()) << words;
        EXPECT_EQ(words.find("  "), std::string_view::npos) << words;
        for (const char c : words) {
            EXPECT_TRUE((c >= 'a' && c <= 'z') || c == ' ' || c == '-') << words;
        }
    };
    for (const auto& list :
         {kept_words(), added_roots(), acronyms(), monosyllables(), well_known_names()}) {
        for (const WordGroup& group : list)
            check(group.words, group.reason);
    }
    for (const FixedRoot& fixed : fixed_roots()) {
        check(fixed.words, fixed.reason);
        EXPECT_EQ(testing::small_stemmer().root(fixed.root), fixed.root);
    }
}

}  // namespace
}  // namespace telusur
