// SPDX-License-Identifier: GPL-3.0-or-later
// What the search page says, by language.
"use strict";

const TEXTS = {
  id: {
    about: "Arsip berita, dapat ditelusuri", skip: "Langsung ke hasil", question: "Cari di arsip",
    search: "Cari", filters: "Saring dan urutkan", sort: "Urutan", relevance: "Paling cocok",
    newest: "Terbaru", oldest: "Terlama", dates: "Tanggal terbit", from: "Dari", to: "Sampai",
    reset: "Hapus semua saringan", tag: "Tag", author: "Penulis", category: "Kategori", year: "Tahun",
    more: "Tampilkan lebih banyak", found: (n) => `${n} artikel ditemukan`,
    all: (n) => `${n} artikel di arsip, terbaru lebih dulu`, none: "Tidak ada artikel yang cocok",
    noneHints: ["Periksa ejaannya.", "Pakai kata yang lebih sedikit atau lebih umum.",
      "Hapus saringan yang dipilih."],
    failed: "Pencarian gagal", unreachable: "Server tidak dapat dihubungi. Periksa sambungan lalu coba lagi.",
    page: (n, all) => `Halaman ${n} dari ${all}`, next: "Berikutnya", previous: "Sebelumnya",
    pages: "Halaman hasil", stored: "Teks di arsip", original: "Buka di situs asal", undated: "Tanpa tanggal",
    by: (names) => `Oleh ${names}`, back: "Kembali ke hasil", tags: "Tag", loading: "Mencari …",
    help: "Tanda kutip untuk kata yang berdampingan, minus untuk menyingkirkan artikel:",
    index: (date, n) => `Indeks diperbarui ${date}`, noArticle: "Artikel tidak ditemukan",
    untitled: "(tanpa judul)", didYouMean: "Mungkin maksud Anda:",
    copies: (n) => `${n} salinan serupa`, roles: {},
  },
  en: {
    about: "A news archive to search through", skip: "Skip to results", question: "Search the archive",
    search: "Search", filters: "Filter and sort", sort: "Order", relevance: "Best match",
    newest: "Newest", oldest: "Oldest", dates: "Published", from: "From", to: "To",
    reset: "Clear all filters", tag: "Tag", author: "Writer", category: "Category", year: "Year",
    more: "Show more", found: (n) => `${n} articles found`,
    all: (n) => `${n} articles in the archive, newest first`, none: "No article matches",
    noneHints: ["Check the spelling.", "Use fewer or more general words.", "Remove the filters you chose."],
    failed: "The search failed", unreachable: "The server cannot be reached. Check the connection and try again.",
    page: (n, all) => `Page ${n} of ${all}`, next: "Next", previous: "Previous",
    pages: "Pages of results", stored: "Text in the archive", original: "Open at its source",
    undated: "No date", by: (names) => `By ${names}`, back: "Back to the results", tags: "Tags",
    loading: "Searching …", help: "Quotes for words side by side, a minus to leave articles out:",
    index: (date) => `Index updated ${date}`, noArticle: "Article not found", untitled: "(untitled)",
    didYouMean: "Did you mean:", copies: (n) => (n === 1 ? "1 similar copy" : `${n} similar copies`),
    roles: { penulis: "Writer", editor: "Editor", reporter: "Reporter", ilustrator: "Illustrator",
      fotografer: "Photographer", penerjemah: "Translator" },
  },
};
