// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build/story_finder.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <numeric>

#include "indexer/index/file_io.h"
#include "indexer/index/token_stream.h"

namespace telusur {

namespace {

constexpr std::size_t kRunWords = 4;

// Chosen by the titles of a dozen pairs in each tenth, of real articles: from .7 on nearly all are
// one text with another head or tail, or its later edition; between .5 and .6 most are two texts
// about one event, or a schedule that was filled anew. By estimate all pairs of .8 and more are
// found, half of those of .65, and next to none below .55.
constexpr double kLeastResemblance = 0.7;

// Places are one byte, so that one in 256 is equal by chance.
constexpr double kEqualByChance = 1.0 / 256;

// A run of words that very many articles share, such as a daily table, must not make the work grow
// with their square. Copies stand close together, since documents are in the order of time.
constexpr std::size_t kMostCompared = 32;

// The finaliser of MurmurHash3: every bit of the input moves every bit of the output.
std::uint64_t mixed(std::uint64_t bits) {
    bits = (bits ^ bits >> 33) * 0xff51afd7ed558ccd;
    bits = (bits ^ bits >> 33) * 0xc4ceb9fe1a85ec53;
    return bits ^ bits >> 33;
}

// The stories as far as they are known: each document leads to an earlier one of its story, the
// first of it to itself.
class Stories {
  public:
    explicit Stories(std::size_t documents) : earlier_(documents) {
        std::iota(earlier_.begin(), earlier_.end(), DocumentNumber{0});
    }

    DocumentNumber first_of(DocumentNumber document) {
        while (earlier_[document] != document) {
            earlier_[document] = earlier_[earlier_[document]];
            document = earlier_[document];
        }
        return document;
    }

    void unite(DocumentNumber left, DocumentNumber right) {
        const auto [first, second] = std::minmax({first_of(left), first_of(right)});
        earlier_[second] = first;
    }

    std::vector<DocumentNumber> take() {
        for (DocumentNumber document = 0; document < earlier_.size(); ++document)
            earlier_[document] = first_of(document);
        return std::move(earlier_);
    }

  private:
    std::vector<DocumentNumber> earlier_;
};

}  // namespace

// Hashes of forms and not their numbers, which are others after the next build.
StoryFinder::StoryFinder(const Vocabulary& vocabulary) {
    word_hashes_.reserve(vocabulary.word_count());
    for (WordNumber word = 0; word < vocabulary.word_count(); ++word)
        word_hashes_.push_back(
            static_cast<std::uint32_t>(checksum_of(bytes_of(vocabulary.form(word)))));
}

void StoryFinder::add(std::uint32_t tags, std::span<const std::uint32_t> symbols) {
    std::uint32_t texts_before_body = tags + 1;
    body_.clear();
    for (const std::uint32_t symbol : symbols) {
        if (texts_before_body > 0) {
            texts_before_body -= symbol == kTextEnd ? 1 : 0;
        } else if (symbol >= kFirstWord) {
            body_.push_back(word_hashes_[symbol - kFirstWord]);
        }
    }
    const bool is_short = body_.size() < kFewestWords;
    is_short_.push_back(is_short);
    sketches_.push_back(is_short ? Sketch{} : sketch_of(body_));
}

// MinHash with one permutation: the runs are dealt out to the places by their hashes, and each
// place keeps the least of its own. A place that gets none takes what another one has, chosen by
// its number alone (Shrivastava 2017, "Optimal Densification").
StoryFinder::Sketch StoryFinder::sketch_of(std::span<const std::uint32_t> words) {
    constexpr std::uint64_t kNone = std::numeric_limits<std::uint64_t>::max();
    std::array<std::uint64_t, kPlaces> least;
    least.fill(kNone);
    for (std::size_t i = 0; i + kRunWords <= words.size(); ++i) {
        std::uint64_t run = 0;
        for (std::size_t k = 0; k < kRunWords; ++k)
            run = (run + words[i + k]) * 0x9e3779b97f4a7c15;
        const std::uint64_t hash = mixed(run);
        std::uint64_t& place = least[(hash >> 32) * kPlaces >> 32];
        place = std::min(place, hash & 0xffffffff);
    }
    Sketch sketch;
    for (std::uint64_t i = 0; i < kPlaces; ++i) {
        std::uint64_t from = i;
        for (std::uint64_t attempt = 1; least[from] == kNone; ++attempt)
            from = mixed(i << 32 | attempt) % kPlaces;
        sketch[i] = static_cast<std::uint8_t>(least[from]);
    }
    return sketch;
}

bool StoryFinder::are_near(const Sketch& left, const Sketch& right) {
    constexpr double kEqual = kEqualByChance + kLeastResemblance * (1 - kEqualByChance);
    constexpr double kLeast = kEqual * kPlaces;
    std::size_t equal = 0;
    for (std::size_t i = 0; i < left.size(); ++i)
        equal += left[i] == right[i] ? 1 : 0;
    return static_cast<double>(equal) >= kLeast;
}

void StoryFinder::collect(std::size_t place, std::vector<BandEntry>& entries) const {
    entries.clear();
    for (DocumentNumber document = 0; document < sketches_.size(); ++document) {
        if (is_short_[document]) continue;
        Band band = 0;
        std::memcpy(&band, sketches_[document].data() + place, sizeof band);
        entries.push_back({band, document});
    }
    std::sort(entries.begin(), entries.end());
}

std::vector<DocumentNumber> StoryFinder::stories() const {
    Stories stories(sketches_.size());
    std::vector<BandEntry> entries;
    entries.reserve(sketches_.size());
    for (std::size_t place = 0; place < kPlaces; place += sizeof(Band)) {
        collect(place, entries);
        for (std::size_t i = 1; i < entries.size(); ++i) {
            const std::size_t first = i - std::min(i, kMostCompared);
            for (std::size_t k = i; k > first && entries[k - 1].band == entries[i].band; --k) {
                const DocumentNumber earlier = entries[k - 1].document;
                const DocumentNumber later = entries[i].document;
                const bool are_known = stories.first_of(earlier) == stories.first_of(later);
                if (!are_known && are_near(sketches_[earlier], sketches_[later]))
                    stories.unite(earlier, later);
            }
        }
    }
    return stories.take();
}

}  // namespace telusur
