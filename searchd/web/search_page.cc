// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/web/search_page.h"

#include <algorithm>
#include <fmt/format.h>

#include "searchd/search/result_json.h"
#include "searchd/web/date_histogram.h"
#include "searchd/web/facet_panel.h"
#include "searchd/web/hit_list.h"
#include "searchd/web/local_text.h"

namespace telusur {

namespace {

constexpr std::size_t kShownForms = 8;

// One page of results being written.
class SearchContents {
  public:
    SearchContents(const PageQuestion& question, const SearchAnswer& answer)
        : question_(question),
          request_(question.request),
          answer_(answer),
          result_(answer.result),
          say_{question.request.language} {}

    Html all() const {
        const bool is_found = result_.total > 0;
        const Html results =
            Html::element("section", {{"class", "results"}, {"aria-labelledby", "count"}},
                          Html::element("h1", {{"id", "count"}, {"class", "count"}}, count()),
                          chosen_filters(question_, result_), notes(), is_found ? Html() : advice(),
                          histogram(), is_found ? sorts() : Html(),
                          is_found ? hit_list(question_, result_.hits, answer_.today) : Html(),
                          pages(), reading(), takeaway());
        return Html::element("div", {{"id", "page"}, {"class", "columns"}}, results,
                             facet_panel(question_, result_));
    }

    std::string count() const;

  private:
    Html notes() const;
    Html advice() const;
    Html histogram() const;
    Html sorts() const;
    Html pages() const;
    Html reading() const;
    Html takeaway() const;
    Html page_link(std::uint64_t page, const Html& text, const char* rel) const;
    std::string link_for(const SearchRequest& request) const {
        return link_to_page({request, question_.has_language});
    }
    // What is of interest only to those who ask how the question was read.
    static bool is_about_reading(const Note& note) {
        return note.code == "recency_off" || note.code == "stop_words" || note.code == "synonyms";
    }
    std::string sentence_of(const Note& note) const {
        std::string text = note.message.in(say_.language);
        if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
            text[0] = static_cast<char>(text[0] - 'a' + 'A');
        return text;
    }
    std::string number(std::uint64_t value) const { return number_text(value, say_.language); }
    std::string articles(std::uint64_t value) const {
        return fmt::format("{} {}", number(value),
                           value == 1 ? say_("article", "artikel") : say_("articles", "artikel"));
    }

    const PageQuestion& question_;
    const SearchRequest& request_;
    const SearchAnswer& answer_;
    const SearchResult& result_;
    const Speech say_;
};

std::string SearchContents::count() const {
    const bool asks_nothing = request_.text.empty() && !has_filters(request_);
    if (result_.total == 0) {
        return asks_nothing ? say_("The archive is empty", "Arsip masih kosong")
                            : say_("No article matches", "Tidak ada artikel yang cocok");
    }
    if (asks_nothing) {
        return articles(result_.total) +
               say_(" in the archive, newest first", " di arsip, terbaru lebih dulu");
    }
    const char* at_least = result_.timed_out ? say_("at least ", "sedikitnya ") : "";
    return at_least + articles(result_.total) + say_(" found", " ditemukan");
}

Html SearchContents::notes() const {
    Html items;
    if (result_.suggestion) {
        SearchRequest better = request_;
        better.text = result_.suggestion->text;
        better.page = 1;
        items += Html::element(
            "li", {{"class", "suggestion"}}, say_("Did you mean: ", "Mungkin maksud Anda: "),
            Html::element("a", {{"href", link_for(better)}}, result_.suggestion->text),
            " (" + articles(result_.suggestion->total) + ")");
    }
    for (const Note& note : result_.notes) {
        if (!is_about_reading(note)) items += Html::element("li", {}, sentence_of(note));
    }
    return items.empty() ? items : Html::element("ul", {{"class", "notes"}}, items);
}

// What could be asked instead, and what it would find.
Html SearchContents::advice() const {
    Html items;
    for (const Relaxation& other : answer_.relaxations) {
        const bool is_word = other.kind == Relaxation::Kind::OneWord;
        const std::string label = is_word ? say_("only “", "hanya “") + other.request.text + "”"
                                          : say_("without filters", "tanpa saringan");
        const std::string total = ": " + articles(other.total);
        items += Html::element("li", {},
                               other.total == 0
                                   ? Html(label)
                                   : Html::element("a", {{"href", link_for(other.request)}}, label),
                               total);
    }
    const Html tips = Html::element(
        "p", {},
        say_("Check the spelling, or use fewer or more general words.",
             "Periksa ejaannya, atau pakai kata yang lebih sedikit atau lebih umum."));
    if (items.empty()) return Html::element("div", {{"class", "notice"}}, tips);
    return Html::element(
        "div", {{"class", "notice"}},
        Html::element("h2", {}, say_("You could ask for less", "Yang dapat dilonggarkan")),
        Html::element("ul", {}, items), tips);
}

Html SearchContents::histogram() const {
    for (const Facet& facet : result_.facets) {
        if (std::holds_alternative<DateInterval>(facet.name))
            return date_histogram(facet, request_.dates, say_.language);
    }
    return {};
}

Html SearchContents::sorts() const {
    struct Row {
        Sort sort;
        const char* english;
        const char* indonesian;
    };
    constexpr Row kRows[] = {{Sort::Relevance, "Best match", "Paling cocok"},
                             {Sort::Newest, "Newest", "Terbaru"},
                             {Sort::Oldest, "Oldest", "Terlama"}};
    Html links;
    for (const Row& row : kRows) {
        if (row.sort == Sort::Relevance && request_.text.empty()) continue;
        SearchRequest other = request_;
        other.sort = row.sort;
        other.page = 1;
        const bool is_this = row.sort == request_.sort;
        links += Html::element(
            "li", {},
            Html::element("a",
                          {{"href", link_for(other)}, {"aria-current", is_this ? "true" : "false"}},
                          say_(row.english, row.indonesian)));
    }
    return Html::element("nav", {{"class", "sorts"}, {"aria-label", say_("Order", "Urutan")}},
                         Html::element("ul", {}, links),
                         Html::element("a", {{"class", "to-filters"}, {"href", "#filters"}},
                                       say_("Narrow down", "Saring")));
}

Html SearchContents::page_link(std::uint64_t page, const Html& text, const char* rel) const {
    return Html::element(
        "a", {{"href", link_to_page(question_, static_cast<std::uint32_t>(page))}, {"rel", rel}},
        text);
}

Html SearchContents::pages() const {
    const std::uint64_t last =
        std::min<std::uint64_t>(page_count(request_, result_), kMaximumDepth / request_.per_page);
    if (last <= 1) return {};
    const std::uint64_t here = request_.page;
    Html parts;
    if (here > 1) parts += page_link(here - 1, say_("← Previous", "← Sebelumnya"), "prev");
    parts += Html::element("span", {{"class", "here"}},
                           fmt::format("{} {} {} {}", say_("Page", "Halaman"), number(here),
                                       say_("of", "dari"), number(last)));
    if (here < last) parts += page_link(here + 1, say_("Next →", "Berikutnya →"), "next");
    return Html::element(
        "nav", {{"class", "pages"}, {"aria-label", say_("Pages of results", "Halaman hasil")}},
        parts);
}

// How the question was read: what is searched for, and which forms count as its words. Each can be
// left out.
Html SearchContents::reading() const {
    if (request_.text.empty()) return {};
    Html families;
    for (const WordFamily& family : answer_.families) {
        if (family.forms.size() < 2) continue;
        Html forms;
        for (std::size_t i = 0; i < std::min(kShownForms, family.forms.size()); ++i) {
            const WordFamily::Form& form = family.forms[i];
            SearchRequest without = request_;
            without.page = 1;
            without.left_out_forms.push_back(form.form);
            const std::string title = say_("leave out ", "tanpa ") + form.form;
            forms += Html::element(
                "li", {}, form.form + " ",
                Html::element("span", {{"class", "number"}}, number(form.articles)), " ",
                Html::element(
                    "a", {{"href", link_for(without)}, {"aria-label", title}, {"title", title}},
                    "×"));
        }
        families += Html::element("dt", {}, family.word) +
                    Html::element("dd", {}, Html::element("ul", {{"class", "forms"}}, forms));
    }
    Html notes;
    for (const Note& note : result_.notes) {
        if (is_about_reading(note)) notes += Html::element("p", {}, sentence_of(note));
    }
    return Html::element(
        "details", {{"class", "reading"}},
        Html::element("summary", {},
                      say_("How the question was read", "Bagaimana pertanyaan dibaca")),
        Html::element("p", {}, say_("Searched for: ", "Yang dicari: "),
                      Html::element("code", {}, result_.parsed)),
        notes, families.empty() ? Html() : Html::element("dl", {}, families));
}

// The whole answer elsewhere: feeds and exports.
Html SearchContents::takeaway() const {
    SearchRequest question = question_of(request_);
    const auto links = [&](const char* path, auto formats) {
        Html parts;
        for (const auto& [name, label] : formats) {
            Parameters parameters = parameters_of(question);
            parameters.emplace_back("format", name);
            if (!parts.empty()) parts += " · ";
            parts += Html::element("a", {{"href", link_to(path, parameters)}}, label);
        }
        return parts;
    };
    using Formats = std::initializer_list<std::pair<const char*, const char*>>;
    const Html exports = links("/v1/export", Formats{{"csv", "CSV"},
                                                     {"ris", "RIS"},
                                                     {"bibtex", "BibTeX"},
                                                     {"csl", "CSL"},
                                                     {"jsonl", "JSON"}});
    question.sort = Sort::Relevance;  // a feed has an order of its own, and takes none
    const Html feeds =
        links("/v1/feed", Formats{{"atom", "Atom"}, {"rss", "RSS"}, {"json", "JSON Feed"}});
    const auto updated = parse_iso_timestamp(result_.updated_at);
    return Html::element(
        "footer", {{"class", "takeaway"}},
        Html::element("p", {}, say_("All results: ", "Semua hasil: "), exports),
        Html::element("p", {}, say_("Follow this question: ", "Ikuti pertanyaan ini: "), feeds),
        Html::element("p", {},
                      updated ? say_("Index updated ", "Indeks diperbarui ") +
                                    moment_text(*updated, say_.language)
                              : std::string()));
}

PageFrame frame_of(const PageFiles& files, const std::string& site, const PageQuestion& question) {
    return {files,
            site,
            question.request.language,
            question.request.text,
            question.request.text,
            link_to_page(empty_question(question)),
            link_to_page(in_other_language(question), question.request.page),
            carried_inputs(question),
            {}};
}

}  // namespace

std::string search_page(const PageFiles& files, const std::string& site,
                        const PageQuestion& question, const SearchAnswer& answer) {
    PageFrame frame = frame_of(files, site, question);
    if (!question.request.text.empty())
        frame.head += Html::begin("meta", {{"name", "robots"}, {"content", "noindex"}});
    SearchRequest feed = question_of(question.request);
    feed.sort = Sort::Relevance;
    frame.head += Html::begin(
        "link", {{"rel", "alternate"},
                 {"type", "application/atom+xml"},
                 {"title", question.request.text.empty() ? site : question.request.text},
                 {"href", link_to("/v1/feed", parameters_of(feed))}});
    return page_in_frame(frame, SearchContents(question, answer).all());
}

std::string search_page(const PageFiles& files, const std::string& site, const std::string& text,
                        Language language, const PageProblem& problem) {
    PageQuestion question;
    question.request.language = language;
    question.request.dedupe = Switch::On;
    question.request.text = text;
    return page_in_frame(
        frame_of(files, site, question),
        Html::element("div", {{"id", "page"}}, problem_contents(problem, language)));
}

}  // namespace telusur
