// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "indexer/sources/file_list.h"
#include "indexer/sources/source.h"

namespace telusur {

/// The articles of a file, or of all files below a directory, in the order of their paths' bytes:
///
///     *.txt                                             one page text (see read_page_text)
///     *.jsonl *.ndjson *.jsonl.zst *.ndjson.zst         one article a line (see read_json_line)
///     *.csv *.tsv *.csv.zst *.tsv.zst                   one article a row (see CsvReader)
///     *.xml *.wxr *.rss *.atom *.rdf, also with .zst    a WordPress export (see WxrReader) or a
///                                                       feed (see FeedReader), by its first tag
///     *.html *.htm                                      the same, where it is one of them
///
/// The ending counts in any case. In a directory other files, XML and HTML that is neither export
/// nor feed, hidden files and directories, README.txt, LICENSE.txt and robots.txt are passed over,
/// and symbolic links to directories are not followed; `path` itself may be one. Blank lines are
/// passed over.
///
/// The id of a page text is its path below the directory without the ending ("pages/banjir"), for a
/// named file the file's name without the ending.
///
/// Rejected, each as one record: a path that does not exist, cannot be read or is neither file nor
/// directory; a named file of another kind; a directory without any article file; a page text or
/// line above kMaximumRecordBytes; a JSON or CSV file in UTF-16; a named XML file that is neither
/// export nor feed; the place where a compressed file is damaged.
///
/// Lists the directory at once and reads files as they are asked for. Throws nothing for the above.
std::unique_ptr<Source> open_file_source(std::string path);

/// One file of a list, as a part of the source of that name.
std::unique_ptr<Source> open_file_source(std::string name, ListedFile file);

}  // namespace telusur
