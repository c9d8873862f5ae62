// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/stop_words.h"

#include <algorithm>

#include "stemmers/normalizer.h"
#include "stemmers/text_fields.h"
#include "stemmers/word_lists.h"

namespace telusur {

namespace {

// A word stands here if a question loses nothing without it. So not: negations (vaksin tidak aman),
// numbers, times, `cara` (it heads instructions), and function words that are also what people ask
// about or that tell two names apart: bisa (venom), kali (river), lalu (lalu lintas), jadi (hari
// jadi), dalam (dalam negeri is not luar negeri). Nor abbreviations that are somebody's initials
// once folded: pd, dr, spt.
constexpr WordGroup kStopWords[] = {
    {"di ke dari pada kepada daripada dengan untuk bagi oleh antara tentang mengenai "
     "terhadap menurut sejak hingga sampai guna demi seperti sebagai sebagaimana selama "
     "melalui lewat secara seputar perihal berdasarkan",
     "prepositions"},
    {"yang bahwa dan atau serta tetapi tapi namun melainkan sedangkan padahal karena agar "
     "supaya jika jikalau kalau bila apabila bilamana manakala ketika saat sehingga maka "
     "meski meskipun walau walaupun kendati biarpun sekalipun sambil seraya kemudian setelah "
     "sesudah sebelum selagi maupun bahkan adapun asalkan seandainya andaikan apalagi "
     "makanya",
     "conjunctions: they join what is asked"},
    {"adalah ialah yaitu yakni merupakan ada adakah adanya menjadi", "to be and to become"},
    {"ini itu tersebut begini begitu demikian sang si para suatu sesuatu sebuah seorang hal "
     "tiap setiap semua seluruh segala beberapa berbagai masing-masing inilah itulah",
     "articles and pointers"},
    {"saya aku kamu anda engkau kau dia ia beliau kami kita mereka kalian sendiri saling nya",
     "pronouns: the question does not say whom they mean"},
    {"akan telah sudah sedang masih pernah dapat harus mesti boleh hendak ingin mau",
     "tense and mood, which Indonesian verbs leave to words of their own"},
    {"juga pun saja hanya cuma lagi pula sangat amat lebih paling agak terlalu selalu tentu "
     "memang justru malah ternyata sebenarnya barangkali terutama khususnya umumnya "
     "antaranya",
     "adverbs of degree and stance"},
    {"apa apakah apa-apa siapa siapakah siapa-siapa kapan kapankah mana manakah dimana "
     "dimanakah kemana kemanakah darimana darimanakah bagaimana bagaimanakah mengapa "
     "mengapakah kenapa berapa berapakah bolehkah dapatkah bisakah akankah benarkah dimaksud",
     "question words: the articles that answer do not repeat them"},
    {"lah kah sih kok dong deh nih tuh lho loh ya udah aja gimana kalo ngapain", "everyday speech"},
    {"yg dgn utk dlm krn tsb sbg kpd sdh ttg thd klo gmn", "the same as typists shorten it"},
    {"the of and for with", "English in titles"},
};

}  // namespace

// Folded first: a byte order mark or blanks before a # are gone then.
ParsedStopWords parse_stop_words(std::string_view text) {
    ParsedStopWords parsed;
    for_each_list_line(text, [&parsed](std::size_t number, std::string_view line) {
        std::string word = fold_label(line);
        if (word.empty() || word.starts_with('#')) return;
        const bool stops = !word.starts_with('-');
        if (!stops) word.erase(0, 1);
        if (word.empty() || word.find(' ') != std::string::npos) {
            parsed.bad_lines.push_back(number);
        } else {
            parsed.changes.push_back({std::move(word), stops});
        }
    });
    return parsed;
}

StopWords::StopWords() {
    for (const WordGroup& group : kStopWords) {
        for (const std::string_view word : split(group.words, ' '))
            words_.emplace(word);
    }
}

StopWords::StopWords(const std::vector<StopWordChange>& changes) : StopWords() {
    for (const StopWordChange& change : changes) {
        if (change.stops) {
            words_.insert(change.word);
        } else {
            words_.erase(change.word);
        }
    }
}

bool is_stop_word(std::string_view folded_form) {
    static const StopWords own;
    return own.contains(folded_form);
}

}  // namespace telusur
