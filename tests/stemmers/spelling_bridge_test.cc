// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/spelling_bridge.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

#include "stemmers/normalizer.h"
#include "stemmers/respellings.h"
#include "stemmers/word_lists.h"
#include "tests/support/random_text.h"

namespace telusur {
namespace {

using Pairs = SpellingBridge::Pairs;
using Roots = std::map<std::string, WordCounts>;

constexpr WordCounts name(std::uint32_t total) {
    return {total, 0, total / 2 + 1};
}

constexpr WordCounts word(std::uint32_t total) {
    return {total, total / 2 + 1, 0};
}

Lexicon lexicon_of(const std::vector<std::string>& words) {
    std::vector<LexiconEntry> entries;
    for (const std::string& known : words) {
        LexiconEntry entry;
        entry.word = known;
        entry.roles.root = true;
        entries.push_back(std::move(entry));
    }
    return Lexicon(std::move(entries));
}

struct OwnRow {
    std::string_view variant;
    std::string_view representative;
};

constexpr OwnRow kOwnList[] = {
    {"soeharto", "suharto"},
    {"djakarta", "jakarta"},
    {"tjokroaminoto", "cokroaminoto"},
    {"soerabaja", "surabaya"},
    {"achmad", "ahmad"},
    {"jusuf", "yusuf"},
    {"jaman", "zaman"},
    {"aktip", "aktif"},
    {"propinsi", "provinsi"},
    {"nopember", "november"},
    {"pebruari", "februari"},
    {"muhamad", "muhammad"},
    {"rakhmat", "rahmat"},
    {"ijin", "izin"},
    {"sopyan", "sofyan"},
    {"ustadz", "ustaz"},
    {"suharto", "suharto"},
    {"massa", "massa"},
    {"", ""},
};

TEST(LearnSpelling, HasOurOwnListWhateverTheArchive) {
    const Lexicon both_known = lexicon_of({"zaman", "jaman", "izin", "ijin"});
    for (const Roots& roots : {Roots{}, Roots{{"jaman", word(90)}, {"zaman", word(1)}}}) {
        const SpellingBridge bridge = learn_spelling(roots, both_known);
        for (const OwnRow& row : kOwnList) {
            EXPECT_EQ(bridge.representative(row.variant), row.representative) << row.variant;
        }
    }
}

struct PairRow {
    std::string one;
    WordCounts one_counts;
    std::string other;
    WordCounts other_counts;
    std::string_view representative;  // empty: they stay apart
};

const std::vector<PairRow> kPairs = {
    // The old spelling.
    {"soesanto", name(30), "susanto", name(9), "soesanto"},
    {"soesanto", name(9), "susanto", name(30), "susanto"},
    {"soesanto", name(9), "susanto", name(9), "susanto"},
    {"tjahjadi", name(3), "cahyadi", name(5), "cahyadi"},
    {"widjajakoesoema", name(3), "wijayakusuma", name(5), "wijayakusuma"},
    {"sjamsoel", name(3), "syamsul", name(5), "syamsul"},
    {"njoman", name(3), "nyoman", name(50), "nyoman"},
    {"hidajat", name(3), "hidayat", name(50), "hidayat"},
    {"moechlis", name(3), "mukhlis", name(5), "mukhlis"},
    {"bachtiar", name(3), "bahtiar", name(5), "bahtiar"},
    {"choirunnisa", name(3), "khoirunnisa", name(5), "khoirunnisa"},
    {"masjarakat", word(2), "masyarakat", word(500), "masyarakat"},
    // One sound.
    {"taufiq", name(30), "taufik", name(50), "taufik"},
    {"yudhistira", name(7), "yudistira", name(2), "yudhistira"},
    {"adzkia", name(7), "azkia", name(2), "adzkia"},
    {"burhanuddin", name(7), "burhanudin", name(2), "burhanuddin"},
    {"sallahuddin", name(2), "salahudin", name(8), "salahudin"},
    {"professor", word(7), "profesor", word(20), "profesor"},
    {"paradox", word(7), "paradoks", word(20), "paradoks"},
    // Sounds that are exchanged.
    {"alternatip", word(2), "alternatif", word(20), "alternatif"},
    {"khairifin", name(4), "khairipin", name(2), "khairifin"},
    {"mahluks", word(2), "makhluks", word(20), "makhluks"},
    {"nurjaman", name(2), "nurzaman", name(3), "nurzaman"},
    // Two words of the dictionary; the last two would be one by their letters.
    {"masa", word(50), "massa", word(50), ""},
    {"saja", word(50), "saya", word(50), ""},
    {"kaca", word(50), "kaya", word(50), ""},
    {"vokal", word(50), "fokal", word(5), ""},
    {"dhargas", word(50), "dargas", word(50), ""},
    {"kossong", word(50), "kosong", word(50), ""},
    // Names and common words.
    {"djarum", name(50), "jarum", word(50), ""},
    {"koeman", name(50), "kuman", word(50), ""},
    {"poetri", name(5), "putri", word(50), ""},
    {"djarum", {50, 20, 20}, "jarum", word(50), "jarum"},
    // Foreign names.
    {"joe", name(50), "ju", name(50), ""},
    {"boeing", name(50), "buing", word(3), ""},
    {"noel", name(50), "nul", word(30), ""},
    {"noel", name(50), "nul", name(30), ""},
    {"phoenix", name(50), "phunix", word(5), ""},
    {"java", name(50), "japa", name(5), ""},
    {"java", name(50), "jafa", name(5), ""},
    {"villa", name(50), "vila", word(40), ""},
    {"villa", name(50), "vila", name(40), ""},
    {"julia", name(50), "yulia", name(40), ""},
    {"chery", name(50), "hery", name(40), ""},
    {"charta", name(50), "harta", name(40), ""},
    {"witch", word(50), "with", word(40), ""},
    // Other beginnings, short words, doubled vowels, and g after ng.
    {"ferrari", name(50), "perrari", name(40), ""},
    {"zonita", name(50), "jonita", name(40), ""},
    {"refly", name(50), "reply", name(4), ""},
    {"nazib", name(14), "najib", name(20), ""},
    {"praja", name(27), "praya", name(3), ""},
    {"button", name(50), "buton", name(40), ""},
    {"chang", name(15), "khang", name(4), ""},
    {"llanberis", name(15), "lanberis", name(4), ""},
    {"jamaahku", word(50), "jamahku", word(40), ""},
    {"sehingga", word(50), "sehinga", word(40), ""},
    // Half of the word by one reading, half by another.
    {"soetrisnoe", name(5), "sutrisnoe", name(50), ""},
    {"affifah", name(5), "apipah", name(50), ""},
    {"taufiqoe", name(5), "taufiku", name(50), ""},
    // Not seen often enough.
    {"soesanto", name(1), "susanto", name(30), ""},
    {"soesanto", name(30), "susanto", name(1), ""},
};

TEST(LearnSpelling, BridgesSpellingsAndNotWords) {
    const Lexicon lexicon = lexicon_of({"masa", "massa", "saja", "saya", "kaca", "kaya", "vokal",
                                        "fokal", "dhargas", "dargas", "kossong", "kosong",
                                        "masyarakat", "alternatif", "makhluks", "profesor"});
    for (const PairRow& row : kPairs) {
        SCOPED_TRACE(row.one + " " + row.other);
        const SpellingBridge bridge =
            learn_spelling({{row.one, row.one_counts}, {row.other, row.other_counts}}, lexicon);
        if (row.representative.empty()) {
            EXPECT_EQ(bridge.representative(row.one), row.one);
            EXPECT_EQ(bridge.representative(row.other), row.other);
        } else {
            EXPECT_EQ(bridge.representative(row.one), row.representative);
            EXPECT_EQ(bridge.representative(row.other), row.representative);
        }
    }
}

TEST(LearnSpelling, RefusesTheWeakestLinkBetweenTwoWordsOfTheDictionary) {
    // By the old spelling soefrijat is sufriyat; by the likeness of f and p, soeprijat.
    const Roots roots = {{"soefrijat", word(40)}, {"sufriyat", word(5)}, {"soeprijat", word(30)}};
    const SpellingBridge apart = learn_spelling(roots, lexicon_of({"sufriyat", "soeprijat"}));
    EXPECT_EQ(apart.representative("sufriyat"), "soefrijat");
    EXPECT_EQ(apart.representative("soeprijat"), "soeprijat");

    const SpellingBridge together = learn_spelling(roots, lexicon_of({"soeprijat"}));
    EXPECT_EQ(together.representative("sufriyat"), "soefrijat");
    EXPECT_EQ(together.representative("soeprijat"), "soefrijat");
}

TEST(LearnSpelling, RefusesTheRarerOfTwoLinksOfOneRule) {
    const Lexicon lexicon = lexicon_of({"mukhtasar", "muhtasar"});
    for (const bool with_k : {false, true}) {
        const SpellingBridge bridge = learn_spelling({{"muchtasar", word(40)},
                                                      {"mukhtasar", word(with_k ? 30 : 5)},
                                                      {"muhtasar", word(with_k ? 5 : 30)}},
                                                     lexicon);
        EXPECT_EQ(bridge.representative("mukhtasar"), with_k ? "muchtasar" : "mukhtasar");
        EXPECT_EQ(bridge.representative("muhtasar"), with_k ? "muhtasar" : "muchtasar");
    }
}

TEST(LearnSpelling, AddsToOurOwnList) {
    const SpellingBridge bridge = learn_spelling({{"moehammad", name(90)},
                                                  {"muhammad", name(2)},
                                                  {"moestofa", name(9)},
                                                  {"mustofa", name(9)}},
                                                 lexicon_of({}));
    EXPECT_EQ(bridge.representative("moehammad"), "muhammad") << "the modern one, though rarer";
    EXPECT_EQ(bridge.representative("mochammad"), "muhammad");
    EXPECT_EQ(bridge.representative("moestofa"), "mustofa");
}

TEST(LearnSpelling, GivesTheSameBridgeAgain) {
    Roots roots;
    for (const PairRow& row : kPairs) {
        roots[row.one] = row.one_counts;
        roots[row.other] = row.other_counts;
    }
    const Lexicon lexicon = lexicon_of({"masa", "massa", "kosong", "kossong"});
    const SpellingBridge bridge = learn_spelling(roots, lexicon);
    EXPECT_EQ(learn_spelling(roots, lexicon).pairs(), bridge.pairs());
    EXPECT_EQ(SpellingBridge(bridge.pairs()).pairs(), bridge.pairs());
    for (const auto& [variant, representative] : bridge.pairs()) {
        EXPECT_EQ(bridge.representative(variant), representative);
        EXPECT_EQ(bridge.representative(representative), representative) << variant;
    }
}

struct ChainRow {
    Pairs given;
    Pairs kept;
};

const std::vector<ChainRow> kChains = {
    {{}, {}},
    {{{"a", "a"}}, {}},
    {{{"b", "a"}, {"b", "a"}}, {{"b", "a"}}},
    {{{"c", "b"}, {"b", "a"}}, {{"b", "a"}, {"c", "a"}}},
    {{{"a", "b"}, {"b", "c"}, {"c", "d"}}, {{"a", "d"}, {"b", "d"}, {"c", "d"}}},
    {{{"c", "b"}, {"c", "a"}}, {{"c", "a"}}},
    {{{"b", "a"}, {"a", "b"}}, {{"b", "a"}}},
    {{{"c", "d"}, {"d", "b"}, {"b", "c"}, {"a", "c"}}, {{"a", "b"}, {"c", "b"}, {"d", "b"}}},
};

TEST(SpellingBridge, FollowsChainsInAnyOrder) {
    for (const ChainRow& row : kChains) {
        Pairs given = row.given;
        std::sort(given.begin(), given.end());
        do {
            EXPECT_EQ(SpellingBridge(given).pairs(), row.kept);
        } while (std::next_permutation(given.begin(), given.end()));
    }
}

TEST(SpellingBridge, IsIdempotentForRandomPairs) {
    testing::Random random(32);
    const auto letter = [&] {
        return std::string(1, static_cast<char>('a' + testing::below(random, 9)));
    };
    for (int round = 0; round < 2000; ++round) {
        Pairs pairs;
        for (std::size_t i = testing::below(random, 12); i > 0; --i)
            pairs.emplace_back(letter(), letter());
        const SpellingBridge bridge(pairs);
        EXPECT_TRUE(std::is_sorted(bridge.pairs().begin(), bridge.pairs().end()));
        for (const auto& [variant, representative] : bridge.pairs()) {
            EXPECT_NE(variant, representative);
            EXPECT_EQ(bridge.representative(representative), representative);
        }
    }
}

TEST(SpellingBridge, LeavesAlwaysTheWordItselfWithoutPairs) {
    EXPECT_EQ(SpellingBridge().representative("soeharto"), "soeharto");
}

TEST(Respellings, BearAnyBytes) {
    testing::Random random(33);
    for (int i = 0; i < 5000; ++i) {
        const std::string bytes = testing::random_bytes(random, testing::below(random, 64));
        for (const Respelling& respelling : respellings(bytes))
            EXPECT_NE(respelling.word, bytes);
    }
    EXPECT_TRUE(respellings("tahun-2011").empty());
    EXPECT_LE(respellings(std::string("djtjnjsjoechjaxqdhdzkhfvzbb")).size(), 600u);
}

// The slashes are read as learn_spelling reads them; a mistake of ours would show here.
TEST(SpellingPairs, AreFoldedAndInOneClassEach) {
    std::set<std::string> seen;
    for (const WordGroup& group : spelling_pairs()) {
        EXPECT_FALSE(group.reason.empty());
        std::string spelling;
        std::size_t spellings = 0;
        for (const char c : std::string(group.words) + ' ') {
            if (c >= 'a' && c <= 'z') {
                spelling += c;
                continue;
            }
            ASSERT_TRUE(c == '/' || c == ' ') << c;
            EXPECT_TRUE(seen.insert(spelling).second) << spelling;
            EXPECT_FALSE(spelling.empty());
            spelling.clear();
            ++spellings;
            if (c == '/') continue;
            EXPECT_GE(spellings, 2u);
            spellings = 0;
        }
    }
    const SpellingBridge bridge = learn_spelling({}, {});
    EXPECT_GT(bridge.pairs().size(), 200u);
    for (const auto& [variant, representative] : bridge.pairs())
        EXPECT_TRUE(seen.contains(variant) && seen.contains(representative)) << variant;
}

}  // namespace
}  // namespace telusur
