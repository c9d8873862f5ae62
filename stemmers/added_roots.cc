// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/word_lists.h"

namespace telusur {

namespace {

constexpr WordGroup kAdded[] = {
    {"unggah unduh daring luring gawai peladen peramban tetikus surel swafoto pindai tagar "
     "warganet laman tautan sandi pranala retas sintas pelantang derau",
     "words coined for computing since the 1990s"},
    {"blog vlog web situs server browser internet email posting chat online offline upload "
     "download update upgrade install instal login klik viral fitur konten aplikasi "
     "platform digital follow unfollow like share screenshot scan edit hack streaming "
     "podcast tweet format ketik backup",
     "the same borrowed from English"},
    {"respon respons komplain kontak akses sponsor promo diskon branding bisnis marketing "
     "startup launching booking check review survei survey polling voting target tender "
     "event expo outlet waralaba franchise agensi prosesi suksesi",
     "trade and media"},
    {"vaksin vaksinasi swab isolasi karantina covid pandemi endemi lockdown masker klaster",
     "the pandemic"},
    {"kloning hibrida biodiesel bioetanol nuklir satelit laser robot drone", "techniques"},
    {"rinci terampil jenius kritisi sosialisasi reformasi otonomi mutasi rekrut seleksi "
     "evaluasi verifikasi validasi mediasi fasilitasi advokasi audit akuntabel transparan "
     "kredibel akuntabilitas transparansi amandemen mitigasi optimasi",
     "public life since 1998"},
    {"hembus hempas hutang himbau hisap hapal goncang lembab nasehat analisa diagnosa "
     "hipotesa sintesa indera satria ksatria tahta cangkup contek sontek jadual ijin jaman "
     "azas atlit sistim metoda hektar faham fikir ijasah resiko obyek subyek tehnik "
     "konkrit kongkrit karir komplek trampil telor lobang cabe propinsi prosentase perduli "
     "rubah silahkan standarisasi sutra telpon aktifitas efektifitas produktifitas "
     "kreatifitas kwalitas kwitansi praktek apotik ekstrim frekwensi jendral kharisma merk "
     "milyar musium nafas nampak nopember omset orisinil pebruari pondasi sopir sorga "
     "supir tauladan trilyun urin esei kuatir putera puteri himpit hentak hirau endor "
     "kendor bathin dzikir sholat shalat tetep rapor mesjid pungkir pesantren haluan",
     "spellings that the standard rejects and newspapers print"},
    {"akomodir legalisir lokalisir netralisir organisir realisir koordinir konfirmir "
     "minimalisir proklamir inventarisir politisir",
     "Dutch verbs in -ir"},
    {"wirausaha wiraswasta swasembada swakelola swadaya swasta purnabakti purnajual "
     "narapidana tunanetra tunarungu tunawisma adibusana adikuasa prasarana pascapanen "
     "mancanegara dwifungsi tritunggal multimedia tanggungjawab kerjasama sukacita "
     "dukacita beasiswa olahraga mahasiswa",
     "compounds taken as one root"},
    {"komposisi kompos hidrasi aransemen duet genre poros program komentar koordinasi "
     "anestesi arbitrase koleksi kolaborasi kampanye kudeta kuota lisensi migrasi orbit "
     "presentasi proteksi rotasi rilis rehab restorasi revisi riset stadion transfer "
     "transit tur turnamen hektare iga helai esensi",
     "loans that older word lists lack, or list without their affixes"},
};

}  // namespace

std::span<const WordGroup> added_roots() {
    return kAdded;
}

}  // namespace telusur
