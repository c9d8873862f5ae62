// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace telusur {

inline constexpr std::size_t kMostJobs = 1024;
inline constexpr std::size_t kLeastMebibytes = 64;
inline constexpr std::size_t kDefaultMebibytes = 1024;
inline constexpr std::size_t kMostMebibytes = std::size_t{1} << 24;

/// What a build may use. The generation does not depend on it.
struct BuildResources {
    std::size_t jobs = 0;  ///< threads; 0 for as many as the machine has cores
    /// Bounds what is held of articles, postings and remembered words while articles are indexed,
    /// divided among the threads. It does not bound what the result needs: about 160 bytes an
    /// article (columns, and what tells copies) and 200 bytes a distinct word (vocabulary, what the
    /// archive teaches).
    std::size_t memory_mebibytes = kDefaultMebibytes;
};

/// The same for each of the threads.
struct JobResources {
    std::size_t jobs = 1;
    std::uint64_t postings_in_memory = 0;
    std::size_t remembered_bytes = 0;
};

/// Throws Error{Usage} for less memory than kLeastMebibytes. Gives fewer jobs than asked for where
/// the memory is too little for them.
JobResources job_resources(const BuildResources& resources);

}  // namespace telusur
