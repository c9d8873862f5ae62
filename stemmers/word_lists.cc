// SPDX-License-Identifier: GPL-3.0-or-later
#include "stemmers/word_lists.h"

namespace telusur {

namespace {

constexpr WordGroup kKept[] = {
    {"pemilu", "acronym of pemilihan umum"},
};

constexpr WordGroup kAdded[] = {
    {"fitur", "English feature"},
};

constexpr FixedRoot kFixed[] = {
    {"ajar", "belajar pelajar", "ber- and per- become bel- and pel- before ajar"},
};

}  // namespace

std::span<const WordGroup> kept_words() {
    return kKept;
}

std::span<const WordGroup> added_roots() {
    return kAdded;
}

std::span<const FixedRoot> fixed_roots() {
    return kFixed;
}

}  // namespace telusur
