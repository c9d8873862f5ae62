// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/small_language.h"

#include <string_view>
#include <vector>

#include "stemmers/language_learner.h"

namespace telusur::testing {

namespace {

// The form of Debian's id_ID.dic; the roots and the choice of flags are ours.
constexpr std::string_view kDictionary =
    "200\n"
    "rawat/M0PaP0\nawat\nlukis/M0P0a0\nluk\npajak/Ra\npaja\nselidik/MiPaP0\nlidi\nnilai/"
    "MkPaB0\nnila\n"
    "cek\nkecek\nadil/KaP0Pa\ntidakadil/A2Ka\ntanggungjawab/MuRa\nanekaragam/A2Ka\nragam\naneka\n"
    "berita/MkPa\nita\nmenteri/Ka\nteri\npilu\ngawat/Ka\ntulis/M0P0a0Pa\nulis\nbaca/M0P0a0\nkata/"
    "Mk\n"
    "atas/Mi\nkuat/M0Pa\nuat\nambil/M0Pa\nsapu/M0P0\nnyanyi/M0P0\nkunjung/MiPa\npukul/M0P0\n"
    "masak/M0P0a0\npasak\nmakan/M0a0\npakan\nkritik/M0P0\nproses/M0Pa\nkhianat/MiPa\njalan/Mkk0\n"
    "bangun/M0Paa0\nusaha/MkPaRa\nkerja/MkRaPE\nserta/MiB0\nsenang/MkKa\nrasa/KaRaT0\nasa\nadab/"
    "KaRa\n"
    "radang/Ra\nrevolusi/B0\nambisi/B0\nlari/B0PEBa\nbesar/MkKa\ntolong/M0P0Pa\nsayur\nlauk\n"
    "balik/M0Mk\nundang/M0Pa\nanak\norang\nkupu\nwarna/MiPa\nkasih/MiP0\ndua/"
    "Ka\ntiga\nlima\n"
    "baik/MiRa\nkuasa/MiPaKa\nasai\nperintah/M0MkPa\nguna/MkPa\nbahagia/MkKa\nhasil/MkPa\nsehat/"
    "MkKa\n"
    "bank/Ra\nperban\ntahu/MiKa\nketahu/A2Mi\najar/M0P0a0\npelajar/Mi\nbelajar\nbali\nbekas\nmalu/"
    "KaMk\n"
    "damai/MkRa\ntumpang/M0P0\numpang\ntinggal/MkPa\nminum/M0P0a0\nbuku/Mk\nrumah/Ra\nhari\nobat/"
    "MiPa\n"
    "temu/MkRaPa\nemu\nmudah/MkKa\nubah/M0Ra\npanjang/MkMRRa\npendek/Mk\nturun/MkPaT0\nakhir/MiB0\n"
    "giat/KaMk\nsuntik/M0Pa\nsunti\npotong/M0Paa0\nlihat/M0P0\nharap/MkPa\nberi/MkPa\nbel/MG\nbeli/"
    "M0P0a0\n"
    "buat/M0P0a0\njual/M0P0a0\npasar/MkPa\nmasuk/MiPa\nkeluar/MkPa\ntanam/"
    "MkPa\nanam\nsegera\nlapor/MkPa\n"
    "banjir/MiKa\nberas\nungsi/MiPa\n"
    "Februari\nSunda\n";

// Words of families, so that the roots that live have something to show for it.
constexpr std::string_view kVocabulary =
    "rawat merawat dirawat perawat terawat lukis melukis pelukis lukisan selidik menyelidiki "
    "diselidiki penyelidik nilai menilai dinilai penilaian bernilai adil keadilan pengadilan "
    "mengadili "
    "tulis menulis ditulis penulis tulisan tertulis baca membaca dibaca pembaca bacaan terbaca "
    "kata "
    "mengatakan dikatakan berkata perkataan kuat menguat memperkuat kekuatan kuasa menguasai "
    "dikuasai "
    "kekuasaan berkuasa penguasa besar membesar membesarkan kebesaran terbesar jalan menjalankan "
    "dijalankan berjalan perjalanan pejalan kerja bekerja pekerja pekerjaan mengerjakan dikerjakan "
    "usaha pengusaha berusaha perusahaan mengusahakan rasa merasa merasakan dirasakan terasa "
    "perasaan "
    "berita memberitakan diberitakan pemberitaan menteri kementerian tolong menolong ditolong "
    "penolong "
    "ajar mengajar diajar pengajar ajaran tahu mengetahui diketahui pengetahuan bangun membangun "
    "dibangun pembangunan bangunan lari berlari pelari pajak perpajakan pemajakan bank perbankan "
    "tumpang menumpang penumpang beli membeli dibeli pembeli pembelian jual menjual dijual penjual "
    "temu bertemu menemukan penemuan pertemuan makan memakan dimakan makanan suntik menyuntik "
    "disuntik "
    "suntikan penyuntikan tanam menanam ditanam tanaman penanaman lapor melapor dilaporkan laporan";

// Names inside sentences, written with capitals always.
constexpr std::string_view kSentences =
    "Kemarin warga dari Bekasi datang ke rumah itu. Lalu orang di Bekasi pulang. Kami tinggal di "
    "Bekasi sejak lama. Kata Nabilah hari ini akan hujan. Buku milik Nabilah ada di sini.";

}  // namespace

const ArchiveLanguage& small_language() {
    static const ArchiveLanguage language([] {
        LanguageLearner learner;
        const std::vector<std::string_view> texts{kVocabulary, kSentences};
        learner.add(texts, "2024-01-02");
        return learner.learn({parse_hunspell_dictionary(kDictionary), {}});
    }());
    return language;
}

std::string_view family_words() {
    return kVocabulary;
}

}  // namespace telusur::testing
