// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/archive_language.h"

#include "indexer/index/error.h"
#include "indexer/index/file_io.h"
#include "indexer/index/rebuild_hint.h"

namespace telusur {

namespace {

// Some thousand times the model of an archive of ten thousand articles.
constexpr std::size_t kMaximumModelBytes = std::size_t{1} << 30;

}  // namespace

void write_language_model(const LanguageModel& model, const std::filesystem::path& path) {
    FileWriter file(path);
    file.write(bytes_of(save_language_model(model)));
    file.finish();
}

LanguageModel read_language_model(const std::filesystem::path& path) {
    auto model = load_language_model(read_file(path, kMaximumModelBytes));
    if (!model) {
        throw Error(ErrorCode::BadData,
                    phrase("{} is damaged, or of another version of this program",
                           "{} rusak, atau dari versi lain program ini", path.string()),
                    rebuild_hint());
    }
    return std::move(*model);
}

}  // namespace telusur
