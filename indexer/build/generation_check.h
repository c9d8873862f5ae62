// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

namespace telusur {

/// How much of a generation is looked at beside the checksums of its files.
enum class CheckDepth {
    Samples,  ///< articles spread over all of it
    All,      ///< and every article with its words
};

/// Opens a generation as a searcher would and checks it: every file against the manifest; for a
/// sample of articles that each is found by its id and by every word of it, and that its token
/// stream is as its text; for all of them, where asked, that they can be read and that columns,
/// tokens and vocabulary agree on them. Returns how many articles it holds. Throws Error{BadData}
/// saying what does not hold and in which file.
std::uint64_t verify_generation(const std::filesystem::path& directory, CheckDepth depth);

/// The gate before publishing: verify_generation by samples, and as many articles as expected.
/// Throws Error{GateRefused} saying what does not hold.
void check_generation(const std::filesystem::path& directory, std::uint64_t expected_articles);

}  // namespace telusur
