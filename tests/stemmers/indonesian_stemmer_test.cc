// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/indonesian_stemmer.h"

#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "stemmers/caching_stemmer.h"
#include "stemmers/model_trainer.h"
#include "tests/support/small_language.h"
#include "tests/support/random_text.h"

namespace telusur {
namespace {

struct Row {
    std::string word;
    std::string root;
};

void expect_roots(const Stemmer& stemmer, const std::vector<Row>& rows) {
    for (const Row& row : rows)
        EXPECT_EQ(stemmer.root(row.word), row.root) << row.word;
}

// What Tala's algorithm, Sastrawi, hunspell or Aksara read wrongly.
const std::vector<Row> kFaultsOfOthers = {
    {"perawatan", "rawat"},
    {"dilukis", "lukis"},
    {"perpajakan", "pajak"},
    {"penyelidikan", "selidik"},
    {"mengecek", "cek"},
    {"senilai", "nilai"},
    {"bernilai", "nilai"},
    {"ketidakadilan", "adil"},
    {"mempertanggungjawabkan", "tanggungjawab"},
    {"dipertanggungjawabkan", "tanggungjawab"},
    {"pertanggungjawaban", "tanggungjawab"},
    {"keanekaragaman", "anekaragam"},
    {"berita", "berita"},
    {"memberitakan", "berita"},
    {"pemberitaan", "berita"},
    {"menteri", "menteri"},
    {"kementerian", "menteri"},
    {"pemilu", "pemilu"},
    {"pemilunya", "pemilu"},
    {"megawati", "megawati"},
    {"bekasi", "bekasi"},
    {"bali", "bali"},
    {"maluku", "maluku"},
    {"menulis", "tulis"},
    {"tulisan", "tulis"},
    {"ditulis", "tulis"},
    {"penulisnya", "tulis"},
    {"tertulislah", "tulis"},
    {"perbankan", "bank"},
    {"penumpang", "tumpang"},
    {"suntikan", "suntik"},
    {"dikuasai", "kuasa"},
    {"menguasai", "kuasa"},
    {"memperkuat", "kuat"},
    {"mengatakan", "kata"},
    {"penemuan", "temu"},
    {"bertemu", "temu"},
    {"perasaannya", "rasa"},
    {"pejalan", "jalan"},
    {"pelukis", "lukis"},
    {"pelari", "lari"},
    {"perdamaian", "damai"},
    {"penanaman", "tanam"},
    {"pengetahuan", "tahu"},
    {"diketahui", "tahu"},
    {"membelinya", "beli"},
};

// Each row of the tables of prefixes, suffixes and clitics.
const std::vector<Row> kMorphology = {
    {"menyapu", "sapu"},
    {"menyanyi", "nyanyi"},
    {"penyanyi", "nyanyi"},
    {"mengambil", "ambil"},
    {"mengunjungi", "kunjung"},
    {"mengkritik", "kritik"},
    {"mengritik", "kritik"},
    {"memukul", "pukul"},
    {"memasak", "masak"},
    {"memakan", "makan"},
    {"memproses", "proses"},
    {"memroses", "proses"},
    {"pemrosesan", "proses"},
    {"mengkhianati", "khianat"},
    {"membaca", "baca"},
    {"kubaca", "baca"},
    {"kaubaca", "baca"},
    {"bukuku", "buku"},
    {"bukukulah", "buku"},
    {"bukumu", "buku"},
    {"bacalah", "baca"},
    {"bacakah", "baca"},
    {"berambisi", "ambisi"},
    {"bekerja", "kerja"},
    {"pekerja", "kerja"},
    {"belajar", "ajar"},
    {"pelajaran", "ajar"},
    {"pembelajaran", "ajar"},
    {"mempelajarinya", "ajar"},
    {"kedua", "dua"},
    {"ketiga", "tiga"},
    {"ketua", "tua"},
    {"peradaban", "adab"},
    {"peradangan", "radang"},
    {"mengebel", "bel"},
    {"mengebom", "bom"},
    {"pengeboman", "bom"},
    {"mengecat", "cat"},
    {"dibom", "bom"},
    {"mengelas", "las"},
    {"penyesuaian", "suai"},
    {"mengerti", "arti"},
    {"pengertian", "arti"},
    {"kegiatan", "giat"},
    {"perusahaan", "usaha"},
    {"serumah", "rumah"},
    {"kebahagiaannya", "bahagia"},
    {"diperpanjang", "panjang"},
};

const std::vector<Row> kInfixesAndDoubledSyllables = {
    {"gemetar", "getar"},   {"gerigi", "gigi"},   {"telunjuk", "tunjuk"}, {"kinerja", "kerja"},
    {"pepohonan", "pohon"}, {"bebatuan", "batu"}, {"jejaring", "jaring"},
};

const std::vector<Row> kHyphens = {
    {"anak-anak", "anak"},
    {"anak-anaknya", "anak"},
    {"undang-undang", "undang"},
    {"undang-undang-nya", "undang"},
    {"undang2", "undang"},
    {"perundang-undangan", "undang"},
    {"berlari-lari", "lari"},
    {"berlari-larian", "lari"},
    {"besar-besaran", "besar"},
    {"tolong-menolong", "tolong"},
    {"memukul-mukul", "pukul"},
    {"sayur-mayur", "sayur"},
    {"lauk-pauk", "lauk"},
    {"bolak-balik", "balik"},
    {"asal-usul", "asal"},
    {"kpk-nya", "kpk"},
    {"di-phk", "phk"},
    {"ke-2", "2"},
    {"1990-an", "1990"},
    {"se-jawa", "jawa"},
    {"non-blok", "non-blok"},
    {"anti-korupsi", "anti-korupsi"},
    {"laba-laba", "laba-laba"},
    {"visi-misi", "visi-misi"},
    {"jual-beli", "jual-beli"},
    {"covid-19", "covid-19"},
    {"soekarno-hatta", "soekarno-hatta"},
    {"-", "-"},
    {"--", "--"},
    {"a-", "a"},
};

// What is unknown stays, but for what no name ends with.
const std::vector<Row> kUnknownWords = {
    {"schwarzenegger", "schwarzenegger"},
    {"instagramnya", "instagram"},
    {"nabilah", "nabilah"},
    {"kenya", "kenya"},
    {"tokyo", "tokyo"},
    {"", ""},
    {"a", "a"},
    {"di", "di"},
    {"123", "123"},
    {"東京", "東京"},
    {"c++", "c++"},
};

TEST(IndonesianStemmer, ReadsWhatOthersMisread) {
    expect_roots(testing::small_stemmer(), kFaultsOfOthers);
}

TEST(IndonesianStemmer, KnowsTheAffixes) {
    expect_roots(testing::small_stemmer(), kMorphology);
}

TEST(IndonesianStemmer, KnowsInfixesAndDoubledSyllables) {
    expect_roots(testing::small_stemmer(), kInfixesAndDoubledSyllables);
}

TEST(IndonesianStemmer, ReadsWordsWithHyphens) {
    expect_roots(testing::small_stemmer(), kHyphens);
}

TEST(IndonesianStemmer, LeavesUnknownWordsAlone) {
    expect_roots(testing::small_stemmer(), kUnknownWords);
}

TEST(IndonesianStemmer, ReadsTheSameWithTheInstalledDictionary) {
    std::ifstream file(std::string(kHunspellDictionaryPath), std::ios::binary);
    if (!file) GTEST_SKIP() << kHunspellDictionaryPath << " is absent (package hunspell-id)";
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    WordSources sources{parse_hunspell_dictionary(bytes), {}};
    ArchiveStatistics archive;
    archive.add(testing::family_words());
    archive.add("orang dari Bekasi dan warga Bekasi");
    const IndonesianStemmer stemmer(train_model(sources, archive));
    expect_roots(stemmer, kFaultsOfOthers);
    expect_roots(stemmer, kInfixesAndDoubledSyllables);
}

TEST(IndonesianStemmer, ReadsWithoutAnyDictionary) {
    ArchiveStatistics archive;
    for (int i = 0; i < 5; ++i)
        archive.add("rumah serumah dirumahkan berumah kucing berkucing dikucing");
    const IndonesianStemmer stemmer(train_model({}, archive));
    expect_roots(stemmer, {{"pemilu", "pemilu"},
                           {"belajar", "ajar"},
                           {"rumahnya", "rumah"},
                           {"berkucing", "kucing"},
                           {"tulisan", "tulisan"}});
}

TEST(IndonesianStemmer, FollowsTheExceptionsOfTheUser) {
    const ParsedExceptions parsed = parse_exceptions(
        "# ours\nmenteri\tteri\nkucing\tkucing\tstays\nsatu\tdua\ndua\ttiga\ntiga\tsatu\nbad "
        "line\n");
    EXPECT_EQ(parsed.bad_lines, (std::vector<std::size_t>{7}));
    const IndonesianStemmer stemmer(train_model({{}, parsed.exceptions}, {}));
    expect_roots(stemmer, {{"menteri", "teri"}, {"kucing", "kucing"}, {"satu", "satu"}});
}

TEST(IndonesianStemmer, ShowsEveryAnalysisBestFirst) {
    const auto analyses = testing::small_stemmer().analyses("perawatan");
    ASSERT_GE(analyses.size(), 2u);
    EXPECT_EQ(analyses[0].analysis.root->word, "rawat");
    for (std::size_t i = 1; i < analyses.size(); ++i) {
        EXPECT_GE(analyses[i - 1].score, analyses[i].score);
    }
}

TEST(IndonesianStemmer, LeavesEndlessWordsAlone) {
    std::string hyphens;
    for (int i = 0; i < 200000; ++i)
        hyphens += "di-";
    const std::string letters(1000000, 'a');
    EXPECT_EQ(testing::small_stemmer().root(hyphens), hyphens);
    EXPECT_EQ(testing::small_stemmer().root(letters), letters);
}

std::string random_word(testing::Random& random) {
    static const std::vector<std::string> parts = {
        "me", "men", "meng", "mem", "pe", "per", "ber", "ter", "di",    "ke",   "se", "ku",
        "an", "kan", "i",    "nya", "ku", "lah", "-",   "2",   "tulis", "rasa", "é",  "baca"};
    std::string word;
    const std::size_t length = testing::below(random, 6);
    for (std::size_t i = 0; i <= length; ++i)
        word += parts[testing::below(random, parts.size())];
    return word;
}

TEST(IndonesianStemmer, GivesARootThatIsItsOwnRoot) {
    testing::Random random(11);
    const IndonesianStemmer& stemmer = testing::small_stemmer();
    for (int i = 0; i < 50000; ++i) {
        const std::string word = random_word(random);
        const std::string root = stemmer.root(word);
        ASSERT_FALSE(root.empty()) << word;
        ASSERT_EQ(stemmer.root(root), root) << word;
    }
}

TEST(IndonesianStemmer, SurvivesRandomBytes) {
    testing::Random random(12);
    for (int i = 0; i < 50000; ++i) {
        const std::string bytes = testing::random_bytes(random, testing::below(random, 60));
        EXPECT_EQ(testing::small_stemmer().root(bytes).empty(), bytes.empty());
    }
}

TEST(CachingStemmer, AnswersAsTheStemmerBehindIt) {
    const IndonesianStemmer& stemmer = testing::small_stemmer();
    const CachingStemmer caching(stemmer);
    for (int round = 0; round < 2; ++round)
        expect_roots(caching, kFaultsOfOthers);
    EXPECT_EQ(caching.fingerprint(), stemmer.fingerprint());
}

TEST(CachingStemmer, DoesNotAnswerForAnother) {
    const IndonesianStemmer plain(train_model({}, {}));
    const CachingStemmer first(testing::small_stemmer());
    const CachingStemmer second(plain);
    EXPECT_EQ(first.root("tulisan"), "tulis");
    EXPECT_EQ(second.root("tulisan"), "tulisan");
    EXPECT_EQ(first.root("tulisan"), "tulis");
}

TEST(CachingStemmer, ServesSeveralThreads) {
    const CachingStemmer caching(testing::small_stemmer());
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] { expect_roots(caching, kFaultsOfOthers); });
    for (std::thread& thread : threads)
        thread.join();
}

}  // namespace
}  // namespace telusur
