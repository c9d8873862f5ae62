// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

namespace telusur {

/// Called now and then during long work over all articles with those done and those there are.
using BuildProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

/// A stretch of the archive's articles: those from `first` to before `end`.
struct Chunk {
    std::size_t number = 0;  ///< chunks are numbered from 0 in the order of the articles
    std::size_t first = 0;
    std::size_t end = 0;
};

/// To be called after each article. Throws when the work is to be given up.
using ArticleDone = std::function<void()>;

/// Work over all articles, divided among threads chunk by chunk.
struct ArticleWork {
    std::size_t articles = 0;
    std::size_t articles_per_chunk = 1;
    std::size_t jobs = 1;
    /// Called once for each chunk, by threads numbered from 0 to before `jobs`, each with one chunk
    /// at a time.
    std::function<void(std::size_t job, const Chunk& chunk, const ArticleDone& done)> work;
    /// Called by the calling thread for each chunk after its work, in the order of chunks. A thread
    /// gets ahead of it by a few chunks only.
    std::function<void(const Chunk& chunk)> take;
    BuildProgress progress;  ///< called by the calling thread
};

std::size_t chunk_count(const ArticleWork& work);

/// Returns when all is worked on and taken. If any of the functions throws, the others are stopped
/// and the first exception comes out.
void do_article_work(const ArticleWork& work);

}  // namespace telusur
