// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/word_lists.h"

namespace telusur {

namespace {

constexpr WordGroup kAdded[] = {
    {"unggah unduh daring luring gawai peladen peramban tetikus surel swafoto pindai tagar "
     "warganet "
     "laman tautan sandi pranala retas peretas sintas pelantang mancadaya",
     "words coined for computing since the 1990s"},
    {"blog vlog web situs server browser internet email posting chat online offline upload "
     "download "
     "update upgrade install instal login klik viral fitur konten aplikasi platform digital follow "
     "like share screenshot scan edit hack unfollow streaming podcast tweet",
     "the same borrowed from English"},
    {"respon respons komplain kontak akses sponsor promo diskon branding bisnis marketing startup "
     "launching booking check review survei survey polling voting target tender"
     " event expo mal outlet waralaba franchise",
     "trade and media, from English"},
    {"vaksin vaksinasi swab isolasi karantina covid pandemi endemi lockdown masker klaster",
     "the pandemic"},
    {"kloning hibrida biodiesel bioetanol nuklir satelit laser robot drone", "techniques"},
    {"rinci kedepan terampil jenius kritisi sosialisasi reformasi otonomi pemekaran mutasi rekrut "
     "seleksi evaluasi verifikasi validasi mediasi fasilitasi advokasi audit bailout akuntabel "
     "transparan kredibel akuntabilitas transparansi",
     "public life since 1998"},
    {"hembus hempas hutang himbau hisap hapal goncang gocoh lembab nasehat analisa diagnosa "
     "hipotesa "
     "sintesa indera satria ksatria tahta cangkup contek sontek jadual ijin jaman azas atlit "
     "sistim "
     "metoda hektar faham fikir ijasah resiko obyek subyek tehnik konkrit karir komplek trampil "
     "telor lobang cabe propinsi prosentase perduli rubah sekedar silahkan standarisasi sutra "
     "telpon "
     "aktifitas efektifitas produktifitas kreatifitas kwalitas kwitansi praktek apotik ekstrim "
     "frekwensi jendral kharisma legalisir lokalisir netralisir organisir realisir koordinir "
     "konfirmir merk milyar musium nafas nampak nopember omset orisinil pebruari pondasi sopir "
     "sorga supir syahdu tauladan terlantar topik trilyun ubah urin wujud zona esei kuatir "
     "kongkrit",
     "spellings that the standard rejects and newspapers print"},
    {"wirausaha wiraswasta swasembada swakelola swadaya purnabakti purnajual narapidana tunanetra "
     "tunarungu tunawisma tunakarya adibusana adikuasa prasarana prakarsa pascapanen mancanegara "
     "dwifungsi tritunggal multimedia",
     "compounds with a combining form, taken as one root"},
    {"komposisi kompos hidrasi aransemen duet genre poros program komentar koordinasi anestesi "
     "arbitrase "
     "koleksi kolaborasi kampanye kudeta kuota lisensi migrasi orbit presentasi proteksi rotasi "
     "rilis "
     "rehab restorasi revisi riset stadion transfer transit tur turnamen",
     "loans that older word lists lack or that live with affixes"},
    {"satria mahasiswa olahraga tanggungjawab sukacita dukacita beasiswa matahari hulubalang",
     "compounds written together"},
};

}  // namespace

std::span<const WordGroup> added_roots() {
    return kAdded;
}

}  // namespace telusur
