// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/manifest.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

#include "indexer/index/error.h"
#include "indexer/index/field_table.h"
#include "indexer/index/file_io.h"
#include "indexer/index/rebuild_hint.h"

namespace telusur {

namespace {

using nlohmann::json;

constexpr std::size_t kMaximumManifestBytes = 1u << 20;
constexpr std::size_t kHeadBytes = 128;
constexpr const char* kManifestName = "MANIFEST.json";

bool stays_inside(const std::string& name) {
    const std::filesystem::path path(name);
    return !name.empty() && path.is_relative() &&
           std::none_of(path.begin(), path.end(), [](const auto& part) { return part == ".."; });
}

// The library would turn -1, 2.5 and 2^32 into numbers that were not written.
std::uint64_t count(const json& object, const char* key) {
    const json& value = object.at(key);
    if (!value.is_number_unsigned()) throw json::type_error::create(302, key, &value);
    return value.get<std::uint64_t>();
}

int version(const json& value) {
    const bool whole = value.is_number_integer();
    const std::int64_t number = whole ? value.get<std::int64_t>() : 0;
    if (!whole || !std::in_range<int>(number))
        throw json::type_error::create(302, "format", &value);
    return static_cast<int>(number);
}

Manifest from_json(const json& object) {
    Manifest manifest;
    manifest.format = version(object.at("format"));
    manifest.generation = object.at("generation").get<std::string>();
    manifest.built_at = object.at("built_at").get<std::string>();
    manifest.analysis = object.at("analysis").get<std::string>();
    manifest.archive_revision = count(object, "archive_revision");
    manifest.articles = count(object, "articles");
    manifest.undated = count(object, "undated");
    const json& files = object.at("files");
    if (!files.is_array()) throw json::type_error::create(302, "files", &files);
    for (const json& item : files) {
        // Formats before 5 have no heads; that one of this format has them, its checksum tells.
        manifest.files.push_back({item.at("name").get<std::string>(), count(item, "bytes"),
                                  item.at("xxh3").get<std::string>(), item.value("head", "")});
    }
    return manifest;
}

std::string written(const Manifest& manifest, const std::string& checksum) {
    nlohmann::ordered_json files = nlohmann::ordered_json::array();
    for (const Manifest::File& file : manifest.files) {
        files.push_back({{"name", file.name},
                         {"bytes", file.bytes},
                         {"xxh3", file.checksum},
                         {"head", file.head}});
    }
    const nlohmann::ordered_json object{{"format", manifest.format},
                                        {"generation", manifest.generation},
                                        {"built_at", manifest.built_at},
                                        {"analysis", manifest.analysis},
                                        {"archive_revision", manifest.archive_revision},
                                        {"articles", manifest.articles},
                                        {"undated", manifest.undated},
                                        {"files", files},
                                        {"xxh3", checksum}};
    return object.dump(2) + "\n";
}

}  // namespace

std::string to_json(const Manifest& manifest) {
    return written(manifest, checksum_of_text(written(manifest, "")));
}

Manifest parse_manifest(const std::string& text, const std::filesystem::path& path_for_messages) {
    try {
        Manifest manifest = from_json(json::parse(text));
        // There is one way to write a manifest, and its checksum is part of it: any other byte is
        // damage. Other versions may write theirs otherwise.
        if (manifest.format == kFormatVersion && text != to_json(manifest)) {
            throw Error(ErrorCode::BadData,
                        phrase("{} is damaged", "{} rusak", path_for_messages.string()),
                        rebuild_hint());
        }
        for (const Manifest::File& file : manifest.files) {
            if (!stays_inside(file.name)) {
                throw Error(ErrorCode::BadData,
                            phrase("{} names a file outside of the generation: {}",
                                   "{} menyebut berkas di luar generasi: {}",
                                   path_for_messages.string(), file.name));
            }
        }
        return manifest;
    } catch (const json::exception& problem) {
        throw Error(ErrorCode::BadData, phrase("{} is not a manifest: {}", "{} bukan manifes: {}",
                                               path_for_messages.string(), problem.what()));
    }
}

Manifest read_manifest(const std::filesystem::path& generation) {
    const auto path = generation / kManifestName;
    return parse_manifest(read_file(path, kMaximumManifestBytes), path);
}

std::vector<std::string> file_names(const std::filesystem::path& generation) {
    std::vector<std::string> names;
    try {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(generation)) {
            const std::string name = entry.path().lexically_relative(generation).generic_string();
            if (entry.is_regular_file() && name != kManifestName) names.push_back(name);
        }
    } catch (const std::filesystem::filesystem_error& problem) {
        throw system_error(problem.code().value(), {"read", "membaca"}, generation.string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::string checksum_of_head(const std::filesystem::path& path) {
    std::string head(kHeadBytes, '\0');
    std::ifstream file(path, std::ios::binary);
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(file.gcount()));
    return checksum_of_text(head);
}

std::vector<Manifest::File> list_files(const std::filesystem::path& generation) {
    std::vector<Manifest::File> files;
    for (const std::string& name : file_names(generation)) {
        const auto path = generation / name;
        files.push_back({name, std::filesystem::file_size(path), checksum_of_file(path),
                         checksum_of_head(path)});
    }
    return files;
}

}  // namespace telusur
