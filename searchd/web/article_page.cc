// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/web/article_page.h"

#include <algorithm>
#include <fmt/format.h>

#include "searchd/search/article_writer.h"
#include "searchd/search/result_json.h"
#include "searchd/search/web_address.h"
#include "searchd/web/facet_panel.h"
#include "searchd/web/hit_list.h"
#include "searchd/web/local_text.h"

namespace telusur {

namespace {

constexpr int kOldYears = 3;  // after which much of what news say may have changed

struct Role {
    std::string_view name;
    const char* english;
    const char* indonesian;
};

constexpr Role kRoles[] = {{"penulis", "Writer", "Penulis"},
                           {"reporter", "Reporter", "Reporter"},
                           {"editor", "Editor", "Editor"},
                           {"fotografer", "Photographer", "Fotografer"},
                           {"ilustrator", "Illustrator", "Ilustrator"},
                           {"penerjemah", "Translator", "Penerjemah"}};

class ArticleContents {
  public:
    ArticleContents(const PageQuestion& question, const ArticleView& view)
        : question_(question),
          view_(view),
          article_(view.article.article),
          say_{question.request.language} {}

    Html all() const {
        const std::string back = link_to_page(question_);
        return Html::element(
            "div", {{"id", "page"}},
            Html::element("p", {{"class", "back"}},
                          Html::element("a", {{"href", back}, {"data-back", true}},
                                        question_.request.text.empty()
                                            ? say_("← To the archive", "← Ke arsip")
                                            : say_("← Back to the results", "← Kembali ke hasil"))),
            Html::element("article", {{"class", "article"}},
                          Html::element("h1", {{"lang", kArchiveLanguage}}, title()), facts(),
                          original(), age_note(), credits(), body(), tags(), citation()),
            similar());
    }

    std::string plain_title() const {
        return article_.title.empty() ? say_("(untitled)", "(tanpa judul)") : article_.title;
    }

  private:
    Html title() const {
        return article_.title.empty() ? Html(plain_title()) : Html::marked(view_.article.title);
    }
    Html facts() const;
    Html original() const;
    Html age_note() const;
    Html credits() const;
    Html body() const;
    Html tags() const;
    Html citation() const;
    Html similar() const;
    std::string role(const std::string& name) const;
    std::string plain_citation() const;
    std::string link_to_value(ValueField field, const std::string& value) const;

    const PageQuestion& question_;
    const ArticleView& view_;
    const Article& article_;
    const Speech say_;
};

Html ArticleContents::facts() const {
    Html date = say_("No date", "Tanpa tanggal");
    if (article_.published) {
        const Date day = archive_date(article_.published->seconds);
        date = Html::element("time", {{"datetime", to_iso(day)}},
                             moment_text(*article_.published, say_.language));
        const std::string age = age_text(day, view_.today, say_.language);
        if (!age.empty()) date += Html::element("span", {{"class", "age"}}, " (" + age + ")");
    }
    return Html::element("p", {{"class", "facts"}}, joined({date, article_.source}, " · "));
}

Html ArticleContents::original() const {
    if (!is_web_address(article_.url)) return {};
    return Html::element("p", {{"class", "original"}},
                         Html::element("a", {{"href", article_.url}},
                                       say_("Read at its source", "Baca di situs asalnya")));
}

Html ArticleContents::age_note() const {
    if (!article_.published) return {};
    const int years = years_between(archive_date(article_.published->seconds), view_.today);
    if (years < kOldYears) return {};
    return Html::element(
        "p", {{"class", "old"}},
        fmt::format("{} {} {}", say_("This article is", "Artikel ini terbit"), years,
                    say_("years old; what it tells may have changed.",
                         "tahun lalu; keadaannya mungkin sudah berubah.")));
}

std::string ArticleContents::role(const std::string& name) const {
    for (const Role& known : kRoles) {
        if (known.name == name) return say_(known.english, known.indonesian);
    }
    return name;
}

std::string ArticleContents::link_to_value(ValueField field, const std::string& value) const {
    PageQuestion other = empty_question(question_);
    other.request.values[static_cast<std::size_t>(field)] = {value};
    return link_to_page(other);
}

Html ArticleContents::credits() const {
    const std::vector<std::string> authors = authors_of(article_);
    Html rows;
    for (const Credit& credit : article_.credits) {
        const bool is_author =
            std::find(authors.begin(), authors.end(), credit.name) != authors.end();
        Html name = credit.name;
        if (is_author || credit.role == "editor") {
            const ValueField field = is_author ? ValueField::Author : ValueField::Editor;
            name = Html::element("a", {{"href", link_to_value(field, credit.name)}}, credit.name);
        }
        rows += Html::element("div", {}, Html::element("dt", {}, role(credit.role)),
                              Html::element("dd", {}, name));
    }
    return rows.empty() ? rows : Html::element("dl", {{"class", "credits"}}, rows);
}

Html ArticleContents::body() const {
    Html parts;
    bool is_first = true;
    for (std::size_t i = 0; i < article_.body.size(); ++i) {
        const Html text = Html::marked(view_.article.body[i]);
        if (article_.body[i].kind == Paragraph::Kind::Heading) {
            parts += Html::element("h2", {}, text);
            continue;
        }
        const Html dateline =
            is_first && !article_.dateline.empty()
                ? Html::element("span", {{"class", "dateline"}}, article_.dateline) + " – "
                : Html();
        parts += Html::element("p", {}, dateline, text);
        is_first = false;
    }
    return Html::element("div", {{"class", "text"}, {"lang", kArchiveLanguage}}, parts);
}

Html ArticleContents::tags() const {
    Html items;
    const auto add = [&](ValueField field, const std::vector<std::string>& values) {
        for (const std::string& value : values) {
            items += Html::element(
                "li", {}, Html::element("a", {{"href", link_to_value(field, value)}}, value));
        }
    };
    add(ValueField::Category, article_.categories);
    add(ValueField::Tag, article_.tags);
    if (items.empty()) return {};
    return Html::element("ul", {{"class", "tags"}, {"aria-label", say_("Tags", "Tag")}}, items);
}

std::string ArticleContents::plain_citation() const {
    std::string text = fmt::format("{}", fmt::join(authors_of(article_), ", "));
    if (!text.empty()) text += ". ";
    text += "“" + plain_title() + ".” ";
    if (!article_.source.empty()) text += article_.source + ", ";
    if (article_.published)
        text += date_text(archive_date(article_.published->seconds), say_.language);
    if (is_web_address(article_.url)) text += ". " + article_.url;
    return text;
}

Html ArticleContents::citation() const {
    struct Form {
        const char* id;
        const char* name;
        std::string text;
    };
    const Form forms[] = {
        {"cite-plain", say_("Text", "Teks"), plain_citation()},
        {"cite-ris", "RIS", make_article_writer(ExportFormat::Ris, Switch::Off)->write(article_)},
        {"cite-bibtex", "BibTeX",
         make_article_writer(ExportFormat::BibTex, Switch::Off)->write(article_)}};
    Html parts;
    for (const Form& form : forms) {
        parts +=
            Html::element("h2", {}, form.name) +
            Html::element("pre", {{"id", form.id}, {"tabindex", "0"}, {"aria-label", form.name}},
                          form.text) +
            Html::element("button",
                          {{"type", "button"},
                           {"class", "plain"},
                           {"data-copy", form.id},
                           {"data-done", say_("Copied", "Tersalin")}},
                          fmt::format("{} {}", say_("Copy", "Salin"), form.name));
    }
    return Html::element("details", {{"class", "citation"}},
                         Html::element("summary", {}, say_("Cite", "Kutip artikel ini")), parts);
}

Html ArticleContents::similar() const {
    if (view_.similar.empty()) return {};
    return Html::element(
        "section", {{"class", "similar"}, {"aria-labelledby", "similar-title"}},
        Html::element("h2", {{"id", "similar-title"}}, say_("Similar articles", "Artikel serupa")),
        similar_list(question_, view_.similar, view_.today));
}

}  // namespace

std::string article_page(const PageFiles& files, const std::string& site,
                         const PageQuestion& question, const ArticleView& view) {
    const ArticleContents contents(question, view);
    const PageQuestion home = empty_question(question);
    const Article& article = view.article.article;
    Html head = Html::begin("meta", {{"name", "robots"}, {"content", "noindex"}});
    if (is_web_address(article.url))
        head += Html::begin("link", {{"rel", "canonical"}, {"href", article.url}});
    return page_in_frame(
        {files, site, question.request.language, contents.plain_title(), question.request.text,
         link_to_page(home), link_to_article(in_other_language(question), article.id),
         carried_inputs(home), head},
        contents.all());
}

}  // namespace telusur
