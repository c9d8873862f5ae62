// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "indexer/sources/file_list.h"
#include "indexer/sources/source.h"

namespace telusur {

/// The articles of one file of a list, as a part of the source of that name:
///
///     *.txt                                             one page text (see read_page_text)
///     *.jsonl *.ndjson *.jsonl.zst *.ndjson.zst         one article a line (see read_json_line)
///     *.csv *.tsv *.csv.zst *.tsv.zst                   one article a row (see CsvReader)
///     *.xml *.wxr *.rss *.atom *.rdf, also with .zst    a WordPress export (see WxrReader) or a
///                                                       feed (see FeedReader), by its first tag
///     *.html *.htm                                      the same, where it is one of them; else
///     the
///                                                       page of an article (see read_html_page)
///
/// The ending counts in any case. In a directory XML that is neither export nor feed and HTML that
/// is no page of an article are passed over. Blank lines are passed over.
///
/// The id of a page text is its path below the directory without the ending ("pages/banjir"), for a
/// named file the file's name without the ending.
///
/// Rejected, each as one record: the problem of the list; a page or line above kMaximumRecordBytes;
/// a JSON or CSV file in UTF-16; a named XML file that is neither export nor feed, a named HTML
/// file that is no page of an article; the place where a compressed file is damaged. Throws nothing
/// for these.
std::unique_ptr<Source> open_file_source(std::string name, ListedFile file);

}  // namespace telusur
