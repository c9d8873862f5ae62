// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/respellings.h"

#include "stemmers/morphology.h"

namespace telusur {

namespace {

enum class Place { Anywhere, First, Inside, AfterVowel };

struct Letters {
    std::string_view written;
    std::string_view today;
    std::size_t shortest;  // of the written word
    Place place;
};

constexpr std::size_t kShortest = 5;        // Joe, Noel and toer have too many neighbours
constexpr std::size_t kShortestLike = 6;    // refly and reply, Nazib and Najib
constexpr std::size_t kShortestDouble = 7;  // button, mangga, litter are other words than buton …

// j stands before dj and its like, so that the j they leave is not read once more; alone and at the
// head of a name it is a foreign one as often as not (Julia, Joseph). So is ch at the head of short
// words (Chery) and behind a consonant (witch).
constexpr Letters kOld[] = {
    {"j", "y", 6, Place::Inside},
    {"dj", "j", kShortest, Place::Anywhere},
    {"tj", "c", kShortest, Place::Anywhere},
    {"nj", "ny", kShortest, Place::Anywhere},
    {"sj", "sy", kShortest, Place::Anywhere},
    {"oe", "u", kShortest, Place::Anywhere},
    {"ch", "kh", 6, Place::First},
    {"ch", "kh", kShortest, Place::AfterVowel},
    {"ch", "h", kShortest, Place::AfterVowel},
};

constexpr Letters kSameSound[] = {
    {"dh", "d", kShortest, Place::Anywhere},
    {"dz", "z", kShortest, Place::Anywhere},
    {"q", "k", kShortest, Place::Anywhere},
    {"x", "ks", 4, Place::Anywhere},  // hoax, taxi
};

// At the head of a word other sounds make other words: Ferry and Perry. v for p is left to our own
// list: of the words that an archive of today has both ways, most were as far apart as javanese and
// japanese.
constexpr Letters kLikeSound[] = {
    {"f", "p", kShortestLike, Place::Inside},
    {"kh", "h", kShortestLike, Place::Inside},
    {"v", "f", kShortestLike, Place::Inside},
    {"z", "j", kShortestLike, Place::Inside},
};

bool belongs_to_digraph(std::string_view word, std::size_t place) {
    return word[place] == 'j' && place > 0 &&
           std::string_view("dtns").find(word[place - 1]) != std::string_view::npos;
}

bool applies(const Letters& letters, std::string_view word, std::size_t place) {
    if (!word.substr(place).starts_with(letters.written)) return false;
    switch (letters.place) {
        case Place::Anywhere:
            return true;
        case Place::First:
            return place == 0;
        case Place::Inside:
            return place > 0 && !belongs_to_digraph(word, place);
        case Place::AfterVowel:
            return place > 0 && is_vowel(word[place - 1]);
    }
    return false;
}

std::string respell(std::string_view word, const Letters& letters) {
    if (word.size() < letters.shortest) return std::string(word);
    std::string today;
    for (std::size_t place = 0; place < word.size();) {
        const bool replaced = applies(letters, word, place);
        today += replaced ? letters.today : word.substr(place, 1);
        place += replaced ? letters.written.size() : 1;
    }
    return today;
}

// A doubled vowel is drawled, foreign or two syllables (jamaah). In ngg the first g belongs to ng.
bool is_double(std::string_view word, std::size_t place) {
    const char c = word[place];
    if (place < 2 || c != word[place - 1] || c < 'a' || c > 'z' || is_vowel(c)) return false;
    return word[place] != 'g' || word[place - 2] != 'n';
}

void add_single_consonants(std::string_view word, std::vector<Respelling>& found) {
    if (word.size() < kShortestDouble) return;
    std::string all_single(word.substr(0, 1));
    std::size_t doubles = 0;
    for (std::size_t place = 1; place < word.size(); ++place) {
        if (!is_double(word, place)) {
            all_single += word[place];
            continue;
        }
        ++doubles;
        found.push_back({std::string(word).erase(place, 1), SpellingRule::SameSound});
    }
    if (doubles > 1) found.push_back({std::move(all_single), SpellingRule::SameSound});
}

void add_old_readings(std::string_view word, std::vector<Respelling>& found) {
    std::vector<std::string> readings{std::string(word)};
    for (const Letters& letters : kOld) {
        const std::size_t before = readings.size();
        for (std::size_t i = 0; i < before; ++i) {
            std::string today = respell(readings[i], letters);
            if (today != readings[i]) readings.push_back(std::move(today));
        }
    }
    for (std::size_t i = 1; i < readings.size(); ++i)
        found.push_back({std::move(readings[i]), SpellingRule::Old});
}

}  // namespace

std::vector<Respelling> respellings(std::string_view word) {
    std::vector<Respelling> found;
    add_old_readings(word, found);
    const auto add_one_of = [&](const auto& table, SpellingRule rule) {
        for (const Letters& letters : table) {
            std::string today = respell(word, letters);
            if (today != word) found.push_back({std::move(today), rule});
        }
    };
    add_one_of(kSameSound, SpellingRule::SameSound);
    add_single_consonants(word, found);
    add_one_of(kLikeSound, SpellingRule::LikeSound);
    return found;
}

}  // namespace telusur
