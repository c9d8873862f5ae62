// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/search_options.h"

#include "indexer/index/field_table.h"

namespace telusur {

namespace {

const std::vector<SearchOption> kOthers{
    {"tag_mode",
     "MODE",
     {"any (default) or all of the chosen tags",
      "any (bawaan) atau all: salah satu atau semua tag"}},
    {"from", "DATE", {"from this day, month or year on", "mulai hari, bulan, atau tahun ini"}},
    {"to", "DATE", {"up to this day, month or year", "sampai hari, bulan, atau tahun ini"}},
    {"match",
     "HOW",
     {"how many of the words: all, most, any, or auto (default): all of up to three where some "
      "article has them, else most, else any",
      "berapa kata yang harus ada: all, most, any, atau auto (bawaan): semua bila paling banyak "
      "tiga kata dan ada artikelnya, selain itu most, lalu any"}},
    {"synonyms",
     "on|off",
     {"also search for synonyms and acronyms", "cari juga sinonim dan singkatan"}},
    {"stop_words", "on|off", {"leave out words that say little", "abaikan kata yang terlalu umum"}},
    {"dedupe",
     "true|false",
     {"of near copies list only the first", "dari salinan serupa tampilkan satu saja"}},
    {"spelling",
     "on|off",
     {"search for similar words in place of unknown ones",
      "cari kata yang mirip bila kata tidak ada di arsip"}},
    {"recency", "on|off", {"put new articles first among equals", "dahulukan artikel baru"}},
    {"explain",
     "on|off",
     {"tell why each hit is where it is (json)", "jelaskan urutan setiap hasil (json)"}},
    {"forms", "-FORM,…", {"forms of words that do not count", "bentuk kata yang tidak dihitung"}},
    {"syntax",
     "MODE",
     {"forgiving (default), or strict: what cannot be read is an error",
      "forgiving (bawaan), atau strict: yang tidak terbaca menjadi galat"}},
    {"sort", "ORDER", {"relevance, newest or oldest", "relevance, newest, atau oldest"}},
    {"page", "N", {"page of results, from 1", "halaman hasil, mulai 1"}},
    {"per_page",
     "N",
     {"hits a page, at most 100; 10 if not given",
      "hasil per halaman, paling banyak 100; bawaan 10"}},
    {"cursor",
     "TEXT",
     {"go on behind an answer to the same question, by its next_cursor",
      "lanjutkan di belakang jawaban untuk pertanyaan yang sama, menurut next_cursor-nya"}},
    {"after",
     "ID",
     {"go on behind this article, by date", "lanjutkan di belakang artikel ini, menurut tanggal"}},
    {"limit",
     "N",
     {"articles, at most 1000000; all without it",
      "jumlah artikel, paling banyak 1000000; tanpa ini semuanya"}},
    {"body", "true|false", {"the text of articles too", "dengan isi artikel"}},
    {"interval", "LENGTH", {"year, month or day", "year, month, atau day"}},
    {"relative",
     "true|false",
     {"compare with all articles of the archive", "bandingkan dengan seluruh arsip"}},
    {"facets",
     "LIST",
     {"exact counts: any of tag, author, editor, category, source, year, month, day, with commas",
      "hitungan tepat: tag, author, editor, category, source, year, month, day, dipisah koma"}},
    {"facet_limit", "N", {"values a facet; 10 if not given", "nilai per faset; bawaan 10"}},
    {"facet_prefix", "TEXT", {"only values that begin so", "hanya nilai yang berawal begini"}},
    {"lang", "LANG", {"id or en: language of notes", "id atau en: bahasa catatan"}},
};

}  // namespace

std::vector<SearchOption> search_options() {
    std::vector<SearchOption> options;
    for (const ValueFieldRow& row : kValueFields) {
        options.push_back({std::string(row.name), "VALUE",
                           phrase("only this {}; repeatable, any of them",
                                  "hanya {} ini; boleh diulang, salah satunya", row.name)});
    }
    options.insert(options.end(), kOthers.begin(), kOthers.end());
    return options;
}

}  // namespace telusur
