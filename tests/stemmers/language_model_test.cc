// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/language_model.h"

#include <algorithm>
#include <functional>
#include <gtest/gtest.h>
#include <string>
#include <utility>
#include <vector>

#include "stemmers/digest.h"
#include "tests/support/random_text.h"
#include "tests/support/small_language.h"

namespace telusur {
namespace {

using Pairs = SpellingBridge::Pairs;

struct Parts {
    std::vector<LexiconEntry> entries = {{"tulis", {.root = true}, 46, 5, ""},
                                         {"suharto", {.name = true}, 0, 0, ""},
                                         {"soeharto", {.name = true}, 0, 0, ""},
                                         {"belajar", {.root = true}, 0, 0, "ajar"}};
    std::string source_digest = "lists";
    Pairs pairs = {{"soeharto", "suharto"}, {"propinsi", "provinsi"}};
    std::vector<Acronym> acronyms = {{"DK", "Dewan Kota", 12, "2019-01-02", "2024-05-06"},
                                     {"DK", "Danau Kecil", 2, "", ""}};

    LanguageModel model() const {
        return {StemModel(Lexicon(entries), source_digest), SpellingBridge(pairs), acronyms};
    }
};

void expect_comes_back(const LanguageModel& model) {
    const std::string blob = save_language_model(model);
    const auto loaded = load_language_model(blob);
    ASSERT_TRUE(loaded);
    EXPECT_EQ(save_language_model(*loaded), blob);
    EXPECT_EQ(loaded->fingerprint(), model.fingerprint());
    EXPECT_EQ(loaded->source_digest(), model.source_digest());
    EXPECT_EQ(loaded->spelling().pairs(), model.spelling().pairs());
    EXPECT_EQ(loaded->acronyms(), model.acronyms());
    for (const LexiconEntry& entry : model.stemmer().model().lexicon().entries())
        EXPECT_EQ(loaded->root(entry.word), model.root(entry.word)) << entry.word;
}

TEST(LanguageModel, ComesBackWhole) {
    Parts bare;
    bare.pairs.clear();
    bare.acronyms.clear();
    const std::pair<const char*, LanguageModel> models[] = {
        {"all parts", Parts().model()},
        {"stems only", bare.model()},
        {"nothing", {StemModel(Lexicon(), ""), {}, {}}},
        {"learned", testing::small_language().model()},
    };
    for (const auto& [name, model] : models) {
        SCOPED_TRACE(name);
        expect_comes_back(model);
    }
}

TEST(LanguageModel, RootsAfterLoadingAreThoseBefore) {
    const auto loaded = load_language_model(save_language_model(Parts().model()));
    ASSERT_TRUE(loaded);
    const std::pair<const char*, const char*> rows[] = {
        {"menulis", "tulis"},        {"belajar", "ajar"},      {"soeharto", "suharto"},
        {"soehartonya", "suharto"},  {"suharto", "suharto"},   {"propinsi", "provinsi"},
        {"propinsinya", "provinsi"}, {"provinsi", "provinsi"}, {"meja", "meja"},
    };
    for (const auto& [word, root] : rows)
        EXPECT_EQ(loaded->root(word), root) << word;
}

TEST(LanguageModel, RefusesEveryCutAndAddition) {
    const std::string blob = save_language_model(Parts().model());
    for (std::size_t length = 0; length < blob.size(); ++length)
        EXPECT_FALSE(load_language_model(blob.substr(0, length))) << length;
    for (const char* more : {" ", "\n", "\t", "end\n"})
        EXPECT_FALSE(load_language_model(blob + more)) << more;
}

TEST(LanguageModel, RefusesEveryFlippedBit) {
    const std::string blob = save_language_model(Parts().model());
    for (std::size_t place = 0; place < blob.size(); ++place) {
        for (int bit = 0; bit < 8; ++bit) {
            std::string damaged = blob;
            damaged[place] = static_cast<char>(damaged[place] ^ (1 << bit));
            EXPECT_FALSE(load_language_model(damaged)) << place << ", bit " << bit;
        }
    }
}

std::string sealed(const std::string& header, const std::string& rest) {
    return header + '\n' + to_hex(hash_bytes(rest)) + '\n' + rest;
}

std::string header_of(const std::string& blob) {
    return blob.substr(0, blob.find('\n'));
}

TEST(LanguageModel, RefusesWhatIsSealedButNotAModel) {
    const std::string header = header_of(save_language_model(Parts().model()));
    const std::string stems = save_model(Parts().model().stemmer().model());
    ASSERT_TRUE(load_language_model(sealed(header, "0\n0\n" + stems)));
    ASSERT_TRUE(load_language_model(sealed(header, "1\na\tb\n1\nA\tB\t2\t\t\n" + stems)));
    const std::pair<const char*, std::string> rows[] = {
        {"another version", sealed(header + "1", "0\n0\n" + stems)},
        {"no version", sealed("", "0\n0\n" + stems)},
        {"no stems", sealed(header, "0\n0\n")},
        {"nothing", sealed(header, "")},
        {"damaged stems", sealed(header, "0\n0\n" + stems.substr(1))},
        {"too few pairs", sealed(header, "2\na\tb\n0\n" + stems)},
        {"too many pairs", sealed(header, "0\na\tb\n0\n" + stems)},
        {"half a pair", sealed(header, "1\na\n0\n" + stems)},
        {"too few acronyms", sealed(header, "0\n2\nA\tB\t2\t\t\n" + stems)},
        {"too many acronyms", sealed(header, "0\n0\nA\tB\t2\t\t\n" + stems)},
        {"too few fields", sealed(header, "0\n1\nA\tB\t2\t\n" + stems)},
        {"no number", sealed(header, "0\n1\nA\tB\ttwo\t\t\n" + stems)},
        {"a number too large", sealed(header, "0\n1\nA\tB\t4294967296\t\t\n" + stems)},
        {"a count below nothing", sealed(header, "-1\n0\n" + stems)},
        {"a count beyond memory", sealed(header, "999999999999999999\n0\n" + stems)},
        {"a count beyond numbers", sealed(header, "99999999999999999999\n0\n" + stems)},
    };
    for (const auto& [name, blob] : rows)
        EXPECT_FALSE(load_language_model(blob)) << name;
}

TEST(LanguageModel, RefusesRandomBytes) {
    const std::string header = header_of(save_language_model(Parts().model()));
    testing::Random random(31);
    for (int i = 0; i < 20000; ++i) {
        const std::string bytes = testing::random_bytes(random, testing::below(random, 200));
        EXPECT_FALSE(load_language_model(bytes));
        EXPECT_FALSE(load_language_model(sealed(header, bytes)));
    }
}

TEST(LanguageModel, HasAFingerprintOfAllItsParts) {
    struct Change {
        const char* name;
        std::function<void(Parts&)> apply;
        bool is_another = true;
    };
    const Change changes[] = {
        {"a word", [](Parts& parts) { parts.entries[0].word = "lukis"; }},
        {"a role", [](Parts& parts) { parts.entries[0].roles.kept = true; }},
        {"productivity", [](Parts& parts) { ++parts.entries[0].productivity; }},
        {"patterns", [](Parts& parts) { parts.entries[0].patterns ^= 1; }},
        {"a fixed root", [](Parts& parts) { parts.entries[3].fixed_root = "belajar"; }},
        {"the word lists", [](Parts& parts) { parts.source_digest += 'x'; }},
        {"a variant", [](Parts& parts) { parts.pairs[0].first = "soharto"; }},
        {"a representative", [](Parts& parts) { parts.pairs[0].second = "soharto"; }},
        {"a pair less", [](Parts& parts) { parts.pairs.pop_back(); }},
        {"an acronym", [](Parts& parts) { parts.acronyms[0].acronym = "Dk"; }},
        {"its expansion", [](Parts& parts) { parts.acronyms[0].expansion = "dewan kota"; }},
        {"its articles", [](Parts& parts) { ++parts.acronyms[0].articles; }},
        {"its first day", [](Parts& parts) { parts.acronyms[0].first_day = "2019-01-01"; }},
        {"its last day", [](Parts& parts) { parts.acronyms[0].last_day = ""; }},
        {"an acronym less", [](Parts& parts) { parts.acronyms.pop_back(); }},
        {"nothing", [](Parts&) {}, false},
        {"order of words",
         [](Parts& parts) { std::reverse(parts.entries.begin(), parts.entries.end()); }, false},
        {"order of pairs",
         [](Parts& parts) { std::reverse(parts.pairs.begin(), parts.pairs.end()); }, false},
        {"a pair twice", [](Parts& parts) { parts.pairs.push_back(parts.pairs[0]); }, false},
    };
    const std::string before = Parts().model().fingerprint();
    for (const Change& change : changes) {
        Parts parts;
        change.apply(parts);
        EXPECT_EQ(parts.model().fingerprint() != before, change.is_another) << change.name;
    }
}

}  // namespace
}  // namespace telusur
