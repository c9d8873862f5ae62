// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source_spec.h"

#include <filesystem>

namespace telusur {

namespace {

namespace fs = std::filesystem;

struct Name {
    std::string operator()(const PathSource& source) const {
        std::error_code code;
        const fs::path absolute = fs::weakly_canonical(source.path, code);
        if (code) return source.path;
        return (absolute.has_filename() ? absolute : absolute.parent_path()).string();
    }
    std::string operator()(const PatternSource& source) const { return source.pattern; }
};

}  // namespace

std::string name_of(const SourceSpec& source) {
    return std::visit(Name{}, source);
}

}  // namespace telusur
