// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/cli/article_lines.h"

#include <functional>
#include <utility>

#include "searchd/cli/wiki_citation.h"
#include "searchd/search/article_writer.h"
#include "searchd/search/result_json.h"
#include "stemmers/normalizer.h"

namespace telusur {

namespace {

using Fields = std::vector<ArticleField>;

const Fields kPlainFields{ArticleField::Id, ArticleField::Date, ArticleField::Score,
                          ArticleField::Title, ArticleField::Url};

// A line for an article, and nothing around them.
class PlainLines : public ArticleLines {
  public:
    using Write = std::function<std::string(const ListedArticle&)>;

    explicit PlainLines(Write write) : write_(std::move(write)) {}

    std::string write(const ListedArticle& listed) override { return write_(listed) + '\n'; }

  private:
    Write write_;
};

// Articles without an address are left out: an empty line is none.
class UrlLines : public ArticleLines {
  public:
    std::string write(const ListedArticle& listed) override {
        const std::string url = with_plain_blanks(listed.article.url);
        return url.empty() ? url : url + '\n';
    }
};

// The fields in CSV, with a header.
class CsvLines : public ArticleLines {
  public:
    explicit CsvLines(Fields fields) : fields_(std::move(fields)) {}

    std::string begin() override {
        return row([](ArticleField field) { return std::string(name_of(field)); });
    }
    std::string write(const ListedArticle& listed) override {
        return row([&listed](ArticleField field) { return csv_cell(text_of(field, listed)); });
    }

  private:
    template <typename CellOf>
    std::string row(const CellOf& cell_of) const {
        std::string line;
        for (const ArticleField field : fields_)
            line += cell_of(field) + ',';
        line.pop_back();
        return line + "\r\n";
    }

    Fields fields_;
};

// What exports write, too.
class ExportLines : public ArticleLines {
  public:
    explicit ExportLines(ExportFormat format) : writer_(make_article_writer(format, Switch::Off)) {}

    std::string begin() override { return writer_->begin(); }
    std::string end() override { return writer_->end(); }
    std::string write(const ListedArticle& listed) override {
        return writer_->write(listed.article);
    }

  private:
    std::unique_ptr<ArticleWriter> writer_;
};

std::string tab_separated(const Fields& fields, const ListedArticle& listed) {
    std::string line;
    for (const ArticleField field : fields)
        line += with_plain_blanks(text_of(field, listed)) + '\t';
    line.pop_back();
    return line;
}

PlainLines::Write line_writer(const ListStyle& style) {
    if (style.line)
        return [line = *style.line](const ListedArticle& listed) { return line.write(listed); };
    const Fields& fields = style.fields;
    switch (style.format) {
        case OutputFormat::JsonLines:
            if (!fields.empty())
                return [fields](const ListedArticle& listed) { return to_json(fields, listed); };
            return [](const ListedArticle& listed) {
                return listed.hit == nullptr ? head_to_json(listed.article) : to_json(*listed.hit);
            };
        case OutputFormat::Ids:
            return [](const ListedArticle& listed) { return with_plain_blanks(listed.article.id); };
        case OutputFormat::Wiki:
            return [](const ListedArticle& listed) { return wiki_citation(listed.article); };
        default:
            return [shown = fields.empty() ? kPlainFields : fields](const ListedArticle& listed) {
                return tab_separated(shown, listed);
            };
    }
}

}  // namespace

std::unique_ptr<ArticleLines> make_article_lines(const ListStyle& style) {
    if (!style.line) {
        switch (style.format) {
            case OutputFormat::Csv:
                if (!style.fields.empty()) return std::make_unique<CsvLines>(style.fields);
                return std::make_unique<ExportLines>(ExportFormat::Csv);
            case OutputFormat::Urls:
                return std::make_unique<UrlLines>();
            case OutputFormat::Ris:
                return std::make_unique<ExportLines>(ExportFormat::Ris);
            case OutputFormat::BibTex:
                return std::make_unique<ExportLines>(ExportFormat::BibTex);
            case OutputFormat::Csl:
                return std::make_unique<ExportLines>(ExportFormat::Csl);
            default:
                break;
        }
    }
    return std::make_unique<PlainLines>(line_writer(style));
}

}  // namespace telusur
