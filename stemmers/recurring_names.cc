// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/recurring_names.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "stemmers/phrase.h"
#include "stemmers/short_form.h"
#include "stemmers/tokenizer.h"

namespace telusur {

namespace {

constexpr std::uint32_t kFewestArticles = 3;
constexpr std::uint32_t kLeastPercent = 30;   // of the short form's contexts; else it is a place,
                                              // a party, a mark behind many names
constexpr std::uint32_t kBoundPercent = 60;   // of a name's articles with one word before it
constexpr std::size_t kLongestNicknamed = 3;  // words

struct Sequence {
    AcronymEvidence evidence;
    std::map<std::string_view, std::uint32_t> before;  // articles by the word before; "" if none
};

using Sequences = std::map<std::string_view, Sequence>;

std::size_t count_words(std::string_view key) {
    return static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')) + 1;
}

std::string_view first_word(std::string_view key) {
    return key.substr(0, key.find(' '));
}

std::string_view last_words(std::string_view key, std::size_t words) {
    std::size_t blank = key.size();
    for (; words > 0 && blank != std::string_view::npos; --words)
        blank = key.rfind(' ', blank - 1);
    return blank == std::string_view::npos ? key : key.substr(blank + 1);
}

// The same of a phrase as printed, where hyphens divide words too.
std::string last_printed_words(std::string_view phrase, std::size_t words) {
    std::vector<Token> printed;
    Tokenizer tokenizer(phrase);
    for (Token token; tokenizer.next(token);) {
        for (const Token& piece : pieces_of(phrase, token))
            printed.push_back(piece);
    }
    // Words that were apart in their article can read as one, a date for instance, side by side.
    if (words >= printed.size()) return std::string(phrase);
    return std::string(phrase.substr(printed[printed.size() - words].begin));
}

void merge(const AcronymEvidence& context, std::size_t words, AcronymEvidence& into) {
    into.articles += context.articles;
    add_days(into, context.first_day, context.last_day);
    for (const auto& [printed, articles] : context.acronyms)
        into.acronyms[printed] += articles;
    for (const auto& [printed, articles] : context.phrases)
        into.phrases[last_printed_words(printed, words)] += articles;
}

// Every sequence of words that a context ends in. Its keys are parts of those of `contexts`.
Sequences sequences(const EvidenceByPhrase& contexts) {
    Sequences found;
    for (const auto& [key, evidence] : contexts) {
        const std::size_t words = count_words(key);
        for (std::size_t n = 2; n <= std::min(words, kLongestRecurring); ++n) {
            Sequence& sequence = found[last_words(key, n)];
            merge(evidence, n, sequence.evidence);
            const auto before = n < words ? first_word(last_words(key, n + 1)) : "";
            sequence.before[before] += evidence.articles;
        }
    }
    return found;
}

// A name stands behind many words. One that mostly follows the same word is the end of a longer
// name, and one that always does is of a text that articles copy.
bool is_whole(const Sequence& sequence) {
    const auto binds = [&](const auto& before) {
        return !before.first.empty() &&
               before.second * 100 >= sequence.evidence.articles * kBoundPercent;
    };
    return sequence.before.size() > 1 &&
           std::none_of(sequence.before.begin(), sequence.before.end(), binds);
}

// Names and words of the language stand in parentheses too ("Daftar", "Jusuf Kalla"); a nickname
// comes after a short name.
bool is_shortened(std::string_view key, const AcronymEvidence& evidence) {
    const auto short_form = read_short_form(commonest(evidence.acronyms));
    const std::size_t words = count_words(key);
    if (!short_form || short_form->letters.size() + words > key.size()) return false;
    return short_form->kind == ShortForm::Kind::Letters || words <= kLongestNicknamed;
}

bool is_name(std::string_view key, const Sequence& sequence, std::uint32_t all) {
    const AcronymEvidence& evidence = sequence.evidence;
    return evidence.articles >= kFewestArticles && evidence.articles * 100 >= all * kLeastPercent &&
           !is_function_word(first_word(key)) && is_whole(sequence) && is_shortened(key, evidence);
}

}  // namespace

EvidenceByPhrase recurring_names(const EvidenceByPhrase& contexts) {
    EvidenceByPhrase names;
    const std::uint32_t all = count_articles(contexts);
    if (all < kFewestArticles) return names;
    const Sequences found = sequences(contexts);
    for (const auto& [key, sequence] : found) {
        if (!is_name(key, sequence, all)) continue;
        bool ends_in_name = false;
        for (std::size_t n = 2; n < count_words(key) && !ends_in_name; ++n) {
            const std::string_view end = last_words(key, n);
            ends_in_name = is_name(end, found.at(end), all);
        }
        if (!ends_in_name) names.emplace(key, sequence.evidence);
    }
    return names;
}

}  // namespace telusur
