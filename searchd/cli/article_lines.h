// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "searchd/cli/article_field.h"
#include "searchd/cli/article_template.h"
#include "searchd/cli/output_format.h"

namespace telusur {

/// Writes a list of articles one by one. All text is UTF-8. For one thread.
class ArticleLines {
  public:
    virtual ~ArticleLines() = default;

    /// What stands before the first article, and behind the last.
    virtual std::string begin() { return {}; }
    virtual std::string end() { return {}; }
    virtual std::string write(const ListedArticle& listed) = 0;
};

/// How a list of articles is written.
struct ListStyle {
    OutputFormat format = OutputFormat::Plain;  ///< any but Table and Json
    std::vector<ArticleField> fields;           ///< for Plain, Csv and JsonLines; else the usual
    std::optional<ArticleTemplate> line;        ///< instead of all others
};

/// Citations and CSV are as exports without the text of articles give them. JSON lines are hits;
/// of articles that nothing is said of, as an export has them. Plain has id, date, score, title
/// and address, divided by tabs. Text in lines has no control characters.
std::unique_ptr<ArticleLines> make_article_lines(const ListStyle& style);

}  // namespace telusur
