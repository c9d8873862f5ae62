// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/generation.h"

#include <algorithm>
#include <fmt/ranges.h>

#include "indexer/index/error.h"
#include "indexer/index/file_io.h"
#include "indexer/index/rebuild_hint.h"

namespace telusur {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void refuse(const fs::path& directory, const Phrase& what) {
    throw Error(ErrorCode::BadData,
                {fmt::format("generation {} {}", directory.string(), what.english),
                 fmt::format("generasi {} {}", directory.string(), what.indonesian)},
                rebuild_hint());
}

[[noreturn]] void refuse_damaged(const fs::path& directory, const std::vector<std::string>& files) {
    const std::string names = fmt::format("{}", fmt::join(files, ", "));
    refuse(directory, phrase("has files that are damaged or missing: {}",
                             "punya berkas yang rusak atau hilang: {}", names));
}

Manifest manifest_in(const fs::path& directory) {
    std::error_code code;
    if (!fs::exists(directory / generation_layout::kManifest, code)) {
        refuse(directory, phrase("has no manifest", "tidak punya manifes"));
    }
    return read_manifest(directory);
}

bool names_part(const Manifest& manifest, std::string_view part) {
    return std::any_of(manifest.files.begin(), manifest.files.end(), [part](const auto& file) {
        return file.name == part || (file.name.starts_with(part) && file.name[part.size()] == '/');
    });
}

bool belongs_to_postings(const Manifest::File& file) {
    return file.name.starts_with(std::string(generation_layout::kPostings) + '/');
}

// Everything that can be told without reading the files through.
Manifest check_manifest(const fs::path& directory) {
    Manifest manifest = manifest_in(directory);
    if (manifest.format != kFormatVersion) {
        refuse(directory,
               phrase("has format {}, this program reads {}",
                      "berformat {}, program ini membaca {}", manifest.format, kFormatVersion));
    }
    for (const char* part :
         {generation_layout::kPostings, generation_layout::kColumns, generation_layout::kArticles,
          generation_layout::kModel, generation_layout::kVocabulary, generation_layout::kTokens}) {
        if (!names_part(manifest, part)) {
            refuse(directory,
                   phrase("has a manifest without {}", "manifesnya tidak memuat {}", part));
        }
    }
    for (const Manifest::File& file : manifest.files) {
        std::error_code code;
        const auto size = fs::file_size(directory / file.name, code);
        if (code) refuse(directory, phrase("lacks the file {}", "kehilangan berkas {}", file.name));
        if (size != file.bytes) {
            refuse(directory, phrase("holds a file of the wrong size: {}",
                                     "berisi berkas dengan ukuran salah: {}", file.name));
        }
        if (checksum_of_head(directory / file.name) != file.head)
            refuse_damaged(directory, {file.name});
    }
    return manifest;
}

// A question must be read as the articles were: by the same rules and the same model.
std::unique_ptr<const ArchiveLanguage> open_language(const fs::path& directory,
                                                     const Manifest& manifest) {
    auto language = std::make_unique<const ArchiveLanguage>(
        read_language_model(directory / generation_layout::kModel));
    const std::string analysis = language->analysis().fingerprint();
    if (manifest.analysis != analysis) {
        refuse(directory, phrase("was built with {}, this program reads words with {}",
                                 "dibangun dengan {}, program ini membaca kata dengan {}",
                                 manifest.analysis, analysis));
    }
    return language;
}

}  // namespace

// The vocabulary takes the longest to check: it is read beside the other parts, where the system
// has a thread for it.
Generation::Generation(fs::path directory)
    : Generation(directory, std::async([directory] {
                     return Vocabulary(directory / generation_layout::kVocabulary);
                 })) {}

Generation::Generation(fs::path directory, std::future<Vocabulary> vocabulary)
    : directory_(std::move(directory)),
      manifest_(check_manifest(directory_)),
      language_(open_language(directory_, manifest_)),
      columns_(directory_ / generation_layout::kColumns),
      vocabulary_(vocabulary.get()),
      tokens_(directory_ / generation_layout::kTokens),
      articles_(directory_ / generation_layout::kArticles),
      postings_(std::make_shared<PostingsPool>(directory_ / generation_layout::kPostings)) {
    const DocumentNumber count = columns_.document_count();
    if (count != manifest_.articles || articles_.size() != count ||
        tokens_.document_count() != count || tokens_.word_count() != vocabulary_.word_count() ||
        postings().document_count() != count) {
        refuse(directory_, phrase("has parts that do not belong together",
                                  "mempunyai bagian yang tidak cocok satu sama lain"));
    }
}

Postings Generation::postings() const {
    return postings_->take();
}

Article Generation::article(DocumentNumber document) const {
    return from_record(articles_.read(document));
}

std::optional<DocumentNumber> Generation::find(std::string_view id) const {
    for (const DocumentNumber document : columns_.candidates_by_id(id)) {
        if (article(document).id == id) return document;
    }
    return std::nullopt;
}

fs::path live_generation(const DataDirectory& directory) {
    const auto current = directory.current();
    if (current) return directory.generation_path(*current);
    throw Error(
        ErrorCode::NoIndex,
        phrase("there is no index in {}", "tidak ada indeks di {}", directory.path().string()),
        phrase("make one: telusur-indexer run --data {} --source PATH",
               "buat dengan: telusur-indexer run --data {} --source PATH",
               directory.path().string()));
}

void check_files(const fs::path& generation) {
    check_files(generation, [] { return true; });
}

// The postings first: nothing else shows damage in them, while all other files have checksums of
// their own that are looked at whenever they are read.
bool check_files(const fs::path& generation, const std::function<bool()>& go_on) {
    Manifest manifest = manifest_in(generation);
    std::stable_partition(manifest.files.begin(), manifest.files.end(), belongs_to_postings);
    std::vector<std::string> unnamed = file_names(generation);
    std::vector<std::string> damaged;
    for (const Manifest::File& file : manifest.files) {
        const auto found = std::find(unnamed.begin(), unnamed.end(), file.name);
        const fs::path path = generation / file.name;
        std::error_code code;
        bool is_whole = found != unnamed.end() && fs::file_size(path, code) == file.bytes;
        if (is_whole) {
            const std::string checksum = checksum_of_file(path, go_on);
            if (checksum.empty()) return false;
            is_whole = checksum == file.checksum;
        }
        if (found != unnamed.end()) unnamed.erase(found);
        if (!is_whole) damaged.push_back(file.name);
    }
    if (!damaged.empty()) refuse_damaged(generation, damaged);
    if (!unnamed.empty()) {
        refuse(generation, phrase("holds files that its manifest does not name: {}",
                                  "berisi berkas yang tidak disebut manifesnya: {}",
                                  fmt::format("{}", fmt::join(unnamed, ", "))));
    }
    return true;
}

}  // namespace telusur
