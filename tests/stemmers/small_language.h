// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "stemmers/indonesian_stemmer.h"

namespace telusur::testing {

/// A stemmer that knows a few roots, among them those by which simpler stemmers are led astray
/// (teri, lidi, awat, luk), trained on a few families of words. Needs no installed dictionary.
const IndonesianStemmer& small_stemmer();

/// The words of those families, divided by blanks.
std::string_view family_words();

}  // namespace telusur::testing
