// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/file_list.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <utility>

#include "indexer/sources/text_pieces.h"

namespace telusur {

namespace {

namespace fs = std::filesystem;

struct Ending {
    std::string_view text;
    FileKind kind;
};

constexpr std::array<Ending, 21> kEndings = {{{".txt", FileKind::PageText},
                                              {".jsonl", FileKind::JsonLines},
                                              {".ndjson", FileKind::JsonLines},
                                              {".jsonl.zst", FileKind::JsonLines},
                                              {".ndjson.zst", FileKind::JsonLines},
                                              {".csv", FileKind::Csv},
                                              {".tsv", FileKind::Csv},
                                              {".csv.zst", FileKind::Csv},
                                              {".tsv.zst", FileKind::Csv},
                                              {".xml", FileKind::Xml},
                                              {".wxr", FileKind::Xml},
                                              {".rss", FileKind::Xml},
                                              {".atom", FileKind::Xml},
                                              {".rdf", FileKind::Xml},
                                              {".xml.zst", FileKind::Xml},
                                              {".wxr.zst", FileKind::Xml},
                                              {".rss.zst", FileKind::Xml},
                                              {".atom.zst", FileKind::Xml},
                                              {".rdf.zst", FileKind::Xml},
                                              {".html", FileKind::HtmlPage},
                                              {".htm", FileKind::HtmlPage}}};

// Files about a collection rather than of it.
constexpr std::array<std::string_view, 3> kPassedOver = {"readme.txt", "license.txt", "robots.txt"};

const Ending* ending_of(std::string_view name) {
    const std::string lower = ascii_lower(name);
    const auto fits = [&lower](const Ending& ending) {
        return lower.size() > ending.text.size() && lower.ends_with(ending.text);
    };
    const auto found = std::find_if(kEndings.begin(), kEndings.end(), fits);
    return found == kEndings.end() ? nullptr : &*found;
}

bool is_passed_over(std::string_view name) {
    const std::string lower = ascii_lower(name);
    return std::find(kPassedOver.begin(), kPassedOver.end(), lower) != kPassedOver.end();
}

Phrase cannot_read(const std::error_code& error) {
    return phrase("cannot be read: {}", "tidak dapat dibaca: {}", error.message());
}

// Why a file of this status cannot be opened, if so. Opening a pipe could wait for ever.
std::optional<Phrase> problem_of(fs::file_status status, const std::error_code& error) {
    if (status.type() == fs::file_type::regular) return std::nullopt;
    if (status.type() == fs::file_type::not_found) return Phrase{"does not exist", "tidak ada"};
    if (error) return cannot_read(error);
    return Phrase{"is neither a file nor a directory", "bukan berkas dan bukan direktori"};
}

// Walks the tree below one directory.
class Walk {
  public:
    explicit Walk(const fs::path& root) : root_(root) {
        for (directories_.emplace_back(); !directories_.empty();) {
            const std::string directory = std::move(directories_.back());
            directories_.pop_back();
            list(directory);
        }
    }

    std::vector<ListedFile> take() { return std::move(files_); }

  private:
    // `directory` is below the root; empty for the root itself.
    void list(const std::string& directory) {
        const fs::path path = directory.empty() ? root_ : root_ / directory;
        std::error_code error;
        fs::directory_iterator entry(path, error);
        for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
            const std::string file_name = entry->path().filename().string();
            if (file_name.starts_with('.')) continue;
            add(*entry, file_name, directory.empty() ? file_name : directory + '/' + file_name);
        }
        if (error) files_.push_back({path.string(), directory, {}, cannot_read(error), false});
    }

    void add(const fs::directory_entry& entry, const std::string& file_name, std::string name) {
        std::error_code error;
        const fs::file_status status = entry.status(error);
        if (status.type() == fs::file_type::directory) {
            std::error_code ignored;
            if (!entry.is_symlink(ignored)) directories_.push_back(std::move(name));
            return;
        }
        const Ending* ending = ending_of(file_name);
        if (ending == nullptr || is_passed_over(file_name)) return;
        files_.push_back({entry.path().string(), std::move(name), ending->kind,
                          problem_of(status, error), false});
    }

    fs::path root_;
    std::vector<std::string> directories_;  // still to be listed
    std::vector<ListedFile> files_;
};

ListedFile named_file(const fs::path& path, std::optional<Phrase> problem) {
    ListedFile file{path.string(), path.filename().string(), {}, std::move(problem), true};
    if (file.problem) return file;
    if (const Ending* ending = ending_of(file.name)) {
        file.kind = ending->kind;
    } else {
        file.problem = unknown_kind_of_file();
    }
    return file;
}

}  // namespace

std::vector<ListedFile> list_article_files(const std::string& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() != fs::file_type::directory) {
        return {named_file(path, problem_of(status, error))};
    }
    std::vector<ListedFile> files = Walk(path).take();
    if (files.empty()) {
        return {{path, "", {}, no_article_files(), true}};
    }
    std::sort(files.begin(), files.end(), [](const ListedFile& left, const ListedFile& right) {
        return left.name < right.name;
    });
    return files;
}

Phrase unknown_kind_of_file() {
    return {"unknown kind of file: expected .txt, .jsonl, .csv, .tsv, .xml, .rss, .atom or .html",
            "jenis berkas tidak dikenal: seharusnya .txt, .jsonl, .csv, .tsv, .xml, .rss, .atom "
            "atau .html"};
}

Phrase no_article_files() {
    return {"holds no article files", "tidak berisi berkas artikel"};
}

std::string_view without_ending(std::string_view name) {
    const Ending* ending = ending_of(name);
    return ending == nullptr ? name : name.substr(0, name.size() - ending->text.size());
}

}  // namespace telusur
