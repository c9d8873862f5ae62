// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <filesystem>

namespace telusur::testing {

/// The developers' archive of real news. It need not be there.
inline std::filesystem::path shared_articles() {
    const char* shared = std::getenv("TELUSUR_SHARED");
    const std::filesystem::path root =
        shared != nullptr ? shared : TELUSUR_TEST_DATA "/../../shared";
    return root / "data/articles/news-dev.jsonl.zst";
}

}  // namespace telusur::testing
