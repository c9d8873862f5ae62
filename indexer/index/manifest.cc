// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/manifest.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "indexer/index/error.h"
#include "indexer/index/file_io.h"

namespace telusur {

namespace {

using nlohmann::json;

constexpr std::size_t kMaximumManifestBytes = 1u << 20;
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
        manifest.files.push_back({item.at("name").get<std::string>(), count(item, "bytes"),
                                  item.at("xxh3").get<std::string>()});
    }
    return manifest;
}

}  // namespace

std::string to_json(const Manifest& manifest) {
    nlohmann::ordered_json files = nlohmann::ordered_json::array();
    for (const Manifest::File& file : manifest.files) {
        files.push_back({{"name", file.name}, {"bytes", file.bytes}, {"xxh3", file.checksum}});
    }
    const nlohmann::ordered_json object{{"format", manifest.format},
                                        {"generation", manifest.generation},
                                        {"built_at", manifest.built_at},
                                        {"analysis", manifest.analysis},
                                        {"archive_revision", manifest.archive_revision},
                                        {"articles", manifest.articles},
                                        {"undated", manifest.undated},
                                        {"files", files}};
    return object.dump(2) + "\n";
}

Manifest parse_manifest(const std::string& text, const std::filesystem::path& path_for_messages) {
    try {
        Manifest manifest = from_json(json::parse(text));
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

std::vector<Manifest::File> list_files(const std::filesystem::path& generation) {
    std::vector<Manifest::File> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(generation)) {
        if (!entry.is_regular_file()) continue;
        const std::string name = entry.path().lexically_relative(generation).generic_string();
        if (name == kManifestName) continue;
        files.push_back({name, entry.file_size(), checksum_of_file(entry.path())});
    }
    std::sort(files.begin(), files.end(),
              [](const auto& left, const auto& right) { return left.name < right.name; });
    return files;
}

}  // namespace telusur
