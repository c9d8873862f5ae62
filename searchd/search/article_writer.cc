// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/article_writer.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "searchd/search/result_json.h"

namespace telusur {

namespace {

std::string joined(const std::vector<std::string>& values, const char* separator) {
    return fmt::format("{}", fmt::join(values, separator));
}

std::string time_of(const std::optional<Timestamp>& time) {
    return time ? to_rfc3339(time->seconds) : "";
}

// What is read line by line has no line break within a value.
std::string on_one_line(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return text;
}

std::vector<std::string> subjects_of(const Article& article) {
    std::vector<std::string> subjects = article.categories;
    subjects.insert(subjects.end(), article.tags.begin(), article.tags.end());
    return subjects;
}

class JsonLinesWriter : public ArticleWriter {
  public:
    explicit JsonLinesWriter(Switch body) : body_(body) {}

    std::string write(const Article& article) override {
        return (body_ == Switch::On ? to_json(article) : head_to_json(article)) + '\n';
    }

  private:
    Switch body_;
};

class CsvWriter : public ArticleWriter {
  public:
    explicit CsvWriter(Switch body) : body_(body) {}

    std::string begin() override {
        std::vector<std::string> names{"id",          "url",    "title",  "published_at",
                                       "modified_at", "author", "editor", "categories",
                                       "tags",        "source"};
        if (body_ == Switch::On) names.emplace_back("body");
        return joined(names, ",") + "\r\n";
    }

    std::string write(const Article& article) override {
        std::vector<std::string> cells{article.id,
                                       article.url,
                                       article.title,
                                       time_of(article.published),
                                       time_of(article.modified),
                                       joined(authors_of(article), "; "),
                                       joined(names_in_role(article, role::kEditor), "; "),
                                       joined(article.categories, "; "),
                                       joined(article.tags, "; "),
                                       article.source};
        if (body_ == Switch::On) cells.push_back(body_text(article));
        std::transform(cells.begin(), cells.end(), cells.begin(), csv_cell);
        return joined(cells, ",") + "\r\n";
    }

  private:
    Switch body_;
};

class RisWriter : public ArticleWriter {
  public:
    std::string write(const Article& article) override {
        std::string text = "TY  - NEWS\r\n";
        const auto add = [&text](const char* tag, const std::string& value) {
            if (!value.empty()) text += fmt::format("{}  - {}\r\n", tag, on_one_line(value));
        };
        add("ID", article.id);
        add("TI", article.title);
        for (const std::string& name : authors_of(article))
            add("AU", name);
        for (const std::string& name : names_in_role(article, role::kEditor))
            add("ED", name);
        add("T2", article.source);
        if (article.published) {
            const Date date = archive_date(article.published->seconds);
            add("PY", fmt::format("{:04}", date.year));
            add("DA", fmt::format("{:04}/{:02}/{:02}/", date.year, date.month, date.day));
        }
        add("UR", article.url);
        for (const std::string& subject : subjects_of(article))
            add("KW", subject);
        return text + "LA  - id\r\nER  - \r\n\r\n";
    }
};

// A name in braces is not taken apart into first and last names, which Indonesian names need not
// have.
std::string bibtex_names(const std::vector<std::string>& names) {
    std::vector<std::string> whole;
    for (const std::string& name : names)
        whole.push_back('{' + bibtex_text(name) + '}');
    return joined(whole, " and ");
}

// An address is printed as it is; what would end the field is percent-encoded.
std::string bibtex_url(const std::string& url) {
    std::string text;
    for (const char c : url) {
        const bool breaks = std::string_view("{}\\ \t\r\n\"").find(c) != std::string_view::npos;
        text += breaks ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
    }
    return text;
}

class BibTexWriter : public ArticleWriter {
  public:
    std::string write(const Article& article) override {
        std::string text = "@article{" + bibtex_key(article.id);
        const auto add = [&text](const char* name, const std::string& value) {
            if (!value.empty()) text += fmt::format(",\n  {} = {{{}}}", name, value);
        };
        add("author", bibtex_names(authors_of(article)));
        add("editor", bibtex_names(names_in_role(article, role::kEditor)));
        // Braced twice: styles keep its capitals.
        if (!article.title.empty()) add("title", '{' + bibtex_text(article.title) + '}');
        add("journal", bibtex_text(article.source));
        if (article.published) {
            const Date date = archive_date(article.published->seconds);
            add("year", fmt::format("{:04}", date.year));
            add("month", fmt::format("{:02}", date.month));
            add("date", to_iso(date));
        }
        add("url", bibtex_url(article.url));
        add("keywords", bibtex_text(joined(subjects_of(article), ", ")));
        return text + ",\n  langid = {indonesian}\n}\n\n";
    }
};

class CslWriter : public ArticleWriter {
  public:
    std::string begin() override { return "["; }

    std::string write(const Article& article) override {
        Json item{{"id", article.id}, {"type", "article-newspaper"}, {"title", article.title}};
        add_names(item, "author", authors_of(article));
        add_names(item, "editor", names_in_role(article, role::kEditor));
        if (!article.source.empty()) item["container-title"] = article.source;
        if (article.published) {
            const Date date = archive_date(article.published->seconds);
            item["issued"]["date-parts"] =
                Json::array({Json::array({date.year, date.month, date.day})});
        }
        if (!article.url.empty()) item["URL"] = article.url;
        const std::string subjects = joined(subjects_of(article), ", ");
        if (!subjects.empty()) item["keyword"] = subjects;
        item["language"] = "id";
        const char* separator = is_first_ ? "\n" : ",\n";
        is_first_ = false;
        return separator + item.dump(-1, ' ', false, Json::error_handler_t::replace);
    }

    std::string end() override { return "\n]\n"; }

  private:
    using Json = nlohmann::ordered_json;

    static void add_names(Json& item, const char* role, const std::vector<std::string>& names) {
        for (const std::string& name : names)
            item[role].push_back({{"literal", name}});
    }

    bool is_first_ = true;
};

}  // namespace

std::unique_ptr<ArticleWriter> make_article_writer(ExportFormat format, Switch body) {
    switch (format) {
        case ExportFormat::JsonLines:
            return std::make_unique<JsonLinesWriter>(body);
        case ExportFormat::Csv:
            return std::make_unique<CsvWriter>(body);
        case ExportFormat::Ris:
            return std::make_unique<RisWriter>();
        case ExportFormat::BibTex:
            return std::make_unique<BibTexWriter>();
        case ExportFormat::Csl:
            return std::make_unique<CslWriter>();
    }
    return nullptr;
}

std::string csv_cell(const std::string& text) {
    constexpr std::string_view kFormulaBegins = "=+-@\t\r";
    const bool is_formula =
        !text.empty() && kFormulaBegins.find(text.front()) != std::string_view::npos;
    const std::string cell = is_formula ? '\'' + text : text;
    if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
    std::string quoted = "\"";
    for (const char c : cell)
        quoted.append(c == '"' ? 2 : 1, c);
    return quoted + '"';
}

// Braces become commands: BibTeX counts even those behind a backslash.
std::string bibtex_text(const std::string& text) {
    std::string escaped;
    for (const char c : on_one_line(text)) {
        switch (c) {
            case '\\':
                escaped += "\\textbackslash{}";
                break;
            case '{':
                escaped += "\\textbraceleft{}";
                break;
            case '}':
                escaped += "\\textbraceright{}";
                break;
            case '~':
                escaped += "\\textasciitilde{}";
                break;
            case '^':
                escaped += "\\textasciicircum{}";
                break;
            case '#':
            case '$':
            case '%':
            case '&':
            case '_':
                escaped += '\\';
                [[fallthrough]];
            default:
                escaped += c;
        }
    }
    return escaped;
}

// BibTeX takes keys that differ in case only for one.
std::string bibtex_key(const std::string& id) {
    std::string key;
    for (const char c : id) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
        key += plain ? std::string(1, c) : fmt::format("_{:02x}", static_cast<unsigned char>(c));
    }
    return key;
}

}  // namespace telusur
