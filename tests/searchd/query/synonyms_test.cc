// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/query/synonyms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stemmers/normalizer.h"
#include "tests/support/random_text.h"
#include "tests/support/small_language.h"

namespace telusur {

void PrintTo(const SynonymLine& line, std::ostream* out) {
    *out << line.left << (line.two_way ? " = " : " > ") << ::testing::PrintToString(line.right);
}

namespace testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const TextAnalysis& analysis() {
    return small_language().analysis();
}

struct LineRow {
    const char* name;
    std::string line;
    std::vector<SynonymLine> lines;  // none: the line is bad
};

TEST(ParseSynonyms, ReadsALine) {
    using namespace std::string_literals;
    const std::vector<LineRow> rows{
        {"two-way", "motor\t=\tsepeda motor", {{"motor", {"sepeda motor"}, true}}},
        {"one-way", "unggas\t>\tayam", {{"unggas", {"ayam"}, false}}},
        {"choices", "unggas\t>\tayam|itik | angsa", {{"unggas", {"ayam", "itik", "angsa"}}}},
        {"empty choices", "unggas\t>\t|ayam|| ", {{"unggas", {"ayam"}}}},
        {"explained", "motor\t=\tsepeda motor\tsejak 1930", {{"motor", {"sepeda motor"}, true}}},
        {"more tabs", "motor\t=\tkuda\ta\tb\t", {{"motor", {"kuda"}, true}}},
        {"blanks around", "  motor \t = \t kuda  besi ", {{"motor", {"kuda  besi"}, true}}},
        {"carriage return", "motor\t=\tkuda\r", {{"motor", {"kuda"}, true}}},
        {"byte order mark", "\xEF\xBB\xBFmotor\t=\tkuda", {{"motor", {"kuda"}, true}}},
        {"number sign inside", "C#\t=\tC sharp", {{"C#", {"C sharp"}, true}}},
        {"ill-formed bytes", "mo\xFFtor\t=\tku\xC3", {{"mo\uFFFDtor", {"ku\uFFFD"}, true}}},
        {"control characters", "a\x1B[1m\t=\tb\0c"s, {{"a [1m", {"b c"}, true}}},
        {"one field", "motor", {}},
        {"two fields", "motor\t=", {}},
        {"no right side", "motor\t=\t", {}},
        {"only blanks on the right", "motor\t=\t  ", {}},
        {"only bars on the right", "motor\t=\t | |", {}},
        {"no left side", "\t=\tkuda", {}},
        {"choices on the left", "motor|sepeda\t=\tkuda", {}},
        {"no sign", "motor\t\tkuda", {}},
        {"another sign", "motor\t<\tkuda", {}},
        {"two signs", "motor\t=>\tkuda", {}},
        {"blanks for tabs", "motor = kuda", {}},
    };
    for (const LineRow& row : rows) {
        SCOPED_TRACE(row.name);
        const ParsedSynonyms parsed = parse_synonyms(row.line);
        EXPECT_EQ(parsed.lines, row.lines);
        EXPECT_EQ(parsed.bad_lines.size(), row.lines.empty() ? 1u : 0u);
    }
}

TEST(ParseSynonyms, NumbersBadLinesAsAnEditorDoes) {
    const ParsedSynonyms parsed =
        parse_synonyms("# kata\r\n\r\nbad\r\n \t \na\t=\tb\n\t\nbad too\n#\nc\t>\td");
    EXPECT_THAT(parsed.bad_lines, ElementsAre(3, 7));
    EXPECT_THAT(parsed.lines, ElementsAre(SynonymLine{"a", {"b"}, true}, SynonymLine{"c", {"d"}}));
    EXPECT_THAT(parse_synonyms("").lines, IsEmpty());
    EXPECT_THAT(parse_synonyms("").bad_lines, IsEmpty());
}

TEST(ParseSynonyms, ReadsAnyBytes) {
    Random random(7);
    constexpr std::string_view kSigns = "\t\t\t=>|\n\r# a\xC3\xFF";
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (std::size_t size = below(random, 40); text.size() < size;)
            text += kSigns[below(random, kSigns.size())];
        for (const SynonymLine& line : parse_synonyms(text).lines) {
            ASSERT_FALSE(line.left.empty()) << ::testing::PrintToString(text);
            ASSERT_FALSE(line.right.empty()) << ::testing::PrintToString(text);
            ASSERT_EQ(to_well_formed(line.left), line.left);
            for (const std::string& right : line.right)
                ASSERT_FALSE(right.empty()) << ::testing::PrintToString(text);
        }
    }
}

// "length: label, label" of what the question's first words stand for.
std::string found(const Synonyms& synonyms, std::string_view question) {
    std::vector<std::string> roots;
    for (const AnalysedWord& word : analysis().analyse(question)) {
        if (!synonyms.pass_over(word.form)) roots.push_back(word.root);
    }
    const Synonyms::Match match = synonyms.find(roots);
    std::string shown = std::to_string(match.length) + ':';
    for (const Expansion& expansion : match.expansions) {
        EXPECT_FALSE(expansion.terms.empty()) << question;
        shown += (shown.ends_with(':') ? " " : ", ") + expansion.label;
    }
    return shown;
}

Synonyms synonyms_of(std::string_view file, const StopWords& stop_words = StopWords()) {
    const ParsedSynonyms parsed = parse_synonyms(file);
    EXPECT_THAT(parsed.bad_lines, IsEmpty()) << file;
    Synonyms synonyms(stop_words);
    synonyms.add(parsed.lines, analysis());
    return synonyms;
}

struct FindRow {
    const char* name;
    std::string file;
    std::string question;
    std::string found;
};

TEST(Synonyms, FindWhatWordsStandFor) {
    const std::vector<FindRow> rows{
        {"nothing in an empty file", "", "motor", "0:"},
        {"nothing for no words", "motor\t=\tkuda", "", "0:"},
        {"two-way", "motor\t=\tkuda", "motor", "1: kuda"},
        {"two-way, back", "motor\t=\tkuda", "kuda", "1: motor"},
        {"one-way", "unggas\t>\tayam", "unggas", "1: ayam"},
        {"one-way, not back", "unggas\t>\tayam", "ayam", "0:"},
        {"one-way choices", "unggas\t>\tayam|itik", "unggas", "1: ayam, itik"},
        {"choices are not synonyms of each other", "unggas\t=\tayam|itik", "itik", "1: unggas"},
        {"only from the first word on", "motor\t=\tkuda", "naik motor", "0:"},
        {"several words", "kuda besi\t=\tmotor", "kuda besi baru", "2: motor"},
        {"not a part of them", "kuda besi\t=\tmotor", "kuda", "0:"},
        {"not in another order", "kuda besi\t=\tmotor", "besi kuda", "0:"},
        {"the longest run", "kuda\t>\tternak\nkuda besi\t>\tmotor", "kuda besi", "2: motor"},
        {"the longest there is", "kuda\t>\tternak\nkuda besi tua\t>\tmotor", "kuda besi",
         "1: ternak"},
        {"forms by root", "pembangunan\t=\tinfrastruktur", "dibangun", "1: infrastruktur"},
        {"forms in a phrase", "penjualan buku\t=\tpameran", "menjual buku", "2: pameran"},
        {"capitals and marks", "KOPÍ Jum'at\t=\tkj", "kopi jumat", "2: kj"},
        {"stop words within", "Serikat Penulis untuk Film\t=\tSPF", "serikat penulis film",
         "3: SPF"},
        {"English ones", "Guild of Actors\t=\tGOA", "guild of actors", "2: GOA"},
        {"of nothing but stop words", "di\t=\tdaerah istimewa", "daerah istimewa", "0:"},
        {"from nothing but stop words", "dari pada\t>\tlebih", "dari pada", "0:"},
        {"no word at all", "!?\t=\tseru", "seru", "0:"},
        {"itself", "motor\t=\tMotor", "motor", "0:"},
        {"a form of itself", "membangun\t=\tpembangunan", "bangun", "0:"},
        {"itself but for stop words", "motor\t=\tmotor itu", "motor", "0:"},
        {"the same twice", "motor\t=\tkuda\nmotor\t>\tKuda|kuda", "motor", "1: kuda"},
        {"lines in their order", "motor\t=\tkuda\nmotor\t=\troda\nmotor\t=\tbesi", "motor",
         "1: kuda, roda, besi"},
        {"a number", "4x4\t=\tjip", "4x4", "1: jip"},
    };
    for (const FindRow& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(found(synonyms_of(row.file), row.question), row.found);
    }
}

// The operator's list, not ours, decides what questions are searched without.
TEST(Synonyms, PassOverTheStopWordsThatTheyAreGiven) {
    const StopWords stop_words({{"pt", true}, {"untuk", false}});
    const Synonyms synonyms =
        synonyms_of("PT Kereta Cepat\t=\tKCP\nSerikat untuk Film\t=\tSUF", stop_words);
    EXPECT_TRUE(synonyms.pass_over("pt"));
    EXPECT_FALSE(synonyms.pass_over("untuk"));
    EXPECT_EQ(found(synonyms, "kereta cepat"), "2: KCP");
    EXPECT_EQ(found(synonyms, "serikat untuk film"), "3: SUF");
    EXPECT_EQ(found(synonyms, "serikat film"), "0:");
}

TEST(Synonyms, TellKindTermsAndLabel) {
    Synonyms synonyms = synonyms_of("motor\t>\tPembangunan Kuda Besi");
    synonyms.add({{"ABC", "Aneka Buku Cerita", 3, "", ""}}, analysis());
    const std::vector<std::string> motor{"motor"};
    EXPECT_THAT(synonyms.find(motor).expansions,
                ElementsAre(Expansion{
                    ExpansionKind::Synonym, {"bangun", "kuda", "besi"}, "Pembangunan Kuda Besi"}));
    const std::vector<std::string> acronym{"abc"};
    EXPECT_THAT(synonyms.find(acronym).expansions,
                ElementsAre(Expansion{
                    ExpansionKind::Acronym, {"aneka", "buku", "cerita"}, "Aneka Buku Cerita"}));
}

TEST(Synonyms, AreEmptyUntilFilled) {
    Synonyms synonyms;
    EXPECT_TRUE(synonyms.empty());
    synonyms.add(std::vector<SynonymLine>{{"motor", {"motor"}, true}}, analysis());
    synonyms.add({{"KB", "Kuda Besi", 2, "", ""}}, analysis());
    EXPECT_TRUE(synonyms.empty());
    synonyms.add({{"KB", "Kuda Besi", 3, "", ""}}, analysis());
    EXPECT_FALSE(synonyms.empty());
}

struct AcronymRow {
    const char* name;
    std::vector<Acronym> acronyms;
    std::string question;
    std::string found;
};

Acronym acronym(const std::string& expansion, std::uint32_t articles) {
    return {"PSK", expansion, articles, "2020-01-01", ""};
}

TEST(Synonyms, TakeAcronymsThatEnoughArticlesExplain) {
    const std::string school = "Pusat Sekolah Kota";
    const std::string fish = "Pasar Sungai Kering";
    const std::vector<AcronymRow> rows{
        {"three articles", {acronym(school, 3)}, "psk", "1: " + school},
        {"and back", {acronym(school, 3)}, "pusat sekolah kota", "3: PSK"},
        {"two articles", {acronym(school, 2)}, "PSK", "0:"},
        {"not back either", {acronym(school, 2)}, school, "0:"},
        {"two senses", {acronym(school, 9), acronym(fish, 5)}, "PSK", "1: " + school + ", " + fish},
        {"back from the second", {acronym(school, 9), acronym(fish, 5)}, fish, "3: PSK"},
        {"a quarter", {acronym(school, 9), acronym(fish, 3)}, "PSK", "1: " + school + ", " + fish},
        {"less than a quarter", {acronym(school, 10), acronym(fish, 3)}, "PSK", "1: " + school},
        {"less, back", {acronym(school, 10), acronym(fish, 3)}, fish, "0:"},
        {"a quarter of all senses",
         {acronym(school, 5), acronym(fish, 4), acronym("Paguyuban Seni Kriya", 3)},
         "PSK",
         "1: " + school + ", " + fish + ", Paguyuban Seni Kriya"},
        {"with stop words", {acronym("Pusat Sekolah dan Kota", 3)}, "pusat sekolah kota", "3: PSK"},
        {"the order is the given one",
         {acronym(fish, 4), acronym(school, 4)},
         "PSK",
         "1: " + fish + ", " + school},
    };
    for (const AcronymRow& row : rows) {
        SCOPED_TRACE(row.name);
        Synonyms synonyms;
        synonyms.add(row.acronyms, analysis());
        EXPECT_EQ(found(synonyms, row.question), row.found);
    }
}

TEST(Synonyms, PutTheOperatorsWordBeforeTheArchives) {
    Synonyms synonyms = synonyms_of("PSK\t>\tPusat Sekolah Kota|Sekolah Kota");
    synonyms.add({acronym("Pusat Sekolah Kota", 5), acronym("Pasar Sungai Kering", 4)}, analysis());
    const std::vector<std::string> roots{"psk"};
    const auto expansions = synonyms.find(roots).expansions;
    ASSERT_EQ(expansions.size(), 3u);
    EXPECT_EQ(expansions[0].kind, ExpansionKind::Synonym);
    EXPECT_EQ(expansions[0].label, "Pusat Sekolah Kota");
    EXPECT_EQ(expansions[2].kind, ExpansionKind::Acronym);
    EXPECT_EQ(expansions[2].label, "Pasar Sungai Kering");
}

}  // namespace
}  // namespace testing
}  // namespace telusur
