// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/spelling_bridge.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <tuple>
#include <utility>

#include "stemmers/respellings.h"
#include "stemmers/text_fields.h"
#include "stemmers/word_lists.h"

namespace telusur {

namespace {

constexpr std::uint32_t kFewestSightings = 2;  // seen once it is a misprint as often as a spelling

using Pairs = SpellingBridge::Pairs;

Pairs::const_iterator find_variant(const Pairs& pairs, std::string_view word) {
    const auto place = std::lower_bound(
        pairs.begin(), pairs.end(), word,
        [](const auto& pair, std::string_view value) { return pair.first < value; });
    return place != pairs.end() && place->first == word ? place : pairs.end();
}

std::string_view end_of_chain(const Pairs& pairs, std::string_view word) {
    std::set<std::string_view> passed;
    for (auto next = find_variant(pairs, word); next != pairs.end();
         next = find_variant(pairs, word)) {
        if (!passed.insert(word).second) break;
        word = next->second;
    }
    const bool in_circle = passed.contains(word);
    if (!in_circle) return word;
    std::string_view first = word;
    for (std::string_view next = find_variant(pairs, word)->second; next != word;
         next = find_variant(pairs, next)->second) {
        first = std::min(first, next);
    }
    return first;
}

struct Spelling {
    std::string_view word;
    std::uint32_t sightings = 0;
    bool outdated = false;  // a rule leads from it to another
};

struct SpellingClass {
    std::vector<Spelling> spellings;
    WordCounts counts;
    bool known = false;       // has a word of the dictionary or of our own list
    std::string_view modern;  // as our own list says, or empty
};

// What is always or mostly written with a capital is a name; a root that is only in headlines or at
// the head of sentences is one more often than not. Between the two it may be both.
bool is_name(const WordCounts& counts) {
    const std::uint64_t inside = counts.inside_lower + std::uint64_t{counts.inside_capital};
    return counts.inside_capital * std::uint64_t{4} >= inside * 3;
}

bool is_common_word(const WordCounts& counts) {
    const std::uint64_t inside = counts.inside_lower + std::uint64_t{counts.inside_capital};
    return counts.inside_capital * std::uint64_t{5} < inside * 2;
}

// Djarum makes cigarettes, jarum is a needle.
bool may_meet(const SpellingClass& one, const SpellingClass& other) {
    if (one.known && other.known) return false;
    return !(is_name(one.counts) && is_common_word(other.counts)) &&
           !(is_common_word(one.counts) && is_name(other.counts));
}

std::string_view representative_of(const SpellingClass& members) {
    if (!members.modern.empty()) return members.modern;
    const auto better = [](const Spelling& one, const Spelling& other) {
        return std::tuple(other.sightings, one.outdated, one.word) <
               std::tuple(one.sightings, other.outdated, other.word);
    };
    return std::min_element(members.spellings.begin(), members.spellings.end(), better)->word;
}

/// Two roots of the archive that a rule connects.
struct Candidate {
    SpellingRule rule;
    std::uint32_t sightings;  // of the rarer one
    std::string_view written;
    std::string_view today;

    // The surest first.
    auto rank() const { return std::tuple(rule, ~sightings, written, today); }
};

std::vector<Candidate> candidates_among(const std::map<std::string, WordCounts>& roots) {
    std::vector<Candidate> candidates;
    for (const auto& [written, counts] : roots) {
        if (counts.total < kFewestSightings) continue;
        for (const Respelling& respelling : respellings(written)) {
            const auto today = roots.find(respelling.word);
            if (today == roots.end() || today->second.total < kFewestSightings) continue;
            candidates.push_back({respelling.rule, std::min(counts.total, today->second.total),
                                  written, today->first});
        }
    }
    std::sort(candidates.begin(), candidates.end(),
              [](const Candidate& a, const Candidate& b) { return a.rank() < b.rank(); });
    return candidates;
}

// Whoever joins candidates from the surest to the weakest has the weakest link refused where a
// chain would bring two words of the dictionary together.
class SpellingClasses {
  public:
    SpellingClasses(const std::map<std::string, WordCounts>& roots, const Lexicon& lexicon)
        : roots_(roots), lexicon_(lexicon) {}

    void add_own(std::string_view spellings) {
        const auto words = split(spellings, '/');
        const std::size_t place = place_of(words.front());
        for (const std::string_view word : words)
            merge(place, place_of(word));
        classes_[place].known = true;
        classes_[place].modern = words.front();
    }

    void join(const Candidate& candidate) {
        const std::size_t from = place_of(candidate.written);
        const std::size_t into = place_of(candidate.today);
        if (from == into || !may_meet(classes_[from], classes_[into])) return;
        for (Spelling& spelling : classes_[from].spellings) {
            if (spelling.word == candidate.written) spelling.outdated = true;
        }
        merge(into, from);
    }

    Pairs pairs() const {
        Pairs pairs;
        for (const SpellingClass& members : classes_) {
            for (const Spelling& spelling : members.spellings)
                pairs.emplace_back(spelling.word, representative_of(members));
        }
        return pairs;
    }

  private:
    std::size_t place_of(std::string_view word) {
        const auto [known, is_new] = places_.emplace(word, classes_.size());
        if (is_new) classes_.push_back(alone(word));
        return known->second;
    }

    SpellingClass alone(std::string_view word) const {
        SpellingClass one;
        const auto root = roots_.find(std::string(word));
        if (root != roots_.end()) one.counts = root->second;
        one.spellings.push_back({word, one.counts.total});
        const LexiconEntry* entry = lexicon_.find(word);
        one.known = entry != nullptr && (entry->roles.root || entry->roles.kept);
        return one;
    }

    void merge(std::size_t into, std::size_t from) {
        if (into == from) return;
        SpellingClass& target = classes_[into];
        SpellingClass source = std::exchange(classes_[from], {});
        for (const Spelling& spelling : source.spellings) {
            places_[spelling.word] = into;
            target.spellings.push_back(spelling);
        }
        target.counts += source.counts;
        target.known = target.known || source.known;
        if (target.modern.empty()) target.modern = source.modern;
    }

    const std::map<std::string, WordCounts>& roots_;
    const Lexicon& lexicon_;
    std::map<std::string_view, std::size_t> places_;
    std::vector<SpellingClass> classes_;
};

}  // namespace

SpellingBridge::SpellingBridge(Pairs pairs) {
    std::erase_if(pairs, [](const auto& pair) { return pair.first == pair.second; });
    std::sort(pairs.begin(), pairs.end());
    const auto same_variant = [](const auto& one, const auto& other) {
        return one.first == other.first;
    };
    pairs.erase(std::unique(pairs.begin(), pairs.end(), same_variant), pairs.end());
    for (const auto& pair : pairs) {
        const std::string_view end = end_of_chain(pairs, pair.first);
        if (end != pair.first) pairs_.emplace_back(pair.first, end);
    }
}

std::string_view SpellingBridge::representative(std::string_view root) const {
    const auto pair = find_variant(pairs_, root);
    return pair == pairs_.end() ? root : std::string_view(pair->second);
}

SpellingBridge learn_spelling(const std::map<std::string, WordCounts>& roots,
                              const Lexicon& lexicon) {
    SpellingClasses classes(roots, lexicon);
    for (const WordGroup& group : spelling_pairs()) {
        for (const std::string_view spellings : split(group.words, ' '))
            classes.add_own(spellings);
    }
    for (const Candidate& candidate : candidates_among(roots))
        classes.join(candidate);
    return SpellingBridge(classes.pairs());
}

}  // namespace telusur
