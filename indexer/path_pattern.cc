// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/path_pattern.h"

#include <algorithm>
#include <filesystem>
#include <glob.h>

namespace telusur {

namespace {

class Matches {
  public:
    explicit Matches(const std::string& pattern)
        : result_(::glob(pattern.c_str(), GLOB_ERR | GLOB_NOSORT, nullptr, &found_)) {}
    ~Matches() { ::globfree(&found_); }
    Matches(const Matches&) = delete;
    Matches& operator=(const Matches&) = delete;

    bool failed() const { return result_ != 0 && result_ != GLOB_NOMATCH; }
    std::vector<std::string> paths() const {
        return {found_.gl_pathv, found_.gl_pathv + found_.gl_pathc};
    }

  private:
    glob_t found_{};
    int result_;
};

}  // namespace

bool is_pattern(const std::string& path) {
    std::error_code code;
    return path.find_first_of("*?[") != std::string::npos && !std::filesystem::exists(path, code);
}

std::optional<std::vector<std::string>> matching_paths(const std::string& pattern) {
    const Matches matches(pattern);
    if (matches.failed()) return std::nullopt;
    std::vector<std::string> paths = matches.paths();
    std::sort(paths.begin(), paths.end());
    return paths;
}

}  // namespace telusur
