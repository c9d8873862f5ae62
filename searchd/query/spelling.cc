// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/query/spelling.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "stemmers/characters.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

// A wrong first letter is rarer than others, and noticed.
constexpr int kFirstLetterWrong = 50;
constexpr int kBlankLeftOut = 100;
constexpr int kBlankPutIn = 100;
constexpr std::size_t kMinimumLettersOfHalf = 3;
constexpr std::size_t kNone = SIZE_MAX;

// The letters of a form; nothing if it has other characters, or too many.
std::optional<std::u32string> letters_of(std::string_view form) {
    std::u32string letters;
    for (std::size_t begin = 0; begin < form.size();) {
        const Character character = read_character(form, begin);
        if (!character.is(CharacterKind::Letter) || letters.size() == kMaximumLetters)
            return std::nullopt;
        letters += character.code_point;
        begin = character.end;
    }
    return letters;
}

SpellingCandidate candidate_of(std::vector<std::string> forms, std::uint32_t documents, int cost) {
    SpellingCandidate candidate{std::move(forms), documents, cost / double{kOneError}, 0};
    candidate.score = std::log(documents + 1.0) - 2 * candidate.cost;
    return candidate;
}

std::uint32_t least_documents_for(std::uint32_t documents) {
    return std::max(kMinimumDocuments, kTimesAsMany * documents);
}

void keep_best(std::vector<SpellingCandidate>& candidates, std::size_t count) {
    const auto better = [](const SpellingCandidate& left, const SpellingCandidate& right) {
        return left.score != right.score ? left.score > right.score : left.forms < right.forms;
    };
    count = std::min(count, candidates.size());
    const auto middle = candidates.begin() + static_cast<std::ptrdiff_t>(count);
    std::partial_sort(candidates.begin(), middle, candidates.end(), better);
    candidates.erase(middle, candidates.end());
}

}  // namespace

void Spelling::read_words() const {
    std::u32string previous;
    for (const WordNumber word : vocabulary_.with_prefix("")) {
        if (vocabulary_.documents(word) < kMinimumDocuments) continue;
        const auto letters = letters_of(vocabulary_.form(word));
        if (!letters || letters->size() < kMinimumLettersOfHalf) continue;
        const auto shared = static_cast<std::size_t>(
            std::mismatch(previous.begin(), previous.end(), letters->begin(), letters->end())
                .first -
            previous.begin());
        entries_.push_back({word, static_cast<std::uint8_t>(shared),
                            static_cast<std::uint8_t>(letters->size() - shared)});
        added_letters_.append(*letters, shared);
        previous = *letters;
    }
    entries_.shrink_to_fit();
    added_letters_.shrink_to_fit();
}

std::uint32_t Spelling::documents_of(std::string_view form) const {
    const auto word = vocabulary_.find(form);
    return word ? vocabulary_.documents(*word) : 0;
}

// Reading on through all words in their order, in memory that lies together, takes less time than
// looking up where the next promising one begins: a beginning that leads nowhere passes over all
// that share it, at a nanosecond each.
void Spelling::add_similar(const std::u32string& typed, int limit, std::uint32_t least_documents,
                           std::vector<SpellingCandidate>& candidates) const {
    std::call_once(are_read_, [this] { read_words(); });
    EditTable table(typed, limit);
    std::array<char32_t, kMaximumLetters> letters{};
    std::size_t hopeless = kNone;  // how many letters, if any, lead nowhere
    const char32_t* added = added_letters_.data();
    for (const Entry& entry : entries_) {
        const char32_t* begin = std::exchange(added, added + entry.added);
        if (entry.shared >= hopeless) continue;
        std::copy(begin, added, letters.begin() + entry.shared);
        const std::size_t length = std::size_t{entry.shared} + entry.added;
        hopeless = kNone;
        for (std::size_t count = entry.shared + 1u; count <= length && hopeless == kNone; ++count) {
            if (!table.read({letters.data(), count})) hopeless = count;
        }
        if (hopeless != kNone || table.cost(length) > limit || table.cost(length) == 0) continue;
        const std::uint32_t documents = vocabulary_.documents(entry.word);
        if (documents < least_documents) continue;
        const int first = letters[0] == typed[0] ? 0 : kFirstLetterWrong;
        candidates.push_back(candidate_of({std::string(vocabulary_.form(entry.word))}, documents,
                                          table.cost(length) + first));
    }
}

// How often two words stand side by side by chance is less than what two that belong together do.
// A word of rare halves is therefore left whole, and chance makes no name into two words.
void Spelling::add_splits(std::string_view word, std::uint32_t least_documents,
                          std::vector<SpellingCandidate>& candidates) const {
    for (std::size_t middle = 1; middle < word.size(); ++middle) {
        if ((static_cast<unsigned char>(word[middle]) & 0xC0) == 0x80) continue;
        const std::string_view halves[] = {word.substr(0, middle), word.substr(middle)};
        if (count_code_points(halves[0]) < kMinimumLettersOfHalf ||
            count_code_points(halves[1]) < kMinimumLettersOfHalf) {
            continue;
        }
        const auto left = vocabulary_.find(halves[0]);
        const auto right = vocabulary_.find(halves[1]);
        if (!left || !right) continue;
        const std::uint64_t by_chance = vocabulary_.occurrences(*left) *
                                        vocabulary_.occurrences(*right) /
                                        vocabulary_.total_occurrences();
        const auto documents = static_cast<std::uint32_t>(std::min<std::uint64_t>(
            {by_chance, vocabulary_.documents(*left), vocabulary_.documents(*right)}));
        if (documents < least_documents) continue;
        candidates.push_back(candidate_of({std::string(halves[0]), std::string(halves[1])},
                                          documents, kBlankLeftOut));
    }
}

std::vector<SpellingCandidate> Spelling::candidates(std::string_view word,
                                                    const SpellingWeight& weight) const {
    const auto letters = letters_of(word);
    const std::uint32_t documents = documents_of(word);
    if (!letters || letters->size() < kMinimumLetters || documents > kRareDocuments) return {};
    const std::uint32_t least_documents = least_documents_for(documents);
    std::vector<SpellingCandidate> found;
    add_similar(*letters, kOneError, least_documents, found);
    add_splits(word, least_documents, found);
    if (found.empty() && letters->size() >= kMinimumLettersOfTwoErrors) {
        add_similar(*letters, 2 * kOneError, least_documents, found);
    }
    if (weight != nullptr) {
        keep_best(found, kWeighedCandidates);
        for (SpellingCandidate& candidate : found)
            candidate.score += weight(candidate);
    }
    keep_best(found, kMaximumCandidates);
    return found;
}

std::optional<SpellingCandidate> Spelling::joined(std::string_view left,
                                                  std::string_view right) const {
    const std::uint32_t apart = std::min(documents_of(left), documents_of(right));
    if (apart > kRareDocuments) return std::nullopt;
    std::string together = std::string(left) + std::string(right);
    const auto letters = letters_of(together);
    if (!letters || letters->size() < kMinimumLetters) return std::nullopt;
    const std::uint32_t documents = documents_of(together);
    if (documents < least_documents_for(apart)) return std::nullopt;
    return candidate_of({std::move(together)}, documents, kBlankPutIn);
}

}  // namespace telusur
