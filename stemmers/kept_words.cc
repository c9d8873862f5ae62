// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/word_lists.h"

namespace telusur {

namespace {

// Only words that some rule could take apart need to stand here.
constexpr WordGroup kKept[] = {
    {"januari februari maret april mei juni juli agustus september oktober november "
     "desember senin selasa rabu kamis jumat sabtu minggu lebaran ramadan",
     "months, days and the feast"},
    {"adalah ialah yaitu yakni akan bukan dengan antara bagaimana mengapa kenapa kapan",
     "closed class: verbs of being and question words"},
    {"tetapi tapi melainkan meski walau maupun adapun "
     "sekalipun namun agar supaya sebab karena bahkan "
     "sedangkan lantaran makanya",
     "closed class: conjunctions"},
    {"mereka beliau kalian kami engkau saya diri sendiri", "closed class: pronouns"},
    {"sampai sejak tanpa kepada daripada seperti serta tentang hingga",
     "closed class: prepositions"},
    {"selalu sering sangat segera sekarang kembali kemudian demikian pernah nanti belum "
     "tadi sekali sedikit semua para beberapa berapa segala mulai perlu",
     "closed class: adverbs and quantities, whose old parts have no living sense"},
    {"apakah alangkah apabila apalagi manakala barangkali seandainya takkan",
     "closed class: words grown together"},
    {"perang perempuan perangkat peran perut perban perabot peristiwa perkara permata "
     "pesona permai permisi pertama perdana perdata perwira persona permutasi persentil "
     "perversi perada perunggu pergi perih perkosa perisai",
     "roots that begin like per-"},
    {"pesawat pesiar pelampung pematang pegas pelikan pesisir pepatah petai pejaka "
     "pembuluh penampang pengen penganan pentolan petahana penjuru pelaminan petisi",
     "roots that begin like pe-, or that have lost their stem"},
    {"menteri merdeka merpati melati menara mentega meriam meditasi media medali medan "
     "merek memadai memori mentari mentol mentimun melamin menjangan mental "
     "mentor merah metode meteran memo",
     "roots that begin like me-"},
    {"berita berangsang beringin berandal berak beras berantas bergas berlian berkas "
     "berangus bermuda",
     "roots that begin like ber-"},
    {"terapi teori terali terasi teratai terigu terampil terjal ternak tewas teras terban "
     "teror termal termos terompet terowongan terminal",
     "roots that begin like ter-"},
    {"kepala keluarga kereta kelapa kecil keras kelas kedai kemeja kelasi kenduri keramik "
     "kecewa kecoak kebun kemah kemoterapi kesal keliru",
     "roots that begin like ke-"},
    {"sekolah sepeda sepatu senjata semangat selamat serang sehat segitiga selawat senyawa "
     "seraya setrika setrik setik sengketa sempurna segar selindung seluar seluang sejarah "
     "sekat sewa sedia serana",
     "roots that begin like se-"},
    {"desain detail dinas dinding dingin disiplin diskusi distribusi diplomasi dimensi "
     "dialog divisi difraksi diare diatom dielektrik digraf difabel diabetes diagnosis "
     "diameter dinamika dioksida diesel disel dispenser",
     "roots that begin like di-"},
    {"kuningan kurikulum kursi kursus kurban kupon kurir kulit kutub kaum kaus kausal",
     "roots that begin like ku- and kau-"},
    {"nilai pantai partai sungai ramai santai damai badai lantai polisi politisi selebriti "
     "bakti sakti arti suci kunci janji seni bumi prosesi suksesi responsi agensi remi "
     "setori ceki",
     "roots that end in -i"},
    {"pasukan makan jalan bulan hujan ikan hewan tangan teman tuan zaman iman aman pesan "
     "kawan lawan korban ringan dekan pekan rekan hutan selatan intan papan awan wawasan "
     "badan bahan durian rambutan sarapan kumparan komedian radian bantaran tabuhan "
     "momongan camilan arisan tenggorokan gencatan kobokan",
     "roots that end in -an, and nouns whose verb has died"},
    {"masalah jumlah istilah majalah naskah langkah nikah sedekah kisah telah lidah",
     "roots that end like a particle"},
    {"hanya tanya punya", "roots that end in -nya"},
    {"buku saku paku suku laku kaku beku siku tamu ilmu jamu semu temu bumbu guru",
     "roots that end like -ku and -mu"},
    {"oleh-oleh laba-laba agar-agar kuda-kuda gula-gula",
     "doubled words that are not many of their half: souvenir, spider, jelly, trestle, sweets"},
    {"seneng", "everyday speech for senang"},
};

}  // namespace

std::span<const WordGroup> kept_words() {
    return kKept;
}

}  // namespace telusur
