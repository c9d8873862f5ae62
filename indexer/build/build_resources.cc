// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build/build_resources.h"

#include <algorithm>
#include <thread>

#include "indexer/index/error.h"

namespace telusur {

namespace {

constexpr std::size_t kMebibyte = std::size_t{1} << 20;
constexpr std::size_t kLeastBytesPerJob = 32 * kMebibyte;
constexpr std::size_t kBytesPerPosting = 100;  // of Xapian's two trees of nodes
// Glass's inverter is bound by cache misses: small flushes are faster than large ones as long as
// the tree they update stays small and all is compacted at the end. Measured on 15,000
// articles: 9.3 s with 100,000 (some 550 articles of news), 9.5 s with 50,000, 12.5 s and more with
// 400,000.
constexpr std::uint64_t kMostPostingsInMemory = 100'000;
constexpr std::size_t kMostRememberedBytes = 256 * kMebibyte;

}  // namespace

JobResources job_resources(const BuildResources& resources) {
    if (resources.memory_mebibytes < kLeastMebibytes) {
        throw Error(ErrorCode::Usage, phrase("{} MiB of memory are too few: at least {} are needed",
                                             "memori {} MiB terlalu kecil: perlu paling sedikit {}",
                                             resources.memory_mebibytes, kLeastMebibytes));
    }
    const std::size_t memory = resources.memory_mebibytes * kMebibyte;
    const std::size_t wanted =
        resources.jobs != 0 ? resources.jobs : std::max(1u, std::thread::hardware_concurrency());
    JobResources job;
    job.jobs = std::min(wanted, memory / kLeastBytesPerJob);
    const std::size_t share = memory / job.jobs;
    job.postings_in_memory =
        std::min<std::uint64_t>(kMostPostingsInMemory, share / 2 / kBytesPerPosting);
    job.remembered_bytes = std::min(kMostRememberedBytes, share / 4);
    return job;
}

}  // namespace telusur
