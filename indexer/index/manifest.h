// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace telusur {

/// MANIFEST.json: what a generation is and which files it consists of.
struct Manifest {
    struct File {
        std::string name;  ///< path below the generation, '/'-separated
        std::uint64_t bytes = 0;
        std::string checksum;  ///< checksum_of_file
        std::string head;      ///< checksum_of_head

        bool operator==(const File&) const = default;
    };

    int format = 0;                      ///< kFormatVersion of the writer
    std::string generation;              ///< its name
    std::string built_at;                ///< RFC 3339, archive's zone
    std::string analysis;                ///< TextAnalysis::fingerprint
    std::uint64_t archive_revision = 0;  ///< ArchiveStore::revision when it was built
    std::uint64_t articles = 0;
    std::uint64_t undated = 0;
    std::vector<File> files;  ///< all but the manifest, ascending by name

    bool operator==(const Manifest&) const = default;
};

/// As the file holds it, with a checksum of itself.
std::string to_json(const Manifest& manifest);

/// Throws Error{BadData} if it is not a manifest, for a `files` name that would leave the
/// generation's directory, and for one of this format version if any byte is not as to_json writes
/// it. Other format versions are not judged here.
Manifest parse_manifest(const std::string& text, const std::filesystem::path& path_for_messages);

/// The manifest of a generation's directory. Throws Error{BadData} or a system error.
Manifest read_manifest(const std::filesystem::path& generation);

/// Names of all files below `generation` but the manifest itself, ascending.
std::vector<std::string> file_names(const std::filesystem::path& generation);

/// Checksum of a file's first 128 bytes. All our files have a checksum of what follows in theirs,
/// or of where what follows stands: another file of the same kind and size has another head. That
/// is cheap to compare whenever a generation is opened.
std::string checksum_of_head(const std::filesystem::path& path);

/// The same files with size and checksums.
std::vector<Manifest::File> list_files(const std::filesystem::path& generation);

}  // namespace telusur
