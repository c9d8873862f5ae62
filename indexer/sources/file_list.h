// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/index/phrase.h"

namespace telusur {

/// What a file's ending says. What an XML file is, only its content does (see xml_kind).
enum class FileKind { PageText, JsonLines, Csv, Xml, HtmlPage };

/// A file that holds articles, or a place where files should be and that has a problem.
struct ListedFile {
    std::string path;
    std::string name;  ///< path below the listed directory, '/' between; a file's own name if named
    FileKind kind = FileKind::PageText;
    std::optional<Phrase> problem;
    bool is_named = false;  ///< by the operator; else found in a directory
};

/// The article files at or below a path, sorted by the bytes of their paths; see open_file_source
/// for what is one. In a directory other files, hidden files and directories, README.txt,
/// LICENSE.txt and robots.txt are passed over, and symbolic links to directories are not followed;
/// `path` itself may be one. Never empty: where there is nothing that could be an article file, one
/// entry says so, as one does for a path that does not exist, cannot be read or is neither file nor
/// directory, and for a named file of another kind.
std::vector<ListedFile> list_article_files(const std::string& path);

/// What is said of a file named by the operator that is none of these kinds, and of a directory
/// without any.
Phrase unknown_kind_of_file();
Phrase no_article_files();

/// A file's name or path without the ending that makes it an article file.
std::string_view without_ending(std::string_view name);

}  // namespace telusur
