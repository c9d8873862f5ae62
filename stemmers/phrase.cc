// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/phrase.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "stemmers/normalizer.h"
#include "stemmers/text_fields.h"
#include "stemmers/tokenizer.h"

namespace telusur {

namespace {

// Enough for a dozen long words; a paragraph without any punctuation costs no more.
constexpr std::size_t kReach = 320;  // bytes

constexpr std::string_view kLinking[] = {
    "and",    "antar",  "atas",  "atau",    "bagi",     "bidang", "dalam", "dan",  "dari", "de",
    "dengan", "di",     "for",   "in",      "ke",       "of",     "oleh",  "on",   "or",   "pada",
    "sampai", "secara", "serta", "tentang", "terhadap", "the",    "to",    "untuk"};

constexpr std::string_view kOtherFunction[] = {
    "a",      "ada",    "adalah",  "agar",       "akan",    "alias",   "an",        "antara",
    "at",     "bahwa",  "belum",   "berinisial", "bersama", "beserta", "bila",      "bin",
    "bisa",   "by",     "dapat",   "demi",       "dia",     "disebut", "dulu",      "from",
    "hingga", "ia",     "ialah",   "ini",        "is",      "itu",     "jadi",      "jika",
    "juga",   "kami",   "karena",  "kata",       "kepada",  "ketika",  "kini",      "kita",
    "lalu",   "maupun", "melalui", "menjadi",    "menurut", "mereka",  "merupakan", "namun",
    "para",   "saat",   "sang",    "saya",       "sebagai", "sebuah",  "seorang",   "seperti",
    "si",     "soal",   "suatu",   "sudah",      "tapi",    "telah",   "terkait",   "tersebut",
    "tidak",  "usai",   "was",     "with",       "yaitu",   "yakni",   "yang"};

bool is_any_of(std::string_view word, std::span<const std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// The end of the line that `text` ends in, cut before a whole word.
std::string_view end_of_line(std::string_view text) {
    const bool cut = text.size() > kReach;
    if (cut) text.remove_prefix(text.size() - kReach);
    const std::size_t line = text.find_last_of("\r\n");
    if (line != std::string_view::npos) return text.substr(line + 1);
    if (!cut) return text;
    const std::size_t blank = text.find(' ');
    return blank == std::string_view::npos ? std::string_view() : text.substr(blank);
}

// Nothing if the words on both sides do not belong together.
std::optional<Link> link_of(std::string_view between) {
    if (between == "-" || between == "\u2010" || between == "\u2011") return Link::Hyphen;
    const std::string_view mark = without_outer_blanks(between);
    if (mark.empty()) return Link::Blank;
    if (mark == "," && between.front() == ',') return Link::Comma;
    if (mark == "&") return Link::Ampersand;
    return std::nullopt;
}

std::string_view text_of(Link link) {
    switch (link) {
        case Link::Hyphen:
            return "-";
        case Link::Comma:
            return ", ";
        case Link::Ampersand:
            return " & ";
        default:
            return " ";
    }
}

// True for what may stand between the last word and the end.
bool may_follow(std::string_view rest) {
    for (const std::string_view quote : {"\u201D", "\u2019", "\u201C", "\u00BB"}) {
        if (rest.starts_with(quote)) rest.remove_prefix(quote.size());
    }
    return rest.find_first_not_of(" \"'*_") == std::string_view::npos;
}

}  // namespace

std::vector<PhraseWord> words_at_end(std::string_view text, std::size_t limit) {
    const std::string line = with_plain_blanks(to_well_formed(end_of_line(text)));
    std::vector<PhraseWord> words;
    std::size_t end = 0;
    Tokenizer tokenizer(line);
    for (Token token; tokenizer.next(token);) {
        for (const Token& piece : pieces_of(line, token)) {
            const auto link = link_of(std::string_view(line).substr(end, piece.begin - end));
            const std::string_view printed = piece.of(line);
            end = piece.end;
            std::string folded = fold_word(printed);
            if (!link || folded.empty()) words.clear();
            if (folded.empty()) continue;
            words.push_back({std::string(printed), std::move(folded), link.value_or(Link::Blank)});
        }
    }
    if (!may_follow(std::string_view(line).substr(end))) return {};
    if (words.size() > limit) words.erase(words.begin(), words.end() - std::ptrdiff_t(limit));
    return words;
}

std::string print(std::span<const PhraseWord> words) {
    std::string printed;
    for (const PhraseWord& word : words) {
        if (!printed.empty()) printed += text_of(word.link);
        printed += word.printed;
    }
    return printed;
}

std::string phrase_key(std::span<const PhraseWord> words) {
    std::string key;
    for (const PhraseWord& word : words) {
        if (!key.empty()) key += ' ';
        key += word.folded;
    }
    return key;
}

bool is_linking_word(std::string_view folded) {
    return is_any_of(folded, kLinking);
}

bool is_function_word(std::string_view folded) {
    return is_linking_word(folded) || is_any_of(folded, kOtherFunction);
}

}  // namespace telusur
