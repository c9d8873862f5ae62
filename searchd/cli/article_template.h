// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "searchd/cli/article_field.h"

namespace telusur {

/// A line about an article with the names of fields in braces: "{date} {title} <{url}>". {{ and }}
/// stand for braces.
class ArticleTemplate {
  public:
    /// Throws Error{Usage} with the place, in code points from 1, for a field that is not there
    /// and a brace without its other half.
    static ArticleTemplate parse(const std::string& text);

    /// Without control characters, and without a line feed at the end.
    std::string write(const ListedArticle& listed) const;

    bool names(ArticleField field) const;

  private:
    struct Part {
        std::string text;                   // as it is
        std::optional<ArticleField> field;  // behind the text
    };

    std::vector<Part> parts_;
};

}  // namespace telusur
