// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "indexer/index/article.h"
#include "searchd/search/harvest_request.h"

namespace telusur {

/// Writes articles one by one in one format. All text is UTF-8. For one thread.
class ArticleWriter {
  public:
    virtual ~ArticleWriter() = default;

    /// What stands before the first article, and behind the last.
    virtual std::string begin() { return {}; }
    virtual std::string end() { return {}; }
    virtual std::string write(const Article& article) = 0;
};

std::unique_ptr<ArticleWriter> make_article_writer(ExportFormat format, Switch body);

/// One cell of a CSV file (RFC 4180), quoted where it must be. One that a spreadsheet would take
/// for a formula (it begins with = + - @, a tab or a carriage return) gets an apostrophe in front,
/// which spreadsheets do not show.
std::string csv_cell(const std::string& text);

/// Text of a BibTeX entry: what TeX reads as more than a character is escaped, braces among it.
std::string bibtex_text(const std::string& text);

/// The key of a BibTeX entry: another one for every id, in lower case, whatever the id holds.
std::string bibtex_key(const std::string& id);

}  // namespace telusur
