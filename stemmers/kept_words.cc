// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/word_lists.h"

namespace telusur {

namespace {

// Only words that some rule could take apart need to stand here.
constexpr WordGroup kKept[] = {
    {"januari februari april juni juli agustus september oktober november desember senin selasa "
     "kamis sabtu minggu mei maret",
     "months and days"},
    {"adalah ialah yaitu yakni akan bukan dengan antara bagaimana mengapa kenapa kapan",
     "closed class: verbs of being, question words"},
    {"tetapi tapi melainkan meski meskipun walau walaupun maupun ataupun adapun andaipun sekalipun "
     "biarpun kendatipun sungguhpun namun agar supaya sebab karena bahkan sedangkan",
     "closed class: conjunctions"},
    {"mereka beliau kalian kami engkau saya diri sendiri", "closed class: pronouns"},
    {"sampai sejak tanpa kepada daripada seperti serta tentang hingga",
     "closed class: prepositions"},
    {"selalu sering sangat segera sekarang kembali kemudian demikian pernah nanti belum tadi "
     "sekali sedikit semua setiap para beberapa berapa segala mulai perlu",
     "closed class: adverbs and quantities; their old parts have no living sense"},
    {"apakah siapakah apabila apalagi manakala barangkali seandainya",
     "closed class: grown together"},

    {"menteri berita kepala perang perempuan pasukan sekolah keluarga kereta kelapa kecil keras "
     "sepeda sepatu senjata semangat selamat serang sehat peran perut pesawat perangkat",
     "roots whose first letters look like a prefix, and words whose old parts are forgotten"},
    {"permata pesiar pemirsa pesona peristiwa perkara perdana perwira persona pertama permai "
     "permisi",
     "the same"},
    {"terapi teori terali terasi teratai terigu terampil terjal ternak tewas", "the same, ter-"},
    {"desain detail dinas dinding dingin disiplin diskusi distribusi diplomasi dimensi dialog",
     "the same, di-"},
    {"memadai merdeka merpati melati menara mentega meriam meditasi media medali medan merek",
     "the same, me-"},
    {"nilai pantai partai sungai ramai santai damai badai lantai mobilisasi polisi politisi "
     "selebriti bakti sakti arti suci kunci janji seni bumi",
     "roots that end in -i"},
    {"makan jalan bulan hujan ikan hewan tangan teman tuan zaman iman aman pesan kawan lawan "
     "korban "
     "ringan dekan pekan rekan bukan hutan selatan intan papan awan wawasan badan bahan "
     "",
     "roots that end in -an"},
    {"masalah sekolah jumlah istilah majalah naskah langkah nikah sedekah kisah "
     "telah",
     "roots that end like a particle"},
    {"hanya tanya punya", "roots that end in -nya"},
    {"buku saku paku suku laku kaku beku siku tamu ilmu jamu semu temu bumbu guru",
     "roots in -ku and -mu"},
};

}  // namespace

std::span<const WordGroup> kept_words() {
    return kKept;
}

}  // namespace telusur
