// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "indexer/index/archive_language.h"

namespace telusur::testing {

/// A language with a few roots, among them those by which simpler stemmers are led astray (teri,
/// lidi, awat, luk), learned from a few families of words. Needs no installed dictionary.
const ArchiveLanguage& small_language();

inline const IndonesianStemmer& small_stemmer() {
    return small_language().model().stemmer();
}

/// The words of those families, divided by blanks.
std::string_view family_words();

}  // namespace telusur::testing
