// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/web/page_frame.h"

namespace telusur {

namespace {

Html head_of(const PageFrame& frame) {
    const std::string title = frame.title.empty() ? frame.site : frame.title + " – " + frame.site;
    Html scripts;
    for (const std::string& script : frame.files.scripts)
        scripts += Html::element("script", {{"type", "module"}, {"src", script}});
    return Html::element(
        "head", {}, Html::begin("meta", {{"charset", "utf-8"}}),
        Html::begin("meta",
                    {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}),
        Html::begin("meta", {{"name", "color-scheme"}, {"content", "light dark"}}),
        Html::element("title", {}, title),
        Html::begin("link", {{"rel", "stylesheet"}, {"href", frame.files.style}}), scripts,
        Html::begin("link",
                    {{"rel", "icon"}, {"type", "image/svg+xml"}, {"href", frame.files.icon}}),
        Html::begin("link", {{"rel", "search"},
                             {"type", "application/opensearchdescription+xml"},
                             {"title", frame.site},
                             {"href", "/opensearch.xml"}}),
        frame.head);
}

Html masthead_of(const PageFrame& frame) {
    const Speech say{frame.language};
    const bool english = frame.language == Language::English;
    const char* other = english ? "id" : "en";
    return Html::element(
        "header", {{"class", "masthead"}},
        Html::element("p", {{"class", "name"}},
                      Html::element("a", {{"href", frame.home}}, frame.site)),
        Html::element("p", {{"class", "about"}},
                      say("A news archive to search through", "Arsip berita, dapat ditelusuri")),
        Html::element("p", {{"class", "languages"}},
                      Html::element("a",
                                    {{"id", "language"},
                                     {"href", frame.other_language},
                                     {"hreflang", other},
                                     {"lang", other}},
                                    english ? "Bahasa Indonesia" : "English")));
}

Html form_of(const PageFrame& frame) {
    const Speech say{frame.language};
    const Html input = Html::begin("input", {{"id", "q"},
                                             {"name", "q"},
                                             {"type", "search"},
                                             {"value", frame.text},
                                             {"maxlength", "1024"},
                                             {"autocomplete", "off"},
                                             {"spellcheck", "false"},
                                             {"enterkeyhint", "search"},
                                             {"aria-describedby", "help"}});
    return Html::element(
        "form",
        {{"id", "question"},
         {"class", "question"},
         {"role", "search"},
         {"action", "/"},
         {"method", "get"},
         {"data-suggestions", say("Suggestions", "Saran")},
         {"data-tag", say("tag", "tag")},
         {"data-author", say("writer", "penulis")},
         {"data-title", say("article", "artikel")}},
        Html::element("label", {{"for", "q"}}, say("Search the archive", "Cari di arsip")),
        Html::element("div", {{"class", "line"}}, Html::element("div", {{"class", "box"}}, input),
                      Html::element("button", {{"type", "submit"}}, say("Search", "Cari"))),
        Html::element(
            "p", {{"id", "help"}, {"class", "help"}},
            say("Quotes for words side by side, a minus to leave articles out: ",
                "Tanda kutip untuk kata yang berdampingan, minus untuk menyingkirkan artikel: "),
            Html::element("code", {}, "\"jalan tol\" -bandara")),
        Html::element("div", {{"id", "carried"}}, frame.carried));
}

}  // namespace

std::string page_in_frame(const PageFrame& frame, const Html& contents) {
    const Speech say{frame.language};
    return Html::element(
               "html", {{"lang", say("en", "id")}}, head_of(frame),
               Html::element(
                   "body", {},
                   Html::element("a", {{"class", "skip"}, {"href", "#main"}},
                                 say("Skip to the results", "Langsung ke hasil")),
                   masthead_of(frame), form_of(frame),
                   Html::element("p", {{"id", "status"}, {"class", "unseen"}, {"role", "status"}}),
                   Html::element(
                       "div",
                       {{"id", "trouble"},
                        {"role", "alert"},
                        {"class", "notice"},
                        {"data-slow", say("Still searching …", "Masih mencari …")},
                        {"data-failed",
                         say("The server did not answer. What is shown is what came before.",
                             "Server tidak menjawab. Yang terlihat adalah hasil sebelumnya.")},
                        {"data-offline",
                         say("There is no connection. What is shown is what came before.",
                             "Tidak ada sambungan. Yang terlihat adalah hasil sebelumnya.")},
                        {"data-retry", say("Try again", "Coba lagi")},
                        {"hidden", true}}),
                   Html::element("main", {{"id", "main"}, {"tabindex", "-1"}}, contents)))
        .document();
}

Html hidden_input(const std::string& name, const std::string& value) {
    return Html::begin("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

Html problem_contents(const PageProblem& problem, Language language) {
    const Phrase& hint = problem.hint;
    return Html::element("section", {{"class", "notice problem"}},
                         Html::element("h1", {{"id", "count"}}, problem.title.in(language)),
                         Html::element("p", {}, problem.detail.in(language)),
                         hint.empty() ? Html() : Html::element("p", {}, hint.in(language)));
}

}  // namespace telusur
