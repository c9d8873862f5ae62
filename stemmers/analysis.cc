// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/analysis.h"

#include <algorithm>
#include <iterator>

namespace telusur {

namespace {

constexpr std::size_t kLongestWord = 40;
constexpr std::size_t kShortestPrefixed = 4;  // with the prefix
constexpr std::size_t kShortestBase = 2;

struct Peeled {
    std::string_view base;
    Affixes affixes;
};

std::string_view without_end(std::string_view word, std::size_t length) {
    return word.substr(0, word.size() - length);
}

// A fixed-size list: at most two readings of each of three layers.
struct PeeledList {
    std::array<Peeled, 16> items;
    std::size_t size = 0;

    void add(const Peeled& item) {
        if (size < items.size()) items[size++] = item;
    }
};

void add_particle(std::string_view word, PeeledList& list) {
    list.add({word, {}});
    if (word.size() <= 5) return;
    for (const std::string_view particle : particles()) {
        if (!word.ends_with(particle)) continue;
        Peeled peeled{without_end(word, particle.size()), {}};
        peeled.affixes.particle = Particle::Present;
        list.add(peeled);
    }
}

void add_possessives(PeeledList& list) {
    const std::size_t before = list.size;
    for (std::size_t i = 0; i < before; ++i) {
        Peeled peeled = list.items[i];
        if (peeled.base.size() > 5 && peeled.base.ends_with("nya")) {
            peeled.affixes.possessive = Possessive::Nya;
            peeled.base = without_end(peeled.base, 3);
            list.add(peeled);
            continue;
        }
        for (const std::string_view possessive : personal_possessives()) {
            if (peeled.base.size() <= 4 || !peeled.base.ends_with(possessive)) continue;
            peeled.affixes.possessive = Possessive::Personal;
            peeled.base = without_end(peeled.base, possessive.size());
            list.add(peeled);
            break;
        }
    }
}

void add_suffixes(PeeledList& list) {
    const std::size_t before = list.size;
    for (std::size_t i = 0; i < before; ++i) {
        for (const SuffixRule& rule : derivational_suffixes()) {
            Peeled peeled = list.items[i];
            if (peeled.base.size() < rule.minimum_length || !peeled.base.ends_with(rule.written)) {
                continue;
            }
            peeled.affixes.suffix = rule.suffix;
            peeled.base = without_end(peeled.base, rule.written.size());
            list.add(peeled);
        }
    }
}

int cost_of(const Affixes& affixes, const LexiconEntry& entry) {
    const std::string& root = entry.word;
    const auto prefixes = affixes.used_prefixes();
    int cost = cost_of(affixes.suffix) + cost_of(affixes.possessive) + cost_of(affixes.particle);
    for (const Prefix prefix : prefixes)
        cost += cost_of(prefix);
    cost += sequence_cost(prefixes);
    if (!entry.roles.monosyllable) {
        cost += root_shape_cost(root, !prefixes.empty(), affixes.any());
    }
    if (prefixes.empty()) return cost + lone_suffix_cost(affixes.suffix);
    cost += pair_cost(prefixes.front(), affixes.suffix, affixes.possessive);
    const bool bare_ke =
        prefixes.size() == 1 && prefixes[0] == Prefix::Ke && affixes.suffix == Suffix::None;
    return bare_ke ? cost + bare_ke_cost(root) : cost;
}

enum class Peeling { Open, Ended };

class Finder {
  public:
    explicit Finder(const Lexicon& lexicon) : lexicon_(lexicon) {}

    void find(std::string_view base, const Affixes& affixes, int shape_gain) {
        if (keep(base, affixes, shape_gain) == Peeling::Ended) return;
        if (base.size() < kShortestPrefixed || affixes.prefix_count == kMaximumPrefixes) return;
        for (const Allomorph& row : allomorphs()) {
            if (!base.starts_with(row.written)) continue;
            if (row.position == Position::Outermost && affixes.prefix_count > 0) continue;
            const std::string_view rest = base.substr(row.written.size());
            if (!follows(row.following, rest)) continue;
            if (row.restored.size() + rest.size() < kShortestBase) continue;
            Affixes inner = affixes;
            inner.prefixes[inner.prefix_count++] = row.prefix;
            if (!may_combine(inner.prefixes[0], inner.suffix)) continue;
            if (row.restored.empty()) {
                find(rest, inner, shape_gain + row.monosyllable_cost);
            } else {
                std::string restored(row.restored);
                restored += rest;
                find(restored, inner, shape_gain + row.monosyllable_cost);
            }
        }
    }

    std::vector<Analysis> take() { return std::move(found_); }

  private:
    // A kept word is whole wherever it stands: seperangkat comes from perangkat.
    Peeling keep(std::string_view base, const Affixes& affixes, int shape_gain) {
        const LexiconEntry* entry = lexicon_.find(base);
        if (entry == nullptr || !entry->roles.root) return Peeling::Open;
        const int shape_cost = entry->roles.monosyllable ? shape_gain : 0;
        found_.push_back({entry, affixes, shape_cost + cost_of(affixes, *entry)});
        return entry->roles.kept ? Peeling::Ended : Peeling::Open;
    }

    const Lexicon& lexicon_;
    std::vector<Analysis> found_;
};

}  // namespace

std::vector<Analysis> analyses_of(std::string_view word, const Lexicon& lexicon) {
    if (word.size() > kLongestWord) return {};
    PeeledList list;
    add_particle(word, list);
    add_possessives(list);
    add_suffixes(list);
    Finder finder(lexicon);
    for (std::size_t i = 0; i < list.size; ++i) {
        finder.find(list.items[i].base, list.items[i].affixes, 0);
    }
    return finder.take();
}

std::string describe(const Affixes& affixes) {
    static constexpr std::string_view kPrefixes[] = {"di", "me", "pe", "per", "ber",    "ter",
                                                     "ke", "se", "ku", "kau", "ketidak"};
    static constexpr std::string_view kSuffixes[] = {"", "kan", "an", "i"};
    std::string text;
    const auto add = [&](std::string_view name) {
        if (!text.empty()) text += '+';
        text += name;
    };
    for (const Prefix prefix : affixes.used_prefixes())
        add(kPrefixes[static_cast<int>(prefix)]);
    if (affixes.suffix != Suffix::None) add(kSuffixes[static_cast<int>(affixes.suffix)]);
    if (affixes.possessive == Possessive::Nya) add("nya");
    if (affixes.possessive == Possessive::Personal) add("ku/mu");
    if (affixes.particle == Particle::Present) add("lah");
    return text;
}

}  // namespace telusur
