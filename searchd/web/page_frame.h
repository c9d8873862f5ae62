// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "indexer/index/phrase.h"
#include "searchd/web/html.h"

namespace telusur {

/// The language of articles, whatever that of the page: screen readers speak by it.
inline constexpr const char* kArchiveLanguage = "id";

/// Says things in the language of one page.
struct Speech {
    Language language = Language::Indonesian;

    const char* operator()(const char* english, const char* indonesian) const {
        return language == Language::English ? english : indonesian;
    }
};

/// The addresses of the files that pages need.
struct PageFiles {
    std::string style;
    std::vector<std::string> scripts;  ///< modules
    std::string icon;
};

/// What is around the contents of every page.
struct PageFrame {
    const PageFiles& files;
    std::string site;  ///< its name
    Language language = Language::Indonesian;
    std::string title;           ///< of the document; empty: the site's name
    std::string text;            ///< of the question
    std::string home;            ///< the page's own address without a question
    std::string other_language;  ///< the address of the same page in the other language
    Html carried;                ///< hidden inputs: what the form sends beside the question
    Html head;                   ///< more elements of the head
};

/// The whole document.
std::string page_in_frame(const PageFrame& frame, const Html& contents);

/// `<input type="hidden">`.
Html hidden_input(const std::string& name, const std::string& value);

/// A page that tells what went wrong.
struct PageProblem {
    Phrase title;
    Phrase detail;
    Phrase hint;
};
Html problem_contents(const PageProblem& problem, Language language);

}  // namespace telusur
