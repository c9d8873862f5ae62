// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/web/hit_list.h"

#include <fmt/format.h>

#include "searchd/search/web_address.h"
#include "searchd/web/local_text.h"
#include "searchd/web/page_frame.h"

namespace telusur {

namespace {

Html title_of(const Hit& hit, Language language) {
    const Speech say{language};
    if (hit.title.text.empty()) return say("(untitled)", "(tanpa judul)");
    return Html::marked(hit.title);
}

// The same question with nothing folded.
Html copies_of(const PageQuestion& question, const Hit& hit) {
    if (hit.copies == 0) return {};
    const Language language = question.request.language;
    const Speech say{language};
    const std::string text = fmt::format("{} {}", number_text(hit.copies, language),
                                         hit.copies == 1 ? say("similar copy", "salinan serupa")
                                                         : say("similar copies", "salinan serupa"));
    if (question.request.dedupe == Switch::Off) return text;
    PageQuestion unfolded = question;
    unfolded.request.dedupe = Switch::Off;
    return Html::element("a", {{"href", link_to_page(unfolded)}}, text);
}

Html item_of(const PageQuestion& question, const Hit& hit, const Date& today) {
    const Language language = question.request.language;
    const Speech say{language};
    const Article& article = hit.article;
    const std::string stored = link_to_article(question, article.id);
    const bool has_original = is_web_address(article.url);
    const Html link = Html::element("a",
                                    {{"href", has_original ? article.url : stored},
                                     {"class", "title"},
                                     {"data-id", article.id}},
                                    title_of(hit, language));
    const Html original = has_original ? Html::element("a", {{"href", stored}},
                                                       say("Text in the archive", "Teks di arsip"))
                                       : Html();
    const Html facts =
        joined({date_facts(article, today, language), author_facts(article, language),
                article.source, copies_of(question, hit), original},
               " · ");
    Html snippets;
    for (const MarkedText& fragment : hit.fragments)
        snippets += Html::element("p", {{"class", "snippet"}, {"lang", kArchiveLanguage}},
                                  Html::marked(fragment));
    return Html::element("li", {{"class", "hit"}},
                         Html::element("h2", {{"lang", kArchiveLanguage}}, link),
                         Html::element("p", {{"class", "facts"}}, facts), snippets);
}

}  // namespace

Html date_facts(const Article& article, const Date& today, Language language) {
    const Speech say{language};
    if (!article.published) return say("No date", "Tanpa tanggal");
    const Date date = archive_date(article.published->seconds);
    Html facts = Html::element("time", {{"datetime", to_iso(date)}}, date_text(date, language));
    const std::string age = age_text(date, today, language);
    if (!age.empty()) facts += Html::element("span", {{"class", "age"}}, " (" + age + ")");
    return facts;
}

Html author_facts(const Article& article, Language language) {
    const std::vector<std::string> authors = authors_of(article);
    if (authors.empty()) return {};
    return fmt::format("{} {}", language == Language::English ? "By" : "Oleh",
                       fmt::join(authors, ", "));
}

Html hit_list(const PageQuestion& question, const std::vector<Hit>& hits, const Date& today) {
    Html items;
    for (const Hit& hit : hits)
        items += item_of(question, hit, today);
    const std::size_t first =
        std::size_t{question.request.page - 1} * question.request.per_page + 1;
    return Html::element("ol", {{"class", "hits"}, {"start", std::to_string(first)}}, items);
}

Html similar_list(const PageQuestion& question, const std::vector<Hit>& hits, const Date& today) {
    const Language language = question.request.language;
    const PageQuestion unasked = empty_question(question);
    Html items;
    for (const Hit& hit : hits) {
        const Html facts = joined({date_facts(hit.article, today, language),
                                   author_facts(hit.article, language), hit.article.source},
                                  " · ");
        items += Html::element(
            "li", {{"class", "hit"}},
            Html::element("h3", {{"lang", kArchiveLanguage}},
                          Html::element("a", {{"href", link_to_article(unasked, hit.article.id)}},
                                        title_of(hit, language))),
            Html::element("p", {{"class", "facts"}}, facts));
    }
    return Html::element("ul", {{"class", "hits"}}, items);
}

}  // namespace telusur
