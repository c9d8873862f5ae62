// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/language_learner.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "stemmers/word_lists.h"
#include "tests/support/random_text.h"
#include "tests/support/small_language.h"

namespace telusur {
namespace {

using Strings = std::vector<std::string>;

struct ArticleText {
    Strings texts;
    std::string day;
};

LanguageModel learn(const std::vector<ArticleText>& articles, const WordSources& sources = {}) {
    LanguageLearner learner;
    for (const ArticleText& article : articles) {
        const std::vector<std::string_view> texts(article.texts.begin(), article.texts.end());
        learner.add(texts, article.day);
    }
    return learner.learn(sources);
}

Strings words_of(std::string_view text) {
    std::istringstream words{std::string(text)};
    return {std::istream_iterator<std::string>(words), {}};
}

// The spellings of each word of the own list, divided as it divides them.
std::vector<Strings> own_spellings() {
    std::vector<Strings> groups;
    for (const WordGroup& list : spelling_pairs()) {
        for (std::string group : words_of(list.words)) {
            std::replace(group.begin(), group.end(), '/', ' ');
            groups.push_back(words_of(group));
        }
    }
    return groups;
}

TEST(LanguageLearner, GoesThroughSpellingToTheRoot) {
    const LanguageModel& model = testing::small_language().model();
    const std::pair<const char*, const char*> rows[] = {
        {"soeharto", "suharto"},     {"suharto", "suharto"},         {"soehartonya", "suharto"},
        {"suhartolah", "suharto"},   {"soekarno-nya", "sukarno"},    {"propinsi", "provinsi"},
        {"propinsinya", "provinsi"}, {"djakarta", "jakarta"},        {"djakartanya", "jakarta"},
        {"pebruari", "februari"},    {"menulis", "tulis"},           {"pemberitaan", "berita"},
        {"bekasi", "bekasi"},        {"tak-dikenal", "tak-dikenal"},
    };
    for (const auto& [word, root] : rows)
        EXPECT_EQ(model.root(word), root) << word;
}

TEST(LanguageLearner, ARootIsItsOwnRoot) {
    const LanguageModel& model = testing::small_language().model();
    Strings words = words_of(testing::family_words());
    for (const auto& [variant, representative] : model.spelling().pairs()) {
        words.push_back(variant);
        words.push_back(representative);
    }
    ASSERT_GE(words.size(), 500u);
    for (const std::string& word : words) {
        for (const char* clitic : {"", "nya", "lah", "-nya"}) {
            const std::string root = model.root(word + clitic);
            EXPECT_EQ(model.root(root), root) << word << clitic;
        }
    }
}

TEST(LanguageLearner, SpellingsOfOneWordHaveOneRoot) {
    const LanguageModel model = learn({});
    for (const Strings& spellings : own_spellings()) {
        for (const std::string& spelling : spellings)
            EXPECT_EQ(model.root(spelling), model.root(spellings.front())) << spelling;
    }
}

TEST(LanguageLearner, ExceptionsComeBeforeSpellings) {
    struct Row {
        Exceptions exceptions;
        std::string suharto;
        std::string soeharto;
    };
    const Row rows[] = {
        {{}, "suharto", "suharto"},
        {{{"suharto", "suharto"}}, "suharto", "suharto"},
        {{{"soeharto", "soeharto"}}, "suharto", "soeharto"},
        {{{"suharto", "soeharto"}}, "soeharto", "soeharto"},
        {{{"suharto", "harto"}}, "harto", "harto"},
        {{{"soeharto", "harto"}}, "suharto", "harto"},
        {{{"soeharto", "harto"}, {"suharto", "hartono"}}, "hartono", "harto"},
        {{{"kabinetnya", "soeharto"}}, "suharto", "suharto"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(::testing::PrintToString(row.exceptions));
        const LanguageModel model = learn({}, {{}, row.exceptions});
        EXPECT_EQ(model.root("suharto"), row.suharto);
        EXPECT_EQ(model.root("suhartonya"), row.suharto);
        EXPECT_EQ(model.root("soeharto"), row.soeharto);
        EXPECT_EQ(model.root("soehartonya"), row.soeharto);
        for (const auto& [word, root] : row.exceptions)
            EXPECT_EQ(model.root(word), model.root(root));
        for (const auto& [variant, representative] : model.spelling().pairs()) {
            EXPECT_EQ(model.root(representative), representative);
            EXPECT_EQ(model.root(model.root(variant)), model.root(variant)) << variant;
        }
    }
}

TEST(LanguageLearner, LearnsSpellingsOfRootsForAllTheirWords) {
    std::vector<ArticleText> articles(
        3, {{"Rumah Tjokrodarmo ramai. Kata Cokrodarmonya begitu. Lalu orang di Cokrodarmo "
             "pulang."},
            ""});
    const LanguageModel model = learn(articles);
    EXPECT_EQ(model.root("tjokrodarmo"), "cokrodarmo");
    EXPECT_EQ(model.root("tjokrodarmonya"), "cokrodarmo");
    EXPECT_EQ(model.root("cokrodarmo"), "cokrodarmo");
}

std::vector<ArticleText> articles_with_acronyms() {
    return {
        {{"Warga dari Bekasi pulang", "Kantor Dewan Kota (DK) tutup."}, "2024-01-02"},
        {{"dewan kota (DK)"}, "2023-01-02"},
        {{"Orang di Bekasi menulis tulisan tentang Tjokrodarmo dan Cokrodarmo."}, ""},
        {{"Kata Tjokrodarmo, Cokrodarmo ditulis penulis di Bekasi."}, "2022-02-02"},
        {{std::string(testing::family_words())}, ""},
        {{"a kepintaran mesin (XI)", "soeharto"}, "2020-01-01"},
        {{"b Kepintaran Mesin (XI)"}, ""},
        {{"c kepintaran mesin (XI)", ""}, "2021-01-01"},
    };
}

TEST(LanguageLearner, GivesTheSameInAnyOrder) {
    std::vector<ArticleText> articles = articles_with_acronyms();
    const WordSources sources{parse_hunspell_dictionary("tulis/M0P0\nwarga\norang\n"),
                              {{"pulang", "pulang"}}};
    const LanguageModel model = learn(articles, sources);
    EXPECT_EQ(model.acronyms(),
              (std::vector<Acronym>{{"DK", "Dewan Kota", 2, "2023-01-02", "2024-01-02"},
                                    {"XI", "kepintaran mesin", 3, "2020-01-01", "2021-01-01"}}));
    const std::string expected = save_language_model(model);
    testing::Random random(32);
    for (int i = 0; i < 20; ++i) {
        std::shuffle(articles.begin(), articles.end(), random);
        ASSERT_EQ(save_language_model(learn(articles, sources)), expected);
    }
}

TEST(LanguageLearner, SeveralAddedUpTeachWhatOneDoes) {
    const std::vector<ArticleText> articles = articles_with_acronyms();
    const std::string expected = save_language_model(learn(articles));
    testing::Random random(33);
    for (int i = 0; i < 20; ++i) {
        std::vector<LanguageLearner> learners(3);
        for (const ArticleText& article : articles) {
            const std::vector<std::string_view> texts(article.texts.begin(), article.texts.end());
            learners[testing::below(random, learners.size())].add(texts, article.day);
        }
        learners[1].add(learners[2]);
        learners[0].add(learners[1]);
        ASSERT_EQ(save_language_model(learners[0].learn({})), expected);
    }
}

TEST(LanguageLearner, AnEmptyArchiveTeachesNothing) {
    for (const std::vector<ArticleText>& articles :
         {std::vector<ArticleText>{}, {{{}, ""}}, {{{"", " \n"}, "2024-01-02"}}}) {
        const LanguageModel model = learn(articles);
        EXPECT_TRUE(model.acronyms().empty());
        EXPECT_EQ(save_language_model(model), save_language_model(learn({})));
        EXPECT_EQ(model.root("meja"), "meja");
        EXPECT_EQ(model.root("soeharto"), "suharto") << "the own list is there";
        EXPECT_TRUE(load_language_model(save_language_model(model)));
    }
}

TEST(LanguageLearner, NamesTheWordListsThatItLearnedFrom) {
    const WordSources sources[] = {
        {},
        {parse_hunspell_dictionary("tulis/M0P0\n"), {}},
        {{}, {{"meja", "kursi"}}},
        {{}, {{"mejak", "ursi"}}},
        {{}, {{"mejakursi", "mejakursi"}}},
    };
    std::vector<std::string> digests;
    for (const WordSources& words : sources) {
        const std::string digest = word_sources_digest(words);
        EXPECT_EQ(learn({}, words).source_digest(), digest);
        EXPECT_EQ(learn({{{"Warga dari Bekasi."}, ""}}, words).source_digest(), digest);
        EXPECT_EQ(std::count(digests.begin(), digests.end(), digest), 0) << digests.size();
        digests.push_back(digest);
    }
}

// Lines and tabs divide the fields of a saved model, so none may hold them.
TEST(LanguageLearner, OddTextComesBackWhole) {
    const std::string blanks[] = {" ",      "\t",     "\u00A0", "\v",     "\f",
                                  "\u2003", "\u2028", "\u0085", "\u3000", std::string(1, '\0')};
    for (const std::string& blank : blanks) {
        SCOPED_TRACE(::testing::PrintToString(blank));
        const ArticleText article{{"Dewan" + blank + "Kota (" + blank + "DK" + blank + ")",
                                   "DD" + blank + "KK (Dewan Daerah" + blank + "Kota Kecil)",
                                   "warga" + blank + "Bekasi\xFF"},
                                  "2024-01-02"};
        const LanguageModel model = learn({article, article, article});
        for (const Acronym& acronym : model.acronyms()) {
            const std::string printed = acronym.acronym + acronym.expansion;
            EXPECT_EQ(printed.find_first_of("\t\n\r"), std::string::npos) << printed;
        }
        const auto loaded = load_language_model(save_language_model(model));
        ASSERT_TRUE(loaded);
        EXPECT_EQ(loaded->acronyms(), model.acronyms());
        EXPECT_EQ(loaded->fingerprint(), model.fingerprint());
    }
}

}  // namespace
}  // namespace telusur
