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
    std::string operator()(const AddedFiles&) const { return kAddedByHand; }
    std::string operator()(const WordPressSiteSource& source) const { return source.site.url; }
    std::string operator()(const FeedAddress& source) const { return source.url; }
};

}  // namespace

std::string name_of(const SourceSpec& source) {
    return std::visit(Name{}, source);
}

}  // namespace telusur
