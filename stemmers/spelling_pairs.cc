// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/word_lists.h"

namespace telusur {

namespace {

// What the rules cannot find: spellings of which the dictionary has both, short words, and what an
// archive of today never prints but people still type.
constexpr WordGroup kSpellings[] = {
    {"suharto/soeharto sukarno/soekarno sutomo/soetomo sudirman/soedirman supomo/soepomo "
     "supratman/soepratman subarjo/soebardjo/subardjo cokroaminoto/tjokroaminoto "
     "mangunkusumo/mangoenkoesoemo cipto/tjipto budi/boedi utomo/oetomo "
     "pramudya/pramoedya syahrir/sjahrir syarifuddin/sjarifuddin/sjarifoeddin/syarifudin "
     "sastroamijoyo/sastroamidjojo hamengkubuwono/hamengkoeboewono/hamengkubuwana "
     "pakubuwono/pakoeboewono/pakubuwana tanjung/tandjung joko/djoko wijaya/widjaja/widjaya "
     "usman/oesman umar/oemar",
     "persons of the old spelling"},
    {"muhammad/muhamad/mohammad/mohamad/mohammed/mohamed/muhammed/mochammad/mochamad/muchammad/"
     "muchamad/mokhamad/mukhamad/mukhammad ahmad/achmad/akhmad rahmat/rachmat/rakhmat "
     "yusuf/jusuf/joesoef/yusup/jusup yahya/jahja yunus/junus/joenoes yohanes/johanes/johannes/"
     "yohannes sofyan/sopyan/sofjan/sofian syekh/syeh/syech husein/hussein/husain/hussain/hoesein "
     "abdurrahman/abdurahman/abdurachman chairil/khairil chairul/khairul",
     "names that came with Arabic and Dutch letters"},
    {"jakarta/djakarta surabaya/soerabaja/surabaja/soerabaya bandung/bandoeng "
     "yogyakarta/jogjakarta/djokjakarta/jogyakarta/yogjakarta yogya/jogja/djokja/jogya "
     "surakarta/soerakarta cirebon/tjirebon/cheribon cianjur/tjiandjur cilacap/tjilatjap "
     "jambi/djambi jawa/djawa madura/madoera aceh/atjeh madiun/madioen pasuruan/pasoeroean "
     "banyumas/banjoemas banyuwangi/banjoewangi makassar/makasar sumatra/sumatera/soematra "
     "bukittinggi/boekittinggi/bukitinggi sukabumi/soekaboemi purwokerto/poerwokerto "
     "pajajaran/padjadjaran/padjajaran sriwijaya/sriwidjaja gajah/gadjah nusantara/noesantara",
     "places and houses of the country"},
    {"mekah/mekkah/makkah madinah/medinah irak/iraq brasil/brazil filipina/philipina/pilipina "
     "afganistan/afghanistan",
     "places abroad"},
    {"februari/pebruari november/nopember juli/djuli juni/djuni jumat/djumat "
     "ramadan/ramadhan/romadhon/romadon idul/iedul/idhul",
     "months, days and feasts"},
    {"zaman/jaman izin/ijin ijazah/ijasah rezeki/rejeki jenazah/jenasah asas/azas "
     "azan/adzan azab/adzab zikir/dzikir zalim/dzalim zuhur/dzuhur ustaz/ustadz/ustad hafiz/hafidz",
     "z, which was no sound of the language"},
    {"aktif/aktip/aktiv aktivis/aktifis aktivitas/aktifitas kreativitas/kreatifitas "
     "produktivitas/produktifitas efektivitas/efektifitas sensitivitas/sensitifitas "
     "positif/positip negatif/negatip provinsi/propinsi sertifikat/sertipikat fondasi/pondasi "
     "paham/faham pikir/fikir napas/nafas hafal/hapal objek/obyek objektif/obyektif subjek/subyek "
     "subjektif/subyektif proyek/projek",
     "f, v and j of loans"},
    {"salat/sholat/shalat/solat kurban/qurban akikah/aqiqah akidah/aqidah fikih/fiqih/fiqh "
     "magrib/maghrib subuh/shubuh sahih/shahih musala/mushola/musholla/mushalla "
     "masjid/mesjid umat/ummat jemaah/jamaah infak/infaq takwa/taqwa duafa/dhuafa sunah/sunnah "
     "silaturahmi/silaturrahmi silaturahim/silaturrahim tarawih/taraweh/terawih "
     "makhluk/mahluk akhlak/ahlak khawatir/kuatir/kawatir batin/bathin takhta/tahta",
     "words of the faith, and h beside it"},
    {"kualitas/kwalitas kuitansi/kwitansi frekuensi/frekwensi jadwal/jadual teknik/tehnik "
     "teknologi/tehnologi teknis/tehnis praktik/praktek apotek/apotik sistem/sistim metode/metoda "
     "karier/karir konkret/konkrit/kongkret/kongkrit atlet/atlit karisma/kharisma "
     "orisinal/orisinil omzet/omset museum/musium risiko/resiko "
     "analisis/analisa diagnosis/diagnosa hipotesis/hipotesa persentase/prosentase "
     "ekstrem/ekstrim/extrem hierarki/hirarki standardisasi/standarisasi amendemen/amandemen "
     "survei/survey hoaks/hoax indeks/index taksi/taxi dolar/dollar barel/barrel stres/stress "
     "staf/staff komoditas/komoditi elite/elit respons/respon",
     "loans, by the sound or by the letter"},
    {"jenderal/jendral merek/merk telepon/telpon/tilpon miliar/milyar triliun/trilyun/trilliun "
     "putra/putera putri/puteri istri/isteri sutra/sutera terampil/trampil kesatria/ksatria "
     "cokelat/coklat sekretaris/sekertaris",
     "a weak vowel, written or not"},
    {"nasihat/nasehat sopir/supir surga/sorga lubang/lobang telur/telor cabai/cabe cedera/cidera "
     "antre/antri detail/detil kaus/kaos lembap/lembab",
     "vowels and last sounds that are heard in two ways"},
    {"isap/hisap embus/hembus empas/hempas imbau/himbau utang/hutang andal/handal "
     "peduli/perduli teladan/tauladan",
     "sounds that the standard leaves out"},
};

}  // namespace

std::span<const WordGroup> spelling_pairs() {
    return kSpellings;
}

}  // namespace telusur
